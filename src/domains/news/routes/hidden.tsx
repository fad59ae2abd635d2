import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { hidePiece, showPieceAgain } from '../actions.ts'
import { hidingForm, showingForm } from '../forms.ts'
import type { PieceId } from '../model.ts'
import { HiddenPiecePage, type HiddenPieceProps, HiddenPiecesPage } from '../pages/hidden.tsx'
import { findPiece, listHidden } from '../queries/piece.ts'
import { pageIn } from './public.tsx'

type One = { Params: { id: string } }
type Query = { Querystring: Record<string, unknown> }
const hide = { config: { permission: 'news.piece.hide' } }

/** `/region/news`: what the operator has hidden, read again and shown again. */
export function hiddenRoutes(app: App): void {
  app.get<Query>('/region/news', hide, async (request, reply) => {
    const { reader } = request.kit.db
    const page = pageIn(request.query)
    const [{ pieces, more }, zone] = await Promise.all([listHidden(reader, page), regionZone(reader)])
    return show(reply, <HiddenPiecesPage {...{ pieces, page, more, zone }} />)
  })
  app.get<One>('/region/news/:id', hide, (request, reply) => showHidden(request, reply))

  app.post<One>('/region/news/:id/showing', hide, async (request, reply) => {
    const form = parseForm(showingForm, request.body)
    const { readAt } = form.ok ? form.value : notFound()
    return answerOnce(request, reply, async (tx) => {
      await showPieceAgain(tx, actorOf(request), idOf(request), readAt, request.now)
      return { location: '/region/news', toast: 'Новость снова видна, автор получит письмо' }
    })
  })
  app.post<One>('/region/news/:id/hiding', hide, async (request, reply) => {
    const form = parseForm(hidingForm, request.body)
    if (!form.ok) return showHidden(request, reply, form)
    return answerOnce(request, reply, async (tx) => {
      await hidePiece(tx, actorOf(request), idOf(request), form.value.reason, request.now)
      return { location: '/region/news', toast: 'Новость осталась скрытой, автор получит письмо' }
    })
  })
}

async function showHidden(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  again?: Pick<HiddenPieceProps, 'errors' | 'answers'>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const [piece, zone] = await Promise.all([findPiece(reader, idOf(request), 'operator'), regionZone(reader)])
  return show(reply, <HiddenPiecePage piece={piece ?? notFound()} zone={zone} {...again} />, {
    status: again ? 422 : 200,
  })
}

function idOf({ params }: FastifyRequest<One>): PieceId {
  return parseId<'piece'>(params.id) ?? notFound()
}
