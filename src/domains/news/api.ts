import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, actorOf } from '#access'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { listMunicipalities } from '#region'
import {
  archivePiece,
  correctPiece,
  draftPiece,
  ownerOf,
  publishPiece,
  sendPieceBack,
  showPieceAgain,
  takeDownPiece,
} from './actions.ts'
import { pieceJson, publicationJson, sendingBackForm, takingDownForm } from './forms.ts'
import type { Piece, PieceId } from './model.ts'
import { pictureAddress } from './pages/public.tsx'
import { findPiece, listOwn, listPublic, listTakenDown } from './queries/piece.ts'

const open = { permission: 'anyone' }
const write = { permission: 'news.piece.write' }
const takingDown = { permission: 'news.piece.take-down' }
const params = z.object({ id: z.uuid() })
const PER_PAGE = 20

const pieceShape = z.object({
  ...{ id: z.uuid(), title: z.string(), words: z.string(), author: z.string(), places: z.array(z.string()) },
  showsAt: z.string().nullable(),
  hidesAt: z.string().nullable(),
  pictures: z.array(z.object({ href: z.string(), description: z.string() })),
})
const ownShape = pieceShape.extend({
  state: z.enum(['draft', 'published', 'archived', 'taken-down']),
  takenDownReason: z.string().nullable(),
  sentBackAt: z.string().nullable().describe('Когда автор отправил исправленную новость оператору'),
})
const takenDownShape = ownShape.extend({
  sentBackWords: z.string().nullable(),
  changedAt: z.string().describe('Присылается как readAt, когда новость показывают снова'),
})

/** News for machines; pictures are added on the page. */
export function api(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Новости, новые сначала',
    querystring: z.object({
      municipality: z
        .string()
        .regex(/^\d{2}$/)
        .optional()
        .describe('Код муниципалитета'),
      page: z.coerce.number().int().min(1).max(9999).default(1),
    }),
    response: { 200: z.object({ news: z.array(pieceShape), nextPage: z.int().nullable() }) },
  }
  app.get('/news', { config: open, schema: listing }, async (request) => {
    const { municipality: code, page } = request.query
    const place = code ? (await listMunicipalities(reader)).find((one) => one.code === code) : null
    const asked = { places: place ? [place.id] : null, limit: PER_PAGE + 1, offset: (page - 1) * PER_PAGE }
    const pieces = code && !place ? [] : await listPublic(reader, asked, request.now)
    return { news: pieces.slice(0, PER_PAGE).map(pieceJsonOf), nextPage: pieces.length > PER_PAGE ? page + 1 : null }
  })
  const reading = { summary: 'Одна новость', params, response: { 200: pieceShape } }
  app.get('/news/:id', { config: open, schema: reading }, async (request) =>
    pieceJsonOf((await findPiece(reader, request.params.id as PieceId, { now: request.now })) ?? notFound()),
  )
  writingApi(app)
}

function writingApi(app: App): void {
  const { reader } = app.kit.db
  const own = { summary: 'Свои новости', response: { 200: z.object({ news: z.array(ownShape) }) } }
  app.get('/news/own', { config: write, schema: own }, async (request) => {
    const pieces = await listOwn(reader, await ownerOf(reader, actorOf(request)))
    return { news: pieces.map(ownJson) }
  })
  const drafting = { summary: 'Начать новость', body: pieceJson, response: { 201: ownShape } }
  app.post('/news', { config: write, schema: drafting }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      const id = await draftPiece(tx, by, request.body, request.now)
      return { status: 201, body: ownJson(await ownPiece(tx, by, id)) }
    }),
  )
  const correcting = { summary: 'Изменить новость', params, body: pieceJson, response: { 200: ownShape } }
  app.put('/news/:id', { config: write, schema: correcting }, (request, reply) =>
    decide(request, reply, (tx, by, id) => correctPiece(tx, by, id, request.body, request.now)),
  )
  const publishing = {
    summary: 'Опубликовать сейчас или в свой день',
    params,
    body: publicationJson,
    response: { 200: ownShape },
  }
  app.post('/news/:id/publication', { config: write, schema: publishing }, (request, reply) =>
    decide(request, reply, (tx, by, id) => publishPiece(tx, by, id, request.body, request.now)),
  )
  const archiving = { summary: 'Убрать новость в архив', params, response: { 200: ownShape } }
  app.post('/news/:id/archive', { config: write, schema: archiving }, (request, reply) =>
    decide(request, reply, (tx, by, id) => archivePiece(tx, by, id, request.now)),
  )
  const taking = {
    summary: 'Скрыть чужую новость с причиной',
    params,
    body: takingDownForm,
    response: { 204: z.null() },
  }
  app.post('/news/:id/taking-down', { config: takingDown, schema: taking }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await takeDownPiece(tx, actorOf(request), request.params.id as PieceId, request.body.reason, request.now)
      return { status: 204, body: null }
    }),
  )
  const back = { summary: 'Отправить исправленную новость оператору', params, body: sendingBackForm }
  const returning = { ...back, response: { 200: ownShape } }
  app.post('/news/:id/return', { config: write, schema: returning }, (request, reply) =>
    decide(request, reply, (tx, by, id) => sendPieceBack(tx, by, id, request.body.mended, request.now)),
  )
  takenDownApi(app)
}

function takenDownApi(app: App): void {
  const listing = {
    summary: 'Скрытые новости, исправленные сначала',
    querystring: z.object({ page: z.coerce.number().int().min(1).max(9999).default(1) }),
    response: { 200: z.object({ news: z.array(takenDownShape), nextPage: z.int().nullable() }) },
  }
  app.get('/news/taken-down', { config: takingDown, schema: listing }, async (request) => {
    const { page } = request.query
    const { pieces, more } = await listTakenDown(app.kit.db.reader, page)
    return { news: pieces.map(takenDownJson), nextPage: more ? page + 1 : null }
  })
  const body = z.object({ readAt: z.iso.datetime().describe('changedAt прочитанной новости') })
  const schema = { summary: 'Снова показать скрытую новость', params, body, response: { 204: z.null() } }
  app.post('/news/:id/showing', { config: takingDown, schema }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const readAt = Temporal.Instant.from(request.body.readAt)
      await showPieceAgain(tx, actorOf(request), request.params.id as PieceId, readAt, request.now)
      return { status: 204, body: null }
    }),
  )
}

function takenDownJson(piece: Piece): z.input<typeof takenDownShape> {
  return { ...ownJson(piece), sentBackWords: piece.sentBackWords, changedAt: piece.changedAt.toString() }
}

type Act = (tx: Tx, by: Actor, id: PieceId) => Promise<void>

/** Does the act and answers with the piece as it became. */
function decide(request: FastifyRequest, reply: FastifyReply, act: Act) {
  const by = actorOf(request)
  const { id } = request.params as { id: PieceId }
  return answerOnce(request, reply, async (tx) => {
    await act(tx, by, id)
    return { status: 200, body: ownJson(await ownPiece(tx, by, id)) }
  })
}

async function ownPiece(tx: Tx, by: Actor, id: PieceId): Promise<Piece> {
  return (await findPiece(tx, id, { owner: await ownerOf(tx, by) })) ?? notFound()
}

function pieceJsonOf(piece: Piece): z.input<typeof pieceShape> {
  const { id, title, words, authorName, places, showsAt, hidesAt, pictures } = piece
  return {
    ...{ id, title, words, author: authorName, places },
    ...{ showsAt: showsAt?.toString() ?? null, hidesAt: hidesAt?.toString() ?? null },
    pictures: pictures.map((picture) => ({ href: pictureAddress(picture), description: picture.description })),
  }
}

function ownJson(piece: Piece): z.input<typeof ownShape> {
  return {
    ...pieceJsonOf(piece),
    state: piece.state,
    takenDownReason: piece.takenDownReason,
    sentBackAt: piece.sentBackAt?.toString() ?? null,
  }
}
