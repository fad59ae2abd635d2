import type { FastifyReply } from 'fastify'

/**
 * A letter brings inline styles, which our own pages never do: it has a policy of its own, runs nothing, and opens its
 * links in the whole window when a page shows it in a frame.
 */
const letterPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox',
].join('; ')

export function sendLetterHtml(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-security-policy', letterPolicy)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replace('<head>', '<head>\n<base target="_top">'))
}

/** Lets this one page show a letter of ours in a frame. */
export function allowOwnFrames(reply: FastifyReply): void {
  reply.header('content-security-policy', `${String(reply.getHeader('content-security-policy'))};frame-src 'self'`)
}
