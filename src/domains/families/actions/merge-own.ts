import { newId } from '#kernel/ids'
import type { Json } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type KeptRows, keepRows, type MergeFacts, type Pair, putBack, type Side } from '../merge-part.ts'
import type { Relation } from '../model.ts'
import { getChild, insertCustody } from '../queries/child.ts'
import { findRelation, updateHolder } from '../queries/custody.ts'
import { type Plain, updatePlain } from '../queries/merge.ts'
import {
  cancelInvitationsTo,
  endCustodies,
  endCustodiesOf,
  keepOpenDoubles,
  listLivingSecrets,
  moveOpenDoubles,
  movePlace,
  moveWaitingClaims,
  replaceSecretsOf,
  restoreSecrets,
} from '../queries/merge-own.ts'
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
    place: await movePlace(tx, pair.mergedId, pair.keptId),
  }
  return trace as unknown as Json
}

/** Puts everything back; false when the kept record was changed since, so that "exactly" would be a lie. */
export async function undoOwn(tx: Tx, pair: Pair, json: Json, now: Temporal.Instant): Promise<boolean> {
  const trace = json as unknown as OwnTrace
  const kept = await getChild(tx, pair.keptId)
  if (!isSamePlain(plainJson(kept), trace.after)) return false

  await updatePlain(tx, pair.keptId, plainFrom(trace.before))
  if (!(await restoreSecrets(tx, trace.vault, now))) return false
  if (!(await undoCustodies(tx, pair, trace.custodies, now))) return false
  await putBack(tx, 'families_claim', trace.claims, ['child_id', 'state', 'decided_at', 'decided_by'])
  await putBack(tx, 'families_invitation', trace.invitations, ['child_id', 'cancelled_at'])
  const ofDoubles = ['child_id', 'other_id', 'state', 'decided_at', 'decided_by', 'reason']
  await putBack(tx, 'families_double', trace.doubles as KeptRows, ofDoubles)
  if (trace.place) await movePlace(tx, pair.keptId, pair.mergedId)
  return true
}

type Moving = { choices: Readonly<Record<string, Side>>; vault: Vault; now: Temporal.Instant }

/** Values are sealed for their owner, so the chosen ones are opened and sealed again for the kept record. */
async function moveVault(tx: Tx, pair: Pair, { choices, vault, now }: Moving) {
  const { keptId, mergedId } = pair
  const before = await listLivingSecrets(tx, pair)
  const data = await openPersonalData(tx, { childId: mergedId }, vault)
  const has = (kind: string) => before.some((row) => row.childId === keptId && row.kind === kind)
  const taken = secretFields.filter((kind) => data[kind] !== null && (choices[kind] === 'merged' || !has(kind)))
  await replaceSecretsOf(tx, mergedId, now)
  const secrets = Object.fromEntries(taken.map((kind) => [kind, data[kind]]))
  await keepInVault(tx, { owner: { childId: keptId }, vault, ...secrets }, now)
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const [had, have] = [ids(before), ids(await listLivingSecrets(tx, pair))]
  return { replaced: had.filter((id) => !have.includes(id)), added: have.filter((id) => !had.includes(id)) }
}

type CustodyRow = { id: string; user_id: string; relation: Relation; holder: boolean; ended_at: string | null }

async function moveCustodies(tx: Tx, { keptId, mergedId }: Pair, holderOf: Side, now: Temporal.Instant) {
  const rows = await keepRows(tx, 'families_custody', [keptId, mergedId])
  const living = rows.filter((row) => row.ended_at === null)
  const ofMerged = living.filter((row) => row.child_id === mergedId) as unknown as CustodyRow[]
  const known = new Set(living.filter((row) => row.child_id === keptId).map((row) => row.user_id))
  await endCustodiesOf(tx, mergedId, now)
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
  await endCustodies(tx, added, now)
  const ofMerged = rows.filter((row) => row.child_id === mergedId)
  await putBack(tx, 'families_custody', ofMerged, ['ended_at', 'holder'])
  const holder = rows.find((row) => row.child_id === keptId && row.ended_at === null && row.holder)?.user_id
  if (typeof holder !== 'string') return true
  // Who held the record may have handed it over and left: nobody is put back against their will.
  if ((await findRelation(tx, keptId, holder)) === null) return false
  await updateHolder(tx, keptId, holder)
  return true
}

async function moveClaims(tx: Tx, pair: Pair, byUserId: string | null, now: Temporal.Instant): Promise<KeptRows> {
  const rows = await keepRows(tx, 'families_claim', [pair.keptId, pair.mergedId])
  await moveWaitingClaims(tx, pair, byUserId, now)
  return rows.filter((row) => row.state === 'waiting')
}

async function cancelInvitations(tx: Tx, { mergedId }: Pair, now: Temporal.Instant): Promise<KeptRows> {
  const rows = await keepRows(tx, 'families_invitation', [mergedId])
  await cancelInvitationsTo(tx, mergedId, now)
  return rows
}

async function moveDoubles(tx: Tx, pair: Pair, byUserId: string | null, now: Temporal.Instant): Promise<Json[]> {
  const rows = await keepOpenDoubles(tx, pair.mergedId)
  await moveOpenDoubles(tx, pair, byUserId, now)
  return rows
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
