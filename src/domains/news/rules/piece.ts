import { Refusal } from '#kernel/refusal'
import type { Piece, PieceState } from '../model.ts'

type Instant = Temporal.Instant

/** Does everybody see it at this moment? The same as `isPublic` of the queries. */
export function isShown(
  { state, showsAt, hidesAt }: Pick<Piece, 'state' | 'showsAt' | 'hidesAt'>,
  now: Instant,
): boolean {
  const begun = showsAt !== null && Temporal.Instant.compare(showsAt, now) <= 0
  return state === 'published' && begun && (hidesAt === null || Temporal.Instant.compare(now, hidesAt) < 0)
}

/** What the operator has hidden its author cannot show again by itself. */
export function whyNotChange({ state }: { state: PieceState }): Refusal | null {
  return state === 'hidden' ? new Refusal('news.hidden') : null
}

type Times = { showsAt: Instant; hidesAt: Instant | null }

export function whyNotPublish(piece: { state: PieceState }, { showsAt, hidesAt }: Times): Refusal | null {
  if (hidesAt && Temporal.Instant.compare(hidesAt, showsAt) <= 0) return new Refusal('news.hides-first')
  return whyNotChange(piece)
}

/** The operator hides what others have published; its own it takes to the archive. */
export function whyNotHide({ state, author }: Pick<Piece, 'state' | 'author'>): Refusal | null {
  return state === 'published' && author !== 'region' ? null : new Refusal('news.not-public')
}
