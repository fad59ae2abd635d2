import { newId } from '#kernel/ids'
import type { Json } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { type KeptRows, keepRows, type MergeFacts, type Pair, putBack, type Side } from '../merge-part.ts'
import type { Relation } from '../model.ts'
import { getChild, insertCustody } from '../queries/child.ts'
import { findRelation, updateHolder } from '../queries/custody.ts'
import { type Plain, updatePlain } from '../queries/merge.ts'
import { keepInVault, openPersonalData } from '../queries/vault.ts'
import type { Vault } from '../vault.ts'

type OwnTrace = {
  before: Json
  after: Json
  vault: { replaced: string[]; added: string[] }
  custodies: { rows: KeptRows; added: string[] }
  claims: KeptRows
  invitations: KeptRows
  doubles: Json[]
  place: boolean
}

/** Chosen beside the fields of the record itself. */
const secretFields = ['snils', 'document', 'address'] as const

/** The families' own part of a merge: the chosen values, guardians, claims, invitations and other possible doubles. */
export async function moveOwn(
  tx: Tx,
  { pair, choices, byUserId }: MergeFacts,
  { vault, now }: { vault: Vault; now: Temporal.Instant },
): Promise<Json> {
  const [kept, merged] = [await getChild(tx, pair.keptId), await getChild(tx, pair.mergedId)]
  const from = (field: string) => (choices[field] === 'merged' ? merged : kept)
  const { surname, name, patronymic } = from('name')
  const after: Plain = {
    ...{ surname, name, patronymic, birthOn: from('birthOn').birthOn, gender: from('gender').gender },
    municipalityId: from('municipality').municipalityId,
  }
  await updatePlain(tx, pair.keptId, after)
  const trace: OwnTrace = {
    before: plainJson(kept),
    after: plainJson(after),
    vault: await moveVault(tx, pair, { choices, vault, now }),
    custodies: await moveCustodies(tx, pair, choices.holder ?? 'kept', now),
    claims: await moveClaims(tx, pair, byUserId, now),
    invitations: await cancelInvitations(tx, pair, now),
    doubles: await moveDoubles(tx, pair, byUserId, now),
    place: await movePlace(tx, pair),
  }
  return trace as unknown as Json
}

/** Puts everything back; false when the kept record was changed since, so that "exactly" would be a lie. */
export async function undoOwn(tx: Tx, pair: Pair, json: Json, now: Temporal.Instant): Promise<boolean> {
  const trace = json as unknown as OwnTrace
  const kept = await getChild(tx, pair.keptId)
  if (!isSamePlain(plainJson(kept), trace.after)) return false

  await updatePlain(tx, pair.keptId, plainFrom(trace.before))
  const { replaced, added } = trace.vault
  const { rows } =
    await sql`select from families_vault where id = any(${added}::uuid[]) and replaced_at is not null`.execute(tx)
  if (rows.length > 0) return false
  await sql`update families_vault set replaced_at = ${now} where id = any(${added}::uuid[])`.execute(tx)
  await sql`update families_vault set replaced_at = null where id = any(${replaced}::uuid[])`.execute(tx)
  if (!(await undoCustodies(tx, pair, trace.custodies, now))) return false
  await putBack(tx, 'families_claim', trace.claims, ['child_id', 'state', 'decided_at', 'decided_by'])
  await putBack(tx, 'families_invitation', trace.invitations, ['child_id', 'cancelled_at'])
  const ofDoubles = ['child_id', 'other_id', 'state', 'decided_at', 'decided_by', 'reason']
  await putBack(tx, 'families_double', trace.doubles as KeptRows, ofDoubles)
  if (trace.place)
    await sql`update families_place set child_id = ${pair.mergedId} where child_id = ${pair.keptId}`.execute(tx)
  return true
}

type Moving = { choices: Readonly<Record<string, Side>>; vault: Vault; now: Temporal.Instant }

/** Values are sealed for their owner, so the chosen ones are opened and sealed again for the kept record. */
async function moveVault(tx: Tx, { keptId, mergedId }: Pair, { choices, vault, now }: Moving) {
  const living = () =>
    sql<{ id: string; childId: string; kind: string }>`select id, child_id as "childId", kind from families_vault
      where child_id in (${keptId}, ${mergedId}) and replaced_at is null`.execute(tx)
  const { rows: before } = await living()
  const data = await openPersonalData(tx, { childId: mergedId }, vault)
  const has = (kind: string) => before.some((row) => row.childId === keptId && row.kind === kind)
  const taken = secretFields.filter((kind) => data[kind] !== null && (choices[kind] === 'merged' || !has(kind)))
  await sql`update families_vault set replaced_at = ${now} where child_id = ${mergedId} and replaced_at is null`.execute(
    tx,
  )
  const secrets = Object.fromEntries(taken.map((kind) => [kind, data[kind]]))
  await keepInVault(tx, { owner: { childId: keptId }, vault, ...secrets }, now)
  const { rows: after } = await living()
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const [had, have] = [new Set(ids(before)), new Set(ids(after))]
  return { replaced: ids(before).filter((id) => !have.has(id)), added: ids(after).filter((id) => !had.has(id)) }
}

type CustodyRow = { id: string; user_id: string; relation: Relation; holder: boolean; ended_at: string | null }

async function moveCustodies(tx: Tx, { keptId, mergedId }: Pair, holderOf: Side, now: Temporal.Instant) {
  const rows = await keepRows(tx, 'families_custody', [keptId, mergedId])
  const living = rows.filter((row) => row.ended_at === null)
  const ofMerged = living.filter((row) => row.child_id === mergedId) as unknown as CustodyRow[]
  const known = new Set(living.filter((row) => row.child_id === keptId).map((row) => row.user_id))
  await sql`update families_custody set ended_at = ${now} where child_id = ${mergedId} and ended_at is null`.execute(tx)
  const added: string[] = []
  for (const { user_id: userId, relation } of ofMerged) {
    if (known.has(userId)) continue
    const id = newId<'custody'>()
    added.push(id)
    await insertCustody(tx, { id, childId: keptId, userId, relation, holder: false }, now)
  }
  const holder = ofMerged.find((row) => row.holder)?.user_id
  if (holderOf === 'merged' && holder) await updateHolder(tx, keptId, holder)
  return { rows, added }
}

async function undoCustodies(
  tx: Tx,
  { keptId, mergedId }: Pair,
  { rows, added }: OwnTrace['custodies'],
  now: Temporal.Instant,
): Promise<boolean> {
  await sql`update families_custody set ended_at = ${now} where id = any(${added}::uuid[]) and ended_at is null`.execute(
    tx,
  )
  const ofMerged = rows.filter((row) => row.child_id === mergedId)
  await putBack(tx, 'families_custody', ofMerged, ['ended_at', 'holder'])
  const holder = rows.find((row) => row.child_id === keptId && row.ended_at === null && row.holder)?.user_id
  if (typeof holder !== 'string') return true
  // Who held the record may have handed it over and left: nobody is put back against their will.
  if ((await findRelation(tx, keptId, holder)) === null) return false
  await updateHolder(tx, keptId, holder)
  return true
}

/** Claims for the merged record wait at the kept one; who is its guardian anyhow asks no longer. */
async function moveClaims(tx: Tx, { keptId, mergedId }: Pair, byUserId: string | null, now: Temporal.Instant) {
  const rows = (await keepRows(tx, 'families_claim', [keptId, mergedId])).filter((row) => row.state === 'waiting')
  await sql`update families_claim claim set state = 'cancelled', decided_at = ${now}, decided_by = ${byUserId}
    where state = 'waiting' and child_id in (${keptId}, ${mergedId}) and (
      exists (select from families_custody custody where custody.child_id = ${keptId} and custody.user_id = claim.user_id
        and custody.ended_at is null)
      or child_id = ${mergedId} and exists (select from families_claim other where other.child_id = ${keptId}
        and other.user_id = claim.user_id and other.state = 'waiting'))`.execute(tx)
  await sql`update families_claim set child_id = ${keptId} where child_id = ${mergedId} and state = 'waiting'`.execute(
    tx,
  )
  return rows
}

async function cancelInvitations(tx: Tx, { mergedId }: Pair, now: Temporal.Instant) {
  const rows = await keepRows(tx, 'families_invitation', [mergedId])
  await sql`update families_invitation set cancelled_at = ${now}
    where child_id = ${mergedId} and used_at is null and cancelled_at is null`.execute(tx)
  return rows
}

/** What the merged record was taken for is asked of the kept one, unless that pair was decided already. */
async function moveDoubles(tx: Tx, { keptId, mergedId }: Pair, byUserId: string | null, now: Temporal.Instant) {
  const { rows } = await sql<{ row: Json }>`select to_jsonb(pair) as row from families_double pair
    where pair.state = 'open' and ${mergedId} in (pair.child_id, pair.other_id)`.execute(tx)
  await sql`update families_double set state = 'merged', decided_at = ${now}, decided_by = ${byUserId}
    where state = 'open' and ${mergedId} in (child_id, other_id) and (${keptId} in (child_id, other_id) or exists (
      select from families_double other where ${keptId} in (other.child_id, other.other_id)
        and (other.child_id in (families_double.child_id, families_double.other_id)
          or other.other_id in (families_double.child_id, families_double.other_id))))`.execute(tx)
  await sql`update families_double set child_id = case child_id when ${mergedId} then ${keptId} else child_id end,
      other_id = case other_id when ${mergedId} then ${keptId} else other_id end
    where state = 'open' and ${mergedId} in (child_id, other_id)`.execute(tx)
  return rows.map(({ row }) => row)
}

async function movePlace(tx: Tx, { keptId, mergedId }: Pair): Promise<boolean> {
  const result = await sql`update families_place set child_id = ${keptId} where child_id = ${mergedId}
    and not exists (select from families_place where child_id = ${keptId})`.execute(tx)
  return result.numAffectedRows === 1n
}

function plainJson({ surname, name, patronymic, birthOn, gender, municipalityId }: Plain): Json {
  return { surname, name, patronymic, birthOn: birthOn.toString(), gender, municipalityId }
}

/** The database keeps the fields of JSON in an order of its own. */
function isSamePlain(a: Json, b: Json): boolean {
  const sorted = (json: Json) => JSON.stringify(Object.entries(json ?? {}).sort())
  return sorted(a) === sorted(b)
}

function plainFrom(json: Json): Plain {
  const plain = json as unknown as Plain
  return { ...plain, birthOn: Temporal.PlainDate.from(String(plain.birthOn)) }
}
