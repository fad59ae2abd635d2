import type { FastifyReply } from 'fastify'
import { type Paper, typeset } from '#platform/pdf'

/** A paper for this person now: kept by nobody on the way. */
export async function sendPaper<F>(reply: FastifyReply, paper: Paper<F>, facts: F): Promise<FastifyReply> {
  const pdf = await typeset(paper, facts)
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', dispositionOf(paper, facts))
    .type('application/pdf')
    .send(Buffer.from(pdf))
}

/** Saved, it is found by what it is and its number: «Заявление о зачислении З-2026-000123.pdf» (RFC 6266). */
export function dispositionOf<F>(paper: Paper<F>, facts: F): string {
  const number = paper.data(facts).head?.number ?? ''
  const words = [paper.title(facts), number].filter(Boolean).join(' ')
  // For a program that reads Latin letters only; the number keeps its digits.
  const latin = [paper.name.replaceAll('.', '-'), ...(number.match(/[0-9A-Za-z]+/g) ?? [])].join('-')
  return `inline; filename="${latin}.pdf"; filename*=UTF-8''${encoded(`${words.replaceAll('/', '-')}.pdf`)}`
}

/** `encodeURIComponent` leaves four marks that RFC 5987 does not allow. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
