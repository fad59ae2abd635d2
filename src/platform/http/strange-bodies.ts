import type { FastifyRequest } from 'fastify'
import { refuse } from '#kernel/refusal'

/** No form of ours is half as deep. */
const DEEPEST = 32

/**
 * Turns away what nobody types: null signs, which the database cannot keep, and nesting that would exhaust the stack of
 * whoever walks through it.
 */
export async function refuseStrangeBodies(request: FastifyRequest): Promise<void> {
  if (isStrange([request.body, request.query])) refuse('http.malformed')
}

function isStrange(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST || level.some((one) => typeof one === 'string' && one.includes('\0'))) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}
