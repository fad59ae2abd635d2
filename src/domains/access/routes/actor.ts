import type { FastifyRequest } from 'fastify'
import type { Actor } from '../model.ts'

const actors = new WeakMap<FastifyRequest, Actor>()

export function setActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor)
}

/** Who is signed in; a route that asks must have a permission other than `anyone`. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request)
  if (!actor) throw new Error(`${request.routeOptions.url} asks who is signed in, but lets anyone in`)
  return actor
}

/** Who is signed in, or null. */
export function visitorOf(request: FastifyRequest): Actor | null {
  return actors.get(request) ?? null
}

type Security = { secured: boolean; waived: boolean }
const securities = new WeakMap<FastifyRequest, Security>()

export function setSecurity(request: FastifyRequest, { secured, waived }: Security): void {
  securities.set(request, { secured, waived })
}

/** How who is signed in is secured by a second factor. */
export function securityOf(request: FastifyRequest): Security {
  return securities.get(request) ?? { secured: false, waived: false }
}

const counted = new WeakMap<FastifyRequest, Readonly<Record<string, number>>>()

export function setCounts(request: FastifyRequest, counts: Readonly<Record<string, number>>): void {
  counted.set(request, counts)
}

/** How much waits behind lines of the menu, by their addresses; null when nobody has counted. */
export function countsOf(request: FastifyRequest): Readonly<Record<string, number>> | null {
  return counted.get(request) ?? null
}
