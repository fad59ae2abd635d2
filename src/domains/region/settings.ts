import type { z } from 'zod'
import type { Day } from '#kernel/dates'
import { homeOf, type Reader, sql } from '#platform/db'

/** A number or policy of the user's world: its type, and what it is called in the list of settings. */
export type Setting<T> = { name: string; schema: z.ZodType<T>; words: string }

export function defineSetting<T>(name: string, schema: z.ZodType<T>, words: string): Setting<T> {
  return { name, schema, words }
}

type Row = {
  name: string
  municipality_id: string | null
  value: unknown
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
}

/** Settings change by acts dated ahead, so two seconds of an old copy harm nobody and spare a query in every act. */
const KEPT_MS = 2000
const kept = new WeakMap<object, { rows: Promise<Row[]>; until: number }>()

/** The value in force on a day; a municipality's own goes before the region's. */
export async function settingOf<T>(reader: Reader, setting: Setting<T>, on: Day, municipalityId?: string): Promise<T> {
  const rows = await rowsOf(reader)
  const inForce = rows.filter(
    (row) =>
      row.name === setting.name &&
      Temporal.PlainDate.compare(row.valid_from, on) <= 0 &&
      (row.valid_to === null || Temporal.PlainDate.compare(on, row.valid_to) < 0),
  )
  const own = municipalityId ? inForce.find((row) => row.municipality_id === municipalityId) : undefined
  const found = own ?? inForce.find((row) => row.municipality_id === null)
  if (!found) throw new Error(`the region has no value of the setting ${setting.name} on ${on}`)
  return setting.schema.parse(found.value)
}

/** After a change of settings in this process. */
export function forgetSettings(reader: Reader): void {
  kept.delete(homeOf(reader))
}

function rowsOf(reader: Reader): Promise<Row[]> {
  const home = homeOf(reader)
  const copy = kept.get(home)
  if (copy && copy.until > performance.now()) return copy.rows
  const rows = sql<Row>`select name, municipality_id, value, valid_from, valid_to from region_setting`
    .execute(reader)
    .then((result) => result.rows)
  kept.set(home, { rows, until: performance.now() + KEPT_MS })
  rows.catch(() => kept.delete(home))
  return rows
}
