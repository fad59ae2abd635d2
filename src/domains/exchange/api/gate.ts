import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#kernel/refusal'
import { type App, notFound } from '#platform/http'
import { hashToken } from '#platform/session'
import type { Partner, Scope } from '../model.ts'
import { insertCall } from '../queries/call.ts'
import { findPartnerByToken, findSecretOf } from '../queries/partner.ts'
import { insertSignature } from '../queries/signature.ts'
import { CLOCKS_APART, isSignature, openSecrets } from '../secrets.ts'

declare module 'fastify' {
  interface FastifyRequest {
    partner: Partner | null
    /** As it came, for the signature. */
    rawBody: Buffer | null
    /** What the call came to, in one word of the journal of calls. */
    outcome: string | null
  }
  interface FastifyContextConfig {
    /** What a partner needs for this call. */
    scope?: Scope
  }
}

/** What every call of a partner is declared with: known by token or signature, many a minute, no session. */
export const partnerCall = (scope: Scope) => ({
  ...{ permission: 'anyone', signedBy: 'partner', keyless: true, scope },
  rateLimit: { max: 1200, timeWindow: '1 minute' },
})

const orderIdShape = /^[\w.:-]{1,100}$/

/** Lets partners in and nobody else; every call leaves a row without personal data. */
export function guardGate(app: App): void {
  app.decorateRequest('partner', null)
  app.decorateRequest('rawBody', null)
  app.decorateRequest('outcome', null)
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer
    parse(request, body.toString('utf8'), done)
  })
  app.addHook('onRequest', async (request) => {
    const { token } = request
    if (token?.from === 'bearer')
      welcome(request, await findPartnerByToken(request.kit.db.reader, hashToken(token.value)))
  })
  app.addHook('preValidation', async (request) => {
    if (!request.partner) welcome(request, await partnerOfSignature(request))
    const { partner, routeOptions } = request
    if (!partner) return refuse('exchange.unknown-partner')
    const { scope } = routeOptions.config
    if (!scope || !partner.scopes.includes(scope)) notFound()
  })
  app.addHook('onResponse', keepCall)
}

export function partnerOf({ partner }: FastifyRequest): Partner {
  if (!partner) throw new Error('the gate let nobody in')
  return partner
}

function welcome(request: FastifyRequest, partner: Partner | null): void {
  request.partner = partner
  if (partner) request.who = `partner:${partner.id}`
}

/** `HMAC-SHA256` over time, method, address and body; an old one is worth nothing, and one counts once. Refuses `exchange.replayed`. */
async function partnerOfSignature(request: FastifyRequest): Promise<Partner | null> {
  const [id, timestamp, signature] = ['x-partner', 'x-timestamp', 'x-signature'].map((name) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : ''
  })
  if (!id || !timestamp || !signature || !/^[0-9a-f-]{36}$/.test(id) || !/^\d{1,12}(\.\d{1,9})?$/.test(timestamp))
    return null
  if (Math.abs(Number(timestamp) - request.now.epochMilliseconds / 1000) > CLOCKS_APART) return null
  const found = await findSecretOf(request.kit.db.reader, id)
  if (!found) return null
  const secret = openSecrets(request.kit.config.secretKey).open(id, found.secretSealed)
  const { method, url: path, rawBody } = request
  if (!isSignature(secret, { timestamp, method, path, body: rawBody ?? '' }, signature)) return null
  const isFirst = await request.kit.db.transaction((tx) => insertSignature(tx, id, signature, request.now))
  return isFirst ? found.partner : refuse('exchange.replayed')
}

async function keepCall(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { partner, kit, outcome } = request
  if (!partner) return
  const { orderId } = { ...(request.body as object), ...(request.params as object) } as { orderId?: unknown }
  const call = {
    operation: `${request.method} ${request.routeOptions.url ?? ''}`,
    externalId: typeof orderId === 'string' && orderIdShape.test(orderId) ? orderId : null,
    ...{ answered: reply.statusCode, outcome, milliseconds: Math.round(reply.elapsedTime) },
  }
  try {
    await kit.db.transaction((tx) => insertCall(tx, partner.id, call, request.now))
  } catch (error) {
    kit.log.error({ err: error }, 'a call of a partner was not written down')
  }
}
