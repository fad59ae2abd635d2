import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, notFound, show } from '#platform/http'
import { resumeKind, stopKind } from '../actions.ts'
import { StopPage } from '../pages/stop.tsx'
import { listRefused } from '../queries/refusal.ts'
import { readStopToken } from '../stop-link.ts'

type Linked = { Params: { token: string } }
const open = { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' } }
/** Mail programs press it for their people: no cookie, no form (RFC 8058); the address is the proof, and opens nothing else. */
const pressed = { ...open, keyless: true, signedAddress: true }

/** `/letters/stop/…`: letters of one kind come no more, without signing in. */
export function stopRoutes(app: App): void {
  app.get<Linked>('/letters/stop/:token', { config: open }, async (request, reply) => showState(request, reply))

  app.post<Linked>('/letters/stop/:token', { config: pressed }, async (request, reply) => {
    await request.kit.db.transaction((tx) => stopKind(tx, stopOf(request), request.now))
    return showState(request, reply)
  })

  app.post<Linked>('/letters/stop/:token/resumption', { config: pressed }, async (request, reply) => {
    await request.kit.db.transaction((tx) => resumeKind(tx, stopOf(request), request.now))
    return showState(request, reply)
  })
}

function stopOf({ params, kit }: FastifyRequest<Linked>) {
  return readStopToken(params.token, kit.config.secretKey) ?? notFound()
}

async function showState(request: FastifyRequest<Linked>, reply: FastifyReply): Promise<FastifyReply> {
  const { cabinet, kind } = stopOf(request)
  const stopped = (await listRefused(request.kit.db.reader, cabinet)).includes(kind)
  return show(reply, <StopPage kind={kind} token={request.params.token} stopped={stopped} />)
}
