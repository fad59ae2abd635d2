import { isSeenLongAgo, touchSession } from '#platform/session'
import type { App } from './app.ts'
import type { Kit } from './kit.ts'

/** One line of log for every answer, by the pattern of its route: addresses and queries may hold tokens. */
export function logAnswers(app: App, kit: Kit): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route, config } = request.routeOptions
    const facts = {
      id: request.id,
      method: request.method,
      route: route ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    kit.log[config?.sessionless ? 'debug' : 'info'](facts, 'answered')
    done()
  })
}

/** Reading a page is a sign of life. Acts are left alone: they are in a hurry, and a page follows them anyway. */
export function keepSessionsAlive(app: App, kit: Kit): void {
  app.addHook('onResponse', (request, _reply, done) => {
    done()
    const { session, now, method } = request
    if (!session || method !== 'GET' || !isSeenLongAgo(session, now)) return
    const limits = request.sessionLimits ?? kit.config.sessions
    kit.db
      .transaction((tx) => touchSession(tx, session, limits, now))
      .catch((error: unknown) => kit.log.warn({ err: error }, 'a sign of life was not written down'))
  })
}
