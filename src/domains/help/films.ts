import { createHash } from 'node:crypto'
import type { Actor } from '#access'
import type { Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { FilmKind } from './film.ts'
import type { OwnFilm } from './model.ts'

export type NewFilm = { kind: FilmKind; bytes: Uint8Array; captions: string; seconds: number }

export async function insertFilm(tx: Tx, by: Actor, slug: string, film: NewFilm, now: Instant): Promise<void> {
  const hash = createHash('sha256').update(film.bytes).update(film.captions).digest('hex').slice(0, 16)
  await sql`insert into help_film (id, slug, number, kind, bytes, captions, seconds, hash, added_at, added_by)
    select ${newId<'film'>()}, ${slug}, coalesce(max(number), 0) + 1, ${film.kind}, ${film.bytes}, ${film.captions}, ${film.seconds},
      ${hash}, ${now}, ${by.userId} from help_film where slug = ${slug}`.execute(tx)
}

export async function hasFilm(reader: Reader, slug: string): Promise<boolean> {
  const { rows } = await sql`select from help_film where slug = ${slug} limit 1`.execute(reader)
  return rows.length > 0
}

/** The latest film of each lesson of the operator's own. */
export async function listFilms(reader: Reader): Promise<ReadonlyMap<string, OwnFilm>> {
  const { rows } = await sql<OwnFilm & { slug: string }>`
    select distinct on (slug) slug, kind, hash, seconds from help_film order by slug, number desc`.execute(reader)
  return new Map(rows.map(({ slug, ...film }) => [slug, film]))
}

type Asked = { slug: string; hash: string }

export async function findCaptions(reader: Reader, { slug, hash }: Asked): Promise<string | null> {
  const { rows } = await sql<{ captions: string }>`
    select captions from help_film where slug = ${slug} and hash = ${hash} limit 1`.execute(reader)
  return rows[0]?.captions ?? null
}

export async function sizeOfFilm(reader: Reader, { slug, hash }: Asked): Promise<number | null> {
  const { rows } = await sql<{ size: number }>`
    select octet_length(bytes) as size from help_film where slug = ${slug} and hash = ${hash} limit 1`.execute(reader)
  return rows[0]?.size ?? null
}

const PIECE = 512 * 1024

/** A part piece by piece, as fast as it is taken: however many watch at once, and however slowly, little of it is in memory. */
export async function* readPart(reader: Reader, asked: Asked, part: { from: number; to: number }) {
  for (let { from } = part; from <= part.to; from += PIECE)
    yield await readPiece(reader, asked, { from, to: Math.min(from + PIECE - 1, part.to) })
}

async function readPiece(reader: Reader, { slug, hash }: Asked, { from, to }: { from: number; to: number }) {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select substring(bytes from ${from + 1}::int for ${to - from + 1}::int) as bytes
    from help_film where slug = ${slug} and hash = ${hash} limit 1`.execute(reader)
  if (!rows[0]) throw new Error(`no film ${slug} ${hash}`)
  return rows[0].bytes
}
