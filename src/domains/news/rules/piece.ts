import { isAfter, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Piece, PieceState } from '../model.ts'

type Instant = Temporal.Instant

/** Does everybody see it at this moment? The same as `isPublic` of the queries. */
export function isShown(
  { state, showsAt, hidesAt }: Pick<Piece, 'state' | 'showsAt' | 'hidesAt'>,
  now: Instant,
): boolean {
  const begun = showsAt !== null && !isAfter(showsAt, now)
  return state === 'published' && begun && (hidesAt === null || isBefore(now, hidesAt))
}

/** What the operator has taken down its author may mend, but cannot show again or put away by itself. */
export function whyNotMove({ state }: { state: PieceState }): Refusal | null {
  return state === 'taken-down' ? new Refusal('news.taken-down') : null
}

type Times = { showsAt: Instant; hidesAt: Instant | null }

export function whyNotPublish(piece: { state: PieceState }, { showsAt, hidesAt }: Times): Refusal | null {
  if (hidesAt && !isAfter(hidesAt, showsAt)) return new Refusal('news.hides-first')
  return whyNotMove(piece)
}

type Hidable = Pick<Piece, 'state' | 'author' | 'sentBackAt'>

/** The operator takes down what others have published, and leaves down what was not mended well; its own goes to the archive. */
export function whyNotTakeDown({ state, author, sentBackAt }: Hidable): Refusal | null {
  const open = state === 'published' || (state === 'taken-down' && sentBackAt !== null)
  return open && author !== 'region' ? null : new Refusal('news.not-public')
}

/** A piece taken down waits for the operator once; mended further meanwhile it keeps waiting. */
export function whyNotSendBack({ state, sentBackAt }: Pick<Piece, 'state' | 'sentBackAt'>): Refusal | null {
  if (state !== 'taken-down') return new Refusal('news.not-taken-down')
  return sentBackAt ? new Refusal('news.sent-back-already') : null
}

/** The operator shows what it has read: the author may have changed it meanwhile. */
export function whyNotShowAgain(
  { state, changedAt }: Pick<Piece, 'state' | 'changedAt'>,
  readAt: Instant,
): Refusal | null {
  if (state !== 'taken-down') return new Refusal('news.not-taken-down')
  return changedAt.equals(readAt) ? null : new Refusal('news.changed-meanwhile')
}
