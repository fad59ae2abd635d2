import { formatPhone } from '#kernel/contacts'
import { formatDay, formatInstant } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import type { Block, Letter } from '#platform/mail'
import type { ApplicationView } from '../applications/queries/list.ts'
import type { Consent, LineReason } from './model.ts'
import type { ProlongationView } from './queries/row.ts'
import { expressWords, isExpress, obstacleWords } from './words.ts'

/** What letters about a prolonged contract are written from; days as ISO text, money as kopecks in text. */
export type ProlongationFacts = {
  id: string
  number: string
  before: string
  child: string
  programme: string
  provider: string
  providerPhone: string
  group: string
  startsOn: string
  endsOn: string
  certificate: string
  parent: string
  period: string
  consent: Consent | null
  /** The last moment to refuse, as words of the region's clocks. */
  until: string | null
  reason: string | null
  holdsSeat: boolean
  /** 1 for the day of the offer, more for reminders. */
  turn: number
}

export function prolongationFacts(
  application: ApplicationView,
  prolongation: ProlongationView,
  { zone, turn = 1 }: { zone: string; turn?: number },
): ProlongationFacts {
  const { id, number, name, surname, programme, provider, providerPhone, group, reason, holdsSeat } = application
  const { answerUntil, consent, before, period } = prolongation
  return {
    ...{ id, number, programme, provider, providerPhone, group, consent, reason, holdsSeat, turn },
    ...{ before: before.number, child: `${name} ${surname}`, period: period ?? '' },
    startsOn: application.startsOn.toString(),
    endsOn: application.endsOn.toString(),
    certificate: String(application.certificate),
    parent: String(application.parent),
    until: answerUntil && formatInstant(answerUntil, zone),
  }
}

const example: ProlongationFacts = {
  id: '0199d1a0-0000-7000-8000-000000000218',
  number: '218-ПФ',
  before: '118-ПФ',
  child: 'Мария Петрова',
  programme: 'Первые роботы',
  provider: 'Дом детского творчества',
  providerPhone: '+78142553322',
  group: 'Р-1',
  startsOn: '2027-01-01',
  endsOn: '2027-05-31',
  certificate: '663736',
  parent: '0',
  period: '2027 год',
  consent: 'silence',
  until: '31 декабря 2026 года, 23:59',
  reason: null,
  holdsSeat: false,
  turn: 1,
}

const why = () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.'
const toProvider = () => 'Вы получили это письмо, потому что это адрес организации в реестре поставщиков.'

/** Days 0, 3 and 6: the contract was prolonged, and until when the family may refuse (S-016…S-022). */
const prolonged: Letter<ProlongationFacts> = {
  name: 'enrolment.prolonged',
  kind: 'decision',
  subject: ({ child, programme, turn, consent, until }) =>
    isExpress(consent)
      ? `Подтвердите продление до ${until}: ${child}, ${quoted(programme)}`
      : `${turn > 1 ? 'Напоминаем: договор' : 'Договор'} продлён, ${child}, ${quoted(programme)}`,
  body: (facts) => [
    {
      p: `${facts.provider}: договор № ${facts.before} продлён на ${facts.period}. Новый договор № ${facts.number}, подавать заявку и заявление не нужно.`,
    },
    about(facts),
    ...meaning(facts),
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
    { small: `Вопросы — в организацию: ${formatPhone(facts.providerPhone)}.` },
  ],
  why,
  samples: {
    'в день продления': example,
    'на третий день': { ...example, turn: 2 },
    'нужно согласие': { ...example, consent: 'late', until: '6 января 2027 года, 23:59', parent: '120000' },
  },
}

function meaning({ consent, until, id }: ProlongationFacts): Block[] {
  if (isExpress(consent))
    return [
      { p: expressWords[consent] },
      { p: `Примите договор до ${until}, иначе продление закроется, место и деньги освободятся.` },
    ]
  return [
    { p: 'Если вы согласны, ничего делать не нужно: договор вступит в силу сам, с первого дня занятий.' },
    { p: `Если не согласны, откройте договор и нажмите «Отказать» до ${until}.` },
    { button: 'Отказать', href: `/my/applications/${id}/cancellation` },
  ]
}

/** Prolonged while there is no agreement for the period yet (S-017). */
const prolongationAwaits: Letter<ProlongationFacts> = {
  name: 'enrolment.prolongation-awaits',
  kind: 'term',
  subject: ({ child, programme }) => `Договор продлевают, ${child}, ${quoted(programme)}`,
  body: (facts) => [
    {
      p: `${facts.provider} продлевает договор № ${facts.before} на ${facts.period}. Место и деньги за ребёнком, но муниципалитет ещё не заключил с организацией соглашение на этот период.`,
    },
    about(facts),
    { p: 'Делать ничего не нужно. Когда соглашение появится, мы напишем, и вы сможете отказаться, если передумаете.' },
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
  ],
  why,
  samples: { 'ждёт соглашения': { ...example, consent: null, until: null } },
}

/** Silence has spoken: the contract is in force (S-020, S-021). */
const prolongationInForce: Letter<ProlongationFacts> = {
  name: 'enrolment.prolongation-in-force',
  kind: 'decision',
  subject: ({ number, child }) => `Договор ${number} вступил в силу: ${child} учится дальше`,
  body: (facts) => [
    {
      p: `Отказа не было, поэтому договор № ${facts.number} на программу ${quoted(facts.programme)} вступил в силу с ${day(facts.startsOn)}.`,
    },
    about(facts),
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
    {
      small:
        'Отказаться от занятий можно и теперь: договор расторгается с первого числа следующего месяца, деньги за остальные месяцы вернутся.',
    },
  ],
  why,
  samples: { 'вступил в силу': example },
}

/** The certificate is frozen on the day on which silence would have spoken. */
const prolongationStopped: Letter<ProlongationFacts> = {
  name: 'enrolment.prolongation-stopped',
  kind: 'decision',
  subject: ({ number }) => `Договор ${number} ждёт: сертификат приостановлен`,
  body: (facts) => [
    {
      p: `Договор № ${facts.number} на программу ${quoted(facts.programme)} должен был вступить в силу, но сертификат приостановлен. Место и деньги пока за ребёнком.`,
    },
    { facts: [['Ребёнок', facts.child]] },
    {
      p: 'Как только сертификат снова заработает, договор вступит в силу сам. Причину и срок скажут в уполномоченном органе муниципалитета.',
    },
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
  ],
  why,
  samples: { приостановлен: example },
}

/** The contract does not go on: the family refused, or it was closed with a reason. */
const prolongationClosed: Letter<ProlongationFacts> = {
  name: 'enrolment.prolongation-closed',
  kind: 'decision',
  subject: ({ before, reason }) =>
    reason ? `Договор ${before} не продлён` : `Вы отказались продлить договор ${before}`,
  body: (facts) => [
    {
      p: facts.reason
        ? `Продление договора № ${facts.before} на ${facts.period} закрыто. ${sentence(facts.reason)}`
        : `Договор № ${facts.before} не будет продлён на ${facts.period}: от продления отказались в кабинете.`,
    },
    { facts: [['Ребёнок', facts.child]] },
    ...(facts.certificate === '0' ? [] : [{ p: `Отложенные ${roubles(facts.certificate)} сертификата освободились.` }]),
    { p: 'Прежний договор действует до своего последнего дня. Подать заявку заново можно, пока в группе есть места.' },
    { button: 'Открыть', href: `/my/applications/${facts.id}` },
  ],
  why,
  samples: { отказ: example, 'сертификат исключён': { ...example, reason: 'Сертификат исключён из реестра' } },
}

/** To the provider: who does not go on, without personal data. */
const prolongationEnded: Letter<ProlongationFacts> = {
  name: 'enrolment.prolongation-ended',
  kind: 'work',
  subject: ({ before }) => `Договор ${before} не продлится`,
  body: ({ id, before, programme, group, reason, holdsSeat }) => [
    {
      p: `Продление договора № ${before} (${quoted(programme)}, группа ${group}) не состоялось. ${reason ? sentence(reason) : 'Семья отказалась.'}`,
    },
    {
      p: holdsSeat
        ? 'Место, которое оно занимало, свободно.'
        : 'Место останется за ребёнком до конца прежнего договора, а потом достанется следующему.',
    },
    { button: 'Открыть', href: `/provider/applications/${id}` },
  ],
  why: toProvider,
  samples: { 'семья отказалась': example },
}

/** What the letter about a contract that cannot go on is written from. */
type NotProlongedFacts = Pick<ProlongationFacts, 'before' | 'child' | 'programme' | 'provider' | 'providerPhone'> & {
  childId: string
  article: number
  endsOn: string
  reasons: LineReason[]
}

/** A contract that cannot go on: every reason, and what the family can do. */
const notProlonged: Letter<NotProlongedFacts> = {
  name: 'enrolment.not-prolonged',
  kind: 'decision',
  subject: ({ before, child }) => `Договор ${before} пока нельзя продлить: ${child}`,
  body: (facts) => [
    {
      p: `${facts.provider} хочет продлить договор № ${facts.before} на программу ${quoted(facts.programme)}, но сделать это пока нельзя. Договор действует до ${day(facts.endsOn)}.`,
    },
    ...facts.reasons.map((reason) => {
      const { title, text } = obstacleWords(reason, { childId: facts.childId, article: facts.article, zone: 'UTC' })
      return { p: `${title}. ${text}` }
    }),
    { button: 'Открыть карточку ребёнка', href: `/my/children/${facts.childId}` },
    { small: `Вопросы — в организацию: ${formatPhone(facts.providerPhone)}.` },
  ],
  why,
  samples: {
    'нет номинала': {
      ...{ before: '118-ПФ', child: 'Мария Петрова', programme: 'Первые роботы', article: 1042, endsOn: '2026-12-31' },
      ...{ provider: 'Дом детского творчества', providerPhone: '+78142553322' },
      childId: '0199d1a0-0000-7000-8000-000000000001',
      reasons: [{ code: 'no-nominal', facts: {} }],
    },
  },
}

export const prolongationLetters = [
  ...[prolonged, prolongationAwaits, prolongationInForce, prolongationStopped],
  ...[prolongationClosed, prolongationEnded, notProlonged],
]

function about({ child, programme, group, startsOn, endsOn, certificate, parent }: ProlongationFacts): Block {
  return {
    facts: [
      ['Ребёнок', child],
      ['Программа', programme],
      ['Группа', group],
      ['Срок', `с ${day(startsOn)} по ${day(endsOn)}`],
      ['Платит сертификат', roubles(certificate)],
      ['Платит семья', roubles(parent)],
    ],
  }
}

function day(text: string): string {
  return formatDay(Temporal.PlainDate.from(text))
}

function roubles(kopecks: string): string {
  return formatRoubles(BigInt(kopecks), { short: true })
}
