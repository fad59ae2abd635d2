import { z } from 'zod'
import { refuse, refuseIf } from '#kernel/refusal'
import { isoDay } from '#platform/forms'
import { type App, answerOnce } from '#platform/http'
import { actJson } from './act-form.ts'
import { enactSetting } from './actions.ts'
import { adoptCalendar } from './calendar/adopt.ts'
import { changesOf, countWorkingDays, whyNotAdopt } from './calendar/changes.ts'
import { parseXmlCalendar } from './calendar/parse-xmlcalendar.ts'
import type { CalendarYear } from './calendar/production-calendar.ts'
import { getYearView, type YearView } from './calendar/view.ts'
import { workingCalendar } from './calendar/working-calendar.ts'
import type { Act } from './model.ts'
import { calendarOf, dayOf, listMunicipalities } from './queries.ts'
import { operatorOf } from './routes/calendar.tsx'
import { periodsApi } from './routes/periods.tsx'
import { findRule, listRules, type RuleValue } from './rule-list.ts'

const municipalityOut = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  authorisedBody: z.string(),
  coordinator: z.string().nullable().describe('Кто отвечает семьям'),
  phone: z.string(),
  email: z.string(),
  hours: z.string(),
})

const act = z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() })
const value = z.object({
  value: z.unknown().describe('Число, слово или набор значений'),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  act,
})
const rulesOut = z.object({
  rules: z.array(
    z.object({
      ...{ name: z.string(), words: z.string() },
      values: z.array(value).describe('Действующее значение, затем будущие'),
      own: z.array(value.extend({ municipality: z.string() })).describe('Свои значения муниципалитетов'),
    }),
  ),
})
const calendarOut = z.object({
  ...{ year: z.int(), workingDays: z.int(), source: z.string() },
  version: z.string().describe('Редакция, по которой сегодня считают сроки'),
  act: act.nullable().describe('Постановление загруженного календаря; null у встроенного'),
  months: z.array(
    z.object({
      ...{ month: z.string(), workingDays: z.int() },
      ...{ daysOff: z.array(z.iso.date()), workingWeekends: z.array(z.iso.date()), shortened: z.array(z.iso.date()) },
    }),
  ),
  moved: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
})
const changesOut = z.object({
  ...{ year: z.int(), workingDaysBefore: z.int(), workingDaysAfter: z.int() },
  changes: z.array(z.object({ day: z.iso.date(), working: z.boolean() })),
})
const xml = z.string().min(1).max(60_000).describe('Файл calendar.xml сайта xmlcalendar.ru на один год')

/** `/municipalities` is needed to register; the rest is the operator's. */
export function api(app: App): void {
  municipalitiesApi(app)
  rulesApi(app)
  settingApi(app)
  calendarApi(app)
  periodsApi(app)
}

function rulesApi(app: App): void {
  const schema = {
    summary: 'Правила региона: значения с актами',
    querystring: z.object({ q: z.string().max(100).default('') }),
    response: { 200: rulesOut },
  }
  app.get('/region/settings', { config: { permission: 'region.rules.read' }, schema }, async (request) => {
    const { reader } = request.kit.db
    const rules = await listRules(reader, await dayOf(reader, request.now), request.query.q)
    return {
      rules: rules.map(({ values, own, ...rule }) => ({
        ...rule,
        values: values.map(valueAsJson),
        own: own.map((one) => ({ ...valueAsJson(one), municipality: one.municipality })),
      })),
    }
  })
}

const settingIn = z.object({
  ...{ value: z.unknown().describe('Как в значениях правила'), from: isoDay, act: actJson },
  over: isoDay
    .optional()
    .describe('from значения, из которого сделано новое: изменённое с тех пор не перезаписывается'),
})

function settingApi(app: App): void {
  const schema = {
    summary: 'Новое значение правила региона с дня, по акту',
    params: z.object({ name: z.string().max(100) }),
    body: settingIn,
  }
  const config = { permission: 'region.rules.change' }
  app.post('/region/settings/:name/values', { config, schema }, async (request, reply) => {
    const { name } = request.params
    const setting = (await findRule(request.kit.db.reader, name))?.setting ?? refuse('http.not-found')
    const value = setting.schema.safeParse(request.body.value)
    if (!value.success) refuse('region.setting-unfit', { setting: setting.words })
    const { from, act, over } = request.body
    return answerOnce(request, reply, async (tx) => {
      await enactSetting(tx, operatorOf(request), { name, value: value.data, from, act, over }, request.now)
      return { status: 204, body: null }
    })
  })
}

function calendarApi(app: App): void {
  const adopting = { permission: 'region.calendar.adopt' }
  const reading = {
    summary: 'Производственный календарь на год',
    querystring: z.object({ year: z.coerce.number().int().min(1990).max(2100).optional() }),
    response: { 200: calendarOut },
  }
  app.get('/region/calendar', { config: { permission: 'region.rules.read' }, schema: reading }, async (request) =>
    calendarAsJson(await getYearView(request.kit.db.reader, request.query.year ?? null, request.now)),
  )
  const trying = { summary: 'Что изменит другой календарь', body: z.object({ xml }), response: { 200: changesOut } }
  app.post('/region/calendar/changes', { config: adopting, schema: trying }, async (request) => {
    const { reader } = request.kit.db
    const next = yearOf(request.body.xml)
    const [current, today] = await Promise.all([calendarOf(reader), dayOf(reader, request.now)])
    const refusal = whyNotAdopt(current, next, today)
    if (refusal?.code !== 'region.calendar-same') refuseIf(refusal)
    return {
      year: next.year,
      workingDaysBefore: countWorkingDays(current, next.year),
      workingDaysAfter: countWorkingDays(workingCalendar([next]), next.year),
      changes: changesOf(current, next).map(({ day, working }) => ({ day: day.toString(), working })),
    }
  })
  const taking = {
    summary: 'Считать сроки по другому календарю',
    body: z.object({ xml, decree: z.object({ number: z.string().trim().min(1).max(40), issuedOn: z.iso.date() }) }),
  }
  app.post('/region/calendar/editions', { config: adopting, schema: taking }, async (request, reply) => {
    const { decree } = request.body
    const year = yearOf(request.body.xml)
    return answerOnce(request, reply, async (tx) => {
      const issuedOn = Temporal.PlainDate.from(decree.issuedOn)
      await adoptCalendar(tx, operatorOf(request), { year, decree: { ...decree, issuedOn } }, request.now)
      return { status: 201, body: calendarAsJson(await getYearView(tx, year.year, request.now)) }
    })
  })
}

function yearOf(text: string): CalendarYear {
  return parseXmlCalendar(text) ?? refuse('region.calendar-unread')
}

function calendarAsJson({ year, working, source, version, edition, months, moved }: YearView) {
  const days = (list: readonly Temporal.PlainDate[]) => list.map(String)
  return {
    ...{ year, workingDays: working, source, version, act: edition && actAsJson(edition.act) },
    months: months.map(({ month, ...one }) => ({
      ...{ month: month.toString(), workingDays: one.working, daysOff: days(one.daysOff) },
      ...{ workingWeekends: days(one.workingWeekends), shortened: days(one.shortened) },
    })),
    moved: moved.map(({ from, to }) => ({ from: from.toString(), to: to.toString() })),
  }
}

function valueAsJson({ value, from, until, act }: RuleValue) {
  return { value, from: from.toString(), until: until?.toString() ?? null, act: actAsJson(act) }
}

function actAsJson({ number, title, issuedOn }: Omit<Act, 'id'>) {
  return { number, title, issuedOn: issuedOn.toString() }
}

function municipalitiesApi(app: App): void {
  const schema = {
    summary: 'Муниципалитеты региона',
    response: { 200: z.object({ municipalities: z.array(municipalityOut) }) },
  }
  app.get('/municipalities', { config: { permission: 'anyone' }, schema }, async (request) => ({
    municipalities: await listMunicipalities(request.kit.db.reader),
  }))
}
