import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import { addText, type OverText, publishEdition } from './editions.ts'
import { filmKindOf, readCaptions } from './film.ts'
import { hasFilm, insertFilm, type NewFilm } from './films.ts'
import type { Words } from './model.ts'
import { filmMegabytes } from './settings.ts'

export type FilmFiles = { film: Uint8Array; captions: Uint8Array }

/** A lesson of the operator's own: its film with captions and its words are there at once. Refuses files that are none. */
export async function addLesson(
  tx: Tx,
  by: Actor,
  given: { words: Words; files: FilmFiles },
  now: Instant,
): Promise<string> {
  const film = await readFilm(tx, given.files, now)
  const slug = await addText(tx, by, { kind: 'lesson', words: given.words }, now)
  await insertFilm(tx, by, slug, film, now)
  return slug
}

/** Another film under the same words; the one before stays kept. Refuses a lesson of the program and what was edited meanwhile. */
export async function replaceFilm(
  tx: Tx,
  by: Actor,
  { slug, over, words, files }: Omit<OverText, 'kind'> & { words: Words; files: FilmFiles },
  now: Instant,
): Promise<void> {
  const film = await readFilm(tx, files, now)
  // An edition, because it tells every process that its copy of the texts is old.
  const number = await publishEdition(tx, by, { kind: 'lesson', slug, over }, words, now)
  if (!(await hasFilm(tx, slug))) refuse('http.not-found')
  await insertFilm(tx, by, slug, film, now)
  await record(tx, by, 'help.film-replaced', { subjectKind: 'help text', facts: { kind: 'lesson', slug, number } }, now)
}

async function readFilm(tx: Tx, { film, captions }: FilmFiles, now: Instant): Promise<NewFilm> {
  const megabytes = await settingOf(tx, filmMegabytes, await dayOf(tx, now))
  if (film.length > megabytes * 1024 * 1024) refuse('help.film-large', { megabytes })
  const kind = filmKindOf(film) ?? refuse('help.no-film')
  const read = readCaptions(captions)
  if ('wrong' in read) return refuse('help.no-captions', { wrong: read.wrong })
  return { kind, bytes: film, captions: read.text, seconds: read.seconds }
}
