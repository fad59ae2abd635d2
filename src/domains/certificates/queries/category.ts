import type { Day } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Category } from '../model/certificate.ts'

/** Categories of children that the payer has ever set, in its own order: whoever is in one keeps its name. */
export async function listCategories(reader: Reader, municipalityId: string): Promise<Category[]> {
  const { rows } = await sql<Category>`select id, municipality_id as "municipalityId", name, proof, funded,
      opened_on as "openedOn", closed_on as "closedOn"
    from certificates_category where municipality_id = ${municipalityId} order by ordinal`.execute(reader)
  return rows
}

/** Those in which a child may ask for a certificate on a day: opened by an act, not ended by another one. */
export async function listOpenCategories(reader: Reader, municipalityId: string, day: Day): Promise<Category[]> {
  return (await listCategories(reader, municipalityId)).filter((category) => isOpenOn(category, day))
}

function isOpenOn({ openedOn, closedOn }: Category, day: Day): boolean {
  const { compare } = Temporal.PlainDate
  return (openedOn === null || compare(openedOn, day) <= 0) && (closedOn === null || compare(day, closedOn) < 0)
}

type NewCategory = { municipalityId: string; name: string; proof: string | null; funded: boolean; openedOn: Day }

/** A category that an act opens from a day on, the last in the payer's order. */
export async function insertCategory(tx: Tx, row: NewCategory & { actId: string }): Promise<string> {
  const id = newId<'category'>()
  await sql`insert into certificates_category (id, municipality_id, name, proof, funded, ordinal, act_id, opened_on)
    select ${id}, ${row.municipalityId}, ${row.name}, ${row.proof}, ${row.funded}, coalesce(max(ordinal), 0) + 1, ${row.actId},
      ${row.openedOn}::date from certificates_category where municipality_id = ${row.municipalityId}`.execute(tx)
  return id
}

/** The category is ended from a day on, and nobody is credited by it any more; one of the same day it was opened on has never been. */
export async function endCategory(tx: Tx, id: string, { from, actId }: { from: Day; actId: string }): Promise<void> {
  await sql`update certificates_category set closed_on = greatest(${from}::date, opened_on + 1), closing_act_id = ${actId}
    where id = ${id} and closed_on is null`.execute(tx)
}
