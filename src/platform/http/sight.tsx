import { parseSight, SightSettingsPage, usualSight, writeSight } from '#ui'
import type { App } from './app.ts'
import { SIGHT_COOKIE } from './frame.ts'
import { localPath } from './local-path.ts'
import { seeOther, show } from './reply.ts'

const YEAR = 365 * 24 * 60 * 60
const open = { config: { permission: 'anyone' }, schema: { hide: true } }

/** «Версия для слабовидящих»: settings kept with the visitor, applied by the server. */
export function serveSight(app: App): void {
  app.get<{ Querystring: { back?: string } }>('/sight', open, async (request, reply) => {
    const sight = parseSight(request.cookies[SIGHT_COOKIE])
    return show(reply, <SightSettingsPage sight={sight} back={localPath(request.query.back)} />)
  })
  app.post<{ Body: Record<string, string> | null }>('/sight', open, async (request, reply) => {
    const body = request.body ?? {}
    const sight = body.reset ? usualSight : parseSight(body)
    const secure = request.kit.config.publicUrl.protocol === 'https:'
    reply.setCookie(SIGHT_COOKIE, writeSight(sight), {
      path: '/',
      sameSite: 'lax',
      httpOnly: true,
      secure,
      maxAge: YEAR,
    })
    return seeOther(reply, localPath(body.back))
  })
}
