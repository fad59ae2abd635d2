import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { Kept } from '#kernel/kept'
import { renderPage } from '#ui'
import { readCookie } from './cookies.ts'
import { SIGHT_COOKIE, sharedFrameFor } from './frame.ts'
import { SQUEEZED, squeeze, takesBrotli } from './headers.ts'
import type { Kit } from './kit.ts'
import { sendHtml, show } from './reply.ts'

const mostBytes = 16 * 1024 * 1024

/**
 * Answers with a page that all who are not signed in are shown alike: it is drawn and squeezed once for its address and
 * its content. `content` says everything that it shows: what has changed is another page, so nothing stale is shown.
 */
export function showShared(reply: FastifyReply, content: string, draw: () => VNode): FastifyReply {
  const { request } = reply
  if (!isShared(request)) return show(reply, draw())
  const kept = keptOf(request.kit)
  const key = hash('sha256', [request.url, request.cookies[SIGHT_COOKIE], content].join('\n'), 'base64')
  const known = kept.get(key)
  const page = known ?? squeeze(renderPage(sharedFrameFor(reply), draw()))
  if (!known) kept.put(key, page, page.length)
  return sendHtml(reply.headers(SQUEEZED), page, 200)
}

function isShared(request: FastifyRequest): boolean {
  return !request.token && !readCookie(request, 'toast') && takesBrotli(request)
}

const everyones = new WeakMap<Kit, Kept<Buffer>>()

function keptOf(kit: Kit): Kept<Buffer> {
  const known = everyones.get(kit)
  if (known) return known
  const kept = new Kept<Buffer>(mostBytes)
  everyones.set(kit, kept)
  return kept
}
