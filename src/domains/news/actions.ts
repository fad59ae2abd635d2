import { createHash } from 'node:crypto'
import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, settingOf } from '#region'
import type { Owner, PictureId, Piece, PieceId } from './model.ts'
import {
  deletePicture,
  insertPicture,
  insertPiece,
  lockAny,
  lockPiece,
  updateArchived,
  updateHidden,
  updatePublished,
  updateWritten,
  type Written,
} from './queries/piece.ts'
import { isVast, kindOf, strip } from './rules/picture.ts'
import { whyNotChange, whyNotHide, whyNotPublish } from './rules/piece.ts'
import { mostPictures, pictureMegabytes } from './settings.ts'

type Instant = Temporal.Instant

/** Whose news somebody writes: of the organisation, of the municipality, or of the region. */
export async function ownerOf(reader: Reader, { role, scopeId }: Actor): Promise<Owner> {
  if (role === 'region') return { author: 'region', providerId: null, municipalityId: null }
  if (!scopeId) return refuse('http.not-found')
  if (role === 'municipality') return { author: 'municipality', providerId: null, municipalityId: scopeId }
  if (role !== 'provider') return refuse('http.not-found')
  const { municipalityId } = await getProvider(reader, scopeId as ProviderId)
  return { author: 'provider', providerId: scopeId, municipalityId }
}

/** Begins a piece; only its author sees it. */
export async function draftPiece(tx: Tx, by: Actor, written: Written, now: Instant): Promise<PieceId> {
  const owner = await ownerOf(tx, by)
  const id = newId<'piece'>()
  await insertPiece(tx, { id, owner, by: by.userId, written: placed(owner, written) }, now)
  await record(tx, by, 'news.drafted', subjectOf(id), now)
  return id
}

/** Changes a piece; what a published one said before is kept. Refuses `news.hidden`. */
export async function correctPiece(tx: Tx, by: Actor, id: PieceId, written: Written, now: Instant): Promise<void> {
  const { piece, owner } = await lockOwn(tx, by, id)
  refuseIf(whyNotChange(piece))
  await updateWritten(tx, piece, placed(owner, written), { by: by.userId, now })
  await record(tx, by, 'news.corrected', { ...subjectOf(id), facts: { state: piece.state } }, now)
}

type Times = { showsAt: Instant | null; hidesAt: Instant | null }

/** Everybody sees it from a moment, now unless said otherwise, until another one; what is public keeps its first moment. */
export async function publishPiece(tx: Tx, by: Actor, id: PieceId, wished: Times, now: Instant): Promise<void> {
  const { piece } = await lockOwn(tx, by, id)
  const since = piece.state === 'published' ? piece.showsAt : null
  const times = { showsAt: wished.showsAt ?? since ?? now, hidesAt: wished.hidesAt }
  refuseIf(whyNotPublish(piece, times))
  await updatePublished(tx, id, times, now)
  await record(tx, by, 'news.published', { ...subjectOf(id), facts: { showsAt: String(times.showsAt) } }, now)
}

export async function archivePiece(tx: Tx, by: Actor, id: PieceId, now: Instant): Promise<void> {
  const { piece } = await lockOwn(tx, by, id)
  refuseIf(whyNotChange(piece))
  await updateArchived(tx, id, now)
  await record(tx, by, 'news.archived', subjectOf(id), now)
}

/** The operator hides somebody's piece with a reason; its author gets a letter. */
export async function hidePiece(tx: Tx, by: Actor, id: PieceId, reason: string, now: Instant): Promise<void> {
  const piece = (await lockAny(tx, id)) ?? refuse('http.not-found')
  refuseIf(whyNotHide(piece))
  await updateHidden(tx, id, reason, now)
  await record(tx, by, 'news.hidden', { ...subjectOf(id), reason }, now)
  const { author, email, title, providerId, municipalityId } = piece
  await planLetter(tx, {
    ...{ to: email, cabinet: { role: author, scopeId: author === 'provider' ? providerId : municipalityId } },
    ...{ letter: 'news.hidden', facts: { id, title, reason }, key: `news-hidden:${id}` },
  })
}

/** A picture with the words that are read aloud instead. Refuses what is no picture, is broken, too large, vast or one too many. */
export async function addPicture(
  tx: Tx,
  by: Actor,
  { id, bytes, description }: { id: PieceId; bytes: Uint8Array; description: string },
  now: Instant,
): Promise<PictureId> {
  const { piece } = await lockOwn(tx, by, id)
  const today = await dayOf(tx, now)
  const [megabytes, most] = await Promise.all([
    settingOf(tx, pictureMegabytes, today),
    settingOf(tx, mostPictures, today),
  ])
  refuseIf(whyNotChange(piece))
  if (bytes.length > megabytes * 1024 * 1024) refuse('news.picture-large', { megabytes })
  const kind = kindOf(bytes)
  const stripped = kind && strip(bytes, kind)
  if (!kind || !stripped) return refuse('news.no-picture')
  if (isVast(stripped, kind)) refuse('news.picture-vast')

  const pictureId = newId<'picture'>()
  const hash = createHash('sha256').update(stripped).digest('hex').slice(0, 16)
  if (!(await insertPicture(tx, id, { id: pictureId, kind, description, hash, bytes: stripped, most })))
    refuse('news.pictures-enough', { most })
  await record(tx, by, 'news.picture-added', subjectOf(id), now)
  return pictureId
}

export async function removePicture(tx: Tx, by: Actor, id: PieceId, picture: PictureId, now: Instant): Promise<void> {
  const { piece } = await lockOwn(tx, by, id)
  refuseIf(whyNotChange(piece))
  if (!(await deletePicture(tx, id, picture))) refuse('http.not-found')
  await record(tx, by, 'news.picture-removed', subjectOf(id), now)
}

async function lockOwn(tx: Tx, by: Actor, id: PieceId): Promise<{ piece: Piece; owner: Owner }> {
  const owner = await ownerOf(tx, by)
  return { owner, piece: (await lockPiece(tx, id, owner)) ?? refuse('http.not-found') }
}

/** Only the operator chooses municipalities: news of others belong to their own. */
function placed({ author }: Owner, written: Written): Written {
  return author === 'region' ? written : { ...written, placeIds: [] }
}

function subjectOf(id: PieceId) {
  return { subjectKind: 'news', subjectId: id }
}
