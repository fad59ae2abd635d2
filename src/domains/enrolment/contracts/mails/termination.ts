import { formatPhone } from '#kernel/contacts'
import { formatDay, isBefore } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import type { Letter } from '#platform/mail'
import { toFamily, toProvider, whose } from '../../applications/mails/news.ts'
import { example, type NewsFacts } from '../../applications/mails/news-facts.ts'
import type { NoticeSide } from '../../model.ts'
import type { Notice } from '../queries/notice.ts'

/** What letters about the end of a contract say besides the application; days as ISO text, money as kopecks in text. */
export type NoticeFacts = { side: NoticeSide; reason: string | null; lastOn: string; whole: boolean; released: string }
type Facts = NewsFacts & { notice: NoticeFacts | null; seatGoesOn?: boolean }

export function noticeFacts({ side, reason, lastOn, released }: Notice, startsOn: Temporal.PlainDate): NoticeFacts {
  const whole = isBefore(lastOn, startsOn)
  return { side, reason, lastOn: lastOn.toString(), whole, released: String(released) }
}

const exampleNotice: NoticeFacts = {
  ...{ side: 'family', reason: null, lastOn: '2026-11-30', whole: false, released: '78205' },
}
const asExample: Facts = { ...example, state: 'enrolled', notice: exampleNotice }
const ofProvider: Facts = {
  ...asExample,
  notice: {
    ...exampleNotice,
    side: 'provider',
    reason: 'Обстоятельства, которые от организации не зависят. Здание закрыто',
  },
}
const before: Facts = {
  ...asExample,
  notice: { ...exampleNotice, lastOn: '2026-08-31', whole: true, released: '536264' },
}

/** To the family: the notice was taken, until when lessons go on, what came back and how to change one's mind. */
const notice: Letter<Facts> = {
  name: 'enrolment.notice',
  kind: 'decision',
  subject: ({ number, name, notice: given }) =>
    `Договор ${number} ${given?.whole ? 'отменён до начала занятий' : 'расторгается'}: ${name}`,
  body: (facts) => [
    { p: whoGave(facts) },
    whose(facts),
    ...(facts.notice?.reason ? [{ p: `Причина: ${sentence(facts.notice.reason)}` }] : []),
    { p: lasts(facts) },
    ...moneyBack(facts),
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
    ...(facts.notice?.side === 'family' && !facts.notice.whole
      ? [
          {
            small: `Если передумаете, отзовите уведомление в карточке договора до ${day(facts.notice.lastOn)} включительно.`,
          },
        ]
      : []),
    ...(facts.notice?.side === 'provider'
      ? [{ p: `Если с решением не согласны, позвоните в организацию: ${formatPhone(facts.providerPhone)}.` }]
      : []),
  ],
  why: toFamily,
  samples: { 'семья расторгает': asExample, 'организация расторгает': ofProvider, 'до начала занятий': before },
}

/** To the family: everything is as before the notice. */
const noticeWithdrawn: Letter<Facts> = {
  name: 'enrolment.notice-withdrawn',
  kind: 'decision',
  subject: ({ number, name }) => `Договор ${number} действует дальше: ${name}`,
  body: (facts) => [
    {
      p: `Уведомление о расторжении отозвано. Договор № ${facts.number} на программу ${quoted(facts.programme)} действует до ${day(facts.endsOn)}.`,
    },
    whose(facts),
    { p: 'Деньги за следующие месяцы снова закреплены на сертификате, место остаётся за ребёнком.' },
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
  ],
  why: toFamily,
  samples: { отзыв: { ...asExample, notice: null } },
}

/** To the family: the terminated contract is over. */
const terminated: Letter<Facts> = {
  name: 'enrolment.terminated',
  kind: 'decision',
  subject: ({ number, name }) => `Договор ${number} прекращён: ${name}`,
  body: (facts) => [
    {
      p: `${facts.child} больше не занимается на программе ${quoted(facts.programme)}: договор № ${facts.number} прекращён ${day(facts.endsOn)}.`,
    },
    { p: 'Сам договор, уведомление и все суммы остались в архиве вашего кабинета.' },
    { button: 'Выбрать другой кружок', href: `/programmes` },
  ],
  why: toFamily,
  samples: { прекращён: asExample },
}

/** To the family: learnt to the end. */
const completed: Letter<Facts> = {
  name: 'enrolment.completed',
  kind: 'application',
  subject: ({ child, programme }) => `${child}: обучение ${quoted(programme)} закончено`,
  body: (facts) => [
    {
      p: `Поздравляем! ${facts.child} — обучение на программе ${quoted(facts.programme)} закончено ${day(facts.endsOn)}.`,
    },
    { p: 'Договор теперь лежит в архиве вашего кабинета.' },
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
  ],
  why: toFamily,
  samples: { выполнен: { ...asExample, notice: null } },
}

/** To the provider: a family gave notice; no personal data. */
const contractNotice: Letter<Facts> = {
  name: 'enrolment.contract-notice',
  kind: 'work',
  subject: ({ number, notice: given }) =>
    given?.side === 'operator' ? `Договор ${number} удалён` : `Семья расторгает договор ${number}`,
  body: (facts) => [
    {
      p: `По договору № ${facts.number} (${quoted(facts.programme)}, группа ${facts.group}) ${gave(facts)}`,
    },
    ...(facts.notice?.reason ? [{ p: `Причина: ${sentence(facts.notice.reason)}` }] : []),
    { p: seatWords(facts) },
    { button: 'Открыть договор', href: `/provider/applications/${facts.id}` },
  ],
  why: toProvider,
  samples: {
    расторжение: asExample,
    'до начала занятий': before,
    'место по продлению': { ...asExample, seatGoesOn: true },
  },
}

/** To the provider: the family changed its mind. */
const contractNoticeWithdrawn: Letter<Facts> = {
  name: 'enrolment.contract-notice-withdrawn',
  kind: 'work',
  subject: ({ number }) => `Договор ${number} действует дальше`,
  body: ({ id, number, programme, group, endsOn }) => [
    {
      p: `Уведомление о расторжении отозвано. Договор № ${number} (${quoted(programme)}, группа ${group}) действует до ${day(endsOn)}.`,
    },
    { button: 'Открыть договор', href: `/provider/applications/${id}` },
  ],
  why: toProvider,
  samples: { отзыв: { ...asExample, notice: null } },
}

export const terminationLetters = [
  notice,
  noticeWithdrawn,
  terminated,
  completed,
  contractNotice,
  contractNoticeWithdrawn,
]

function whoGave({ notice: given, provider, number, programme }: Facts): string {
  const what = `договор № ${number} на программу ${quoted(programme)}`
  if (given?.side === 'provider') return `${provider} расторгает ${what}.`
  if (given?.side === 'operator') return `Региональный оператор удалил ${what}: он оформлен по ошибке.`
  return `Вы расторгаете ${what}. Уведомление получено, идти никуда не нужно.`
}

function gave(facts: Facts): string {
  return facts.notice?.side === 'operator'
    ? 'была просьба удалить его как ошибочный. Региональный оператор удалил договор.'
    : `семья подала уведомление о расторжении. ${lasts(facts)}`
}

function seatWords({ notice: given, seatGoesOn }: Facts): string {
  if (seatGoesOn) return 'Место в группе остаётся за ребёнком: продлённый договор заключён и остаётся в силе.'
  return given?.whole ? 'Место в группе уже свободно.' : 'Место в группе освободится на следующий день.'
}

function lasts({ notice: given }: Facts): string {
  if (!given) return ''
  if (given.side === 'operator') return 'Договор отменён целиком.'
  return given.whole
    ? 'Занятия не начинались, поэтому договор отменён целиком.'
    : `Договор действует до ${day(given.lastOn)} включительно.`
}

function moneyBack({ notice: given }: Facts) {
  if (!given || given.released === '0') return []
  return [{ p: `На сертификат уже вернулось ${formatRoubles(BigInt(given.released), { short: true })}.` }]
}

function day(text: string): string {
  return formatDay(Temporal.PlainDate.from(text))
}
