import type { FastifyReply } from 'fastify'
import { type Paper, typeset } from '#platform/pdf'

/** A paper for this person now: kept by nobody on the way. */
export async function sendPaper<F>(reply: FastifyReply, paper: Paper<F>, facts: F): Promise<FastifyReply> {
  const pdf = await typeset(paper, facts)
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `inline; filename="${paper.name}.pdf"`)
    .type('application/pdf')
    .send(Buffer.from(pdf))
}
