import { formatDay } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import type { DictionaryEntry } from '../model.ts'

const uses = {
  refusals: sql`select refusal_ground as code from certificates_statement where refusal_ground is not null`,
  exclusions: sql`select exclusion_ground as code from certificates_certificate where exclusion_ground is not null`,
  freezes: sql`select ground as code from certificates_freeze`,
  events: sql`select kind as code from events_event`,
  'applications-refused': sql`select refusal_ground as code from enrolment_application where refusal_ground is not null`,
  terminations: sql`select ground as code from enrolment_notice where ground is not null and withdrawn_at is null`,
  directions: sql`select direction as code from programmes_programme`,
}

/** How many records have chosen each code. */
export async function countUses(reader: Reader, dictionary: keyof typeof uses): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; used: number }>`
    select code, count(*)::int as used from (${uses[dictionary]}) chosen group by code`.execute(reader)
  return new Map(rows.map(({ code, used }) => [code, used]))
}

/** Activities as organisations call them, the commonest first. */
export async function listActivities(reader: Reader, most: number): Promise<DictionaryEntry[]> {
  const { rows } = await sql<{ words: string; used: number }>`select activity as words, count(*)::int as used
    from programmes_programme group by activity order by used desc, words limit ${most}`.execute(reader)
  return rows.map((row) => ({ ...row, code: null, law: null }))
}

/** Categories that each municipality set, with its act. */
export async function listCategoriesOfAll(reader: Reader): Promise<(DictionaryEntry & { municipality: string })[]> {
  type Row = {
    municipality: string
    code: string
    words: string
    number: string
    issuedOn: Temporal.PlainDate
    used: number
  }
  const { rows } =
    await sql<Row>`select municipality.name as municipality, category.ordinal::text as code, category.name as words,
      act.number, act.issued_on as "issuedOn",
      (select count(*)::int from certificates_certificate where category_id = category.id) as used
    from certificates_category category join region_municipality municipality on municipality.id = category.municipality_id
      join region_act act on act.id = category.act_id order by municipality.name collate "ru-x-icu", category.ordinal`.execute(
      reader,
    )
  return rows.map(({ number, issuedOn, ...row }) => ({ ...row, law: `№ ${number} от ${formatDay(issuedOn)}` }))
}
