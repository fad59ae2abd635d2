import type { FastifyReply, FastifyRequest } from 'fastify'

const cookie = 'kruzhok-demo-channel'

/** The demo pretends that every worker sits in the protected network, until somebody says otherwise on `/demo`. */
export function isPretended(request: FastifyRequest): boolean {
  return request.cookies[cookie] !== 'open'
}

export function pretend(reply: FastifyReply, isProtected: boolean): void {
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const
  if (isProtected) reply.clearCookie(cookie, attributes)
  else reply.setCookie(cookie, 'open', attributes)
}
