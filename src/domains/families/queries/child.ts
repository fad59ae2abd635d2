import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Child, ChildId, Guardian, Masked, NewChild, OwnChild, Relation, VaultKind } from '../model.ts'
import { findKeptOf } from './merge.ts'

const childColumns = sql`child.id, child.surname, child.name, child.patronymic, child.birth_on as "birthOn", child.gender,
  child.municipality_id as "municipalityId", child.created_at as "createdAt", child.confirmed_at as "confirmedAt"`
const maskedColumn = sql`(select coalesce(jsonb_object_agg(kind, masked), '{}') from families_vault
  where child_id = child.id and replaced_at is null) as masked`

type OwnRow = Child & { relation: Relation; holder: boolean; masked: Partial<Masked> }

/** The children of a cabinet, the eldest first. */
export async function listChildrenOf(reader: Reader, userId: string): Promise<OwnChild[]> {
  const { rows } = await sql<OwnRow>`select ${childColumns}, custody.relation, custody.holder, ${maskedColumn}
    from families_custody custody join families_child child on child.id = custody.child_id
    where custody.user_id = ${userId} and custody.ended_at is null and child.merged_into is null
    order by child.birth_on, child.id`.execute(reader)
  return rows.map(ownChildFrom)
}

/** A child of this cabinet; null for one that is not there or not theirs. */
export async function findOwnChild(
  reader: Reader,
  by: { userId: string | null },
  id: string,
): Promise<OwnChild | null> {
  const { rows } = await sql<OwnRow>`select ${childColumns}, custody.relation, custody.holder, ${maskedColumn}
    from families_child child join families_custody custody
      on custody.child_id = child.id and custody.user_id = ${by.userId} and custody.ended_at is null
    where child.id = ${id} and child.merged_into is null`.execute(reader)
  const [row] = rows
  return row ? ownChildFrom(row) : null
}

/** A child of this cabinet, or not found. */
export async function getOwnChild(reader: Reader, by: { userId: string | null }, id: string): Promise<OwnChild> {
  return (await findOwnChild(reader, by, id)) ?? followMerge(reader, by, id)
}

/** A merged record answers with the one it became, to those who have that one; to others it does not exist. */
async function followMerge(reader: Reader, by: { userId: string | null }, id: string): Promise<never> {
  const keptId = await findKeptOf(reader, id)
  if (keptId && (await findOwnChild(reader, by, keptId))) refuse('families.merged-away', { childId: keptId })
  refuse('http.not-found')
}

/** Names and birth date of a child, for acts that checked before who may see them. */
export async function getChild(reader: Reader, id: string): Promise<Child> {
  const { rows } = await sql<Child>`select ${childColumns} from families_child child where child.id = ${id}`.execute(
    reader,
  )
  return rows[0] ?? refuse('http.not-found')
}

/** Who answers for the child and may be written to; the holder first. Sign-in by the certificate's number is nobody. */
export async function guardiansOf(reader: Reader, childId: string): Promise<Guardian[]> {
  const { rows } = await sql<Guardian>`
    select person.id as "userId", person.surname, person.name, person.patronymic, person.email, custody.relation, custody.holder
    from families_custody custody join access_user person on person.id = custody.user_id
    where custody.child_id = ${childId} and custody.ended_at is null
      and not exists (select from access_login login where login.user_id = custody.user_id)
    order by custody.holder desc, custody.since`.execute(reader)
  return rows
}

/** Users who sign in by the number of the child's certificate: they read notices, nobody can write to them. */
export async function numberSignInsOf(reader: Reader, childId: string): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select custody.user_id as "userId" from families_custody custody
      join access_login login on login.user_id = custody.user_id and login.closed_at is null
    where custody.child_id = ${childId} and custody.ended_at is null`.execute(reader)
  return rows.map(({ userId }) => userId)
}

/** What pages show of the vault of a child, or of a user. */
export async function maskedDataOf(reader: Reader, owner: { childId: string } | { userId: string }): Promise<Masked> {
  const whose = 'childId' in owner ? sql`child_id = ${owner.childId}` : sql`user_id = ${owner.userId}`
  const { rows } = await sql<{ kind: VaultKind; masked: string }>`
    select kind, masked from families_vault where ${whose} and replaced_at is null`.execute(reader)
  return fullMask(Object.fromEntries(rows.map((row) => [row.kind, row.masked])))
}

export async function insertChild(
  tx: Tx,
  row: { id: ChildId; child: NewChild; nameKey: string; userId: string },
  now: Temporal.Instant,
): Promise<void> {
  const { id, child, userId } = row
  await sql`insert into families_child
      (id, surname, name, patronymic, name_key, birth_on, gender, municipality_id, created_at, created_by)
    values (${id}, ${child.name.surname}, ${child.name.name}, ${child.name.patronymic}, ${row.nameKey}, ${child.birthOn},
      ${child.gender}, ${child.municipalityId}, ${now}, ${userId})`.execute(tx)
}

export async function insertCustody(
  tx: Tx,
  custody: { id: string; childId: string; userId: string; relation: Relation; holder: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into families_custody (id, child_id, user_id, relation, holder, since)
    values (${custody.id}, ${custody.childId}, ${custody.userId}, ${custody.relation}, ${custody.holder}, ${now})
    on conflict (child_id, user_id) where ended_at is null do nothing`.execute(tx)
}

export async function updateConfirmed(
  tx: Tx,
  childId: string,
  userId: string | null,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update families_child set confirmed_at = ${now}, confirmed_by = ${userId}
    where id = ${childId} and confirmed_at is null`.execute(tx)
}

function ownChildFrom(row: OwnRow): OwnChild {
  return { ...row, masked: fullMask(row.masked) }
}

function fullMask(masked: Partial<Masked>): Masked {
  return { snils: masked.snils ?? null, document: masked.document ?? null, address: masked.address ?? null }
}
