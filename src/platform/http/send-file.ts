import { resolve } from 'node:path'
import type { FastifyReply } from 'fastify'

type Kept = {
  /** From the root of the project. */
  folder: string
  name: string
}

/** A file of the program itself, whole or the part that a player asks for; `name` has been looked at. */
export function sendFile(reply: FastifyReply, { folder, name }: Kept): FastifyReply {
  return reply.sendFile(name, resolve(folder), { maxAge: '1d', cacheControl: true })
}
