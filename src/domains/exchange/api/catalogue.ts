import { z } from 'zod'
import type { App } from '#platform/http'
import { cataloguePage, getProgramme, listGroups, listModules, openingOf, studyYearOf } from '#programmes'
import { listMunicipalities } from '#region'
import { listRecords, type RecordKind, recordKinds } from '../queries/record.ts'
import { partnerCall } from './gate.ts'

const tags = ['exchange']
const many = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]).optional()

const search = z.object({
  query: z.string().max(200).optional().describe('Название, адрес, преподаватель'),
  municipality: many(z.string().regex(/^\d{2}$/)),
  isRegistrationOpen: z.enum(['true', 'false']).optional(),
  hasSeats: z.enum(['true', 'false']).optional(),
  onlyDistanceProgram: z.enum(['true', 'false']).optional(),
  payment: many(z.enum(['certificate', 'free', 'paid'])),
  maxPrice: z.coerce.number().int().min(0).max(999_999).optional().describe('Рубли за модуль'),
  direction: many(z.enum(['tech', 'art', 'science', 'social', 'tourism', 'sport'])),
  level: many(z.enum(['starting', 'basic', 'advanced'])),
  age: z.coerce.number().int().min(3).max(18).optional(),
  ovzType: z.enum(['any']).optional().describe('Только программы для детей с ОВЗ'),
  page: z.coerce.number().int().min(1).max(50_000).default(1),
})

const kopecks = z.bigint()
const opening = z.enum(['free', 'full', 'soon', 'over', 'closed'])
const card = z.object({
  ...{ article: z.number(), name: z.string(), summary: z.string(), provider: z.string(), municipality: z.string() },
  ...{ address: z.string().nullable(), direction: z.string(), register: z.string(), form: z.string() },
  ...{ ageFrom: z.number(), ageTo: z.number(), adapted: z.boolean(), priceKopecks: kopecks.nullable() },
  certificate: z.boolean().describe('Доступна оплата сертификатом'),
})
const group = z.object({
  ...{ id: z.uuid(), name: z.string(), module: z.string(), teacher: z.string(), address: z.string() },
  ...{ startsOn: z.string(), endsOn: z.string(), studyYears: z.array(z.int()), opening, free: z.number() },
  ...{ capacity: z.number(), priceKopecks: kopecks },
  lessons: z.array(z.object({ weekday: z.number(), startsAt: z.string(), endsAt: z.string(), room: z.string() })),
})

/** What can be ordered: municipalities, the catalogue with the filters of domain 9.2, the groups of a programme. */
export function catalogueFaces(app: App): void {
  const { db } = app.kit
  const config = partnerCall('catalogue')
  const places = {
    ...{ tags, summary: 'Муниципалитеты региона' },
    response: {
      200: z.object({ region: z.string(), municipalities: z.array(z.object({ code: z.string(), name: z.string() })) }),
    },
  }
  app.get('/municipalities', { config, schema: places }, async ({ kit }) => ({
    region: kit.config.regionName,
    municipalities: (await listMunicipalities(db.reader)).map(({ code, name }) => ({ code, name })),
  }))

  const found = z.object({ total: z.number(), pages: z.number(), programmes: z.array(card) })
  const finding = { tags, summary: 'Каталог программ', querystring: search, response: { 200: found } }
  app.get('/catalogue', { config, schema: finding }, async (request) => {
    const { total, pages, cards } = await cataloguePage(db, asAddress(request.query), request.now)
    const programmes = cards.map(({ providerName: provider, municipalityName: municipality, groups: _, ...rest }) => ({
      ...{ ...rest, provider, municipality },
    }))
    return { total, pages, programmes }
  })

  const one = z.object({ article: z.coerce.number().int().min(1).max(999_999_999) })
  const groups = z.object({ article: z.number(), name: z.string(), provider: z.string(), groups: z.array(group) })
  const reading = { tags, summary: 'Группы программы и места на сейчас', params: one, response: { 200: groups } }
  app.get('/programmes/:article/groups', { config, schema: reading }, async ({ params, now }) => {
    const programme = await getProgramme(db.reader, params.article)
    const [modules, listed] = await Promise.all([
      listModules(db.reader, programme.id),
      listGroups(db.reader, programme.id),
    ])
    const { article, name, providerName: provider } = programme
    return { article, name, provider, groups: listed.map((one) => groupJson(one, modules, now)) }
  })
}

type Listed = Awaited<ReturnType<typeof listGroups>>[number]
type Taught = Awaited<ReturnType<typeof listModules>>

function groupJson(one: Listed, modules: Taught, now: Temporal.Instant): z.input<typeof group> {
  const module = modules.find(({ id }) => id === one.moduleId)
  const { id, name, teacher, address, startsOn, endsOn, capacity, taken, lessons } = one
  const [first, last] = [studyYearOf(startsOn), studyYearOf(endsOn)]
  return {
    ...{ id, name, teacher, address, lessons, capacity, free: capacity - taken, module: module?.name ?? '' },
    startsOn: startsOn.toString(),
    endsOn: endsOn.toString(),
    studyYears: Array.from({ length: last - first + 1 }, (_, at) => first + at),
    opening: openingOf(one, module ?? { enrolmentOpen: false }, now),
    priceKopecks: module?.priceKopecks ?? 0n,
  }
}

/** The filters of the other system in the words of our addresses. */
function asAddress(query: z.output<typeof search>): Record<string, unknown> {
  const { query: q, municipality, direction, level, payment, age, maxPrice, page } = query
  const also = [
    ...(query.isRegistrationOpen === 'true' ? ['open'] : []),
    ...(query.hasSeats === 'true' ? ['seats'] : []),
    ...(query.ovzType ? ['adapted'] : []),
  ]
  const texts = { age: age?.toString(), price: maxPrice?.toString(), page: page.toString() }
  const form = query.onlyDistanceProgram === 'true' ? 'distance' : undefined
  return { q, municipality, direction, level, payment, also, form, ...texts }
}

const exported = z.object({ kind: z.enum(recordKinds) })
const from = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .default('0')
    .describe('Из прошлого ответа; без него всё с начала'),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})
const records = z.object({
  cursor: z.string().describe('Сохраните его: с него продолжится следующая выгрузка'),
  more: z.boolean(),
  records: z.array(
    z.object({
      uuid: z.uuid(),
      lastModified: z.string(),
      isDeleted: z.boolean(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
})

/** The incremental export of organisations, programmes, groups and schedules (domain 9.5). */
export function exportFaces(app: App): void {
  const schema = {
    tags,
    summary: 'Выгрузка изменений',
    params: exported,
    querystring: from,
    response: { 200: records },
  }
  app.get('/export/:kind', { config: partnerCall('export'), schema }, async ({ params, query, kit }) => {
    const kind: RecordKind = params.kind
    const rows = await listRecords(kit.db.reader, { kind, after: BigInt(query.cursor), limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    return {
      cursor: String(shown.at(-1)?.version ?? query.cursor),
      more: rows.length > query.limit,
      records: shown.map(({ id, body, deleted, changedAt }) => ({
        ...{ uuid: id, lastModified: changedAt.toString(), isDeleted: deleted },
        data: body as Record<string, unknown>,
      })),
    }
  })
}
