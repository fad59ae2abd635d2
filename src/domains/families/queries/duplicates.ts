import type { Day } from '#kernel/dates'
import { nameKey, type PersonName } from '#kernel/names'
import type { Snils } from '#kernel/snils'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ChildId, Duplicate, Likeness } from '../model.ts'
import { daysAround, likenessOf } from '../rules.ts'
import type { Vault } from '../vault.ts'
import { findChildBySnils } from './vault.ts'

export type Sought = { name: PersonName; birthOn: Day; snils: Snils | null; vault: Vault }
type Candidate = PersonName & { id: ChildId; birthOn: Day }

const order: Record<Likeness, number> = { snils: 0, name: 1, alike: 2 }

/** Children who may be the same one: by SNILS, then by full name and birth date, then by likeness; the surest first. */
export async function findDuplicates(reader: Reader, sought: Sought): Promise<Duplicate[]> {
  const [bySnils, candidates] = await Promise.all([
    sought.snils ? findChildBySnils(reader, sought.vault, sought.snils) : null,
    listAlike(reader, sought),
  ])
  const found: Duplicate[] = bySnils ? [{ childId: bySnils as ChildId, likeness: 'snils' }] : []
  for (const { id, birthOn, ...name } of candidates) {
    const likeness = id === bySnils ? null : likenessOf(sought, { name, birthOn })
    if (likeness) found.push({ childId: id, likeness })
  }
  return found.sort((a, b) => order[a.likeness] - order[b.likeness])
}

/** Two guardians who add a child of the same birth day at once wait for each other, so that one sees the other's. */
export async function lockBirthDay(tx: Tx, birthOn: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('families_child'), hashtext(${birthOn.toString()}))`.execute(tx)
}

// Of one birth day there are few; on the days around it only the very same name counts. The rule decides.
async function listAlike(reader: Reader, { name, birthOn }: Sought): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`select id, surname, name, patronymic, birth_on as "birthOn"
    from families_child
    where merged_into is null and (birth_on = ${birthOn}
      or (name_key = ${nameKey(name)} and birth_on = any(${daysAround(birthOn).map(String)}::date[])))
    order by id`.execute(reader)
  return rows
}
