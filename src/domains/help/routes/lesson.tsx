import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { Refusal, refuseIf } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { dayOf, settingOf } from '#region'
import { findEditions } from '../editions.ts'
import { newLessonForm, takingDownForm, whyNotOfKind } from '../forms.ts'
import { addLesson, type FilmFiles, replaceFilm } from '../own-lessons.ts'
import { NewFilmPage, NewLessonPage, type NewLessonProps } from '../pages/own-film.tsx'
import { toldOf } from '../queries.ts'
import { refusals } from '../refusals.ts'
import { filmMegabytes } from '../settings.ts'
import { libraryOf } from '../shelf.ts'

const edit = { permission: 'help.text.edit' }
/** A little above the largest film with its captions, so that its own words are told. */
const most = { config: edit, bodyLimit: 52 * 1024 * 1024 }
type One = { Params: { slug: string } }
type Again = Pick<NewLessonProps, 'errors' | 'answers'>

/** Video lessons of the operator's own: added with a film and its captions, the film replaced later (S-054, S-075). */
export function lessonRoutes(app: App): void {
  app.get('/region/help/lesson/new', { config: edit }, (request, reply) => showNew(request, reply))
  app.post('/region/help/lesson/new', most, async (request, reply) => {
    const form = parseForm(newLessonForm, request.body)
    const files = filesIn(request)
    const lacking = whatLacks(files)
    if (!form.ok) return showNew(request, reply, { ...form, errors: [...lacking, ...form.errors] })
    const { over: _, ...words } = form.value
    const wrong = whyNotOfKind('lesson', words, null)
    const missing = wrong ? [...lacking, wrong] : lacking
    if (missing.length > 0) return showNew(request, reply, rejectForm(request.body, ...missing))
    return orAgain(
      () =>
        answerOnce(request, reply, async (tx) => {
          const slug = await addLesson(tx, actorOf(request), { words, files: files as FilmFiles }, request.now)
          return { location: `/region/help/lesson/${slug}`, toast: 'Видеоурок опубликован: его уже смотрят' }
        }),
      (error) => showNew(request, reply, rejectForm(request.body, error)),
    )
  })

  app.get<One>('/region/help/lesson/:slug/film', { config: edit }, (request, reply) => showFilm(request, reply))
  app.post<One>('/region/help/lesson/:slug/film', most, async (request, reply) => {
    const form = parseForm(takingDownForm, request.body)
    const { over } = form.ok ? form.value : notFound()
    const { slug } = request.params
    const { words } = (await findEditions(request.kit.db.reader, 'lesson', slug))?.[0] ?? notFound()
    const files = filesIn(request)
    const missing = whatLacks(files)
    if (missing.length > 0) return showFilm(request, reply, rejectForm(request.body, ...missing))
    return orAgain(
      () =>
        answerOnce(request, reply, async (tx) => {
          await replaceFilm(tx, actorOf(request), { slug, over, words, files: files as FilmFiles }, request.now)
          return { location: `/region/help/lesson/${slug}`, toast: 'Ролик заменён' }
        }),
      (error) => showFilm(request, reply, rejectForm(request.body, error)),
    )
  })
}

/** The same for machines: a form with files, as browsers send it. */
export function lessonApi(app: App): void {
  const schema = {
    summary: 'Добавить видеоурок: поля и файлы film (MP4 или WebM) и captions (WebVTT) в multipart/form-data',
    consumes: ['multipart/form-data'],
    body: newLessonForm,
    response: { 201: z.object({ slug: z.string() }) },
  }
  app.post('/help/lessons', { ...most, schema }, (request, reply) => {
    const { over: _, ...words } = request.body
    const files = filesIn(request)
    const wrong = whyNotOfKind('lesson', words, null) ?? whatLacks(files)[0]
    refuseIf(wrong ? new Refusal('help.unfit', { message: wrong.message }) : null)
    return answerOnce(request, reply, async (tx) => {
      const slug = await addLesson(tx, actorOf(request), { words, files: files as FilmFiles }, request.now)
      return { status: 201, body: { slug } }
    })
  })
}

function filesIn({ files }: FastifyRequest): Partial<FilmFiles> {
  const bytesOf = (name: string) => files?.find(({ field }) => field === name)?.bytes
  const [film, captions] = [bytesOf('film'), bytesOf('captions')]
  return { ...(film && { film }), ...(captions && { captions }) }
}

/** All at once: a browser forgets the files it was given, whatever else was wrong. */
function whatLacks({ film, captions }: Partial<FilmFiles>): { field: string; message: string }[] {
  return [
    ...(film ? [] : [{ field: 'film', message: 'Выберите ролик: MP4 или WebM' }]),
    ...(captions ? [] : [{ field: 'captions', message: 'Выберите подписи к ролику: файл WebVTT' }]),
  ]
}

async function orAgain<T>(
  act: () => Promise<T>,
  again: (error: { field: string; message: string }) => Promise<FastifyReply>,
) {
  try {
    return await act()
  } catch (error) {
    const words = error instanceof Refusal ? refusals[error.code] : undefined
    if (!(error instanceof Refusal) || words?.status !== 422) throw error
    const { title, text } = words.words(error.facts)
    return again({ field: error.code === 'help.no-captions' ? 'captions' : 'film', message: `${title}. ${text}` })
  }
}

async function limitOf({ kit, now }: FastifyRequest): Promise<number> {
  return settingOf(kit.db.reader, filmMegabytes, await dayOf(kit.db.reader, now))
}

async function showNew(request: FastifyRequest, reply: FastifyReply, again: Again = {}) {
  const [megabytes, told] = await Promise.all([limitOf(request), toldOf(request.kit.db.reader, request.now)])
  return show(reply, <NewLessonPage {...{ megabytes, told }} {...again} />, { status: again.errors ? 422 : 200 })
}

async function showFilm(request: FastifyRequest<One>, reply: FastifyReply, again: Again = {}) {
  const { reader } = request.kit.db
  const { slug } = request.params
  const { lessons } = await libraryOf(reader)
  const lesson = lessons.find((one) => one.slug === slug && one.own) ?? notFound()
  const [latest] = (await findEditions(reader, 'lesson', slug)) ?? notFound()
  const facts = { lesson, over: latest?.number ?? 0, megabytes: await limitOf(request) }
  return show(reply, <NewFilmPage {...facts} {...again} />, { status: again.errors ? 422 : 200 })
}
