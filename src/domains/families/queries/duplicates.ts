import type { Day } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { type Snils, snilsAround } from '#kernel/snils'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ChildId, Duplicate, Likeness } from '../model.ts'
import { likenessOf, type SnilsTie } from '../rules/likeness.ts'
import type { Vault } from '../vault.ts'

export type Sought = { name: PersonName; birthOn: Day; snils: Snils | null; vault: Vault }
type Candidate = PersonName & { id: ChildId; birthOn: Day; snilsKey: Uint8Array | null }

const order: Record<Likeness, number> = { snils: 0, name: 1, alike: 2 }

/** Children who may be the same one: by SNILS, then by full name and birth date, then by likeness; the surest first. */
export async function findDuplicates(reader: Reader, sought: Sought): Promise<Duplicate[]> {
  const keys = snilsKeys(sought)
  const candidates = await listCandidates(reader, sought, keys)
  const found = candidates.flatMap(({ id, birthOn, snilsKey, ...name }): Duplicate[] => {
    const { likeness, score, slips } = likenessOf(sought, { name, birthOn }, tieOf(keys, snilsKey))
    return likeness ? [{ childId: id, likeness, score, slips }] : []
  })
  return found.sort((a, b) => order[a.likeness] - order[b.likeness] || b.score - a.score)
}

/** Two guardians who add a child of the same birth day at once wait for each other, so that one sees the other's. */
export async function lockBirthDay(tx: Tx, birthOn: Day): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('families_child'), hashtext(${birthOn.toString()}))`.execute(tx)
}

type SnilsKeys = { own: string; near: Set<string>; all: Buffer[] } | null

/** The keyed hash of the number and of those one slip away: numbers are compared without being opened. */
function snilsKeys({ snils, vault }: Sought): SnilsKeys {
  if (!snils) return null
  const own = vault.searchKey('snils', snils)
  const near = snilsAround(snils).map((one) => vault.searchKey('snils', one))
  return { own: own.toString('hex'), near: new Set(near.map((key) => key.toString('hex'))), all: [own, ...near] }
}

function tieOf(keys: SnilsKeys, key: Uint8Array | null): SnilsTie {
  if (!keys || !key) return 'unknown'
  const text = Buffer.from(key).toString('hex')
  if (text === keys.own) return 'same'
  return keys.near.has(text) ? 'near' : 'other'
}

/** Candidates by the keys of names and birth date and by the keys of SNILS, each out of an index; the rule decides. */
async function listCandidates(reader: Reader, { name, birthOn }: Sought, keys: SnilsKeys): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with candidate as (
      select id from families_child where merged_into is null
        and match_keys && families_match_keys(${name.surname}, ${name.name}, ${name.patronymic}, ${birthOn}::date)
      union
      select child_id from families_vault where search_key = any(${keys?.all ?? []}::bytea[])
        and kind = 'snils' and child_id is not null and replaced_at is null
    )
    select child.id, child.surname, child.name, child.patronymic, child.birth_on as "birthOn", snils.search_key as "snilsKey"
    from families_child child
      left join families_vault snils on snils.child_id = child.id and snils.kind = 'snils' and snils.replaced_at is null
    -- An array, because the planner takes the candidates for thousands and would join all children to them.
    where child.id = any(array(select id from candidate)) and child.merged_into is null
    order by child.id`.execute(reader)
  return rows
}
