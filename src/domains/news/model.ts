import type { Id } from '#kernel/ids'

export type PieceId = Id<'piece'>
export type PictureId = Id<'picture'>
/** Who speaks (S-051): an organisation, a municipality's authorised body, or the regional operator. */
export type AuthorKind = 'provider' | 'municipality' | 'region'
/** Taken down: by the operator, with a reason. */
export type PieceState = 'draft' | 'published' | 'archived' | 'taken-down'

export type Picture = { id: PictureId; kind: 'png' | 'jpeg' | 'webp'; description: string; hash: string }

export type Piece = {
  id: PieceId
  author: AuthorKind
  /** «Дом детского творчества», «Отдел образования …», or the operator's name. */
  authorName: string
  providerId: string | null
  municipalityId: string | null
  /** Names of the municipalities it is for; empty for the whole region. */
  places: string[]
  placeIds: string[]
  title: string
  words: string
  state: PieceState
  showsAt: Temporal.Instant | null
  hidesAt: Temporal.Instant | null
  takenDownReason: string | null
  /** A piece taken down that its author has mended waits for the operator since then; in words what was mended. */
  sentBackAt: Temporal.Instant | null
  sentBackWords: string | null
  changedAt: Temporal.Instant
  pictures: Picture[]
}

/** Whose pieces somebody may write: of the place in whose name they act. */
export type Owner = { author: AuthorKind; providerId: string | null; municipalityId: string | null }
