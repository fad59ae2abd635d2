import type { FastifyRequest } from 'fastify'
import { typedText } from '#kernel/typed-text'

/** Passwords are taken as they are: whoever chose a strange one must be let in with it. */
const asTyped = /password|secret|^_csrf$|^_key$/i

/** Every form and every call is read as it was meant, before a rule sees it: without marks that nobody sees. */
export async function readTypedText(request: FastifyRequest): Promise<void> {
  request.body = readable(request.body)
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return typedText(value)
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const [name, item] of Object.entries(value)) if (!asTyped.test(name)) Reflect.set(value, name, readable(item))
  return value
}
