import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'
import { toFamily, toProvider, whose } from '../../applications/mails/news.ts'
import { example, type NewsFacts } from '../../applications/mails/news-facts.ts'

const waiting: NewsFacts = { ...example, state: 'confirmed', acceptDueOn: '2026-09-10' }

/** To the family: the offer ends soon. */
const reminder: Letter<NewsFacts> = {
  name: 'enrolment.offer-reminder',
  kind: 'term',
  subject: ({ number, acceptDueOn, name }) => `Примите договор ${number} до ${day(acceptDueOn)}: ${name}`,
  body: (facts) => [
    {
      p: `${facts.provider} держит место для ребёнка на программе ${quoted(facts.programme)}. Договор можно принять до ${day(facts.acceptDueOn)} включительно.`,
    },
    whose(facts),
    { p: 'Если его не принять, место и деньги освободятся, и заявку придётся подавать снова.' },
    { button: 'Прочитать и принять договор', href: `/my/applications/${facts.id}/acceptance` },
    { small: 'Если вы отнесли в организацию подписанное заявление, попросите отметить это в системе.' },
  ],
  why: toFamily,
  samples: { напоминание: waiting },
}

/** To the family: the offer was not accepted in time. */
const lapsed: Letter<NewsFacts> = {
  name: 'enrolment.lapsed',
  kind: 'term',
  subject: ({ number, name }) => `Договор ${number} не приняли в срок: ${name}`,
  body: (facts) => [
    {
      p: `Договор на программу ${quoted(facts.programme)} нужно было принять до ${day(facts.acceptDueOn)}. Срок прошёл, поэтому заявка № ${facts.number} закрыта.`,
    },
    whose(facts),
    ...(facts.certificate === '0'
      ? []
      : [{ p: `Отложенные ${formatRoubles(BigInt(facts.certificate), { short: true })} сертификата освободились.` }]),
    {
      p: `Если ребёнок хочет заниматься, подайте заявку снова: пока есть места, это можно. Телефон организации: ${formatPhone(facts.providerPhone)}.`,
    },
    { button: 'Подать заявку снова', href: `/programmes/${facts.article}?child=${facts.childId}` },
  ],
  why: toFamily,
  samples: { 'срок прошёл': waiting },
}

/** To the provider: the seat is free again. */
const offerLapsed: Letter<NewsFacts> = {
  name: 'enrolment.offer-lapsed',
  kind: 'work',
  subject: ({ number }) => `Договор ${number} не приняли в срок`,
  body: ({ id, number, programme, group, acceptDueOn }) => [
    {
      p: `Семья не приняла договор № ${number} (${quoted(programme)}, группа ${group}) до ${day(acceptDueOn)}. Заявка закрыта, место в группе свободно.`,
    },
    { button: 'Открыть заявку', href: `/provider/applications/${id}` },
  ],
  why: toProvider,
  samples: { 'срок прошёл': waiting },
}

export const offerLetters = [reminder, lapsed, offerLapsed]

function day(text: string | null): string {
  return text ? formatDay(Temporal.PlainDate.from(text)) : ''
}
