import type { FastifyRequest } from 'fastify'
import { createSealer } from '#platform/sealing'
import type { App, Token } from './app.ts'
import { readCookie } from './cookies.ts'
import type { Kit } from './kit.ts'
import { createSigner } from './signer.ts'

/** Gives every request its kit, its time, its face and its token. Below `machinePaths` answers are for machines. */
export function stampRequests(app: App, kit: Kit, machinePaths: readonly string[]): (request: FastifyRequest) => void {
  app.decorate('kit', kit)
  app.decorate('signer', createSigner(kit.config.secretKey))
  app.decorate('answers', createSealer(kit.config.secretKey, 'answer'))
  for (const name of ['kit', 'now', 'face', 'token', 'visitor', 'session', 'sessionLimits', 'who', 'files'])
    app.decorateRequest(name)

  const stamp = (request: FastifyRequest) => {
    request.kit = kit
    request.now = kit.clock.now()
    request.face = isMachines(request.url, machinePaths) ? 'machine' : 'page'
    request.token = tokenOf(request)
    request.visitor = visitorOf(request)
    request.session = null
    request.sessionLimits = null
    request.who = null
    request.files = []
  }
  app.addHook('onRequest', (request, _reply, done) => {
    stamp(request)
    done()
  })
  return stamp
}

/** The readable documentation is the one page for people among the machines' paths. */
function isMachines(url: string, machinePaths: readonly string[]): boolean {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path !== '/api/docs' && machinePaths.some((prefix) => path.startsWith(prefix))
}

/** Only what we could have given: a cookie is written by whoever sends it. */
function visitorOf(request: FastifyRequest): string | null {
  const cookie = readCookie(request, 'visitor')
  return cookie && /^[\w-]{1,64}$/.test(cookie) ? cookie : null
}

/** A bearer token wins: who sends one does not mean the cookie the browser adds by itself. */
function tokenOf(request: FastifyRequest): Token | null {
  const bearer = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return { value: bearer, from: 'bearer' }
  const cookie = readCookie(request, 'session')
  return cookie ? { value: cookie, from: 'cookie' } : null
}
