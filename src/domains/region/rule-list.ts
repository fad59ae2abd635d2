import { formatPhone } from '#kernel/contacts'
import { type Day, formatDay } from '#kernel/dates'
import { number } from '#kernel/plural'
import type { Json } from '#kernel/refusal'
import { type Reader, sql } from '#platform/db'
import type { Act } from './model.ts'
import { type Chapter, chapterOf, declaredSettings, type Setting } from './settings.ts'
import { yearDayWords } from './year-day.ts'

/** A value of a setting that is in force or will be, with the act it comes from. */
export type RuleValue = {
  value: Json
  /** The value as people read it, a line for each part. */
  lines: string[]
  from: Day
  until: Day | null
  /** It comes into force later. */
  ahead: boolean
  act: Omit<Act, 'id'>
}

/** A number or policy of the region: its value, and values of municipalities that have their own. */
export type Rule = {
  name: string
  words: string
  values: RuleValue[]
  own: (RuleValue & { municipality: string })[]
  /** How many values it had before. */
  past: number
}

type Row = Omit<RuleValue, 'lines' | 'act'> & Omit<Act, 'id'> & { name: string; municipality: string | null }

/** All settings that domains declare, in words with the act each comes from; `asked` narrows by words. */
export async function listRules(reader: Reader, on: Day, asked = ''): Promise<Rule[]> {
  const { rows } = await sql<Row>`
    select s.name, m.name as municipality, s.value, s.valid_from as "from", s.valid_to as "until", s.valid_from > ${on} as ahead,
      a.number, a.title, a.issued_on as "issuedOn"
    from region_setting s join region_act a on a.id = s.act_id left join region_municipality m on m.id = s.municipality_id
    where s.valid_to is null or s.valid_to > ${on} order by s.valid_from, m.name collate "ru-x-icu"`.execute(reader)
  const past = await countPast(reader, on)
  const byName = Map.groupBy(rows, ({ name }) => name)
  const rules = declaredSettings().map(({ name, words, options }) => {
    const values = (byName.get(name) ?? []).map(({ name: _, number: of, title, issuedOn, municipality, ...row }) => ({
      ...row,
      municipality,
      lines: linesOf(row.value, options),
      act: { number: of, title, issuedOn },
    }))
    return {
      name,
      words,
      values: values.filter(({ municipality }) => municipality === null),
      own: values.flatMap(({ municipality, ...value }) => (municipality ? { ...value, municipality } : [])),
      past: past.get(name) ?? 0,
    }
  })
  const needles = plain(asked).split(' ').filter(Boolean)
  return rules.filter(
    (rule) =>
      needles.every((needle) => textOf(rule).includes(needle)) || plain(chapterOf(rule).title).startsWith(plain(asked)),
  )
}

export type RuleChapter = Chapter & { rules: Rule[] }

/** The rules under their headings, in the order of headings. */
export function inChapters(rules: readonly Rule[]): RuleChapter[] {
  return [...Map.groupBy(rules, chapterOf)]
    .map(([chapter, of]) => ({ ...chapter, rules: of }))
    .sort((one, other) => one.place - other.place)
}

async function countPast(reader: Reader, on: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; past: number }>`
    select name, count(*)::int as past from region_setting
    where municipality_id is null and valid_to <= ${on} group by name`.execute(reader)
  return new Map(rows.map(({ name, past }) => [name, past]))
}

/** One rule with every value it ever had, the oldest first; null for a name that no domain declares. */
export async function findRule(
  reader: Reader,
  name: string,
): Promise<{ rule: Rule; setting: Setting<unknown> } | null> {
  const setting = declaredSettings().find((one) => one.name === name)
  if (!setting) return null
  const rule = (await listRules(reader, Temporal.PlainDate.from('0001-01-01'))).find((one) => one.name === name)
  return rule ? { rule, setting } : null
}

/** «7», «да», the words of a policy, or every part of a text with parts. */
function linesOf(value: Json, options: Readonly<Record<string, string>> = {}): string[] {
  if (value === null) return ['не задано']
  if (typeof value === 'boolean') return [value ? 'да' : 'нет']
  if (typeof value === 'number') return [number(value)]
  if (typeof value === 'string') return [options[value] ?? dayWords(value) ?? yearDayWords(value) ?? formatPhone(value)]
  return entriesInOrder(value as Record<string, Json>, options).flatMap(([, part]) => linesOf(part, options))
}

/** Parts of a value in the order of their words: the database keeps them by length of name. */
export function entriesInOrder<T>(value: Readonly<Record<string, T>>, options: Readonly<Record<string, string>>) {
  const order = Object.keys(options)
  return Object.entries(value).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
}

function dayWords(text: string): string | null {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(Temporal.PlainDate.from(text)) : null
}

function textOf({ words, values, own }: Rule): string {
  const parts = [...values, ...own].flatMap(({ lines, act }) => [...lines, act.number, act.title])
  return plain([words, ...parts, ...own.map(({ municipality }) => municipality)].join(' '))
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
}
