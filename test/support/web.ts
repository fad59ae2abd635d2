/** The web of some domains in process: who asks is said by a bearer token that the test hands out. */
import type { Actor } from '#access'
import type { Database } from '#platform/db'
import type { App } from '#platform/http'
import type { Manifest } from '#platform/manifest'
import { buildWeb } from '../../src/app/web.ts'
import { setActor } from '../../src/domains/access/routes/actor.ts'
import { aKit } from '../../src/platform/http/testing.ts'

export const NOW = Temporal.Instant.from('2026-11-20T07:15:00Z')
export const secretKey = new Uint8Array(32).fill(7)

export type Web = {
  app: App
  /** Hands out a token for this person. */
  signIn(actor: Actor): string
  get(path: string, token?: string): Promise<Answer>
  /** Sends a form, or JSON to `/api/`. Without a key of its own every press is another one. */
  post(path: string, token: string, body?: Record<string, unknown>, key?: string): Promise<Answer>
}

/** `text` has plain spaces, so that tests may be written as people read. */
export type Answer = { status: number; location: string; text: string; json: <T>() => T }

export async function aWeb(db: Database, manifests: readonly Manifest[], now = NOW): Promise<Web> {
  const actors = new Map<string, Actor>()
  const permissions = Object.assign({}, ...manifests.map((manifest) => manifest.permissions ?? {}))
  const kit = aKit({
    db,
    clock: { now: () => now },
    config: { secretKey, limitRates: false },
    hooks: {
      authenticate: async (request) => {
        const actor = actors.get(request.token?.value ?? '')
        if (actor) setActor(request, actor)
        request.who = actor ? `user:${actor.userId}` : null
      },
      authorise: (request, permission) => {
        const actor = actors.get(request.token?.value ?? '')
        if (!actor) return 'sign-in'
        return permissions[permission]?.roles.includes(actor.role) ? 'ok' : 'not-found'
      },
      signedIn: () => null,
    },
  })
  const app = await buildWeb(kit, manifests)
  const bearer = (token: string): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {})
  return {
    app,
    signIn(actor) {
      const token = `token-${actors.size}`
      actors.set(token, actor)
      return token
    },
    get: async (path, token = '') => answerOf(await app.inject({ url: path, headers: bearer(token) })),
    post: async (path, token, body = {}, key = crypto.randomUUID()) => {
      const isForm = !path.startsWith('/api/')
      const headers = { ...bearer(token), 'idempotency-key': key }
      const form = isForm && { 'content-type': 'application/x-www-form-urlencoded' }
      const payload = isForm ? formOf({ ...body, _key: key }) : body
      return answerOf(await app.inject({ method: 'POST', url: path, headers: { ...headers, ...form }, payload }))
    },
  }
}

type Injected = { statusCode: number; headers: Record<string, unknown>; body: string }

function answerOf({ statusCode, headers, body }: Injected): Answer {
  return {
    status: statusCode,
    location: String(headers.location ?? ''),
    text: body.replaceAll('\u00a0', ' '),
    json: () => JSON.parse(body),
  }
}

function formOf(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
  )
  return new URLSearchParams(pairs).toString()
}
