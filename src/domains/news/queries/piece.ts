import { type Reader, sql, type Tx } from '#platform/db'
import type { Owner, Picture, PictureId, Piece, PieceId } from '../model.ts'

type Instant = Temporal.Instant

const columns = sql`n.id, n.author, n.provider_id as "providerId", n.municipality_id as "municipalityId", n.title, n.words, n.state,
  n.shows_at as "showsAt", n.hides_at as "hidesAt", n.taken_down_reason as "takenDownReason",
  n.sent_back_at as "sentBackAt", n.sent_back_words as "sentBackWords", n.changed_at as "changedAt",
  coalesce(o.short_name, body.authorised_body,
    (select s.value->>'name' from region_setting s where s.name = 'region.operator' order by s.valid_from desc limit 1)) as "authorName",
  coalesce((select json_agg(r.name order by r.name collate "ru-x-icu") from region_municipality r where r.id = n.municipality_id or r.id in (
    select place.municipality_id from news_place place where place.piece_id = n.id)), '[]') as places,
  coalesce((select json_agg(place.municipality_id) from news_place place where place.piece_id = n.id), '[]') as "placeIds",
  coalesce((select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'description', p.description, 'hash', p.hash)
    order by p.ordinal) from news_picture p where p.piece_id = n.id), '[]') as pictures`
const source = sql`news_piece n left join providers_provider o on o.id = n.provider_id
  left join region_municipality body on body.id = n.municipality_id`

const isPublic = (now: Instant) =>
  sql`n.state = 'published' and n.shows_at <= ${now} and (n.hides_at is null or n.hides_at > ${now})`

/** What is news in one of these municipalities: of their own, and of the operator for them or for the whole region. */
const isFor = (places: readonly string[]) => sql`(n.municipality_id = any(${[...places]}::uuid[])
  or (n.author = 'region' and not exists (select from news_place place where place.piece_id = n.id))
  or exists (select from news_place place where place.piece_id = n.id and place.municipality_id = any(${[...places]}::uuid[])))`

export type Asked = { places: readonly string[] | null; limit: number; offset?: number }

/** What everybody sees at this moment, the newest first; of some municipalities only. */
export async function listPublic(reader: Reader, { places, limit, offset = 0 }: Asked, now: Instant): Promise<Piece[]> {
  const { rows } = await sql<Piece>`
    select ${columns} from ${source} where ${isPublic(now)} ${places ? sql`and ${isFor(places)}` : sql``}
    order by n.shows_at desc, n.id desc limit ${limit} offset ${offset}`.execute(reader)
  return rows
}

/** Whatever everybody sees at this moment, the newest first. */
export async function listPublicIds(reader: Reader, now: Instant, limit: number): Promise<PieceId[]> {
  const { rows } = await sql<{ id: PieceId }>`select n.id from news_piece n where ${isPublic(now)}
    order by n.shows_at desc, n.id desc limit ${limit}`.execute(reader)
  return rows.map(({ id }) => id)
}

/** One piece; everybody's only while it is public, its author's always, the operator's while it is taken down. */
export async function findPiece(reader: Reader, id: PieceId, who: Seer): Promise<Piece | null> {
  const mine = seenBy(who)
  const { rows } = await sql<Piece>`select ${columns} from ${source} where n.id = ${id} and ${mine}`.execute(reader)
  return rows[0] ?? null
}

export async function listOwn(reader: Reader, owner: Owner): Promise<Piece[]> {
  const { rows } = await sql<Piece>`
    select ${columns} from ${source} where ${ownedBy(owner)} order by n.changed_at desc, n.id desc limit 200`.execute(
    reader,
  )
  return rows
}

const perPage = 30

/** What the operator has taken down: what its authors mended first, the longest waiting on top. */
export async function listTakenDown(reader: Reader, page: number): Promise<{ pieces: Piece[]; more: boolean }> {
  const { rows } = await sql<Piece>`
    select ${columns} from ${source} where n.state = 'taken-down'
    order by n.sent_back_at nulls last, n.changed_at desc, n.id limit ${perPage + 1} offset ${(page - 1) * perPage}`.execute(
    reader,
  )
  return { pieces: rows.slice(0, perPage), more: rows.length > perPage }
}

/** Everybody, its author, or the operator who has taken down it. */
type Seer = { now: Instant } | { owner: Owner } | 'operator'

function seenBy(who: Seer) {
  if (who === 'operator') return sql`n.state = 'taken-down'`
  return 'now' in who ? isPublic(who.now) : ownedBy(who.owner)
}

function ownedBy({ author, providerId, municipalityId }: Owner) {
  return sql`n.author = ${author} and (${author === 'provider' ? sql`n.provider_id = ${providerId}` : author === 'region' ? sql`true` : sql`n.municipality_id = ${municipalityId}`})`
}

/** Locked for its author; null when it is not there or not theirs. */
export async function lockPiece(tx: Tx, id: PieceId, owner: Owner): Promise<Piece | null> {
  await sql`select from news_piece n where n.id = ${id} and ${ownedBy(owner)} for no key update`.execute(tx)
  return findPiece(tx, id, { owner })
}

/** Locked for the operator, whoever's it is. */
export async function lockAny(tx: Tx, id: PieceId): Promise<(Piece & { email: string | null }) | null> {
  await sql`select from news_piece where id = ${id} for no key update`.execute(tx)
  const { rows } = await sql<Piece & { email: string | null }>`
    select ${columns}, coalesce(o.email, body.email) as email from ${source} where n.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export type Written = { title: string; words: string; placeIds: readonly string[] }

export async function insertPiece(
  tx: Tx,
  { id, owner, by, written }: { id: PieceId; owner: Owner; by: string; written: Written },
  now: Instant,
): Promise<void> {
  const { author, providerId, municipalityId } = owner
  await sql`insert into news_piece (id, author, provider_id, municipality_id, title, words, state, written_at, written_by, changed_at)
    values (${id}, ${author}, ${providerId}, ${municipalityId}, ${written.title}, ${written.words}, 'draft', ${now}, ${by}, ${now})`.execute(
    tx,
  )
  await putPlaces(tx, id, written.placeIds)
}

/** What was said before is kept where somebody may have read it. */
export async function updateWritten(
  tx: Tx,
  piece: Piece,
  written: Written,
  { by, now }: { by: string; now: Instant },
): Promise<void> {
  const { id, state, title, words } = piece
  if (state !== 'draft' && (title !== written.title || words !== written.words))
    await sql`insert into news_version (piece_id, ordinal, title, words, replaced_at, replaced_by)
      select ${id}, coalesce(max(ordinal), 0) + 1, ${title}, ${words}, ${now}, ${by} from news_version where piece_id = ${id}`.execute(
      tx,
    )
  await sql`update news_piece set title = ${written.title}, words = ${written.words}, changed_at = ${now} where id = ${id}`.execute(
    tx,
  )
  await putPlaces(tx, id, written.placeIds)
}

async function putPlaces(tx: Tx, id: PieceId, placeIds: readonly string[]): Promise<void> {
  await sql`delete from news_place where piece_id = ${id}`.execute(tx)
  await sql`insert into news_place (piece_id, municipality_id)
    select ${id}, r.id from region_municipality r where r.id = any(${[...placeIds]}::uuid[])`.execute(tx)
}

export async function updatePublished(
  tx: Tx,
  id: PieceId,
  { showsAt, hidesAt }: { showsAt: Instant; hidesAt: Instant | null },
  now: Instant,
): Promise<void> {
  await sql`update news_piece set state = 'published', shows_at = ${showsAt}, hides_at = ${hidesAt}, changed_at = ${now}
    where id = ${id}`.execute(tx)
}

export async function updateArchived(tx: Tx, id: PieceId, now: Instant): Promise<void> {
  await sql`update news_piece set state = 'archived', changed_at = ${now} where id = ${id}`.execute(tx)
}

export async function updateTakenDown(tx: Tx, id: PieceId, reason: string, now: Instant): Promise<void> {
  await sql`update news_piece set state = 'taken-down', taken_down_reason = ${reason}, changed_at = ${now},
    sent_back_at = null, sent_back_words = null where id = ${id}`.execute(tx)
}

/** The author says what was mended, and the piece waits for the operator. */
export async function updateSentBack(tx: Tx, id: PieceId, mended: string, now: Instant): Promise<void> {
  await sql`update news_piece set sent_back_at = ${now}, sent_back_words = ${mended} where id = ${id}`.execute(tx)
}

/** Everybody sees it again, for as long as its author meant. */
export async function updateShownAgain(tx: Tx, id: PieceId, now: Instant): Promise<void> {
  await sql`update news_piece set state = 'published', taken_down_reason = null, sent_back_at = null, sent_back_words = null,
    changed_at = ${now} where id = ${id}`.execute(tx)
}

export async function touchPiece(tx: Tx, id: PieceId, now: Instant): Promise<void> {
  await sql`update news_piece set changed_at = ${now} where id = ${id}`.execute(tx)
}

/** False when there is no room for another picture. */
export async function insertPicture(
  tx: Tx,
  pieceId: PieceId,
  { id, kind, description, hash, bytes, most }: Picture & { bytes: Uint8Array; most: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into news_picture (id, piece_id, ordinal, kind, description, hash, bytes)
    select ${id}, ${pieceId}, coalesce(max(ordinal), 0) + 1, ${kind}, ${description}, ${hash}, ${Buffer.from(bytes)}
    from news_picture where piece_id = ${pieceId} having count(*) < ${most} and coalesce(max(ordinal), 0) < 10`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export async function deletePicture(tx: Tx, pieceId: PieceId, id: PictureId): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from news_picture where id = ${id} and piece_id = ${pieceId}`.execute(tx)
  await sql`update news_picture p set ordinal = numbered.place from (
    select id, row_number() over (order by ordinal) as place from news_picture where piece_id = ${pieceId}) numbered
    where numbered.id = p.id and p.ordinal <> numbered.place`.execute(tx)
  return numAffectedRows === 1n
}

/** The bytes of a picture of a piece that everybody sees, or of the owner's. */
export async function readPicture(
  reader: Reader,
  { id, hash }: { id: PictureId; hash: string },
  who: Seer,
): Promise<{ kind: Picture['kind']; bytes: Buffer } | null> {
  const mine = seenBy(who)
  const { rows } = await sql<{ kind: Picture['kind']; bytes: Buffer }>`
    select p.kind, p.bytes from news_picture p join news_piece n on n.id = p.piece_id
    where p.id = ${id} and p.hash = ${hash} and ${mine}`.execute(reader)
  return rows[0] ?? null
}
