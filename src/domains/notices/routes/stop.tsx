import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasSomebodyLeft } from '#access'
import type { Tx } from '#platform/db'
import { type App, notFound, show } from '#platform/http'
import { resumeKind, stopKind } from '../actions.ts'
import { StopOverPage, StopPage } from '../pages/stop.tsx'
import { listRefused } from '../queries/refusal.ts'
import { type ReadStop, readStopToken } from '../stop-link.ts'

type Linked = { Params: { token: string } }
const open = { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' } }
/** Mail programs press it for their people: no cookie, no form (RFC 8058); the address is the proof, and opens nothing else. */
const pressed = { ...open, keyless: true, signedAddress: true }

/** `/letters/stop/…`: letters of one kind come no more, without signing in. */
export function stopRoutes(app: App): void {
  app.get<Linked>('/letters/stop/:token', { config: open }, async (request, reply) => showState(request, reply))

  app.post<Linked>('/letters/stop/:token', { config: pressed }, async (request, reply) => {
    return press(request, reply, stopKind)
  })

  app.post<Linked>('/letters/stop/:token/resumption', { config: pressed }, async (request, reply) => {
    return press(request, reply, resumeKind)
  })
}

type Act = (tx: Tx, stop: ReadStop, now: Temporal.Instant) => Promise<void>

async function press(request: FastifyRequest<Linked>, reply: FastifyReply, act: Act): Promise<FastifyReply> {
  const stop = stopOf(request)
  if (await isOver(request, stop)) return showOver(reply)
  await request.kit.db.transaction((tx) => act(tx, stop, request.now))
  return showState(request, reply)
}

/** Somebody has left the place since the letter: whoever holds it may be that person. Those who stayed choose in the cabinet. */
async function isOver({ kit }: FastifyRequest<Linked>, { cabinet, writtenAt }: ReadStop): Promise<boolean> {
  return writtenAt !== null && 'role' in cabinet && hasSomebodyLeft(kit.db.reader, cabinet, writtenAt)
}

function showOver(reply: FastifyReply): FastifyReply {
  return show(reply, <StopOverPage />, { status: 410 })
}

function stopOf({ params, kit }: FastifyRequest<Linked>) {
  return readStopToken(params.token, kit.config.secretKey) ?? notFound()
}

async function showState(request: FastifyRequest<Linked>, reply: FastifyReply): Promise<FastifyReply> {
  const stop = stopOf(request)
  if (await isOver(request, stop)) return showOver(reply)
  const { cabinet, kind } = stop
  const stopped = (await listRefused(request.kit.db.reader, cabinet)).includes(kind)
  return show(reply, <StopPage kind={kind} token={request.params.token} stopped={stopped} />)
}
