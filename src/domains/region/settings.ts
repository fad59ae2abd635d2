import { z } from 'zod'
import { type Day, isAfter, isBefore } from '#kernel/dates'
import type { Json } from '#kernel/refusal'
import { type Reader, sql } from '#platform/db'
import { Kept, markChanging } from './kept.ts'

/** A number or policy of the user's world: its type, and what it is called in the list of settings. */
export type Setting<T> = {
  name: string
  schema: z.ZodType<T>
  words: string
  /** What each value of a policy, or each part of a value with parts, is called in the list of settings. */
  options?: Readonly<Record<string, string>>
  /** What it is where a region has set nothing apart. Absent: every preset says its own. */
  usual?: T
}

const declared = new Map<string, Setting<unknown>>()

/** Settings of one domain under one heading of the list; `place` orders the headings. */
export type Chapter = { key: string; title: string; place: number }

const chapters = new Map<string, Chapter>()

/** Says under which heading the settings of a domain stand: those whose names begin with its key. */
export function nameChapter(key: string, title: string, place: number): void {
  chapters.set(key, { key, title, place })
}

const others: Chapter = { key: 'others', title: 'Остальные правила', place: 999 }

export function chapterOf({ name }: Pick<Setting<unknown>, 'name'>): Chapter {
  return chapters.get(name.slice(0, name.indexOf('.'))) ?? others
}

nameChapter('region', 'Регион: оператор, поддержка, часовой пояс', 10)

export function defineSetting<T>(
  name: string,
  schema: z.ZodType<T>,
  words: string,
  more: {
    options?: T extends string ? Readonly<Record<T, string>> : Readonly<Record<string, string>>
    usual?: NoInfer<T>
  } = {},
): Setting<T> {
  if (declared.has(name)) throw new Error(`the setting ${name} is declared twice`)
  const setting = { name, schema, words, ...more }
  declared.set(name, setting)
  return setting
}

/** Everything that the domains of the running program have declared. */
export function declaredSettings(): Setting<unknown>[] {
  return [...declared.values()]
}

/** What a setting is called in the list; null for a name that no domain declares. */
export function wordsOfSetting(name: string): string | null {
  return declared.get(name)?.words ?? null
}

/** What a value of a policy is called. */
export function optionOfSetting(name: string, value: string): string | null {
  return declared.get(name)?.options?.[value] ?? null
}

/** The usual values of everything that has one, by name. */
export function usualSettings(): Record<string, Json> {
  const usual = declaredSettings().filter((setting) => setting.usual !== undefined)
  return Object.fromEntries(usual.map((setting) => [setting.name, setting.usual as Json]))
}

export const zone = defineSetting('region.zone', z.string().min(3), 'Часовой пояс региона', {
  options: {
    'Europe/Moscow': 'московское время (Europe/Moscow)',
    'Asia/Yakutsk': 'якутское время, Москва плюс шесть часов (Asia/Yakutsk)',
  },
})
/** Who keeps the registry and answers for personal data. */
export const operator = defineSetting(
  'region.operator',
  z.object({ name: z.string(), address: z.string(), email: z.email() }),
  'Региональный оператор: название, адрес, почта',
  { options: { name: 'Название', address: 'Адрес', email: 'Почта' } },
)
/** Where people turn when nothing else helps (S-095). */
export const support = defineSetting(
  'region.support',
  z.object({ email: z.email(), phone: z.string(), hours: z.string() }),
  'Региональная служба технической поддержки: почта, телефон, часы',
  { options: { email: 'Почта', phone: 'Телефон', hours: 'Часы' } },
)

/** What the first page promises depends on who activates and who pays. */
export const firstPage = defineSetting(
  'region.first-page',
  z.object({ papers: z.string().max(140), clubs: z.string().max(140), pays: z.boolean() }),
  'Первая страница: что будет с документами, за чей счёт кружки, платит ли сертификат',
  { options: { papers: 'Что будет с документами', clubs: 'За чей счёт кружки', pays: 'Платит ли сертификат' } },
)
export type FirstPage = z.output<typeof firstPage.schema>

type Row = {
  name: string
  municipality_id: string | null
  value: unknown
  valid_from: Temporal.PlainDate
  valid_to: Temporal.PlainDate | null
}

/** All rows by name, and those of a name that are in force on a day, as they are asked for. */
type Copy = { rows: Map<string, Row[]>; inForce: Map<string, Row[]> }

/** Settings change by acts dated ahead, so two seconds of an old copy harm nobody and spare a query in every act. */
const kept = new Kept<Copy>(2000, async (reader) => {
  const { rows } = await sql<Row>`
    select name, municipality_id, value, valid_from, valid_to from region_setting`.execute(reader)
  return { rows: Map.groupBy(rows, (row) => row.name), inForce: new Map() }
})

/** The value in force on a day; a municipality's own goes before the region's. */
export async function settingOf<T>(reader: Reader, setting: Setting<T>, on: Day, municipalityId?: string): Promise<T> {
  const inForce = inForceOn(await kept.of(reader), setting.name, on)
  const own = municipalityId ? inForce.find((row) => row.municipality_id === municipalityId) : undefined
  const found = own ?? inForce.find((row) => row.municipality_id === null)
  if (!found) throw new Error(`the region has no value of the setting ${setting.name} on ${on}`)
  return setting.schema.parse(found.value)
}

function inForceOn({ rows, inForce }: Copy, name: string, on: Day): Row[] {
  const key = `${name} ${on}`
  const known = inForce.get(key)
  if (known) return known
  const found = (rows.get(name) ?? []).filter(
    (row) => !isAfter(row.valid_from, on) && (row.valid_to === null || isBefore(on, row.valid_to)),
  )
  inForce.set(key, found)
  return found
}

/** After a change of settings in this process. */
export function forgetSettings(reader: Reader): void {
  markChanging(reader)
  kept.forget(reader)
}
