import { z } from 'zod'
import { actorOf } from '#access'
import { maskEmail } from '#kernel/contacts'
import { type App, answerOnce } from '#platform/http'
import { countOutgoing, listTroubled } from '#platform/mail'
import { chooseKinds, readNotice, sendAgain } from './actions.ts'
import { isKind, kinds, kindsOf, type NoticeKind, type NoticeView, noticeKinds, whyAlways } from './model.ts'
import { countUnread, listNotices, updateAllRead } from './queries/notice.ts'
import { listRefused } from './queries/refusal.ts'
import { letterId } from './routes/letters.tsx'
import { cabinetOf } from './whose.ts'

const reading = { permission: 'notices.read' }
const choosing = { permission: 'notices.choose' }
const managing = { permission: 'notices.letter.manage' }
const kind = z.enum(noticeKinds as [NoticeKind, ...NoticeKind[]])
const noticeOut = z.object({
  ...{ id: z.uuid(), kind, title: z.string(), text: z.string() },
  href: z.string().nullable().describe('Страница, о которой уведомление'),
  childId: z.uuid().nullable(),
  ...{ createdAt: z.string(), readAt: z.string().nullable() },
})
const listOut = z.object({ notices: z.array(noticeOut), unread: z.number(), cursor: z.uuid().nullable() })
const choicesOut = z.object({
  kinds: z.array(
    z.object({
      ...{ kind, title: z.string(), byMail: z.boolean() },
      always: z.string().nullable().describe('Почему письма этого вида отключить нельзя'),
    }),
  ),
})

/** `/notices`, `/notice-kinds`, `/outgoing-letters`: the same as the cabinet and the operator's page. */
export function api(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Уведомления кабинета, новые сначала',
    querystring: z.object({ kind: kind.optional(), childId: z.uuid().optional(), cursor: z.uuid().optional() }),
    response: { 200: listOut },
  }
  app.get('/notices', { config: reading, schema: listing }, async (request) => {
    const { kind = null, childId = null, cursor: after = null } = request.query
    const by = actorOf(request)
    const [{ notices, more }, unread] = await Promise.all([
      listNotices(reader, by, { kind, childId, after }),
      countUnread(reader, by),
    ])
    return { notices: notices.map(noticeFrom), unread, cursor: more ? (notices.at(-1)?.id ?? null) : null }
  })

  const one = {
    summary: 'Отметить уведомление прочитанным',
    params: z.object({ id: z.uuid() }),
    response: { 200: noticeOut },
  }
  app.post('/notices/:id/reading', { config: reading, schema: one }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const notice = await readNotice(tx, actorOf(request), request.params.id, request.now)
      return { status: 200, body: noticeFrom(notice) }
    }),
  )

  const all = { summary: 'Отметить прочитанными все', response: { 200: z.object({ read: z.number() }) } }
  app.post('/notices/reading', { config: reading, schema: all }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const read = await updateAllRead(tx, actorOf(request), request.now)
      return { status: 200, body: { read } }
    }),
  )
  choicesApi(app)
  lettersApi(app)
}

function choicesApi(app: App): void {
  const { reader } = app.kit.db
  const getting = { summary: 'Какие виды уведомлений приходят на почту', response: { 200: choicesOut } }
  app.get('/notice-kinds', { config: choosing, schema: getting }, async (request) => {
    const cabinet = cabinetOf(actorOf(request))
    return choicesFrom(kindsOf(cabinet), await listRefused(reader, cabinet))
  })

  const putting = {
    summary: 'Выбрать виды писем; обязательные приходят всегда',
    body: z.object({ byMail: z.array(kind) }),
    response: { 200: choicesOut },
  }
  app.put('/notice-kinds', { config: choosing, schema: putting }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const by = actorOf(request)
      await chooseKinds(tx, by, request.body.byMail, request.now)
      const cabinet = cabinetOf(by)
      return { status: 200, body: choicesFrom(kindsOf(cabinet), await listRefused(tx, cabinet)) }
    }),
  )
}

const letterOut = z.object({
  ...{ id: z.string(), to: z.string().describe('Адрес скрыт'), letter: z.string(), problem: z.string() },
  ...{ tries: z.number(), plannedAt: z.string(), nextTryAt: z.string().nullable() },
})
const lettersOut = z.object({
  ...{ waiting: z.number(), delayed: z.number(), failed: z.number() },
  letters: z.array(letterOut),
  cursor: z.string().nullable(),
})
const MOST = 50

function lettersApi(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Письма, которых почтовый сервер не взял',
    querystring: z.object({ cursor: letterId.optional() }),
    response: { 200: lettersOut },
  }
  app.get('/outgoing-letters', { config: managing, schema: listing }, async (request) => {
    const [{ oldest: _, ...counts }, found] = await Promise.all([
      countOutgoing(reader),
      listTroubled(reader, { after: request.query.cursor ?? null, most: MOST + 1 }),
    ])
    const letters = found.slice(0, MOST).map(({ to, plannedAt, dueAt, ...rest }) => ({
      ...rest,
      ...{ to: maskEmail(to), plannedAt: plannedAt.toString(), nextTryAt: dueAt?.toString() ?? null },
    }))
    return { ...counts, letters, cursor: found.length > MOST ? (letters.at(-1)?.id ?? null) : null }
  })

  const sending = { summary: 'Отправить письмо снова', params: z.object({ id: letterId }), response: { 204: z.null() } }
  app.post('/outgoing-letters/:id/sending', { config: managing, schema: sending }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await sendAgain(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )
}

function noticeFrom({ createdAt, readAt, kind, ...notice }: NoticeView) {
  if (!isKind(kind)) throw new Error(`a notice of the unknown kind ${kind}`)
  return { ...notice, kind, createdAt: createdAt.toString(), readAt: readAt?.toString() ?? null }
}

function choicesFrom(offered: readonly NoticeKind[], refused: readonly string[]) {
  return {
    kinds: offered.map((one) => ({
      ...{ kind: one, title: kinds[one].title, always: whyAlways(one) },
      byMail: whyAlways(one) !== null || !refused.includes(one),
    })),
  }
}
