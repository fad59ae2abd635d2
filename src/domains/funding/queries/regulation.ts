import { isAfter } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Act, Municipality } from '#region'

type Day = Temporal.PlainDate

/** An extract of the regulation from a day on; the first one of a region has neither day nor act. */
export type Regulation = { text: string; from: Day | null; act: Act | null }
type Row = { text: string; from: Day; actId: string; number: string; title: string; issuedOn: Day }

/** Every version, the latest first; the text that came with the region is the oldest. */
export async function listRegulations(reader: Reader, municipality: Municipality): Promise<Regulation[]> {
  const { rows } = await sql<Row>`select r.text, r.valid_from as "from", act.id as "actId", act.number, act.title,
      act.issued_on as "issuedOn"
    from funding_regulation r join region_act act on act.id = r.act_id
    where r.municipality_id = ${municipality.id} order by r.valid_from desc limit 200`.execute(reader)
  const dated = rows.map(({ text, from, actId, ...act }) => ({ text, from, act: { id: actId, ...act } }))
  return [...dated, { text: municipality.regulation, from: null, act: null }]
}

/** The version in force on a day. */
export async function findRegulation(reader: Reader, municipality: Municipality, day: Day): Promise<Regulation> {
  const all = await listRegulations(reader, municipality)
  return inForce(all, day) ?? { text: municipality.regulation, from: null, act: null }
}

export function inForce(all: readonly Regulation[], day: Day): Regulation | undefined {
  return all.find(({ from }) => from === null || !isAfter(from, day))
}

/** False when another version begins on that day. */
export async function insertRegulation(
  tx: Tx,
  one: { municipalityId: string; text: string; from: Day; actId: string; by: string | null },
  now: Temporal.Instant,
): Promise<boolean> {
  const result =
    await sql`insert into funding_regulation (id, municipality_id, text, valid_from, act_id, set_at, set_by)
    values (${newId()}, ${one.municipalityId}, ${one.text}, ${one.from}, ${one.actId}, ${now}, ${one.by})
    on conflict on constraint funding_regulation_one_a_day do nothing`.execute(tx)
  return result.numAffectedRows === 1n
}
