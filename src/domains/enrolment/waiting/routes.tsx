import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type ChildId, getOwnChild } from '#families'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, seeOther, show } from '#platform/http'
import { findGroupFacts, type GroupId } from '#programmes'
import { dayOf, regionZone, settingOf } from '#region'
import { calculate } from '../quote/queries/calculation.ts'
import type { ReasonWords } from '../quote/words/reasons.ts'
import { joinWaiting, leaveWaiting } from './actions/queue.ts'
import type { WaitingId, WaitingView } from './model.ts'
import { GroupWaitingPage } from './pages/group.tsx'
import { JoinWaitingPage } from './pages/joining.tsx'
import { WaitingListPage } from './pages/list.tsx'
import { LeaveWaitingPage, WaitingPage } from './pages/place.tsx'
import { findWaitingView, listWaiting } from './queries.ts'
import { mayWait } from './rules.ts'
import { seatOfferHours } from './settings.ts'

type One = { Params: { id: string } }
const file = { config: { permission: 'enrolment.application.file' } }
const answer = { config: { permission: 'enrolment.application.answer' } }

const wishForm = z.object({ child: z.uuid(), group: z.uuid() })

/** `/my/waiting`: join the list of a full group, see the place, take or decline what is offered, leave. */
export function waitingRoutes(app: App): void {
  app.get('/my/waiting', file, async (request, reply) => {
    const { reader } = request.kit.db
    const [entries, zone] = await Promise.all([
      listWaiting(reader, { guardianId: actorOf(request).userId }),
      regionZone(reader),
    ])
    return show(reply, <WaitingListPage entries={entries} zone={zone} />)
  })

  app.get('/my/waiting/new', file, async (request, reply) => {
    const wish = parseForm(wishForm, request.query)
    return wish.ok ? showJoin(request, reply, wish.value) : seeOther(reply, '/my/waiting')
  })

  app.post('/my/waiting', file, async (request, reply) => {
    const wish = parseForm(wishForm, request.body)
    if (!wish.ok) refuse('http.malformed')
    const { child, group } = wish.value
    return answerOnce(request, reply, async (tx) => {
      const wished = { childId: child, groupId: group as GroupId }
      const id = await joinWaiting(tx, actorOf(request), wished, request.now)
      return { location: `/my/waiting/${id}`, toast: 'Вы в очереди: когда место освободится, мы напишем' }
    })
  })

  app.get<One>('/my/waiting/:id', file, async (request, reply) => {
    const entry = await ownEntry(request)
    const zone = await regionZone(request.kit.db.reader)
    return show(reply, <WaitingPage entry={entry} zone={zone} needed={await neededFor(request, entry)} />)
  })

  app.get<One>('/my/waiting/:id/leaving', file, async (request, reply) => {
    const entry = await ownEntry(request)
    return isOver(entry) ? seeOther(reply, `/my/waiting/${entry.id}`) : show(reply, <LeaveWaitingPage entry={entry} />)
  })

  app.post<One>('/my/waiting/:id/leaving', file, async (request, reply) => {
    const id = idOf(request)
    return answerOnce(request, reply, async (tx) => {
      await leaveWaiting(tx, actorOf(request), id, request.now)
      return { location: `/my/waiting/${id}`, toast: 'Готово: в этой очереди вас больше нет' }
    })
  })
  groupRoute(app)
}

function groupRoute(app: App): void {
  app.get<One>('/provider/groups/:id/waiting', answer, async (request, reply) => {
    const { reader } = request.kit.db
    const providerId = scopeOf(actorOf(request))
    const groupId = (parseId(request.params.id) ?? notFound()) as GroupId
    const facts = await findGroupFacts(reader, groupId)
    if (!facts || facts.provider.id !== providerId) notFound()
    const [entries, today, zone] = await Promise.all([
      listWaiting(reader, { providerId }, { groupId }),
      dayOf(reader, request.now),
      regionZone(reader),
    ])
    return show(
      reply,
      <GroupWaitingPage {...{ programme: facts.programme, group: facts.group, entries, today, zone }} />,
    )
  })
}

async function showJoin(
  request: FastifyRequest,
  reply: FastifyReply,
  { child: childId, group }: z.output<typeof wishForm>,
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const by = actorOf(request)
  const child = await getOwnChild(reader, by, childId as ChildId)
  const wish = { guardianId: by.userId, child, groupId: group as GroupId, withoutNear: true }
  const calculated = (await calculate(reader, wish, request.now)) ?? notFound()
  const { calculation, facts } = calculated
  const { article, name, providerName: provider } = facts.programme
  // Seats are free, or nothing would ever let this child in: the programme's page says so, with the way on.
  const asked = mayWait(calculation.quote)
  if (asked.kind !== 'may-join') return seeOther(reply, `/programmes/${article}?child=${childId}&group=${group}`)
  const full = calculation.quote.reasons.find(({ code }) => code === 'group-full')
  const codes = asked.needed.map(({ code }) => code)
  const hours = await settingOf(reader, seatOfferHours, await dayOf(reader, request.now))
  return show(
    reply,
    <JoinWaitingPage
      child={child}
      programme={{ article, name, provider }}
      group={facts.group}
      ahead={Number(full?.facts.waiting ?? 0)}
      hours={hours}
      needed={calculation.reasons.filter(({ code }) => codes.includes(code))}
    />,
  )
}

/** What of the quote of this moment would stop the family from taking the seat. */
async function neededFor(request: FastifyRequest, entry: WaitingView): Promise<ReasonWords[]> {
  if (isOver(entry)) return []
  const { reader } = request.kit.db
  const by = actorOf(request)
  const child = await getOwnChild(reader, by, entry.childId as ChildId)
  const wish = { guardianId: by.userId, child, groupId: entry.groupId, withoutNear: true }
  const calculated = await calculate(reader, wish, request.now)
  const told = calculated?.calculation.reasons ?? []
  return told.filter(({ code, blocks }) => (blocks || code === 'not-activated') && code !== 'group-full')
}

function isOver({ state }: WaitingView): boolean {
  return state !== 'waiting' && state !== 'offered'
}

async function ownEntry(request: FastifyRequest): Promise<WaitingView> {
  const owner = { guardianId: actorOf(request).userId }
  return (await findWaitingView(request.kit.db.reader, owner, idOf(request))) ?? notFound()
}

function idOf(request: FastifyRequest): WaitingId {
  return parseId<'waiting'>((request.params as { id: string }).id) ?? notFound()
}
