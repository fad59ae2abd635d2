import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { getCertificateOfChild } from '#certificates'
import { type ChildId, getOwnChild } from '#families'
import { parseId } from '#kernel/ids'
import { type App, notFound, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { dayOf, regionZone, settingOf } from '#region'
import { listApplications } from '../applications/queries/list.ts'
import { ownPartDueOn, ownPartOf } from '../months/rules/own-part.ts'
import { parentDueDay, parentOrder } from '../months/settings.ts'
import { statementCsv, statementSheets } from './files.ts'
import { StatementPage, type StatementPageProps } from './pages/statement.tsx'
import { isOnDemand, moneyOf } from './periods.ts'
import { listPaidMonths } from './queries.ts'
import { entryWords } from './words/entries.ts'

type One = { Params: { id: string }; Querystring: { period?: string } }
const config = { permission: 'enrolment.application.file' }

/** The statement of a child's certificate: a page, and the same as files (S-151). */
export function statementRoutes(app: App): void {
  app.get<One>('/my/children/:id/money', { config }, async (request, reply) =>
    show(reply, <StatementPage {...(await gather(request, asked(request)))} />),
  )
  app.get<One>('/my/children/:id/money.xlsx', { config }, async (request, reply) => {
    const { shown, months, own, zone } = await gather(request, asked(request))
    const file = await workbook(statementSheets(shown ?? notFound(), months, own.order, zone))
    return sendFile(reply, Buffer.from(file), { type: XLSX_TYPE, name: 'vypiska.xlsx' })
  })
  app.get<One>('/my/children/:id/money.csv', { config }, async (request, reply) => {
    const { shown, zone } = await gather(request, asked(request))
    const text = statementCsv(shown ?? notFound(), zone)
    return sendFile(reply, Buffer.from(text), { type: 'text/csv; charset=utf-8', name: 'vypiska.csv' })
  })
}

export function statementApi(app: App): void {
  const kopecks = z.bigint().describe('Копейки')
  const day = z.iso.date()
  const entry = z.object({
    ...{ id: z.bigint(), kind: z.string(), from: z.string(), to: z.string(), amount: z.bigint(), at: z.string() },
    ...{ month: day.nullable(), words: z.string(), available: z.bigint().nullable() },
  })
  const month = z.object({
    ...{ applicationId: z.uuid(), programme: z.string(), month: day, certificateKopecks: kopecks },
    ...{ chargedKopecks: kopecks, familyKopecks: kopecks, familyDueOn: day },
    concluded: z.boolean().describe('false: договора ещё нет, деньги только закреплены'),
    share: z.int().nullable().describe('Полнота закрытого месяца, сотые доли процента'),
  })
  const schema = {
    summary: 'Выписка по сертификату ребёнка за период',
    params: z.object({ id: z.uuid() }),
    querystring: z.object({ period: z.uuid().optional() }),
    response: {
      200: z.object({
        certificate: z.object({ number: z.string(), validTo: day }).nullable(),
        period: z.object({ id: z.uuid(), name: z.string(), startsOn: day, endsOn: day }).nullable(),
        pots: z
          .object({
            reserved: z.bigint(),
            charged: z.bigint(),
            granted: z.bigint().nullable(),
            available: z.bigint().nullable(),
            melted: z.bigint().nullable(),
            expired: z.bigint().nullable(),
          })
          .nullable(),
        months: z.array(month),
        entries: z.array(entry),
      }),
    },
  }
  app.get('/children/:id/money', { config, schema }, async (request) => {
    const { certificate, shown, months, own } = await gather(request, request.query.period)
    const hidden = shown?.funds.ceilingReached ?? false
    const visible = (shown?.lines ?? []).filter(
      ({ entry: { from, to } }) => !hidden || from === 'reserved' || to === 'reserved',
    )
    return {
      certificate: certificate && { number: certificate.number, validTo: certificate.validTo.toString() },
      period: shown && periodJson(shown.funds.period),
      pots: shown && {
        ...{ reserved: shown.funds.reserved, charged: shown.funds.charged },
        ...{ granted: hidden ? null : shown.funds.granted, available: hidden ? null : shown.funds.available },
        ...{ melted: hidden ? null : shown.funds.melted, expired: hidden ? null : shown.funds.expired },
      },
      months: months.map(({ certificate: part, parent, charged, month: first, ...paid }) => ({
        ...{
          applicationId: paid.applicationId,
          programme: paid.programme,
          concluded: paid.concluded,
          share: paid.share,
          month: first.toString(),
        },
        ...{ certificateKopecks: part, chargedKopecks: charged },
        familyKopecks: ownPartOf(parent, paid.share, own.order),
        familyDueOn: ownPartDueOn(first, own.dueDay).toString(),
      })),
      entries: visible.map((line) => {
        const { id, kind, from, to, amount, at, month: of, available } = line.entry
        const told = { id, kind, from, to, amount, at: at.toString(), month: of?.toString() ?? null }
        return { ...told, words: entryWords(line).text, available: hidden ? null : available }
      }),
    }
  })
}

type Period = { id: string; name: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }

function periodJson({ id, name, startsOn, endsOn }: Period) {
  return { id, name, startsOn: startsOn.toString(), endsOn: endsOn.toString() }
}

function asked(request: FastifyRequest): string | undefined {
  return (request.query as { period?: string }).period
}

/** Everything of the statement; another family's child is not found. */
async function gather(request: FastifyRequest, periodId: string | undefined): Promise<StatementPageProps> {
  const { reader } = request.kit.db
  const by = actorOf(request)
  const id: ChildId = parseId<'child'>((request.params as { id: string }).id) ?? notFound()
  const child = await getOwnChild(reader, by, id)
  const today = await dayOf(reader, request.now)
  const [certificate, all, zone, order, dueDay, onDemand] = await Promise.all([
    getCertificateOfChild(reader, child.id),
    listApplications(reader, { guardianId: by.userId }, { childId: child.id }),
    regionZone(reader),
    settingOf(reader, parentOrder, today, child.municipalityId),
    settingOf(reader, parentDueDay, today, child.municipalityId),
    isOnDemand(reader, today),
  ])
  const periods = certificate ? await moneyOf(reader, certificate.id, { all, today }) : []
  const shown = periods.find(({ funds }) => funds.period.id === periodId) ?? periods[0] ?? null
  const months = shown ? await listPaidMonths(reader, child.id, shown.funds.period) : []
  return { child, certificate, periods, shown, months, own: { order, dueDay }, onDemand, zone }
}

function sendFile(reply: FastifyReply, file: Buffer, { type, name }: { type: string; name: string }): FastifyReply {
  return reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(file)
}
