import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { dayIn } from '#kernel/dates'
import { parseId } from '#kernel/ids'
import { shortName } from '#kernel/names'
import { workingDaysLeft } from '#kernel/working-days'
import { type App, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { getProvider, type ProviderId } from '#providers'
import { calendarOf, dayOf, regionZone } from '#region'
import { applicationShape, withInitials } from '../applications/api/shapes.ts'
import type { ApplicationView } from '../applications/queries/list.ts'
import { providerWordsOf } from '../applications/words/states.ts'
import type { ApplicationId } from '../model.ts'
import { type QueueLine, QueuePage } from './pages/queue.tsx'
import { countQueue, listQueue } from './queries/queue.ts'
import { parseView, type QueueView, queueViews, queueWords } from './words.ts'

type Asked = { Querystring: { view?: string; q?: string; after?: string; all?: string } }
const answer = { config: { permission: 'enrolment.application.answer' } }
const PAGE = 50
const MOST = 5000

/** The provider's queue: views, search, a page for print and a sheet (S-072). */
export function queueRoutes(app: App): void {
  const { reader } = app.kit.db
  app.get<Asked>('/provider/applications', answer, async (request, reply) => {
    const providerId = scopeOf(actorOf(request))
    const { view, sought, after } = wishOf(request)
    const limit = request.query.all === 'yes' ? MOST : PAGE
    const [calendar, today] = await Promise.all([calendarOf(reader), dayOf(reader, request.now)])
    const [provider, counts, found] = await Promise.all([
      getProvider(reader, providerId as ProviderId),
      countQueue(reader, providerId, today),
      listQueue(reader, providerId, { view, sought, after, today, limit: limit + 1 }),
    ])
    const lines = found.slice(0, limit).map((one): QueueLine => {
      const dueOn = dueOf(view, one)
      return { ...one, dueOn, daysLeft: dueOn ? workingDaysLeft(calendar, today, dueOn) : 0 }
    })
    const last = found.length > limit ? lines.at(-1) : undefined
    const next = last
      ? `/provider/applications?${new URLSearchParams({ view, ...(sought && { q: sought }), after: last.id })}`
      : null
    return show(reply, <QueuePage provider={provider.shortName} {...{ view, counts, sought, lines, next }} />)
  })

  app.get<Asked>('/provider/applications.xlsx', answer, async (request, reply) => {
    const { view, sought } = wishOf(request)
    const [today, zone] = await Promise.all([dayOf(reader, request.now), regionZone(reader)])
    const found = await listQueue(reader, scopeOf(actorOf(request)), { view, sought, today, limit: MOST })
    const sheet = { name: queueWords[view].label, columns, rows: found.map((one) => rowOf(one, view, zone)) }
    return reply
      .type(XLSX_TYPE)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="applications-${view}-${today}.xlsx"`)
      .send(Buffer.from(await workbook([sheet])))
  })
}

/** The same for machines, by pages. */
export function queueApi(app: App): void {
  const querystring = z.object({
    view: z.enum(queueViews).default('new'),
    q: z.string().max(80).default('').describe('Номер или начало имени ребёнка'),
    after: z.uuid().optional().describe('id последней уже полученной'),
    limit: z.coerce.number().int().min(1).max(100).default(PAGE),
  })
  const page = z.object({ applications: z.array(applicationShape), next: z.string().nullable() })
  const schema = { summary: 'Заявки и договоры организации по состояниям', querystring, response: { 200: page } }
  app.get('/provider/applications', { ...answer, schema }, async (request) => {
    const { reader } = request.kit.db
    const { view, q, after, limit } = request.query
    const today = await dayOf(reader, request.now)
    const wish = { view, sought: q, after: after as ApplicationId | undefined, today, limit: limit + 1 }
    const found = await listQueue(reader, scopeOf(actorOf(request)), wish)
    const shown = found.slice(0, limit)
    const last = found.length > limit ? shown.at(-1) : undefined
    const query = last && new URLSearchParams({ view, ...(q && { q }), limit: String(limit), after: last.id })
    return { applications: shown.map(withInitials), next: query ? `/api/v1/provider/applications?${query}` : null }
  })
}

/** The day a view is ordered by. */
function dueOf(view: QueueView, { answerDueOn, acceptDueOn, startsOn, endsOn }: ApplicationView) {
  if (view === 'new') return answerDueOn
  if (view === 'offered') return acceptDueOn
  return view === 'ending' ? endsOn : startsOn
}

const columns = [
  { label: 'Номер', width: 12 },
  { label: 'Ребёнок', width: 24 },
  { label: 'Программа', width: 36 },
  { label: 'Группа', width: 16 },
  { label: 'Состояние', width: 28 },
  { label: 'Подана', kind: 'day' as const },
  { label: 'Срок', kind: 'day' as const },
  { label: 'Первый день', kind: 'day' as const },
  { label: 'Последний день', kind: 'day' as const },
  { label: 'Сертификат, ₽', kind: 'money' as const },
  { label: 'Семья, ₽', kind: 'money' as const },
  { label: 'Причина', width: 40 },
]

function rowOf(one: ApplicationView, view: QueueView, zone: string) {
  const { number, programme, group, submittedAt, startsOn, endsOn, certificate, parent, reason } = one
  return [
    ...[number, shortName(one), programme, group, providerWordsOf(one).label],
    ...[dayIn(zone, submittedAt), dueOf(view, one), startsOn, endsOn, certificate, parent, reason],
  ]
}

function wishOf(request: FastifyRequest<Asked>) {
  const { view, q = '', after } = request.query
  const sought = String(q).trim().slice(0, 80)
  return { view: parseView(view), sought, after: (after && parseId<'application'>(after)) || undefined }
}
