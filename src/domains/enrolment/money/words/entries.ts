import { formatDayShort, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import type { Entry, Unit } from '#ledger'

/** A movement of the certificate's money with what explains it. */
export type StatementLine = {
  entry: Entry
  application: { id: string; number: string; programme: string; end?: 'concluded' | 'over' | null } | null
  act: { number: string; issuedOn: Temporal.PlainDate } | null
}

/** A line of the statement in plain words: what happened and because of what. */
export function entryWords({ entry, application, act }: StatementLine): {
  text: string
  href: string | null
} {
  const cause = application ? `${quoted(application.programme)}, заявка № ${application.number}` : null
  const paper = act ? `по документу № ${act.number} от ${formatDayShort(act.issuedOn)}` : null
  const text = [kinds[entry.kind](entry, application), cause, paper]
    .filter(Boolean)
    .join(': ')
    .replace(/: по документу/, ' по документу')
  return { text, href: application && `/my/applications/${application.id}` }
}

/** Whether a movement is of applications and contracts: told also where nominal and balance are not (S-010). */
export function isOfApplications({ from, to }: Entry): boolean {
  return [from, to].some((pot) => pot === 'reserved' || pot === 'promised')
}

/** How the free money changed; null when it did not: held money was written off. */
export function changeOf({ from, to, amount }: Entry): bigint | null {
  if (to === 'available') return amount
  return from === 'available' ? -amount : null
}

/** Roubles or hours, as the municipality counts. */
export function amountWords(unit: Unit, amount: bigint): string {
  return unit === 'kopecks' ? formatRoubles(amount, { short: true }) : `${number(Number(amount) / 100)}\u00a0ч`
}

const kinds: Record<Entry['kind'], (entry: Entry, application: StatementLine['application']) => string> = {
  grant: (_, application) => (application ? 'Зачислено с договором' : 'Начислен номинал'),
  promise: (_, application) =>
    application?.end ? 'Было обещано из номинала до договора' : 'Обещано из номинала, зачислят с договором',
  unpromise: (_, application) =>
    application?.end === 'concluded'
      ? 'Обещанное зачислено с договором'
      : 'Обещанное осталось в номинале муниципалитета',
  withdraw: (_, application) => (application ? 'Вернулось в номинал муниципалитета' : 'Номинал отозван'),
  reserve: () => 'Закреплено',
  release: () => 'Вернулось на сертификат',
  charge: ({ month }) => `Списано из закреплённого${forMonth(month)}`,
  refund: ({ month }) => `Возврат${forMonth(month)}`,
  melt: () => 'Номинал уменьшился: ребёнок не был записан',
  expire: () => 'Период закончился, остаток сгорел',
  reversal: () => 'Исправление',
}

function forMonth(month: Temporal.PlainDate | null): string {
  return month ? ` за ${formatMonth(month)}` : ''
}
