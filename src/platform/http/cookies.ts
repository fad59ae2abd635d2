import type { FastifyReply, FastifyRequest } from 'fastify'
import type { KitConfig } from './kit.ts'

type CookieName = 'session' | 'visitor' | 'toast'

const NAMES: Record<CookieName, string> = { session: 'kruzhok', visitor: 'kruzhok-visitor', toast: 'kruzhok-toast' }

/** `__Host-` binds the cookie to this very host over TLS; browsers refuse it on a plain http demo. */
function cookieName(config: KitConfig, name: CookieName): string {
  return isSecure(config) ? `__Host-${NAMES[name]}` : NAMES[name]
}

export function readCookie(request: FastifyRequest, name: CookieName): string | null {
  return request.cookies[cookieName(request.kit.config, name)] ?? null
}

/** Without `seconds` the cookie lives until the browser is closed. */
export function writeCookie(reply: FastifyReply, name: CookieName, value: string, seconds?: number): void {
  const { config } = reply.request.kit
  const life = seconds === undefined ? {} : { maxAge: seconds }
  reply.setCookie(cookieName(config, name), value, { ...attributes(config), ...life })
}

export function clearCookie(reply: FastifyReply, name: CookieName): void {
  const { config } = reply.request.kit
  reply.clearCookie(cookieName(config, name), attributes(config))
}

/** Signs the browser in: the token of `startSession` or `elevateSession`, until the session's greatest age. */
export function keepSession(reply: FastifyReply, token: string, until: Temporal.Instant): void {
  const seconds = Math.floor(reply.request.now.until(until).total('seconds'))
  writeCookie(reply, 'session', token, Math.max(seconds, 0))
}

/** The visitor's cookie goes too, so that forms shown before the sign-out are worth nothing after it. */
export function forgetSession(reply: FastifyReply): void {
  clearCookie(reply, 'session')
  clearCookie(reply, 'visitor')
}

function attributes(config: KitConfig) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) } as const
}

function isSecure(config: KitConfig): boolean {
  return config.publicUrl.protocol === 'https:'
}
