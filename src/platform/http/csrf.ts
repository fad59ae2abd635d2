import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#kernel/refusal'
import { writeCookie } from './cookies.ts'
import { randomText } from './signer.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The hidden field of a form: bound to the session, or for a visitor to a cookie given with the form.
 * Every token has its own salt, so that a compressed page tells nothing about it (BREACH).
 */
export function csrfToken(request: FastifyRequest, reply: FastifyReply, salt = randomText(9)): string {
  return `${salt}.${request.server.signer.sign('csrf', `${salt}.${ownerForShowing(request, reply)}`)}`
}

/** Refuses what another site, or a page of another session, made the browser send. */
export async function refuseForged(request: FastifyRequest): Promise<void> {
  if (READS.has(request.method) || request.routeOptions.config.signedAddress || !sentByBrowser(request)) return
  const owner = ownerOf(request)
  const [salt = '', signature = ''] = tokenOf(request).split('.')
  const known = owner !== null && request.server.signer.isSigned('csrf', `${salt}.${owner}`, signature)
  if (!known || !isFromHere(request)) refuse('http.stale-form')
}

/** A bearer token and a machine without our cookies cannot be sent by somebody else's page. */
function sentByBrowser(request: FastifyRequest): boolean {
  if (request.token) return request.token.from === 'cookie'
  return request.face === 'page'
}

function ownerOf(request: FastifyRequest): string | null {
  return request.token?.from === 'cookie' ? request.token.value : request.visitor
}

function ownerForShowing(request: FastifyRequest, reply: FastifyReply): string {
  const owner = ownerOf(request)
  if (owner) return owner
  const visitor = randomText(16)
  request.visitor = visitor
  writeCookie(reply, 'visitor', visitor)
  return visitor
}

function tokenOf(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token']
  if (typeof header === 'string') return header
  const body = request.body as { _csrf?: unknown } | null | undefined
  return typeof body?._csrf === 'string' ? body._csrf : ''
}

/** Old browsers send neither header; the token alone protects them. */
function isFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  if (origin === undefined) return true
  return origin === request.kit.config.publicUrl.origin || URL.parse(origin)?.host === request.host
}
