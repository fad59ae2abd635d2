import type { FastifyReply } from 'fastify'

/** A calendar as a file; `no-store` keeps a family's own out of shared caches. */
export function sendCalendar(reply: FastifyReply, file: string, name: string): FastifyReply {
  return reply
    .type('text/calendar; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(file)
}
