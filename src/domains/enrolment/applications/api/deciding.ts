import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, actorOf, scopeOf } from '#access'
import type { Tx } from '#platform/db'
import { answerOnce, notFound } from '#platform/http'
import type { ApplicationId } from '../../model.ts'
import { findApplicationView } from '../queries/list.ts'
import type { Owner } from '../queries/row.ts'
import { applicationJson } from './shapes.ts'

type Act = (tx: Tx, by: Actor, id: ApplicationId) => Promise<void>

/** Does the act and answers with the application as it became. */
export function decide(request: FastifyRequest, reply: FastifyReply, act: Act) {
  const by = actorOf(request)
  const id = (request.params as { id: string }).id as ApplicationId
  return answerOnce(request, reply, async (tx) => {
    await act(tx, by, id)
    const application = await findApplicationView(tx, ownerOf(by), id)
    return { status: 200, body: applicationJson(application ?? notFound()) }
  })
}

/** Whose applications these are: of the provider in whose name the person acts, or of the guardian's children. */
export function ownerOf(by: Actor): Owner {
  return by.role === 'provider' ? { providerId: scopeOf(by) } : { guardianId: by.userId }
}
