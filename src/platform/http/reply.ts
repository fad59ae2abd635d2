import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { renderPage, type Toast } from '#ui'
import { frameFor } from './frame.ts'
import { leaveToast } from './toast.ts'

/** Answers with a whole page: `<Page>` or what renders one, as JSX or by `h(…)`. */
export function show<P>(reply: FastifyReply, node: VNode<P>, options: { status?: number } = {}): FastifyReply {
  const send = () => sendHtml(reply, renderPage(frameFor(reply), node as VNode), options.status ?? 200)
  const { request } = reply
  const counting = request.kit.hooks.countLate?.(request)
  if (!counting) return send()
  // A form that comes back: acts are quicker without the counting, and most of them show no page.
  void counting.then(send).catch((error) => reply.send(error))
  return reply
}

/** After an act: the browser opens `path` by GET, so that a reload repeats nothing. */
export function seeOther(reply: FastifyReply, path: string, toast?: Toast | string): FastifyReply {
  if (toast) leaveToast(reply, typeof toast === 'string' ? { kind: 'done', text: toast } : toast)
  return reply.header('cache-control', 'no-store').redirect(path, 303)
}

export function sendHtml(reply: FastifyReply, html: string | Buffer, status: number): FastifyReply {
  // What a signed-in person saw must not stay behind in a shared computer's browser.
  reply.header('cache-control', reply.request.token ? 'no-store' : 'private, no-cache')
  return reply.code(status).type('text/html; charset=utf-8').send(html)
}
