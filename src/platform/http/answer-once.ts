import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refuse } from '#kernel/refusal'
import { lastly, type Reader, sql, type Tx } from '#platform/db'
import type { Sealer } from '#platform/sealing'
import { hashToken } from '#platform/session'
import { toJson } from './json.ts'
import { seeOther } from './reply.ts'

/** What an act answers: a page to open, or a status with JSON. */
export type Answer = { location: string; toast?: string } | { status: number; body: unknown }

/** As kept: JSON as text, so that a repeat gets the same bytes (jsonb would reorder the keys). */
type KeptAnswer = { location: string; toast?: string } | { status: number; json: string }

/** Really the reply, as Fastify wants it from a handler; declared so because a route with a response schema may return only that. */
type Sent = undefined

type Claim = { actor: string; key: string; hash: Buffer; sealer: Sealer }

const ATTEMPTS = 3

/**
 * Does the work and keeps its answer in one transaction; a repeat of the same form or call gets the answer kept.
 *
 * The answer is inserted last, after the work. Of several equal requests at once the later ones do the work too, wait
 * at the primary key (or at the act's own locks, and may then be refused) until the first has committed, and roll back.
 * Only then the answer is read: outside the failed transaction, so its snapshot sees what the first one committed.
 * So the usual case costs one statement more, which travels with the commit, and a repeat, which is rare, costs the work
 * that is thrown away.
 */
export async function answerOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Sent> {
  const claim = claimOf(request)
  const { db } = request.kit
  try {
    const kept = await withRetries(() =>
      db.transaction(async (tx) => {
        const answer = freeze(await work(tx), reply)
        keepAnswer(tx, claim, answer, request.now)
        return answer
      }),
    )
    return sendAnswer(reply, kept)
  } catch (error) {
    const before = await findAnswer(db.reader, claim).catch(() => null)
    if (!before) throw isRepeat(error) ? new Refusal('http.busy') : error
    if (!before.request_hash.equals(claim.hash)) refuse('http.key-reused')
    return sendAnswer(reply, before.answer)
  }
}

/** Answers older than a form can reasonably be sent again. */
export async function forgetAnswers(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`delete from http_answer where created_at < ${before}`.execute(tx)
}

function claimOf(request: FastifyRequest): Claim {
  const { _key, _csrf, ...content } = bodyOf(request)
  const header = request.headers['idempotency-key']
  const key = typeof _key === 'string' ? _key : typeof header === 'string' ? header : ''
  if (key.length < 8 || key.length > 200) refuse('http.key-missing')
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n${canonical(content)}`)
  for (const file of request.files) hash.update(`${file.field}\n${file.name}\n`).update(file.bytes)
  // Signed, because forms hold passwords: a copy of the database must not let anybody try them out by this hash.
  const signed = request.server.signer.sign('answer', hash.digest('base64url'))
  const hashed = Buffer.from(signed, 'base64url')
  return { actor: request.who ?? someone(request), key, hash: hashed, sealer: request.server.answers }
}

function someone(request: FastifyRequest): string {
  const { token, visitor, ip, method, routeOptions, server } = request
  if (token) return `session ${hashToken(token.value).toString('hex')}`
  if (visitor) return `visitor ${visitor}`
  // Machines that did not sign in are told apart by address and operation, or one could read another's answer by its key.
  return `stranger ${server.signer.sign('stranger', `${ip} ${method} ${routeOptions.url ?? ''}`)}`
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request
  return typeof body === 'object' && body !== null ? { ...body } : { value: body }
}

/** The same for the same content, however its keys are ordered. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && Object.getPrototypeOf(item) !== Array.prototype && !('toJSON' in item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof item === 'bigint'
        ? `${item}`
        : item,
  )
}

function freeze(answer: Answer, reply: FastifyReply): KeptAnswer {
  if ('location' in answer) return answer
  if (answer.body === undefined || answer.body === null) return { status: answer.status, json: '' }
  // By the route's own response schema, before the commit: a wrong answer must not follow a done deed.
  const serialize = reply.getSerializationFunction(String(answer.status)) ?? toJson
  return { status: answer.status, json: serialize(answer.body as Record<string, unknown>) }
}

function keepAnswer(tx: Tx, claim: Claim, answer: KeptAnswer, now: Temporal.Instant): void {
  const { actor, key, hash, sealer } = claim
  lastly(
    tx,
    sql`insert into http_answer (actor, key, request_hash, answer, created_at)
      values (${actor}, ${key}, ${hash}, ${sealer.seal(labelOf(claim), JSON.stringify(answer))}, ${now})`,
  )
}

/** An answer under this key was kept meanwhile. */
function isRepeat(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'http_answer_pkey'
}

type Kept = { request_hash: Buffer; answer: KeptAnswer }

async function findAnswer(reader: Reader, claim: Claim): Promise<Kept | null> {
  const { actor, key, sealer } = claim
  const { rows } = await sql<{ request_hash: Buffer; answer: Buffer }>`
    select request_hash, answer from http_answer where actor = ${actor} and key = ${key}`.execute(reader)
  const [row] = rows
  return row ? { ...row, answer: JSON.parse(sealer.open(labelOf(claim), row.answer)) as KeptAnswer } : null
}

function labelOf({ actor, key }: Claim): string {
  return `${actor}\n${key}`
}

/** Tries again what the database gave up for the sake of another transaction: a deadlock rolled everything back. */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await attempt()
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (number === ATTEMPTS || (code !== '40P01' && code !== '40001')) throw error
    }
  }
}

function sendAnswer(reply: FastifyReply, answer: KeptAnswer): Sent {
  if ('location' in answer) return seeOther(reply, answer.location, answer.toast) as never
  if (answer.json === '') return reply.code(answer.status).send() as never
  return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.json) as never
}
