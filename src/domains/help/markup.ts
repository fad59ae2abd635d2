import { parseSpans } from '#ui'
import type { Block, Condition, FactName } from './model.ts'
import { stringsOf } from './rules.ts'

/** Under which rule of the region a block is shown, as the operator writes it above the block. */
const conditions: Record<Condition, string> = {
  melts: 'номинал уменьшается',
  'melts-monthly': 'номинал уменьшается каждый месяц',
  'melts-daily': 'номинал уменьшается каждый день',
  'credited-on-issue': 'деньги приходят при выдаче',
  'credited-on-activation': 'деньги приходят при активации',
  'credited-on-enrolment': 'деньги приходят при зачислении',
}

/** What may stand in braces, with its words for the operator. */
export const factWords: Record<FactName, string> = {
  confirmationTerm: 'сколько действует ссылка из письма о регистрации',
  recoveryTerm: 'сколько действует ссылка для нового пароля',
  passwordLength: 'самый короткий пароль',
  ageFrom: 'с какого возраста сертификат',
  ageOver: 'до какого возраста сертификат',
  selfAge: 'с какого возраста ребёнок сам',
  documentsTerm: 'срок, чтобы принести документы',
  answerTerm: 'срок ответа организации',
  offerTerm: 'срок, чтобы принять договор',
  silenceTerm: 'сколько ждут отказа от продления',
  seatOfferTerm: 'сколько ждёт предложенное место',
  supportEmail: 'почта поддержки',
  supportPhone: 'телефон поддержки',
  supportHours: 'часы поддержки',
}

/** Blocks as plain text with a few marks, which a person can edit; `readMarkup` reads it back. */
export function writeMarkup(blocks: readonly Block[]): string {
  return blocks
    .map((block) => `${block.when ? `[если: ${conditions[block.when]}]\n` : ''}${written(block)}`)
    .join('\n\n')
}

/** Steps of a text one after another, as a film shows them. */
export function stepsIn(blocks: readonly Block[]): readonly { label: string; text: string }[] {
  return blocks.flatMap((block) => ('steps' in block ? block.steps : []))
}

function written(block: Block): string {
  if ('p' in block) return block.p
  if ('heading' in block) return `## ${block.heading}`
  if ('list' in block) return block.list.map((line) => `- ${line}`).join('\n')
  if ('steps' in block) return block.steps.map(({ label, text }, at) => `${at + 1}. ${label}\n${text}`).join('\n')
  return `${block.tone === 'warn' ? '!!' : '!'} ${block.notice}\n${block.text}`
}

export type Read = { blocks: Block[] } | { wrong: string }

/** What somebody wrote, or what to mend. Nothing but these marks is formatting: tags stay words and are refused. */
export function readMarkup(text: string): Read {
  const parts = text
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length === 0) return { wrong: 'Напишите текст: сейчас он пуст' }
  const blocks: Block[] = []
  for (const part of parts) {
    const block = blockOf(part)
    if ('wrong' in block) return block
    blocks.push(block)
  }
  const wrong = blocks.flatMap(stringsOf).map(whyNotWords).find(Boolean)
  return wrong ? { wrong } : { blocks }
}

function blockOf(part: string): Block | { wrong: string } {
  const [, condition, rest] = /^\[если: ([^\]]+)\]\n([\s\S]+)$/.exec(part) ?? []
  if (condition === undefined || rest === undefined) return plainBlockOf(part)
  const when = (Object.keys(conditions) as Condition[]).find((one) => conditions[one] === condition)
  if (!when) return { wrong: `Нет условия «${condition}». Есть: ${Object.values(conditions).join('; ')}` }
  return { ...plainBlockOf(rest), when }
}

function plainBlockOf(part: string): Block {
  const lines = part.split('\n').map((line) => line.trim())
  const [first = '', ...more] = lines
  if (first.startsWith('## ') && more.length === 0) return { heading: first.slice(3).trim() }
  if (lines.every((line) => line.startsWith('- '))) return { list: lines.map((line) => line.slice(2).trim()) }
  const [, mark, notice] = /^(!{1,2}) (.+)$/.exec(first) ?? []
  if (notice && more.length > 0)
    return { notice, text: more.join(' '), ...(mark === '!!' ? { tone: 'warn' as const } : {}) }
  if (/^\d+\. /.test(first) && more.length > 0) return { steps: stepsOf(lines) }
  return { p: lines.join(' ') }
}

function stepsOf(lines: readonly string[]) {
  const steps: { label: string; text: string }[] = []
  for (const line of lines) {
    const label = /^\d+\. (.+)$/.exec(line)?.[1]
    const last = steps.at(-1)
    if (label !== undefined) steps.push({ label, text: '' })
    else if (last) last.text = `${last.text} ${line}`.trim()
  }
  return steps
}

/** Why a line cannot be published, in words for its author. No sign is looked for past the next one: long texts are read once. */
function whyNotWords(text: string): string | null {
  const tag = /<\/?[a-z][^<>]*>/i.exec(text)?.[0]
  if (tag) return `Теги не работают: уберите «${tag}». Жирный текст пишут так: **слова**`
  const fact = [...text.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !Object.hasOwn(factWords, name))
  if (fact) return `Нет сведения ${fact[0]}. Какие есть, написано под текстом`
  const links = parseSpans(text).flatMap((span) => (span.kind === 'link' ? [span.href] : unreadLinks(span.text)))
  const strange = links.find(
    (href) => !/^(?:\/(?!\/)[^\\]*|#[\w-]+|https:\/\/[^\s]+|mailto:[^\s]+|tel:\+?\d+)$/.test(href),
  )
  return strange ? `Адрес ссылки «${strange}» не подойдёт: начните его с / или https://` : null
}

/** Why a title, a summary or a step of a film cannot be published: they are shown as typed, nothing stands in their place. */
export function whyNotPlain(text: string): string | null {
  const sign = /\{[^{}]*\}|\*\*[^*]+\*\*|\[[^[\]]+\]\([^()]+\)/.exec(text)?.[0]
  return whyNotWords(text) ?? (sign ? `Здесь «${sign}» увидят как есть: напишите простыми словами` : null)
}

/** Links whose address is none stay words. */
function unreadLinks(text: string): string[] {
  return [...text.matchAll(/\[[^[\]]+\]\(([^)\s[]+)\)/g)].map(([, href = '']) => href)
}
