import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import type { GroupId } from '#programmes'
import { getProvider, type ProviderId } from '#providers'
import { dayOf } from '#region'
import type { FieldError } from '#ui'
import { addLesson } from '../actions/lesson.ts'
import { closeMonth, type Lowered } from '../actions/month.ts'
import { closingForm, extraForm } from '../forms.ts'
import { closesOn, findJournal, type Journal } from '../journal.ts'
import { MonthPage } from '../pages/month.tsx'
import { SheetPage } from '../pages/sheet.tsx'
import { listGroupMonths } from '../queries/group.ts'
import { refusals } from '../refusals.ts'
import { whyNotShare } from '../rules/lesson.ts'
import { sheetsOf } from '../sheets.ts'
import { percentOf } from '../words.ts'
import { filledForAll, wrongForAll } from './for-all.ts'

type Asked = { Querystring: { month?: string } }
type One = Asked & { Params: { id: string } }
const read = { config: { permission: 'attendance.lesson.mark' } }
const close = { config: { permission: 'attendance.month.close' } }

/** The journal by month: groups, the sheet of one, its file, and closing. */
export function journalRoutes(app: App): void {
  app.get<Asked>('/provider/journal', read, async (request, reply) => {
    const { reader } = request.kit.db
    const today = await dayOf(reader, request.now)
    const month = monthOf(request.query.month, today)
    const groups = await listGroupMonths(reader, { providerId: scopeOf(actorOf(request)), month, today })
    return show(reply, <MonthPage {...{ month, today, groups, closesFrom: await closesOn(reader, month, today) }} />)
  })

  app.get<One>('/provider/journal/:id', read, (request, reply) => showSheet(request, reply))

  app.get<One>('/provider/journal/:id/journal.xlsx', read, async (request, reply) => {
    const { month, journal } = await ownJournal(request)
    return reply
      .type(XLSX_TYPE)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="journal-${month.toPlainYearMonth()}.xlsx"`)
      .send(Buffer.from(await workbook(sheetsOf(month, journal))))
  })

  app.post<One>('/provider/journal/:id/closing', close, async (request, reply) => {
    const form = parseForm(closingForm, request.body)
    if (!form.ok) return showSheet(request, reply, form)
    const { month, groupId, journal } = await ownJournal(request)
    const { all, fill } = form.value
    const lowered = loweredOf(form.value)
    const errors = fill || all?.share != null ? wrongForAll(journal, form.value) : wrongShares(journal, lowered)
    if (errors.length > 0) return showSheet(request, reply, rejectForm(request.body, ...errors))
    if (fill && all) {
      const answers = filledForAll(journal, all, rejectForm(request.body).answers)
      return showSheet(request, reply, { errors, answers })
    }
    return answerOnce(request, reply, async (tx) => {
      await closeMonth(tx, actorOf(request), { groupId, month, lowered }, request.now)
      return { location: addressOf(groupId, month), toast: 'Месяц закрыт, деньги посчитаны' }
    })
  })

  app.post<One>('/provider/journal/:id/lessons', read, async (request, reply) => {
    const groupId = groupOf(request)
    const form = parseForm(extraForm, request.body)
    if (!form.ok) return showSheet(request, reply, form)
    try {
      return await answerOnce(request, reply, async (tx) => {
        await addLesson(tx, actorOf(request), { groupId, ...form.value }, request.now)
        return { location: addressOf(groupId, form.value.on), toast: 'Занятие добавлено' }
      })
    } catch (error) {
      if (!(error instanceof Refusal) || !/^attendance\.(outside-group|time-taken|month-closed)$/.test(error.code))
        throw error
      const { title, text } = refusals[error.code]?.words(error.facts) ?? { title: '', text: '' }
      return showSheet(request, reply, rejectForm(request.body, { field: 'on', message: `${title}. ${text}` }))
    }
  })
}

/** Only what was typed is a wish; the rest stays as the journal counts it. */
function loweredOf({
  share,
  reason,
}: {
  share: Record<string, number | null>
  reason: Record<string, string>
}): Lowered[] {
  return Object.entries(share).flatMap(([applicationId, wished]) =>
    wished === null ? [] : [{ applicationId, share: wished, reason: reason[applicationId] || null }],
  )
}

/** 130 %, or less without a reason: told at the field. */
function wrongShares({ contracts }: Journal, lowered: readonly Lowered[]): FieldError[] {
  return lowered.flatMap(({ applicationId, share, reason }): FieldError[] => {
    const counted = contracts.find((one) => one.applicationId === applicationId)?.counted
    const refusal = counted === undefined ? null : whyNotShare(share, counted, reason)
    if (!refusal) return []
    return refusal.code === 'attendance.share-above'
      ? [
          {
            field: `share.${applicationId}`,
            message: `Полноту можно только уменьшить: по журналу ${percentOf(counted ?? 0)}`,
          },
        ]
      : [{ field: `reason.${applicationId}`, message: 'Напишите, почему полнота меньше' }]
  })
}

type Shown = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showSheet(request: FastifyRequest, reply: FastifyReply, shown?: Shown): Promise<FastifyReply> {
  const { month, journal } = await ownJournal(request)
  const provider = await getProvider(request.kit.db.reader, scopeOf(actorOf(request)) as ProviderId)
  const { refusal, ...facts } = journal
  const words = refusal && refusals[refusal.code]?.words(refusal.facts)
  const filled = shown?.errors.length === 0
  const page = (
    <SheetPage {...facts} {...{ month, provider: provider.shortName, whyNotClose: words ?? null, filled }} {...shown} />
  )
  return show(reply, page, { status: shown && !filled ? 422 : 200 })
}

async function ownJournal(
  request: FastifyRequest,
): Promise<{ month: Temporal.PlainDate; groupId: GroupId; journal: Journal }> {
  const { reader } = request.kit.db
  const groupId = groupOf(request)
  const today = await dayOf(reader, request.now)
  const typed = (request.body as { month?: unknown } | undefined)?.month
  const month = monthOf(typeof typed === 'string' ? typed : (request.query as { month?: string }).month, today)
  const journal = await findJournal(reader, { providerId: scopeOf(actorOf(request)), groupId, month, today })
  return { month, groupId, journal: journal ?? notFound() }
}

function groupOf(request: FastifyRequest): GroupId {
  return (parseId<'group'>((request.params as { id: string }).id) ?? notFound()) as GroupId
}

/** «2026-10»; this month for anything else. */
function monthOf(text: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  const typed = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text ?? '')
  return typed ? Temporal.PlainDate.from(`${typed[0]}-01`) : today.with({ day: 1 })
}

function addressOf(groupId: GroupId, day: Temporal.PlainDate): string {
  return `/provider/journal/${groupId}?month=${day.toPlainYearMonth()}`
}
