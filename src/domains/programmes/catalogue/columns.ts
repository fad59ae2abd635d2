import { levels, programmeDirections, programmeForms, registers } from '../model.ts'
import { type Bits, keepWhere } from './bits.ts'
import type { CatalogueRow } from './row.ts'
import { type DayPart, dayParts, type Payment, payments, type Search } from './search.ts'

export const facetNames = [
  'municipality',
  'direction',
  'age',
  'payment',
  'form',
  'adapted',
  'open',
  'seats',
  'day',
  'hour',
] as const
export type FacetName = (typeof facetNames)[number]
/** Days of any group, of groups that take applications, of groups with seats. */
export type DayKind = 'any' | 'open' | 'seats'
export type Counts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>

/** What the groups of a programme mean for the filters at a moment; weeks are bits as in `GroupMark`. */
export type Standing = { open: boolean; seats: boolean; weeks: Readonly<Record<DayKind, number>> }
/** What is asked of the time of lessons: one lesson must answer both the days and the hours. */
export type Times = Pick<Search, 'day' | 'hour'>

const ages = { first: 3, last: 18 }
const wholeWeek = 127
/** Where each single value stands in `facts`: how far, how wide, and its names. */
const fields = {
  direction: { shift: 0, mask: 7, values: programmeDirections },
  payment: { shift: 3, mask: 3, values: payments },
  form: { shift: 5, mask: 3, values: programmeForms },
  adapted: { shift: 7, mask: 1, values: ['', 'yes'] },
  open: { shift: 8, mask: 1, values: ['', 'yes'] },
  seats: { shift: 9, mask: 1, values: ['', 'yes'] },
} as const
const ageFromShift = 10
const ageToShift = 15
const registerShift = 2

/** Facts of programmes by number, packed so that counting a filter over many of them reads memory in a row. */
export class Columns {
  private facts: Int32Array
  private weeks: Record<DayKind, Int32Array>
  private places: Uint8Array
  /** Level and register of each in one byte. */
  private kinds: Uint8Array
  private activities: Uint16Array
  readonly activityNames: string[] = []
  private readonly activityNumbers = new Map<string, number>()
  private readonly placeCodes: string[] = []
  private counted: { members: Int32Array; cells: Int32Array } | null = null

  constructor(size: number) {
    this.facts = new Int32Array(size)
    this.weeks = { any: new Int32Array(size), open: new Int32Array(size), seats: new Int32Array(size) }
    this.places = new Uint8Array(size)
    this.kinds = new Uint8Array(size)
    this.activities = new Uint16Array(size)
  }

  grow(size: number): void {
    this.facts = longer(this.facts, new Int32Array(size))
    const before = this.weeks
    this.weeks = {
      any: longer(before.any, new Int32Array(size)),
      open: longer(before.open, new Int32Array(size)),
      seats: longer(before.seats, new Int32Array(size)),
    }
    this.places = longer(this.places, new Uint8Array(size))
    this.kinds = longer(this.kinds, new Uint8Array(size))
    this.activities = longer(this.activities, new Uint16Array(size))
  }

  set(member: number, row: CatalogueRow, payment: Payment, { open, seats, weeks }: Standing): void {
    this.counted = null
    this.facts[member] =
      (programmeDirections.indexOf(row.direction) << fields.direction.shift) |
      (payments.indexOf(payment) << fields.payment.shift) |
      (programmeForms.indexOf(row.form) << fields.form.shift) |
      (Number(row.adapted) << fields.adapted.shift) |
      (Number(open) << fields.open.shift) |
      (Number(seats) << fields.seats.shift) |
      (row.ageFrom << ageFromShift) |
      (row.ageTo << ageToShift)
    this.weeks.any[member] = weeks.any
    this.weeks.open[member] = weeks.open
    this.weeks.seats[member] = weeks.seats
    this.kinds[member] = levels.indexOf(row.level) | (registers.indexOf(row.register) << registerShift)
    this.activities[member] = this.activityNumber(row.activity)
    const known = this.placeCodes.indexOf(row.municipality)
    this.places[member] = known >= 0 ? known : this.placeCodes.push(row.municipality) - 1
  }

  /** Leaves in `bits` only programmes with a lesson at one of these times. */
  keepTimes(bits: Bits, kind: DayKind, { day, hour }: Times): void {
    const weeks = this.weeks[kind]
    const wanted = partsOf(hour).reduce((all, part) => all | (daysMask(day) << (part * 7)), 0)
    keepWhere(bits, (member) => ((weeks[member] as number) & wanted) !== 0)
  }

  /** Leaves only what has one of these levels, registers and the activity. */
  keepKinds(bits: Bits, { level, register, activity }: Pick<Search, 'level' | 'register' | 'activity'>): void {
    const { kinds, activities } = this
    if (level.length > 0) {
      const wanted = level.map((one) => levels.indexOf(one))
      keepWhere(bits, (member) => wanted.includes((kinds[member] as number) & ((1 << registerShift) - 1)))
    }
    if (register.length > 0) {
      const wanted = register.map((one) => registers.indexOf(one))
      keepWhere(bits, (member) => wanted.includes((kinds[member] as number) >> registerShift))
    }
    if (activity) {
      const wanted = this.activityNumbers.get(keyOfActivity(activity)) ?? -1
      keepWhere(bits, (member) => activities[member] === wanted)
    }
  }

  /** How many of the members are of each activity. */
  countActivities(members: Int32Array): Map<string, number> {
    const { activities, activityNames } = this
    const found = new Int32Array(activityNames.length)
    for (let i = 0; i < members.length; i++) {
      const activity = activities[members[i] as number] as number
      found[activity] = (found[activity] as number) + 1
    }
    return new Map(activityNames.map((name, at) => [name, found[at] as number]))
  }

  /** How many of the members have each value of the filter; days are counted at the chosen hours and the other way round. */
  count(name: FacetName, members: Int32Array, kind: DayKind, times: Times): Map<string, number> {
    if (name === 'municipality') return this.countPlaces(members)
    if (name === 'age') return this.countAges(members)
    if (name === 'day') return this.countDays(members, this.weeks[kind], times.hour)
    if (name === 'hour') return this.countHours(members, this.weeks[kind], times.day)
    return this.countField(members, fields[name])
  }

  private countField(
    members: Int32Array,
    { shift, mask, values }: (typeof fields)[keyof typeof fields],
  ): Map<string, number> {
    const found = new Int32Array(mask + 1)
    this.countCells(members).forEach((count, cell) => {
      const value = (cell >> shift) & mask
      found[value] = (found[value] as number) + count
    })
    return new Map(values.flatMap((value, at) => (value ? [[value, found[at] as number] as const] : [])))
  }

  /** All single values together make a thousand cells: one pass over the members serves every such filter. */
  private countCells(members: Int32Array): Int32Array {
    if (this.counted?.members === members) return this.counted.cells
    const { facts } = this
    const cells = new Int32Array(1 << ageFromShift)
    for (let i = 0; i < members.length; i++) {
      const cell = (facts[members[i] as number] as number) & (cells.length - 1)
      cells[cell] = (cells[cell] as number) + 1
    }
    this.counted = { members, cells }
    return cells
  }

  private countPlaces(members: Int32Array): Map<string, number> {
    const { places } = this
    const found = new Int32Array(256)
    for (let i = 0; i < members.length; i++) {
      const place = places[members[i] as number] as number
      found[place] = (found[place] as number) + 1
    }
    return new Map(this.placeCodes.map((code, at) => [code, found[at] as number]))
  }

  /** One step up at the youngest age, one down after the oldest: the running sum is the count of each age. */
  private countAges(members: Int32Array): Map<string, number> {
    const { facts } = this
    const steps = new Int32Array(33)
    for (let i = 0; i < members.length; i++) {
      const fact = facts[members[i] as number] as number
      const from = (fact >> ageFromShift) & 31
      const after = ((fact >> ageToShift) & 31) + 1
      steps[from] = (steps[from] as number) + 1
      steps[after] = (steps[after] as number) - 1
    }
    const counts = new Map<string, number>()
    let count = 0
    for (let age = ages.first; age <= ages.last; age++) {
      count += steps[age] as number
      counts.set(String(age), count)
    }
    return counts
  }

  private countDays(members: Int32Array, weeks: Int32Array, hour: readonly DayPart[]): Map<string, number> {
    const parts = partsOf(hour)
    const mask = parts.reduce((all, part) => all | (wholeWeek << (part * 7)), 0)
    const found = new Int32Array(wholeWeek + 1)
    for (let i = 0; i < members.length; i++) {
      const all = (weeks[members[i] as number] as number) & mask
      const week = (all | (all >> 7) | (all >> 14)) & wholeWeek
      found[week] = (found[week] as number) + 1
    }
    const ofDay = (day: number) => found.reduce((sum, count, week) => sum + (week & (1 << (day - 1)) ? count : 0), 0)
    return new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), ofDay(day)]))
  }

  private countHours(members: Int32Array, weeks: Int32Array, day: readonly number[]): Map<string, number> {
    const mask = daysMask(day)
    const found = new Int32Array(1 << dayParts.length)
    for (let i = 0; i < members.length; i++) {
      const all = weeks[members[i] as number] as number
      const parts = +((all & mask) !== 0) | (+(((all >> 7) & mask) !== 0) << 1) | (+(((all >> 14) & mask) !== 0) << 2)
      found[parts] = (found[parts] as number) + 1
    }
    const ofPart = (at: number) => found.reduce((sum, count, parts) => sum + (parts & (1 << at) ? count : 0), 0)
    return new Map(dayParts.map((part, at) => [part, ofPart(at)]))
  }

  private activityNumber(name: string): number {
    const key = keyOfActivity(name)
    const known = this.activityNumbers.get(key)
    if (known !== undefined) return known
    const number = this.activityNames.push(name) - 1
    this.activityNumbers.set(key, number)
    return number
  }
}

/** Numbers of the chosen parts of the day; none chosen means all. */
function partsOf(hour: readonly DayPart[]): number[] {
  return (hour.length > 0 ? hour : dayParts).map((part) => dayParts.indexOf(part))
}

function daysMask(day: readonly number[]): number {
  return day.length > 0 ? day.reduce((all, one) => all | (1 << (one - 1)), 0) : wholeWeek
}

function keyOfActivity(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е')
}

function longer<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
