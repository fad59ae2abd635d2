import { z } from 'zod'
import { visitorOf } from '#access'
import type { App } from '#platform/http'
import { type CardGroup, listCards, type ProgrammeCard } from '../catalogue/cards.ts'
import { catalogueOf, type Found } from '../catalogue/catalogue.ts'
import { dayParts, parseSearch, payments, type Sort, sorts, wishes } from '../catalogue/search.ts'
import { findLooker } from '../looker.ts'
import {
  type Group,
  levels,
  type Module,
  type Programme,
  paidByCertificate,
  programmeDirections,
  programmeForms,
  registers,
} from '../model.ts'
import { getProgramme, listGroups, listModules } from '../queries/programme.ts'
import { openingOf } from '../rules/opening.ts'
import { type Standing, standingOf } from '../standing.ts'

const listOf = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]).optional()

const searchQuery = z.object({
  q: z.string().max(200).optional().describe('Что искать: морфология, ё и е, опечатки учитываются'),
  exact: z.literal('yes').optional().describe('Не исправлять опечатки'),
  municipality: listOf(z.string().regex(/^\d{2}$/)).describe('Коды муниципалитетов'),
  direction: listOf(z.enum(programmeDirections)),
  age: z.coerce.number().int().min(3).max(18).optional(),
  day: listOf(z.coerce.number().int().min(1).max(7)).describe('Дни недели, понедельник — 1'),
  hour: listOf(z.enum(dayParts)).describe('Начало занятия: до 12:00, с 12:00 до 16:00, с 16:00'),
  payment: listOf(z.enum(payments)),
  price: z.coerce.number().int().min(0).max(999_999).optional().describe('Не дороже, в рублях за модуль'),
  form: listOf(z.enum(programmeForms)),
  also: listOf(z.enum(wishes)).describe('seats — есть места сейчас, open — открыта запись, adapted — для детей с ОВЗ'),
  activity: z.string().max(100).optional().describe('Вид деятельности целиком'),
  level: listOf(z.enum(levels)),
  register: listOf(z.enum(registers)),
  within: z.coerce.number().int().min(1).max(999).optional().describe('Не дальше, километров от удобного адреса семьи'),
  sort: z.enum(sorts).optional().describe('near — ближние к удобному адресу семьи сначала'),
  cursor: z.string().max(100).optional().describe('Из прошлого ответа: следующие двадцать программ'),
})

const opening = z.enum(['free', 'full', 'soon', 'over', 'closed'])
const lesson = z.object({ weekday: z.number(), startsAt: z.string(), endsAt: z.string() })
const kopecks = z.bigint()
const standingSchema = z.object({
  rating: z.number().nullable().describe('Рейтинг, проценты с десятыми; null — оценок пока мало'),
  ratings: z.int().describe('Сколько семей оценили'),
  mark: z.number().nullable().describe('Средняя оценка в отзывах, от 1 до 5'),
  reviews: z.int(),
})
const cardSchema = z.object({
  ...{ article: z.number(), name: z.string(), summary: z.string(), provider: z.string(), municipality: z.string() },
  ...{ address: z.string().nullable(), direction: z.string(), register: z.string(), form: z.string() },
  ...{ ageFrom: z.number(), ageTo: z.number(), adapted: z.boolean(), hours: z.number() },
  priceKopecks: kopecks.nullable(),
  metres: z.number().nullable().describe('По прямой от удобного адреса семьи; null — он не задан'),
  certificate: z.boolean().describe('Доступна оплата сертификатом'),
  standing: standingSchema,
  groups: z.array(z.object({ opening, free: z.number(), capacity: z.number(), lessons: z.array(lesson) })),
})
const countsSchema = z.record(z.string(), z.record(z.string(), z.number()))
const foundSchema = z.object({
  total: z.number(),
  cursor: z.string().nullable().describe('Передайте его, чтобы получить следующие; null — это конец'),
  instead: z.string().nullable().describe('Что искали вместо набранного с опечаткой'),
  programmes: z.array(cardSchema),
  counts: countsSchema.describe('Сколько программ останется с каждым значением фильтра'),
})

const programmeSchema = z.object({
  ...{ id: z.uuid(), article: z.number(), name: z.string(), summary: z.string(), description: z.string() },
  ...{ providerId: z.uuid(), provider: z.string(), municipality: z.string(), direction: z.string() },
  ...{ activity: z.string(), register: z.string(), level: z.string(), form: z.string() },
  ...{ ageFrom: z.number(), ageTo: z.number(), adapted: z.boolean(), certificate: z.boolean() },
  standing: standingSchema,
  modules: z.array(
    z.object({
      ...{ id: z.uuid(), ordinal: z.number(), name: z.string(), months: z.number(), hours: z.number() },
      ...{ normativeKopecks: kopecks, priceKopecks: kopecks, enrolmentOpen: z.boolean() },
    }),
  ),
  groups: z.array(
    z.object({
      ...{ id: z.uuid(), moduleId: z.uuid(), name: z.string(), teacher: z.string(), address: z.string() },
      ...{ startsOn: z.string(), endsOn: z.string(), applicationsFrom: z.string(), applicationsTo: z.string() },
      ...{ opening, free: z.number(), capacity: z.number(), lessons: z.array(lesson.extend({ room: z.string() })) },
    }),
  ),
})

const open = { permission: 'anyone' }

export function programmesApi(app: App): void {
  const { reader } = app.kit.db
  const search = { querystring: searchQuery, response: { 200: foundSchema }, summary: 'Найти программы' }
  app.get('/programmes', { config: open, schema: search }, async (request) => {
    const asked = parseSearch(asTexts(request.query))
    const catalogue = catalogueOf(app.kit.db)
    const facts = { places: await catalogue.places(), search: asked, now: request.now }
    const looker = await findLooker(reader, visitorOf(request), facts)
    const found = await catalogue.find(asked, request.now, {
      origin: looker?.origin,
      after: placeIn(request.query.cursor, asked.sort),
    })
    return toFound(found, asked.sort, await listCards(reader, found.articles, request.now))
  })

  const one = {
    params: z.object({ article: z.coerce.number().int().min(1).max(999_999_999) }),
    response: { 200: programmeSchema },
    summary: 'Программа с модулями, группами и местами на сейчас',
  }
  app.get('/programmes/:article', { config: open, schema: one }, async (request) => {
    const programme = await getProgramme(reader, request.params.article)
    const [modules, groups, standing] = await Promise.all([
      listModules(reader, programme.id),
      listGroups(reader, programme.id),
      standingOf(reader, programme.id),
    ])
    return { ...toProgramme(programme, modules, groups, request.now), standing: standingJson(standing) }
  })
}

/** The order belongs to a place in it: a cursor of another order begins from the start. */
function placeIn(cursor: string | undefined, sort: Sort): number | null {
  const [order, key] = Buffer.from(cursor ?? '', 'base64url')
    .toString()
    .split(' ')
  return order === sort && key && /^\d{1,16}$/.test(key) ? Number(key) : null
}

function toFound({ total, next, instead, counts, metres }: Found, sort: Sort, cards: readonly ProgrammeCard[]) {
  const plain = Object.entries(counts).map(([name, values]) => [name, Object.fromEntries(values)])
  const cursor = next === null ? null : Buffer.from(`${sort} ${next}`).toString('base64url')
  return {
    total,
    cursor,
    instead,
    programmes: cards.map((card) => toCard(card, metres.get(card.article))),
    counts: Object.fromEntries(plain),
  }
}

function standingJson({ rating, mark, ...counts }: Standing) {
  return { ...counts, rating: rating === null ? null : rating / 10, mark: mark === null ? null : mark / 100 }
}

function toCard(
  { providerName, municipalityName, groups, standing, ...card }: ProgrammeCard,
  metres: number | undefined,
) {
  const inGroup = ({ opening: its, capacity, taken, lessons }: CardGroup) => ({
    ...{ opening: its, free: capacity - taken, capacity, lessons },
  })
  return {
    ...card,
    provider: providerName,
    municipality: municipalityName,
    metres: metres === undefined ? null : Math.round(metres / 100) * 100,
    groups: groups.map(inGroup),
    standing: standingJson(standing),
  }
}

function toProgramme(programme: Programme, modules: Module[], groups: Group[], now: Temporal.Instant) {
  const moduleOf = new Map(modules.map((module) => [module.id, module]))
  return {
    ...programme,
    provider: programme.providerName,
    municipality: programme.municipalityName,
    certificate: paidByCertificate(programme, now),
    modules,
    groups: groups.map((group) => ({
      ...group,
      startsOn: group.startsOn.toString(),
      endsOn: group.endsOn.toString(),
      applicationsFrom: group.applicationsFrom.toString(),
      applicationsTo: group.applicationsTo.toString(),
      opening: openingOf(group, moduleOf.get(group.moduleId) ?? { enrolmentOpen: false }, now),
      free: group.capacity - group.taken,
    })),
  }
}

function asTexts(query: Record<string, unknown>): Record<string, unknown> {
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : value)
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : text(value)]),
  )
}
