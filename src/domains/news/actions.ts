import { createHash } from 'node:crypto'
import type { Actor } from '#access'
import { record } from '#audit'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, operator, settingOf } from '#region'
import type { Owner, PictureId, Piece, PieceId } from './model.ts'
import {
  deletePicture,
  insertPicture,
  insertPiece,
  lockAny,
  lockPiece,
  touchPiece,
  updateArchived,
  updatePublished,
  updateSentBack,
  updateShownAgain,
  updateTakenDown,
  updateWritten,
  type Written,
} from './queries/piece.ts'
import { isVast, kindOf, strip } from './rules/picture.ts'
import { isShown, whyNotMove, whyNotPublish, whyNotSendBack, whyNotShowAgain, whyNotTakeDown } from './rules/piece.ts'
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

/** Changes a piece; what a published one, or one taken down, said before is kept. */
export async function correctPiece(tx: Tx, by: Actor, id: PieceId, written: Written, now: Instant): Promise<void> {
  const { piece, owner } = await lockOwn(tx, by, id)
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
  await record(tx, by, 'news.published', { ...subjectOf(id), facts: times }, now)
}

export async function archivePiece(tx: Tx, by: Actor, id: PieceId, now: Instant): Promise<void> {
  const { piece } = await lockOwn(tx, by, id)
  refuseIf(whyNotMove(piece))
  await updateArchived(tx, id, now)
  await record(tx, by, 'news.archived', subjectOf(id), now)
}

/** The operator takes somebody's piece down, or leaves a mended one down, with a reason; its author gets a letter. */
export async function takeDownPiece(tx: Tx, by: Actor, id: PieceId, reason: string, now: Instant): Promise<void> {
  const piece = (await lockAny(tx, id)) ?? refuse('http.not-found')
  refuseIf(whyNotTakeDown(piece))
  await updateTakenDown(tx, id, reason, now)
  await record(tx, by, 'news.taken-down', { ...subjectOf(id), reason }, now)
  const facts = { id, title: piece.title, reason, again: piece.state === 'taken-down' }
  await planLetter(tx, { ...toAuthor(piece), letter: 'news.taken-down', facts })
}

/** The author has mended a piece taken down and asks the operator to look again. */
export async function sendPieceBack(tx: Tx, by: Actor, id: PieceId, mended: string, now: Instant): Promise<void> {
  const { piece } = await lockOwn(tx, by, id)
  refuseIf(whyNotSendBack(piece))
  await updateSentBack(tx, id, mended, now)
  await record(tx, by, 'news.sent-back', { ...subjectOf(id), facts: { text: mended } }, now)
  const { email } = await settingOf(tx, operator, await dayOf(tx, now))
  const facts = { id, title: piece.title, author: piece.authorName, mended }
  await planLetter(tx, {
    ...{ to: email, cabinet: { role: 'region', scopeId: null } },
    ...{ letter: 'news.sent-back', facts },
  })
}

/** The operator shows a piece taken down again, as it was read; its author gets a letter. */
export async function showPieceAgain(tx: Tx, by: Actor, id: PieceId, readAt: Instant, now: Instant): Promise<void> {
  const piece = (await lockAny(tx, id)) ?? refuse('http.not-found')
  refuseIf(whyNotShowAgain(piece, readAt))
  await updateShownAgain(tx, id, now)
  await record(tx, by, 'news.shown-again', subjectOf(id), now)
  const facts = { id, title: piece.title, shown: isShown({ ...piece, state: 'published' }, now) }
  await planLetter(tx, { ...toAuthor(piece), letter: 'news.shown-again', facts })
}

function toAuthor({ author, email, providerId, municipalityId }: Piece & { email: string | null }) {
  return { to: email, cabinet: { role: author, scopeId: author === 'provider' ? providerId : municipalityId } }
}

/** A picture with the words that are read aloud instead. Refuses what is no picture, is broken, too large, vast or one too many. */
export async function addPicture(
  tx: Tx,
  by: Actor,
  { id, bytes, description }: { id: PieceId; bytes: Uint8Array; description: string },
  now: Instant,
): Promise<PictureId> {
  await lockOwn(tx, by, id)
  const today = await dayOf(tx, now)
  const [megabytes, most] = await Promise.all([
    settingOf(tx, pictureMegabytes, today),
    settingOf(tx, mostPictures, today),
  ])
  if (bytes.length > megabytes * 1024 * 1024) refuse('news.picture-large', { megabytes })
  const kind = kindOf(bytes)
  const stripped = kind && strip(bytes, kind)
  if (!kind || !stripped) return refuse('news.no-picture')
  if (isVast(stripped, kind)) refuse('news.picture-vast')

  const pictureId = newId<'picture'>()
  const hash = createHash('sha256').update(stripped).digest('hex').slice(0, 16)
  if (!(await insertPicture(tx, id, { id: pictureId, kind, description, hash, bytes: stripped, most })))
    refuse('news.pictures-enough', { most })
  await touchPiece(tx, id, now)
  await record(tx, by, 'news.picture-added', subjectOf(id), now)
  return pictureId
}

export async function removePicture(tx: Tx, by: Actor, id: PieceId, picture: PictureId, now: Instant): Promise<void> {
  await lockOwn(tx, by, id)
  if (!(await deletePicture(tx, id, picture))) refuse('http.not-found')
  await touchPiece(tx, id, now)
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
