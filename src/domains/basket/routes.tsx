import type { FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { plural } from '#kernel/plural'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import type { GroupId } from '#programmes'
import { regionZone } from '#region'
import { clearFiled, putAside, raise, takeOut } from './actions.ts'
import { pressFormOf, pressSubject, putForm } from './forms.ts'
import type { LineId, Outcome } from './model.ts'
import { BasketPage, type BasketPageProps } from './pages/basket.tsx'
import { press } from './press.ts'
import { listFiled } from './queries.ts'
import { priceLines } from './reading.ts'

const own = { config: { permission: 'basket.keep' } }
type One = { Params: { id: string } }

/** `/my/basket`: what a family has prepared, and the one press. */
export function routes(app: App): void {
  app.get<{ Querystring: { changed?: unknown } }>('/my/basket', own, async (request, reply) => {
    const { changed } = request.query
    const ids = typeof changed === 'string' ? changed.split(',') : []
    return show(reply, <BasketPage {...(await pageFacts(request))} changed={ids} />)
  })

  app.post('/my/basket/lines', own, async (request, reply) => {
    const form = parseForm(putForm, request.body)
    if (!form.ok) notFound()
    const { child, group } = form.value
    return answerOnce(request, reply, async (tx) => {
      await putAside(tx, actorOf(request), { childId: child, groupId: group as GroupId }, request.now)
      return { location: '/my/basket', toast: 'Заявка в корзине. Место и деньги пока не заняты' }
    })
  })

  app.post('/my/basket', own, pressed)
  lineRoutes(app)
}

function lineRoutes(app: App): void {
  app.post<One>('/my/basket/:id/removal', own, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await takeOut(tx, actorOf(request), lineOf(request), request.now)
      return { location: '/my/basket', toast: 'Убрали из корзины' }
    }),
  )
  app.post<One>('/my/basket/:id/turn', own, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await raise(tx, actorOf(request), lineOf(request))
      return { location: '/my/basket' }
    }),
  )
  app.post('/my/basket/filed/removal', own, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await clearFiled(tx, actorOf(request))
      return { location: '/my/basket' }
    }),
  )
}

/** Each line is its own act, done once by its own row, so a second press finds nothing left to do. */
async function pressed(request: FastifyRequest, reply: Parameters<typeof show>[0]) {
  const subject = parseForm(pressSubject, request.body)
  if (!subject.ok) return seeOther(reply, '/my/basket')
  const asks = (request.body as { parent?: unknown }).parent === 'yes'
  const form = parseForm(pressFormOf(asks), request.body)
  if (!form.ok) {
    const again = { errors: form.errors, answers: rejectForm(request.body).answers }
    return show(reply, <BasketPage {...(await pageFacts(request))} {...again} />, { status: 422 })
  }
  const seen = subject.value.seen.map(({ id, ...rest }) => ({ ...rest, id: id as LineId }))
  const outcomes = await press(request.kit.db, actorOf(request), seen, request.now)
  const changed = seen.flatMap(({ id }, index) => (outcomes[index] === 'changed' ? [id] : []))
  return seeOther(reply, `/my/basket${changed.length > 0 ? `?changed=${changed.join(',')}` : ''}`, toastOf(outcomes))
}

function toastOf(outcomes: readonly Outcome[]) {
  const filed = outcomes.filter((one) => one === 'filed').length
  const left = outcomes.length - filed
  if (left === 0) return `Готово: ${plural(filed, 'заявка подана', 'заявки поданы', 'заявок подано')}`
  const kind = 'problem' as const
  if (filed === 0) return { kind, text: 'Заявки не поданы: причины — у каждой из них' }
  return { kind, text: `Подано: ${filed} из ${outcomes.length}. Почему остались другие — у каждой из них` }
}

async function pageFacts(request: FastifyRequest): Promise<BasketPageProps> {
  const { reader } = request.kit.db
  const by = actorOf(request)
  const [lines, filed, zone] = await Promise.all([
    priceLines(reader, by, request.now),
    listFiled(reader, by.userId),
    regionZone(reader),
  ])
  return { lines, filed, zone }
}

function lineOf({ params }: FastifyRequest<One>): LineId {
  return parseId<'basket-line'>(params.id) ?? notFound()
}
