import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Author } from '#audit'
import { refuseIf } from '#kernel/refusal'
import { type App, answerOnce, parseForm, show } from '#platform/http'
import { adoptCalendar } from '../calendar/adopt.ts'
import { changesOf, countWorkingDays, whyNotAdopt } from '../calendar/changes.ts'
import type { CalendarYear } from '../calendar/production-calendar.ts'
import { getYearView } from '../calendar/view.ts'
import { workingCalendar } from '../calendar/working-calendar.ts'
import { adoptionForm, previewForm } from '../forms.ts'
import { CalendarPage } from '../pages/calendar.tsx'
import { CalendarChangesPage } from '../pages/calendar-changes.tsx'
import { calendarOf, dayOf, regionZone } from '../queries.ts'

const reading = { permission: 'region.rules.read' }
const adopting = { permission: 'region.calendar.adopt' }
const wanted = z.object({ year: z.coerce.number().int().catch(0).default(0) }).catch({ year: 0 })

/** `/region/calendar`: the production calendar of Russia, and its next edition. */
export function calendarRoutes(app: App): void {
  app.get('/region/calendar', { config: reading }, async (request, reply) =>
    showCalendar(request, reply, wanted.parse(request.query).year),
  )
  app.post('/region/calendar/changes', { config: adopting }, showChanges)
  app.post('/region/calendar/editions', { config: adopting }, adopt)
}

/** Only the operator's role has the permission, so the role is known without a question to those who know people. */
export function operatorOf(request: FastifyRequest): Author {
  return { userId: request.who?.replace(/^user:/, '') ?? null, role: 'region', scopeId: null }
}

type Again = Pick<Parameters<typeof CalendarPage>[0], 'errors' | 'answers'>

async function showCalendar(request: FastifyRequest, reply: FastifyReply, year: number, again: Again = {}) {
  const { reader } = request.kit.db
  const [view, zone] = await Promise.all([getYearView(reader, year, request.now), regionZone(reader)])
  return show(reply, <CalendarPage {...view} zone={zone} {...again} />, { status: again.errors ? 422 : 200 })
}

async function showChanges(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const xml = textOf(request)
  const form = parseForm(previewForm, { xml })
  if (!form.ok) return showCalendar(request, reply, 0, { ...form, answers: {} })
  const { reader } = request.kit.db
  const [current, today] = await Promise.all([calendarOf(reader), dayOf(reader, request.now)])
  const refusal = whyNotAdopt(current, form.value.xml, today)
  if (refusal?.code !== 'region.calendar-same') refuseIf(refusal)
  return show(reply, await changesPage(request, form.value.xml, xml))
}

async function adopt(request: FastifyRequest, reply: FastifyReply) {
  const form = parseForm(adoptionForm, request.body)
  if (!form.ok) return showAdoptionAgain(request, reply)
  const { xml, decreeNumber, decreeOn } = form.value
  return answerOnce(request, reply, async (tx) => {
    const decree = { number: decreeNumber, issuedOn: decreeOn }
    await adoptCalendar(tx, operatorOf(request), { year: xml, decree }, request.now)
    return {
      location: `/region/calendar?year=${xml.year}`,
      toast: `Сроки считаются по новому календарю ${xml.year} года`,
    }
  })
}

/** Errors of the decree stand beside its fields; a text that is no calendar any more leads back to the beginning. */
async function showAdoptionAgain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = parseForm(adoptionForm, request.body)
  const text = parseForm(previewForm, request.body)
  if (form.ok || !text.ok) return showCalendar(request, reply, 0, text.ok ? {} : { ...text, answers: {} })
  const { errors, answers } = form
  const page = await changesPage(request, text.value.xml, String(answers.xml ?? ''), { errors, answers })
  return show(reply, page, { status: 422 })
}

async function changesPage(request: FastifyRequest, next: CalendarYear, xml: string, again: Again = {}) {
  const current = await calendarOf(request.kit.db.reader)
  const working = {
    before: countWorkingDays(current, next.year),
    after: countWorkingDays(workingCalendar([next]), next.year),
  }
  return <CalendarChangesPage {...{ year: next.year, changes: changesOf(current, next), working, xml }} {...again} />
}

/** The file goes before the pasted text; what is not UTF-8 is read as it can and then not understood. */
function textOf(request: FastifyRequest): string {
  const file = request.files?.find(({ field }) => field === 'file')
  if (file) return new TextDecoder().decode(file.bytes)
  const { xml } = z.object({ xml: z.string() }).catch({ xml: '' }).parse(request.body)
  return xml
}
