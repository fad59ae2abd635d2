import { formatDayShort, type Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { nameKey } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import type { Snils } from '#kernel/snils'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Change, Corrected, CorrectionRecord } from '../correction.ts'
import { type Child, type Gender, genders, type Relation, relationWords } from '../model.ts'
import { maskOf, type Vault } from '../vault.ts'
import { getChild } from './child.ts'
import type { Owner } from './vault.ts'

/** One correction at a time: the second one sees what the first changed. */
export async function lockChild(tx: Tx, id: string): Promise<Child> {
  const { rows } =
    await sql`select from families_child where id = ${id} and merged_into is null for no key update`.execute(tx)
  return rows.length === 0 ? refuse('http.not-found') : getChild(tx, id)
}

/** Names, birth date and gender as they are from now on. */
export async function updateIdentity(tx: Tx, child: Child, change: Change): Promise<void> {
  const { surname, name, patronymic, birthOn, gender } = { ...child, ...change }
  await sql`update families_child set surname = ${surname}, name = ${name}, patronymic = ${patronymic},
    name_key = ${nameKey({ surname, name, patronymic })}, birth_on = ${birthOn},
    gender = ${gender} where id = ${child.id}`.execute(tx)
}

/** Users who are the child: an own cabinet, and the sign-in by the number of the certificate. */
export async function listOwnCabinets(reader: Reader, childId: string): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`select user_id as "userId" from families_custody
    where child_id = ${childId} and relation = 'self' and ended_at is null order by user_id`.execute(reader)
  return rows.map(({ userId }) => userId)
}

type NewCorrection = {
  owner: Owner
  changes: readonly Corrected[]
  reason: string
  by: { userId: string | null; scopeId: string | null }
  vault: Vault
}

/** Old and new lie sealed: names are personal data too. */
export async function insertCorrection(tx: Tx, row: NewCorrection, now: Instant): Promise<void> {
  const { owner, changes, reason, by, vault } = row
  const [childId, userId] = 'childId' in owner ? [owner.childId, null] : [null, owner.userId]
  const id = newId<'correction'>()
  const sealed = vault.seal(
    { rowId: id, kind: 'correction', ownerId: childId ?? userId ?? '' },
    JSON.stringify(changes),
  )
  await sql`insert into families_correction (id, child_id, user_id, kinds, sealed, reason, corrected_at, corrected_by, place_id)
    values (${id}, ${childId}, ${userId}, ${changes.map(({ kind }) => kind)}::text[], ${sealed}, ${reason}, ${now}, ${by.userId},
      ${by.scopeId})`.execute(tx)
}

type Row = { id: string; at: Instant; reason: string; place: string | null; sealed: Uint8Array }

/** What was corrected, the latest first; SNILS, documents and addresses masked. Whoever asks may see whose it is. */
export async function listCorrections(reader: Reader, owner: Owner, vault: Vault): Promise<CorrectionRecord[]> {
  const ownerId = 'childId' in owner ? owner.childId : owner.userId
  const { rows } = await sql<Row>`select id, corrected_at as at, reason, sealed,
      (select scope_name from access_role where scope_id = place_id and scope_name is not null
        order by granted_at desc limit 1) as place
    from families_correction where ${'childId' in owner ? sql`child_id` : sql`user_id`} = ${ownerId}
    order by corrected_at desc, id desc`.execute(reader)
  return rows.map(({ sealed, ...row }) => {
    const text = vault.open({ rowId: row.id, kind: 'correction', ownerId }, sealed)
    return { ...row, changes: (JSON.parse(text) as Corrected[]).map(shown) }
  })
}

function shown({ kind, before, after, ...rest }: Corrected): Corrected {
  return {
    ...rest,
    kind,
    before: before === null ? null : maskedValue(kind, before),
    after: after === null ? null : maskedValue(kind, after),
  }
}

function maskedValue(kind: Corrected['kind'], value: string): string {
  if (kind === 'birthOn') return formatDayShort(Temporal.PlainDate.from(value))
  if (kind === 'gender') return genders[value as Gender]
  if (kind === 'relation') return relationWords[value as Relation]
  if (kind === 'snils') return maskOf('snils', value as Snils)
  if (kind === 'document') return maskOf('document', JSON.parse(value))
  return kind === 'address' ? maskOf('address', value) : value
}
