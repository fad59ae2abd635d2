import { formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'

/** A child's month: what was written off for each programme and what is left. Money as kopecks in text, days as ISO text. */
export type ChargedFacts = {
  childId: string
  child: string
  month: string
  lines: { programme: string; kopecks: string }[]
  available: string
  reserved: string
}

/** A part of a month came back: lessons were not held. */
export type ReturnedFacts = {
  childId: string
  child: string
  month: string
  programme: string
  provider: string
  /** Hundredths of a percent. */
  share: number
  kopecks: string
  /** After the end of the period the money is the municipality's. */
  gone: boolean
}

const example: ChargedFacts = {
  childId: '0199d1a0-0000-7000-8000-000000000001',
  child: 'Мария Петрова',
  month: '2026-11-01',
  lines: [{ programme: 'Первые роботы', kopecks: '78205' }],
  available: '120000',
  reserved: '78205',
}
const exampleReturned: ReturnedFacts = {
  ...{ childId: example.childId, child: example.child, month: '2026-11-01', programme: 'Первые роботы' },
  ...{ provider: 'Дом детского творчества', share: 7500, kopecks: '19552', gone: false },
}

const roubles = (kopecks: string) => formatRoubles(BigInt(kopecks), { short: true })
const monthOf = (month: string) => formatMonth(Temporal.PlainDate.from(month))
const why = () => 'Вы получили это письмо, потому что ребёнок записан в вашем кабинете.'

/** «75 %», «66,66 %» */
export function percentOf(share: number): string {
  return `${number(share / 100)}\u00a0%`
}

const monthCharged: Letter<ChargedFacts> = {
  name: 'enrolment.month-charged',
  kind: 'money',
  subject: ({ month, child }) => `Списано за ${monthOf(month)}: ${child}`,
  body: ({ childId, month, lines, available, reserved }) => [
    { p: `С сертификата списана оплата занятий за ${monthOf(month)}. Делать ничего не нужно.` },
    { facts: lines.map(({ programme, kopecks }): [string, string] => [quoted(programme), roubles(kopecks)]) },
    {
      facts: [
        ['Закреплено за следующими месяцами', roubles(reserved)],
        ['Свободно на сертификате', roubles(available)],
      ],
    },
    { button: 'Открыть выписку', href: `/my/children/${childId}/money` },
    { small: 'Если занятия пройдут не полностью, часть этих денег вернётся на сертификат.' },
  ],
  why,
  samples: { 'один кружок': example },
}

const monthReturned: Letter<ReturnedFacts> = {
  name: 'enrolment.month-returned',
  kind: 'money',
  subject: ({ month, child }) => `Не все занятия прошли, ${monthOf(month)}: ${child}`,
  body: ({ childId, month, programme, provider, share, kopecks, gone }) => [
    { p: `${provider}: за ${monthOf(month)} программа ${quoted(programme)} проведена на ${percentOf(share)}.` },
    {
      p: gone
        ? `Сертификат не платит за то, чего не было: ${roubles(kopecks)} вернулись муниципалитету. Период уже закончился, поэтому потратить их на занятия нельзя.`
        : `Сертификат не платит за то, чего не было: ${roubles(kopecks)} снова свободны, их можно направить на другие занятия.`,
    },
    { button: 'Открыть выписку', href: `/my/children/${childId}/money` },
    { small: 'Если занятия были, а в журнале их нет, позвоните в организацию.' },
  ],
  why,
  samples: { 'период идёт': exampleReturned, 'период закончился': { ...exampleReturned, gone: true } },
}

export const monthLetters = [monthCharged, monthReturned]
