import type { FastifyRequest } from 'fastify'
import { actorOf, contactOf } from '#access'
import { listChildrenOf } from '#families'
import { parseId } from '#kernel/ids'
import { shortName } from '#kernel/names'
import type { Reader } from '#platform/db'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { regionZone } from '#region'
import { chooseKinds, readNotice } from '../actions.ts'
import { choiceForm, noticeQuery } from '../forms.ts'
import { kindsOf } from '../model.ts'
import { ChoicesPage } from '../pages/choices.tsx'
import { NoticesPage } from '../pages/notices.tsx'
import { countUnread, listNotices, updateAllRead } from '../queries/notice.ts'
import { listRefused } from '../queries/refusal.ts'
import { cabinetOf } from '../whose.ts'

const reading = { config: { permission: 'notices.read' } }
const choosing = { config: { permission: 'notices.choose' } }

/** `/my/notices` and `/my/settings/letters`: what was told, and what of it comes by mail. */
export function noticeRoutes(app: App): void {
  const { reader } = app.kit.db

  app.get('/my/notices', reading, async (request, reply) => {
    const by = actorOf(request)
    const query = noticeQuery.parse(request.query)
    const [{ notices, more }, unread, children, zone] = await Promise.all([
      listNotices(reader, by, { kind: query.kind, childId: query.child, after: query.after }),
      countUnread(reader, by),
      childrenOf(reader, request),
      regionZone(reader),
    ])
    const next = more ? (notices.at(-1)?.id ?? null) : null
    const offered = kindsOf(cabinetOf(by))
    const chooses = by.role !== 'certificate'
    return show(reply, <NoticesPage {...{ notices, next, unread, query, offered, children, zone, chooses }} />)
  })

  app.post('/my/notices/reading', reading, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await updateAllRead(tx, actorOf(request), request.now)
      return { location: '/my/notices', toast: 'Все уведомления прочитаны' }
    }),
  )

  app.post<{ Params: { id: string } }>('/my/notices/:id/reading', reading, async (request, reply) => {
    const id = parseId(request.params.id) ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const { href } = await readNotice(tx, actorOf(request), id, request.now)
      return { location: href ?? '/my/notices' }
    })
  })

  app.get('/my/settings/letters', choosing, async (request, reply) => {
    const by = actorOf(request)
    const cabinet = cabinetOf(by)
    const [refused, { email }] = await Promise.all([listRefused(reader, cabinet), contactOf(reader, by.userId)])
    const place = 'userId' in cabinet ? null : 'организации'
    return show(reply, <ChoicesPage offered={kindsOf(cabinet)} refused={refused} address={email} place={place} />)
  })

  app.post('/my/settings/letters', choosing, async (request, reply) => {
    const form = parseForm(choiceForm, request.body)
    if (!form.ok) notFound()
    const { kinds } = form.value
    return answerOnce(request, reply, async (tx) => {
      await chooseKinds(tx, actorOf(request), kinds, request.now)
      return { location: '/my/settings', toast: 'Выбор сохранён' }
    })
  })
}

/** Children that notices may be about; staff see no names here. */
async function childrenOf(reader: Reader, request: FastifyRequest): Promise<{ id: string; name: string }[]> {
  const { role, userId } = actorOf(request)
  if (role !== 'family' && role !== 'certificate') return []
  return (await listChildrenOf(reader, userId)).map((child) => ({ id: child.id, name: shortName(child) }))
}
