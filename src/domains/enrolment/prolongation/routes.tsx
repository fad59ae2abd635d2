import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { shortName } from '#kernel/names'
import { type App, answerOnce, notFound, parseForm, show } from '#platform/http'
import { type SheetColumn, workbook, XLSX_TYPE } from '#platform/xlsx'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, regionZone, settingOf } from '#region'
import type { ApplicationId } from '../model.ts'
import { listProspects } from './actions/prolong.ts'
import { startProlongation } from './actions/run.ts'
import { prolongationForm } from './forms.ts'
import { ProlongationPage, type ProlongationPageProps } from './pages/list.tsx'
import { outcomeWords, ProlongationRunPage } from './pages/run.tsx'
import { findRun, listLines, listRuns, type Run, type RunId, type RunLine } from './queries/run.ts'
import { silenceDays } from './settings.ts'
import { obstacleWords } from './words.ts'

type One = { Params: { id: string } }
const answer = { config: { permission: 'enrolment.application.answer' } }

/** `/provider/prolongation`: who goes on in the next period, one press for many, and what became of each. */
export function prolongationRoutes(app: App): void {
  app.get('/provider/prolongation', answer, async (request, reply) => showProspects(request, reply))

  app.post('/provider/prolongation', answer, async (request, reply) => {
    const form = parseForm(prolongationForm, request.body)
    if (!form.ok) return showProspects(request, reply, { errors: form.errors, answers: form.answers })
    const { ids, tells } = form.value
    return answerOnce(request, reply, async (tx) => {
      const id = await startProlongation(tx, actorOf(request), { ids: ids as ApplicationId[], tells }, request.now)
      return { location: `/provider/prolongation/${id}`, toast: 'Пролонгация начата' }
    })
  })

  app.get<One>('/provider/prolongation/:id', answer, async (request, reply) => {
    const { run, lines, zone } = await ownRun(request)
    // Without scripts the page still follows the job; it stops with it.
    if (!run.finishedAt) reply.header('refresh', '3')
    return show(reply, <ProlongationRunPage run={run} lines={lines} zone={zone} />)
  })

  app.get<One>('/provider/prolongation/:id/register.xlsx', answer, async (request, reply) => {
    const { run, lines, zone } = await ownRun(request)
    const day = run.startedAt.toZonedDateTimeISO(zone).toPlainDate()
    const file = await workbook([{ name: 'Пролонгация', columns, rows: lines.map((line) => rowOf(line, zone)) }])
    return reply
      .type(XLSX_TYPE)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="prolongation-${day}.xlsx"`)
      .send(Buffer.from(file))
  })
}

async function showProspects(
  request: FastifyRequest,
  reply: FastifyReply,
  again: Pick<ProlongationPageProps, 'errors' | 'answers'> = {},
): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const providerId = scopeOf(actorOf(request))
  const today = await dayOf(reader, request.now)
  const [provider, prospects, runs, days, zone] = await Promise.all([
    getProvider(reader, providerId as ProviderId),
    listProspects(reader, providerId, request.now),
    listRuns(reader, providerId),
    settingOf(reader, silenceDays, today),
    regionZone(reader),
  ])
  const page = { provider: provider.shortName, prospects, runs, silenceDays: days, today, zone }
  return show(reply, <ProlongationPage {...page} {...again} />, { status: again.errors ? 422 : 200 })
}

async function ownRun(request: FastifyRequest<One>): Promise<{ run: Run; lines: RunLine[]; zone: string }> {
  const { reader } = request.kit.db
  const id = parseId<'prolongation-run'>(request.params.id) ?? notFound()
  const run = (await findRun(reader, id as RunId, scopeOf(actorOf(request)))) ?? notFound()
  const [lines, zone] = await Promise.all([listLines(reader, run.id), regionZone(reader)])
  return { run, lines, zone }
}

const columns: readonly SheetColumn[] = [
  { label: 'Прежний договор', width: 16 },
  { label: 'Ребёнок', width: 24 },
  { label: 'Программа' },
  { label: 'Группа', width: 12 },
  { label: 'Итог', width: 20 },
  { label: 'Новый договор', width: 16 },
  { label: 'С', kind: 'day' },
  { label: 'По', kind: 'day' },
  { label: 'Стоимость, ₽', kind: 'money' },
  { label: 'Сертификат, ₽', kind: 'money' },
  { label: 'Семья, ₽', kind: 'money' },
  { label: 'Почему не продлён', width: 60 },
]

function rowOf(line: RunLine, zone: string) {
  const { number, programme, group, outcome, nextNumber, startsOn, endsOn, price, certificate, parent } = line
  const why = (line.reasons ?? []).map((reason) => {
    const { title, text } = obstacleWords(reason, { childId: '', article: 0, zone })
    return `${title}. ${text}`
  })
  return [
    ...[number, shortName(line), programme, group, outcome ? outcomeWords[outcome] : 'В очереди', nextNumber],
    ...[startsOn, endsOn, price, certificate, parent, why.join(' ') || null],
  ]
}
