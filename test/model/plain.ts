/**
 * The town as plain numbers: what seats and money should be after each act, told as a family would tell it.
 * Nothing of the product is imported, so that a mistake there is not repeated here.
 */
type Day = Temporal.PlainDate

export type Pots = Record<'granted' | 'available' | 'reserved' | 'charged' | 'melted' | 'expired', bigint>
export type Child = {
  birthOn: Day
  activation: string
  validity: string
  /** Null until the first nominal opens the account. */
  pots: Pots | null
  credited: boolean
  /** Rows of the journal about this child. */
  journal: number
}
type Module = {
  register: 'certified' | 'paid'
  price: bigint
  normative: bigint
  open: boolean
  agreement: boolean
}
type Group = { module: number; capacity: number; taken: number; open: boolean }
export type Tab = { child: number; group: number; startsOn: Day; parts: Parts | null }
export type Parts = { total: bigint; certificate: bigint; parent: bigint }
export type Filed = {
  child: number
  group: number
  state: 'submitted' | 'confirmed' | 'enrolled' | 'refused' | 'cancelled' | 'ended'
  contract: 'offered' | 'pending-start' | 'active' | 'terminating' | 'terminated' | 'completed' | 'declined' | null
  startsOn: Day
  endsOn: Day
  /** The last day on which the offer may be accepted. */
  acceptDueOn: Day | null
  parts: Parts
  months: Month[]
  /** The notice that stands: who gave it, the last day before it, and the months it took out. */
  notice: { side: 'family' | 'provider'; plannedOn: Day; months: Month[] } | null
}
/** A month of study by its first day: the certificate's and the parents' part, what is written off, and whether it is closed. */
export type Month = { first: string; part: bigint; parent: bigint; charged: bigint; closed: boolean }
type Nominal = { annual: bigint; countLimit: bigint | null; holders: bigint }
/** A movement that was posted outside of applications, to be repeated or reversed. */
type Moved = {
  child: number
  from: keyof Pots | 'payer'
  to: keyof Pots | 'payer'
  amount: bigint
  reversed: boolean
}

export type Plain = {
  today: Day
  ceiling: bigint
  committed: bigint
  nominal: Nominal
  children: Child[]
  modules: Module[]
  groups: Group[]
  tabs: Tab[]
  filed: Filed[]
  moved: Moved[]
  opened: Set<string>
}

const day = (text: string) => Temporal.PlainDate.from(text)
const groupFirst = day('2026-09-01')
const groupLast = day('2027-05-31')
const yearLast = day('2026-12-31')
export const noMoney = (): Pots => ({ granted: 0n, available: 0n, reserved: 0n, charged: 0n, melted: 0n, expired: 0n })

export function firstStart(plain: Plain): Day {
  const tomorrow = plain.today.add({ days: 1 })
  return isBefore(tomorrow, groupFirst) ? groupFirst : tomorrow
}

/** Days of study × price ÷ days of the group, up to a kopeck; the certificate pays what the norm and the balance allow. */
export function partsOf(plain: Plain, child: number, group: number, startsOn: Day): Parts {
  const { register, price, normative } = moduleOf(plain, group)
  const certified = register === 'certified'
  const last = lastDayOf(plain, group, startsOn)
  const studied = BigInt(daysFrom(startsOn, last))
  const whole = BigInt(daysFrom(groupFirst, groupLast))
  const share = (sum: bigint) => (sum * studied + whole - 1n) / whole
  const total = share(price)
  const balance = certified && !isBefore(yearLast, startsOn) ? (at(plain.children, child).pots?.available ?? 0n) : 0n
  const certificate = [share(normative), balance].reduce((least, sum) => (sum < least ? sum : least), total)
  return { total, certificate, parent: total - certificate }
}

/** The last day that an application pays for: the money of a year ends with it. */
export function lastDayOf(plain: Plain, group: number, startsOn: Day): Day {
  const certified = moduleOf(plain, group).register === 'certified'
  return certified && !isBefore(yearLast, startsOn) ? yearLast : groupLast
}

/** Months after the first are equal and rounded down, the first has what is left over. */
export function monthsOf(plain: Plain, group: number, startsOn: Day, { certificate, parent }: Parts): Month[] {
  const last = lastDayOf(plain, group, startsOn)
  const count = (last.year - startsOn.year) * 12 + last.month - startsOn.month + 1
  const days = [BigInt(daysFrom(startsOn, last)), BigInt(startsOn.daysInMonth - startsOn.day + 1)] as const
  const other = (sum: bigint) => (count > 1 ? ((days[0] - days[1]) * sum) / (days[0] * BigInt(count - 1)) : 0n)
  const share = (sum: bigint, place: number) => (place === 0 ? sum - other(sum) * BigInt(count - 1) : other(sum))
  return Array.from({ length: count }, (_, place) => ({
    first: startsOn.with({ day: 1 }).add({ months: place }).toString(),
    ...{ part: share(certificate, place), parent: share(parent, place) },
    charged: 0n,
    closed: false,
  }))
}

/** A contract that has begun pays its months up to today's, each once. */
export function chargeUpToToday(plain: Plain, filed: Filed): void {
  for (const month of filed.months) if (month.first <= plain.today.toString()) chargeMonth(plain, filed, month)
}

export function chargeMonth(plain: Plain, filed: Filed, month: Month): void {
  const { pots } = at(plain.children, filed.child)
  if (!pots || month.closed || month.charged > 0n || month.part === 0n) return
  move(pots, 'reserved', 'charged', month.part)
  month.charged = month.part
}

/** The only holiday of the model's autumn that is no Saturday or Sunday. */
const unityDay = '2026-11-04'

export function workingDaysAfter(from: Day, count: number): Day {
  let found = from
  for (let left = count; left > 0; ) {
    found = found.add({ days: 1 })
    if (found.dayOfWeek < 6 && found.toString() !== unityDay) left -= 1
  }
  return found
}

/** Everything that forbids an application, as the words of refusal name it; empty when nothing does. */
export function obstacles(plain: Plain, { child, group, startsOn }: Omit<Tab, 'parts'>): string[] {
  const { birthOn, validity } = at(plain.children, child)
  const { module: number, capacity, taken, open } = at(plain.groups, group)
  const module = at(plain.modules, number)
  const living = plain.filed.some(
    (one) => one.child === child && at(plain.groups, one.group).module === number && isLiving(one),
  )
  const age =
    startsOn.year - birthOn.year - (startsOn.month * 100 + startsOn.day < birthOn.month * 100 + birthOn.day ? 1 : 0)
  const found = [
    validity === 'frozen' && 'certificate-frozen',
    validity === 'excluded' && 'certificate-over',
    living && 'already-applied',
    age < 7 && 'too-young',
    age > 10 && 'too-old',
    (!module.open || !open) && 'enrolment-closed',
    taken >= capacity && 'group-full',
    (isBefore(startsOn, groupFirst) || !isBefore(plain.today, startsOn)) && 'start-outside',
    ...(module.register === 'certified' ? moneyObstacles(plain, module, { child, group, startsOn }) : []),
  ]
  return found.filter((one) => one !== false)
}

function moneyObstacles(plain: Plain, module: Module, { child, group, startsOn }: Omit<Tab, 'parts'>): string[] {
  const { pots, validity } = at(plain.children, child)
  // Of the next year there is neither a nominal nor an agreement yet, and its applications begin in December.
  if (isBefore(yearLast, startsOn))
    return ['no-agreement', 'period-not-open', ...(validity === 'valid' ? ['no-nominal'] : [])]
  const found = module.agreement ? [] : ['no-agreement']
  if (validity !== 'valid') return found
  if (!pots || pots.granted === 0n) return [...found, 'no-nominal']
  if (pots.available < 100n) return [...found, 'balance-empty']
  const { certificate } = partsOf(plain, child, group, startsOn)
  return plain.ceiling - plain.committed < certificate ? [...found, 'ceiling-reached'] : found
}

export function move(pots: Pots, from: keyof Pots | 'payer', to: keyof Pots | 'payer', amount: bigint): void {
  if (from === 'payer') pots.granted += amount
  else pots[from] -= amount
  if (to === 'payer') pots.granted -= amount
  else pots[to] += amount
}

export function isLiving({ state }: Filed): boolean {
  return state === 'submitted' || state === 'confirmed' || state === 'enrolled'
}

function moduleOf(plain: Plain, group: number): Module {
  return at(plain.modules, at(plain.groups, group).module)
}

/** The element at a number that a generator drew without knowing how many there are. */
export function at<T>(list: readonly T[], number: number): T {
  const found = list[number % list.length]
  if (found === undefined) throw new Error('an empty list has no element')
  return found
}

export function isBefore(one: Day, other: Day): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}

function daysFrom(first: Day, last: Day): number {
  return first.until(last).days + 1
}

/** One that the act is meant for, where there is any; one of all in four draws. */
export function mostly(plain: Plain, one: number, meant: (filed: Filed) => boolean): Filed | null {
  const some = plain.filed.filter(meant)
  if (plain.filed.length === 0) return null
  return at(some.length === 0 || one % 4 === 0 ? plain.filed : some, one)
}
