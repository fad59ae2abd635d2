import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { showPieceAgain, takeDownPiece } from '../actions.ts'
import { showingForm, takingDownForm } from '../forms.ts'
import type { PieceId } from '../model.ts'
import { TakenDownPiecePage, type TakenDownPieceProps, TakenDownPiecesPage } from '../pages/taken-down.tsx'
import { findPiece, listTakenDown } from '../queries/piece.ts'
import { pageIn } from './public.tsx'

type One = { Params: { id: string } }
type Query = { Querystring: Record<string, unknown> }
const takingDown = { config: { permission: 'news.piece.take-down' } }

/** `/region/news`: what the operator has taken down, read again and shown again. */
export function takenDownRoutes(app: App): void {
  app.get<Query>('/region/news', takingDown, async (request, reply) => {
    const { reader } = request.kit.db
    const page = pageIn(request.query)
    const [{ pieces, more }, zone] = await Promise.all([listTakenDown(reader, page), regionZone(reader)])
    return show(reply, <TakenDownPiecesPage {...{ pieces, page, more, zone }} />)
  })
  app.get<One>('/region/news/:id', takingDown, (request, reply) => showTakenDown(request, reply))

  app.post<One>('/region/news/:id/showing', takingDown, async (request, reply) => {
    const form = parseForm(showingForm, request.body)
    const { readAt } = form.ok ? form.value : notFound()
    return answerOnce(request, reply, async (tx) => {
      await showPieceAgain(tx, actorOf(request), idOf(request), readAt, request.now)
      return { location: '/region/news', toast: 'Новость снова видна, автор получит письмо' }
    })
  })
  app.post<One>('/region/news/:id/taking-down', takingDown, async (request, reply) => {
    const form = parseForm(takingDownForm, request.body)
    if (!form.ok) return showTakenDown(request, reply, form)
    return answerOnce(request, reply, async (tx) => {
      await takeDownPiece(tx, actorOf(request), idOf(request), form.value.reason, request.now)
      return { location: '/region/news', toast: 'Новость осталась скрытой, автор получит письмо' }
    })
  })
}

async function showTakenDown(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<TakenDownPieceProps, 'errors' | 'answers'>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const [piece, zone] = await Promise.all([findPiece(reader, idOf(request), 'operator'), regionZone(reader)])
  return show(reply, <TakenDownPiecePage piece={piece ?? notFound()} zone={zone} {...again} />, {
    status: again ? 422 : 200,
  })
}

function idOf({ params }: FastifyRequest<One>): PieceId {
  return parseId<'piece'>(params.id) ?? notFound()
}
