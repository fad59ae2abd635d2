import { programmeDirections, programmeForms } from '../model.ts'
import type { CatalogueRow } from './row.ts'
import { type Payment, payments } from './search.ts'

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
] as const
export type FacetName = (typeof facetNames)[number]
/** Days of any group, of groups that take applications, of groups with seats. */
export type DayKind = 'any' | 'open' | 'seats'
export type Counts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>

/** What the groups of a programme mean for the filters at a moment; days are bits, Monday is the lowest. */
export type Standing = { open: boolean; seats: boolean; days: Readonly<Record<DayKind, number>> }

const ages = { first: 3, last: 18 }
const dayShift: Record<DayKind, number> = { any: 0, open: 7, seats: 14 }
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

/** Facts of programmes by number, packed so that counting a filter over many of them reads memory in a row. */
export class Columns {
  private facts: Int32Array
  private days: Int32Array
  private places: Uint8Array
  private readonly placeCodes: string[] = []
  private counted: { members: Int32Array; cells: Int32Array } | null = null

  constructor(size: number) {
    this.facts = new Int32Array(size)
    this.days = new Int32Array(size)
    this.places = new Uint8Array(size)
  }

  grow(size: number): void {
    this.facts = longer(this.facts, new Int32Array(size))
    this.days = longer(this.days, new Int32Array(size))
    this.places = longer(this.places, new Uint8Array(size))
  }

  set(member: number, row: CatalogueRow, payment: Payment, { open, seats, days }: Standing): void {
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
    this.days[member] = (days.any << dayShift.any) | (days.open << dayShift.open) | (days.seats << dayShift.seats)
    const known = this.placeCodes.indexOf(row.municipality)
    this.places[member] = known >= 0 ? known : this.placeCodes.push(row.municipality) - 1
  }

  /** How many of the members have each value of the filter. */
  count(name: FacetName, members: Int32Array, days: DayKind): Map<string, number> {
    if (name === 'municipality') return this.countPlaces(members)
    if (name === 'age') return this.countAges(members)
    if (name === 'day') return this.countDays(members, dayShift[days])
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

  private countDays(members: Int32Array, shift: number): Map<string, number> {
    const { days } = this
    const weeks = new Int32Array(128)
    for (let i = 0; i < members.length; i++) {
      const week = ((days[members[i] as number] as number) >> shift) & 127
      weeks[week] = (weeks[week] as number) + 1
    }
    const ofDay = (day: number) => weeks.reduce((sum, count, week) => sum + (week & (1 << (day - 1)) ? count : 0), 0)
    return new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), ofDay(day)]))
  }
}

function longer<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
