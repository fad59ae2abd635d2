import { z } from 'zod'
import { type App, notFound } from '#platform/http'
import { regionZone } from '#region'
import { findDay, findMonth, momentOf, mostOnPage, understood } from '../found.ts'
import { audiences, kinds, levels, sections } from '../model.ts'
import { countEvents, listEvents } from '../queries/calendar.ts'
import { findPublicEvent } from '../queries/event.ts'
import { costs } from '../search.ts'
import { eventJson, eventShape } from './shapes.ts'

const config = { permission: 'anyone' }
const many = <T extends readonly [string, ...string[]]>(values: T) => {
  const one = z.enum(values)
  return z.union([one, z.array(one)]).optional()
}
const criteria = {
  q: z.string().max(200).optional().describe('Слова; опечатки и другая раскладка прощаются'),
  municipality: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Коды муниципалитетов'),
  ...{ section: many(sections), kind: many(kinds as unknown as readonly [string, ...string[]]) },
  ...{ level: many(levels), audience: many(audiences), cost: many(costs) },
  age: z.coerce.number().int().min(0).max(18).optional(),
  organiser: z.uuid().optional().describe('Организация или муниципалитет, которые проводят'),
  open: z.enum(['yes', 'no']).optional().describe('Только те, на которые ещё записывают'),
}
const page = z.coerce.number().int().min(1).max(9999).default(1)
const found = { instead: z.string().nullable(), total: z.int(), pages: z.int(), events: z.array(eventShape) }

/** The calendar of the region over REST, for everybody (S-109…S-116). */
export function publicApi(app: App): void {
  listsApi(app)
  daysApi(app)
  const { reader } = app.kit.db
  const single = {
    summary: 'Карточка мероприятия по номеру из адреса',
    params: z.object({ number: z.coerce.number().int().min(1).max(999_999_999) }),
    response: { 200: eventShape },
  }
  app.get('/events/:number', { config, schema: single }, async (request) => {
    const event = await findPublicEvent(reader, request.params.number, await regionZone(reader))
    return eventJson(event ?? notFound())
  })
}

function listsApi(app: App): void {
  const { reader } = app.kit.db
  const schema = {
    summary: 'Мероприятия, которые ещё будут, по порядку',
    querystring: z.object({ ...criteria, page }),
    response: { 200: z.object(found) },
  }
  app.get('/events', { config, schema }, async (request) => {
    const moment = await momentOf(reader, request.now)
    const { asked, instead } = await understood(reader, asQuery(request.query), moment)
    const span = { from: moment.today, to: null }
    const [total, events] = await Promise.all([
      countEvents(reader, asked, span),
      listEvents(reader, asked, { ...span, page: request.query.page, most: mostOnPage, zone: moment.zone }),
    ])
    return { instead, total, pages: Math.max(1, Math.ceil(total / mostOnPage)), events: events.map(eventJson) }
  })
}

function daysApi(app: App): void {
  const { reader } = app.kit.db
  const month = {
    summary: 'Сколько мероприятий в каждый день месяца',
    params: z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Месяц, например 2026-12') }),
    querystring: z.object(criteria),
    response: { 200: z.object({ instead: z.string().nullable(), days: z.record(z.string(), z.int()) }) },
  }
  app.get('/events/months/:month', { config, schema: month }, async (request) => {
    const moment = await momentOf(reader, request.now)
    const query = { ...asQuery(request.query), month: request.params.month }
    const { asked, instead } = await understood(reader, query, moment)
    const { counts } = await findMonth(reader, asked, { query, moment })
    return { instead, days: Object.fromEntries(counts) }
  })
  const day = {
    summary: 'Мероприятия одного дня',
    params: z.object({ day: z.iso.date() }),
    querystring: z.object({ ...criteria, page }),
    response: { 200: z.object(found) },
  }
  app.get('/events/days/:day', { config, schema: day }, async (request) => {
    const moment = await momentOf(reader, request.now)
    const query = asQuery(request.query)
    const { asked, instead } = await understood(reader, query, moment)
    const on = Temporal.PlainDate.from(request.params.day)
    const { total, pages, events } = await findDay(reader, asked, { day: on, query, zone: moment.zone })
    return { instead, total, pages, events: events.map(eventJson) }
  })
}

/** Addresses of pages are text; what machines send is read by the same reader. */
function asQuery(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )
}
