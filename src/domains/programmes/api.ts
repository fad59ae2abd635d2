import { z } from 'zod'
import type { App } from '#platform/http'
import { type CardGroup, listCards, type ProgrammeCard } from './catalogue/cards.ts'
import { catalogueOf, type Found } from './catalogue/catalogue.ts'
import { parseSearch, payments, sorts, wishes } from './catalogue/search.ts'
import {
  type Group,
  type Module,
  type Programme,
  paidByCertificate,
  programmeDirections,
  programmeForms,
} from './model.ts'
import { getProgramme, listGroups, listModules } from './queries.ts'
import { openingOf } from './rules.ts'

const listOf = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]).optional()

const searchQuery = z.object({
  q: z.string().max(200).optional().describe('Что искать: морфология, ё и е, опечатки учитываются'),
  exact: z.literal('yes').optional().describe('Не исправлять опечатки'),
  municipality: listOf(z.string().regex(/^\d{2}$/)).describe('Коды муниципалитетов'),
  direction: listOf(z.enum(programmeDirections)),
  age: z.coerce.number().int().min(3).max(18).optional(),
  day: listOf(z.coerce.number().int().min(1).max(7)).describe('Дни недели, понедельник — 1'),
  payment: listOf(z.enum(payments)),
  form: listOf(z.enum(programmeForms)),
  also: listOf(z.enum(wishes)).describe('seats — есть места сейчас, open — открыта запись, adapted — для детей с ОВЗ'),
  sort: z.enum(sorts).optional(),
  page: z.coerce.number().int().min(1).max(50_000).optional(),
})

const opening = z.enum(['free', 'full', 'soon', 'over', 'closed'])
const lesson = z.object({ weekday: z.number(), startsAt: z.string(), endsAt: z.string() })
const kopecks = z.bigint()
const cardSchema = z.object({
  ...{ article: z.number(), name: z.string(), summary: z.string(), provider: z.string(), municipality: z.string() },
  ...{ address: z.string().nullable(), direction: z.string(), register: z.string(), form: z.string() },
  ...{ ageFrom: z.number(), ageTo: z.number(), adapted: z.boolean(), hours: z.number() },
  priceKopecks: kopecks.nullable(),
  certificate: z.boolean().describe('Доступна оплата сертификатом'),
  groups: z.array(z.object({ opening, free: z.number(), capacity: z.number(), lessons: z.array(lesson) })),
})
const countsSchema = z.record(z.string(), z.record(z.string(), z.number()))
const foundSchema = z.object({
  total: z.number(),
  pages: z.number(),
  instead: z.string().nullable().describe('Что искали вместо набранного с опечаткой'),
  programmes: z.array(cardSchema),
  counts: countsSchema.describe('Сколько программ останется с каждым значением фильтра'),
})

const programmeSchema = z.object({
  ...{ id: z.uuid(), article: z.number(), name: z.string(), summary: z.string(), description: z.string() },
  ...{ providerId: z.uuid(), provider: z.string(), municipality: z.string(), direction: z.string() },
  ...{ activity: z.string(), register: z.string(), level: z.string(), form: z.string() },
  ...{ ageFrom: z.number(), ageTo: z.number(), adapted: z.boolean(), certificate: z.boolean() },
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

export function api(app: App): void {
  const { reader } = app.kit.db
  const search = { querystring: searchQuery, response: { 200: foundSchema }, summary: 'Найти программы' }
  app.get('/programmes', { config: open, schema: search }, async (request) => {
    const found = await catalogueOf(app.kit.db).find(parseSearch(asTexts(request.query)), request.now)
    return toFound(found, await listCards(reader, found.articles, request.now))
  })

  const one = {
    params: z.object({ article: z.coerce.number().int().min(1).max(999_999_999) }),
    response: { 200: programmeSchema },
    summary: 'Программа с модулями, группами и местами на сейчас',
  }
  app.get('/programmes/:article', { config: open, schema: one }, async (request) => {
    const programme = await getProgramme(reader, request.params.article)
    const [modules, groups] = await Promise.all([listModules(reader, programme.id), listGroups(reader, programme.id)])
    return toProgramme(programme, modules, groups, request.now)
  })
}

function toFound({ total, pages, instead, counts }: Found, cards: readonly ProgrammeCard[]) {
  const plain = Object.entries(counts).map(([name, values]) => [name, Object.fromEntries(values)])
  return { total, pages, instead, programmes: cards.map(toCard), counts: Object.fromEntries(plain) }
}

function toCard({ providerName, municipalityName, groups, ...card }: ProgrammeCard) {
  const inGroup = ({ opening: its, capacity, taken, lessons }: CardGroup) => ({
    ...{ opening: its, free: capacity - taken, capacity, lessons },
  })
  return {
    ...card,
    provider: providerName,
    municipality: municipalityName,
    certificate: paidByCertificate(card.register),
    groups: groups.map(inGroup),
  }
}

function toProgramme(programme: Programme, modules: Module[], groups: Group[], now: Temporal.Instant) {
  const moduleOf = new Map(modules.map((module) => [module.id, module]))
  return {
    ...programme,
    provider: programme.providerName,
    municipality: programme.municipalityName,
    certificate: paidByCertificate(programme.register),
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
