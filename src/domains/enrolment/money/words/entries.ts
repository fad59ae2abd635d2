import { formatDayShort, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { number } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import type { Entry, Unit } from '#ledger'

/** A movement of the certificate's money with what explains it. */
export type StatementLine = {
  entry: Entry
  application: { id: string; number: string; programme: string; end?: 'concluded' | 'over' | null } | null
  /** Part of the nominal that was set aside for this application alone; it is the certificate's own once the contract is there (S-084). */
  setAside?: boolean
  act: { number: string; issuedOn: Temporal.PlainDate } | null
}

/** A line of the statement in plain words: what happened and because of what. */
export function entryWords({ entry, application, act, setAside }: StatementLine): {
  text: string
  href: string | null
} {
  const cause = application ? `${quoted(application.programme)}, заявка № ${application.number}` : null
  const paper = act ? `по документу № ${act.number} от ${formatDayShort(act.issuedOn)}` : null
  const kind = setAside
    ? setAsideWords(application?.end ?? null)
    : entry.kind === 'withdraw' && application
      ? 'Отложенное вернулось в номинал муниципалитета'
      : kinds[entry.kind](entry)
  const text = [kind, cause, paper]
    .filter(Boolean)
    .join(': ')
    .replace(/: по документу/, ' по документу')
  return { text, href: application && `/my/applications/${application.id}` }
}

/** Before the contract nothing is credited yet: the municipality keeps it for the application. */
function setAsideWords(end: 'concluded' | 'over' | null): string {
  if (end === 'over') return 'Было отложено из номинала до договора'
  return end ? 'Отложено из номинала, с договором зачислено' : 'Отложено из номинала, зачислится с договором'
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

const kinds: Record<Entry['kind'], (entry: Entry) => string> = {
  grant: () => 'Начислен номинал',
  withdraw: () => 'Номинал отозван',
  reserve: () => 'Закреплено',
  release: () => 'Вернулось на сертификат',
  charge: ({ month }) => `Списано из закреплённого${forMonth(month)}`,
  refund: ({ month }) => `Возврат${forMonth(month)}`,
  melt: () => 'Номинал уменьшился: месяц прошёл без занятий',
  expire: () => 'Период закончился, остаток сгорел',
  reversal: () => 'Исправление',
}

function forMonth(month: Temporal.PlainDate | null): string {
  return month ? ` за ${formatMonth(month)}` : ''
}
