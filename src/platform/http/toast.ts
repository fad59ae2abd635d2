import type { FastifyReply } from 'fastify'
import type { Toast } from '#ui'
import { clearCookie, readCookie, writeCookie } from './cookies.ts'

const SECONDS = 60

/** Carries a sentence over the redirect that follows an act. */
export function leaveToast(reply: FastifyReply, toast: Toast): void {
  const text = Buffer.from(JSON.stringify(toast)).toString('base64url')
  writeCookie(reply, 'toast', `${text}.${reply.server.signer.sign('toast', text)}`, SECONDS)
}

/** The sentence left by the page before, once. */
export function takeToast(reply: FastifyReply): Toast[] {
  const cookie = readCookie(reply.request, 'toast')
  if (!cookie) return []
  clearCookie(reply, 'toast')
  const [text = '', signature = ''] = cookie.split('.')
  if (!reply.server.signer.isSigned('toast', text, signature)) return []
  return [JSON.parse(Buffer.from(text, 'base64url').toString()) as Toast]
}
