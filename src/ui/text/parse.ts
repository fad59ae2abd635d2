/** A piece of text with its look; HTML is never among them, so it can only be shown as it was typed. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; text: string }
  | { kind: 'italic'; text: string }
  | { kind: 'link'; text: string; href: string }

export type Block =
  | { kind: 'paragraph' | 'quote'; lines: Span[][] }
  | { kind: 'heading'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }

const ordered = /^\d{1,3}[.)]\s+/
/** A long dash begins what somebody says, so it is not among them. */
const bulleted = /^[-–*•]\s+/

/** The hint of every field whose text is shown by `TypedText`. */
export const typedTextHint =
  'Пустая строка — новый абзац. # Заголовок, - пункт списка, > цитата, **жирный**, *курсив*, [ссылка](https://…). Теги HTML останутся текстом'

/** The few signs of Markdown that texts of people need: headings, lists, quotes, bold, italic, links. Everything else is words. */
export function parseText(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((part) =>
      blocksOf(
        part
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    )
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    const next = blockOf(line)
    if (last?.kind === 'list' && next.kind === 'list' && last.ordered === next.ordered) last.items.push(...next.items)
    else if (last && 'lines' in last && 'lines' in next && last.kind === next.kind) last.lines.push(...next.lines)
    else blocks.push(next)
  }
  return blocks
}

function blockOf(line: string): Block {
  if (/^#{1,4}\s+/.test(line)) return { kind: 'heading', spans: parseSpans(line.replace(/^#{1,4}\s+/, '')) }
  if (/^>\s?/.test(line)) return { kind: 'quote', lines: [parseSpans(line.replace(/^>\s?/, ''))] }
  if (ordered.test(line)) return { kind: 'list', ordered: true, items: [parseSpans(line.replace(ordered, ''))] }
  if (bulleted.test(line)) return { kind: 'list', ordered: false, items: [parseSpans(line.replace(bulleted, ''))] }
  return { kind: 'paragraph', lines: [parseSpans(line)] }
}

const sign = /\*\*([^*\n]{1,500})\*\*|\*([^*\s][^*\n]{0,500})\*|\[([^\][\n]{1,300})\]\(([^()\s]{1,1000})\)/g

export function parseSpans(line: string): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of line.matchAll(sign)) {
    const [whole, bold, italic, label, href] = match
    const span = spanOf({ bold, italic, label, href })
    if (!span) continue
    if (match.index > from) spans.push({ kind: 'text', text: line.slice(from, match.index) })
    spans.push(span)
    from = match.index + whole.length
  }
  if (from < line.length || spans.length === 0) spans.push({ kind: 'text', text: line.slice(from) })
  return spans
}

type Found = Record<'bold' | 'italic' | 'label' | 'href', string | undefined>

function spanOf({ bold, italic, label, href }: Found): Span | null {
  if (bold) return { kind: 'bold', text: bold }
  if (italic) return { kind: 'italic', text: italic }
  return label && href && isSafe(href) ? { kind: 'link', text: label, href } : null
}

/** Pages of this site and of the open web, mail, telephones; `javascript:` and its like stay words. */
function isSafe(href: string): boolean {
  return /^(?:\/(?![/\\])|#[\w-]+$|tel:\+?\d+$)/.test(href) || /^(?:https?:\/\/[^/?#\\]|mailto:[^?])/i.test(href)
}

/** Does the text hold something that looks like HTML? The author is told that it will be seen as it is. */
export function hasTags(text: string): boolean {
  return /<\/?[a-z][^<>]*>/i.test(text)
}

/** The beginning of a text without its signs, for lists and feeds: every part of it ends as a sentence does. */
export function beginningOf(text: string, most = 200): string {
  const words = parseText(text)
    .flatMap((block) => (block.kind === 'heading' ? [block.spans] : 'lines' in block ? block.lines : block.items))
    .map((spans) => spans.map((span) => span.text).join(''))
    .map((part) => (/[.!?…:;,]$/.test(part) ? part : `${part}.`))
    .join(' ')
  return words.length > most ? `${words.slice(0, most).replace(/[\s.,:;!?]+\S*$/, '')}…` : words
}
