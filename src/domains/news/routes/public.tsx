import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, visitorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { listMunicipalities, type Municipality, regionZone } from '#region'
import type { FieldError } from '#ui'
import { ownerOf, takeDownPiece } from '../actions.ts'
import { feedOf } from '../feed.ts'
import { takingDownForm } from '../forms.ts'
import type { Picture, PieceId } from '../model.ts'
import { NewsPage, PiecePage } from '../pages/public.tsx'
import { findPiece, listPublic, readPicture } from '../queries/piece.ts'

type Query = { Querystring: Record<string, unknown> }
type One = { Params: { id: string } }
const open = { config: { permission: 'anyone' } }
const PER_PAGE = 15
const IN_FEED = 30
const types: Record<Picture['kind'], string> = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' }

/** `/news`: news of everybody in one place, its feed and its pictures (S-051). */
export function publicRoutes(app: App): void {
  const { reader } = app.kit.db
  app.get<Query>('/news', open, async (request, reply) => {
    const { municipality, municipalities } = await placeIn(request)
    const page = pageIn(request.query)
    const asked = { places: municipality && [municipality.id], limit: PER_PAGE + 1, offset: (page - 1) * PER_PAGE }
    const [pieces, zone] = await Promise.all([listPublic(reader, asked, request.now), regionZone(reader)])
    const shown = { pieces: pieces.slice(0, PER_PAGE), more: pieces.length > PER_PAGE }
    return show(
      reply,
      <NewsPage {...{ ...shown, municipalities, page, zone }} municipality={municipality?.code ?? null} />,
    )
  })

  app.get<Query>('/news/feed.xml', open, async (request, reply) => {
    const { municipality } = await placeIn(request)
    const pieces = await listPublic(reader, { places: municipality && [municipality.id], limit: IN_FEED }, request.now)
    const { origin } = request.kit.config.publicUrl
    const feed = feedOf({ pieces, origin, regionName: request.kit.config.regionName, municipality })
    return reply.type('application/rss+xml; charset=utf-8').header('cache-control', 'public, max-age=300').send(feed)
  })

  app.get<{ Params: { id: string; hash: string } }>('/news/pictures/:id/:hash', open, async (request, reply) => {
    const picture = { id: parseId<'picture'>(request.params.id) ?? notFound(), hash: request.params.hash }
    const shown = await readPicture(reader, picture, { now: request.now })
    const visitor = visitorOf(request)
    const writes = visitor && ['provider', 'municipality', 'region'].includes(visitor.role)
    const own = shown ?? (writes ? await readPicture(reader, picture, { owner: await ownerOf(reader, visitor) }) : null)
    const unseen = own ?? (visitor?.role === 'region' ? await readPicture(reader, picture, 'operator') : null)
    const { kind, bytes } = unseen ?? notFound()
    // Kept by browsers and asked for each time: what is taken down is not seen any more, whoever has it in a cache between.
    const tag = `"${picture.hash}"`
    reply.header('cache-control', shown ? 'public, no-cache' : 'no-store').header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.status(304).send()
    return reply.type(types[kind]).send(bytes)
  })

  app.get<One>('/news/:id', open, (request, reply) => showPiece(request, reply))
  app.post<One>('/news/:id/taking-down', { config: { permission: 'news.piece.take-down' } }, async (request, reply) => {
    const form = parseForm(takingDownForm, request.body)
    if (!form.ok) return showPiece(request, reply, form.errors)
    return answerOnce(request, reply, async (tx) => {
      await takeDownPiece(tx, actorOf(request), idOf(request), form.value.reason, request.now)
      return { location: '/news', toast: 'Новость скрыта, автор получит письмо' }
    })
  })
}

/** Other pieces under one. */
const OTHERS = 2

async function showPiece(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  errors?: FieldError[],
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const [piece, newest, zone] = await Promise.all([
    findPiece(reader, idOf(request), { now: request.now }),
    listPublic(reader, { places: null, limit: OTHERS + 1 }, request.now),
    regionZone(reader),
  ])
  const { origin } = request.kit.config.publicUrl
  const shown = piece ?? notFound()
  const mayTakeDown = visitorOf(request)?.role === 'region' && shown.author !== 'region'
  const others = newest.filter(({ id }) => id !== shown.id).slice(0, OTHERS)
  const page = <PiecePage piece={shown} {...{ others, zone, origin, mayTakeDown }} {...(errors && { errors })} />
  return show(reply, page, { status: errors ? 422 : 200 })
}

async function placeIn(request: FastifyRequest<Query>): Promise<{
  municipality: Municipality | null
  municipalities: Municipality[]
}> {
  const municipalities = await listMunicipalities(request.kit.db.reader)
  const { municipality } = request.query
  return { municipalities, municipality: municipalities.find(({ code }) => code === municipality) ?? null }
}

/** Nonsense in an address is the first page. */
export function pageIn({ page }: Record<string, unknown>): number {
  return typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1
}

function idOf({ params }: FastifyRequest<One>): PieceId {
  return parseId<'piece'>(params.id) ?? notFound()
}
