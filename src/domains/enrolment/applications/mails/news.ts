import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import type { Block, Letter } from '#platform/mail'
import { creditedWith } from './credited.ts'
import { example, type NewsFacts } from './news-facts.ts'

export const toFamily = () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.'
export const toProvider = () => 'Вы получили это письмо, потому что это адрес организации в реестре поставщиков.'

/** The family filed an application: the number, what is held, by when it will be answered. */
const submitted: Letter<NewsFacts> = {
  name: 'enrolment.submitted',
  kind: 'application',
  subject: ({ number, child }) => `Заявка ${number} подана: ${child}`,
  body: (facts) => [
    { p: `Заявка № ${facts.number} подана. Место в группе за ребёнком.` },
    about(facts),
    { p: `${facts.provider}: ответ придёт не позже ${day(facts.answerDueOn)}. Мы сразу напишем вам.` },
    ...papers(facts),
    open(facts),
    { small: 'Если передумаете, отзовите заявку в кабинете: место и деньги сразу освободятся.' },
  ],
  why: toFamily,
  samples: {
    'сертификат активирован': example,
    'сертификат не активирован, есть доплата': { ...example, activated: false, parent: '142858' },
  },
}

/** The provider confirmed: the offer waits for the family. */
const confirmed: Letter<NewsFacts> = {
  name: 'enrolment.confirmed',
  kind: 'decision',
  subject: ({ number, name }) => `Заявка ${number} подтверждена, примите договор: ${name}`,
  body: (facts) => [
    { p: `Хорошая новость: ${facts.provider} ждёт ребёнка на программе ${quoted(facts.programme)}.` },
    { p: 'Остался один шаг. Прочитайте договор и примите его в кабинете, ехать никуда не нужно.' },
    ...(facts.acceptDueOn
      ? [{ p: `Место ждёт вас до ${day(facts.acceptDueOn)} включительно. Потом оно достанется другому ребёнку.` }]
      : []),
    about(facts),
    { button: 'Прочитать и принять договор', href: `/my/applications/${facts.id}/acceptance` },
  ],
  why: toFamily,
  samples: { подтверждение: { ...example, acceptDueOn: '2026-09-10' } },
}

/** The provider refused: why, what came back, where else there are seats. */
const refused: Letter<NewsFacts> = {
  name: 'enrolment.refused',
  kind: 'decision',
  subject: ({ number, name }) => `По заявке ${number} организация отказала: ${name}`,
  body: (facts) => [
    { p: `${facts.provider} не может зачислить ребёнка на программу ${quoted(facts.programme)}.` },
    { facts: [['Ребёнок', facts.child]] },
    { p: `Причина: ${sentence(facts.reason)}` },
    ...moneyBack(facts),
    { button: 'Посмотреть другие программы', href: '/programmes' },
    { p: `Если с отказом не согласны, позвоните в организацию: ${formatPhone(facts.providerPhone)}.` },
  ],
  why: toFamily,
  samples: { отказ: { ...example, reason: 'Группа не набралась, занятий не будет' } },
}

/** The family took the application back. */
const cancelled: Letter<NewsFacts> = {
  name: 'enrolment.cancelled',
  kind: 'application',
  subject: ({ number, reason, name }) => `Заявка ${number} ${reason ? 'закрыта' : 'отозвана'}: ${name}`,
  body: (facts) => [
    ...(facts.reason
      ? [{ p: `Заявка № ${facts.number} на программу ${quoted(facts.programme)} закрыта. ${sentence(facts.reason)}` }]
      : [
          { p: `Заявка № ${facts.number} на программу ${quoted(facts.programme)} отозвана из кабинета.` },
          ...moneyBack(facts),
          { p: 'Если её отозвали не вы и не второй законный представитель, напишите в поддержку.' },
        ]),
    whose(facts),
    open(facts),
  ],
  why: toFamily,
  samples: { отзыв: example, 'сертификат исключён': { ...example, reason: 'Сертификат исключён из реестра' } },
}

/** The provider let its term pass. */
const expired: Letter<NewsFacts> = {
  name: 'enrolment.expired',
  kind: 'term',
  subject: ({ number, name }) => `Срок заявки ${number} прошёл: ${name}`,
  body: (facts) => [
    {
      p: `${facts.provider}: ответа на заявку № ${facts.number} (${quoted(facts.programme)}) не было до ${day(facts.answerDueOn)}, поэтому она закрыта. Вы ничего не нарушили.`,
    },
    whose(facts),
    {
      p: `Место в группе освободилось. Подать заявку можно снова или выбрать другую программу; поторопить организацию поможет звонок: ${formatPhone(facts.providerPhone)}.`,
    },
    ...moneyBack(facts),
    { button: 'Подать заявку снова', href: `/programmes/${facts.article}?child=${facts.childId}` },
  ],
  why: toFamily,
  samples: { 'срок прошёл': example },
}

/** The provider's term is nearly over. */
const answerSoon: Letter<NewsFacts> = {
  name: 'enrolment.answer-soon',
  kind: 'term',
  subject: ({ number, answerDueOn, name }) => `Заявка ${number} ждёт ответа до ${day(answerDueOn)}: ${name}`,
  body: (facts) => [
    {
      p: `${facts.provider}: ответа на заявку № ${facts.number} (${quoted(facts.programme)}) ещё нет. Ответить нужно до ${day(facts.answerDueOn)} включительно, мы напомнили.`,
    },
    whose(facts),
    { p: 'От вас ничего не требуется. Если ответа не будет, заявка закроется, место и деньги освободятся.' },
    { p: `Поторопить организацию поможет звонок: ${formatPhone(facts.providerPhone)}.` },
    open(facts),
  ],
  why: toFamily,
  samples: { 'срок подходит': example },
}

/** The contract lives. */
const enrolled: Letter<NewsFacts> = {
  name: 'enrolment.enrolled',
  kind: 'decision',
  subject: ({ number, name }) => `Договор ${number} заключён, ребёнок зачислен: ${name}`,
  body: (facts) => [
    { p: `Поздравляем! ${facts.child} — в группе ${facts.group} программы ${quoted(facts.programme)}.` },
    ...(facts.statementOn
      ? [
          {
            p: `Организация получила подписанное вами заявление от ${day(facts.statementOn)}, поэтому договор заключён без кабинета.`,
          },
        ]
      : []),
    { p: `Первое занятие не раньше ${day(facts.startsOn)}.` },
    ...creditedWith(facts.credited),
    about(facts),
    { button: 'Открыть договор', href: `/my/applications/${facts.id}` },
    { small: 'Договор в PDF всегда лежит в кабинете, рядом с выпиской по сертификату.' },
  ],
  why: toFamily,
  samples: {
    зачисление: example,
    'номинал с договором': { ...example, credited: '536264' },
    'по заявлению': { ...example, statementOn: '2026-08-28' },
  },
}

/** To the provider: somebody new, without personal data in the letter. */
const newApplication: Letter<NewsFacts> = {
  name: 'enrolment.new-application',
  kind: 'work',
  subject: ({ number, programme }) => `Новая заявка ${number}: ${quoted(programme)}`,
  body: ({ id, number, programme, group, startsOn, answerDueOn }) => [
    { p: `Семья подала заявку № ${number}.` },
    {
      facts: [
        ['Программа', programme],
        ['Группа', group],
        ['Первый день', day(startsOn)],
        ['Ответьте до', day(answerDueOn)],
      ],
    },
    { button: 'Открыть заявку', href: `/provider/applications/${id}` },
  ],
  why: toProvider,
  samples: { 'новая заявка': example },
}

/** The certificate left the registry: the contract lasts to the end of the month. */
const ending: Letter<NewsFacts> = {
  name: 'enrolment.ending',
  kind: 'decision',
  subject: ({ number, name }) => `Договор ${number} закончится раньше: ${name}`,
  body: (facts) => [
    {
      p: `Сертификат исключён из реестра, поэтому договор № ${facts.number} на программу ${quoted(facts.programme)} ${until(facts)}.`,
    },
    whose(facts),
    {
      p: 'Деньги за следующие месяцы с сертификата не спишут. Учиться дальше за свой счёт можно по договору с организацией.',
    },
    { p: `Вопросы — в организацию: ${facts.provider}, ${formatPhone(facts.providerPhone)}.` },
    open(facts),
  ],
  why: toFamily,
  samples: { 'до конца месяца': example },
}

/** To the provider: whose contract ends, without personal data. */
const contractEnding: Letter<NewsFacts> = {
  name: 'enrolment.contract-ending',
  kind: 'work',
  subject: ({ number }) => `Договор ${number} закончится раньше`,
  body: (facts) => [
    {
      p: `Сертификат по договору № ${facts.number} (${quoted(facts.programme)}, группа ${facts.group}) исключён из реестра: договор ${until(facts)}.`,
    },
    { button: 'Открыть договор', href: `/provider/applications/${facts.id}` },
  ],
  why: toProvider,
  samples: { 'до конца месяца': example },
}

/** To the provider: it did not answer in time. */
const answerLate: Letter<NewsFacts> = {
  name: 'enrolment.answer-late',
  kind: 'term',
  subject: ({ number }) => `Заявка ${number} закрыта без ответа`,
  body: ({ id, number, programme, answerDueOn }) => [
    {
      p: `На заявку № ${number} (${quoted(programme)}) нужно было ответить до ${day(answerDueOn)}. Срок прошёл, заявка закрыта, место в группе освободилось.`,
    },
    { button: 'Открыть заявку', href: `/provider/applications/${id}` },
  ],
  why: toProvider,
  samples: { 'срок прошёл': example },
}

/** To the provider: its term is nearly over. */
const answerAwaited: Letter<NewsFacts> = {
  name: 'enrolment.answer-awaited',
  kind: 'term',
  subject: ({ number, answerDueOn }) => `Ответьте на заявку ${number} до ${day(answerDueOn)}`,
  body: ({ id, number, programme, group, answerDueOn }) => [
    {
      p: `Заявка № ${number} (${quoted(programme)}, группа ${group}) ждёт ответа до ${day(answerDueOn)} включительно. Потом она закроется, а место освободится.`,
    },
    { button: 'Открыть заявку', href: `/provider/applications/${id}` },
  ],
  why: toProvider,
  samples: { 'срок подходит': example },
}

export const letters = [
  ...[submitted, confirmed, refused, cancelled, expired, enrolled, newApplication],
  ...[ending, contractEnding, answerSoon, answerAwaited, answerLate],
]

/** A contract that ended before it began has its last day before its first. */
function until({ endsOn, state }: NewsFacts): string {
  return state === 'ended' ? 'не начнётся' : `действует до ${day(endsOn)}`
}

/** Parents of several children must not guess whose the letter is. */
export function whose({ name }: Pick<NewsFacts, 'name'>): Block {
  return { facts: [['Ребёнок', name]] }
}

function about({ child, programme, provider, group, startsOn, endsOn, certificate, parent }: NewsFacts): Block {
  return {
    facts: [
      ['Ребёнок', child],
      ['Программа', programme],
      ['Организация', provider],
      ['Группа', group],
      ['Срок', `с ${day(startsOn)} по ${day(endsOn)}`],
      ['Платит сертификат', roubles(certificate)],
      ['Платит семья', roubles(parent)],
    ],
  }
}

function papers({ activated }: NewsFacts): Block[] {
  if (activated) return []
  return [
    {
      p: 'Сертификат ещё не активирован. Покажите документы в пункте приёма: без этого организация не сможет зачислить ребёнка.',
    },
    { button: 'Где показать документы', href: '/points' },
  ]
}

function moneyBack({ certificate }: NewsFacts): Block[] {
  return certificate === '0' ? [] : [{ p: `Отложенные ${roubles(certificate)} сертификата освободились.` }]
}

function open({ id }: NewsFacts): Block {
  return { button: 'Открыть заявку', href: `/my/applications/${id}` }
}

function day(text: string): string {
  return formatDay(Temporal.PlainDate.from(text))
}

function roubles(kopecks: string): string {
  return formatRoubles(BigInt(kopecks), { short: true })
}
