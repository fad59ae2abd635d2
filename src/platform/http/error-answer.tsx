import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { Refusal } from '#kernel/refusal'
import { BrokenPage, BusyPage, type FieldError, NotFoundPage, RefusalPage, renderPage, TooManyPage } from '#ui'
import { plainFrameFor } from './frame.ts'
import { type Trouble, troubleOf } from './known-errors.ts'
import { localPath } from './local-path.ts'
import { type RefusalTable, type Told, tell } from './refusal-words.ts'
import { sendHtml } from './reply.ts'

/** The one place where an error becomes an answer. What is broken is logged here, once, under the id that is shown. */
export function answerErrors(table: RefusalTable) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const trouble = troubleOf(error, request) ?? { refusal: new Refusal('http.broken'), cause: error }
    if (trouble.cause !== undefined) logBroken(trouble.cause, request)
    if (reply.raw.headersSent) return reply
    try {
      return answer(trouble, tell(table, trouble.refusal), reply)
    } catch (cause) {
      logBroken(cause, request)
      return reply
        .code(500)
        .type('text/plain; charset=utf-8')
        .send(`У нас что-то сломалось. Номер ошибки: ${request.id}`)
    }
  }
}

function answer(trouble: Trouble, told: Told, reply: FastifyReply): FastifyReply {
  const { request } = reply
  if (trouble.retryAfter) reply.header('retry-after', trouble.retryAfter)
  if (request.face === 'machine') return sendProblem(reply, told, trouble.errors)
  if (told.moved && request.method === 'GET')
    return reply.header('cache-control', 'no-store').redirect(localPath(told.moved(request.url)), 302)
  const door = DOORS[told.code]
  if (door) {
    const query = new URLSearchParams({ next: whereTo(request) })
    return reply.header('cache-control', 'no-store').redirect(`${door}?${query}`, 303)
  }
  const send = () => sendHtml(reply, renderPage(plainFrameFor(reply), pageOf(told, trouble, request)), told.status)
  const counting = isCalm(told) ? request.kit.hooks.countLate?.(request) : null
  if (!counting) return send()
  void counting.catch((cause) => logBroken(cause, request)).then(send)
  return reply
}

/** Only where nothing is broken or overfull is there time for the numbers in the menu of whoever is refused. */
function isCalm({ status }: Told): boolean {
  return status < 500 && status !== 429
}

const DOORS: Record<string, string> = {
  'http.sign-in': '/sign-in',
  'http.step-up': '/sign-in/confirmation',
  'http.second-factor': '/my/settings/second-factor',
}

/** A form that only has to be opened anew: the next step is the form. */
const AGAIN: Record<string, string> = {
  'http.stale-form': 'Открыть страницу заново',
  'http.key-reused': 'Заполнить форму ещё раз',
}

/** Back to the page itself, or to the page whose form was sent. */
function whereTo(request: FastifyRequest): string {
  if (request.method === 'GET' || request.method === 'HEAD') return localPath(request.url)
  const from = URL.parse(String(request.headers.referer ?? ''))
  return from?.host === request.host ? localPath(`${from.pathname}${from.search}`) : '/'
}

function pageOf(told: Told, { retryAfter = 5 }: Trouble, request: FastifyRequest): VNode {
  if (told.code === 'http.not-found') return <NotFoundPage />
  if (told.code === 'http.broken') return <BrokenPage errorId={request.id} />
  if (told.code === 'http.busy') return <BusyPage seconds={retryAfter} />
  if (told.code === 'http.too-many') return <TooManyPage seconds={retryAfter} />
  const back = URL.parse(String(request.headers.referer ?? ''))
  const here = back?.host === request.host ? localPath(`${back.pathname}${back.search}`) : undefined
  const again = here && AGAIN[told.code]
  const next = again ? [{ href: here, label: again }, ...told.next] : told.next
  return <RefusalPage title={told.title} text={told.text} next={next} back={again ? undefined : here} />
}

/** RFC 9457. `type` leads to the words about the code in the documentation of the interface. */
function sendProblem(reply: FastifyReply, told: Told, errors: FieldError[] = []): FastifyReply {
  const { request } = reply
  const problem = {
    type: `/api/docs#${told.code}`,
    title: told.title,
    status: told.status,
    detail: told.text,
    code: told.code,
    ...(errors.length > 0 ? { errors } : {}),
    ...(told.next.length > 0 ? { next: told.next } : {}),
    ...(told.code === 'http.broken' ? { errorId: request.id } : {}),
  }
  if (told.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .header('cache-control', 'no-store')
    .code(told.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

function logBroken(error: unknown, request: FastifyRequest): void {
  const route = request.routeOptions.url ?? 'unknown'
  request.kit.log.error({ err: error, errorId: request.id, method: request.method, route }, 'request failed')
}
