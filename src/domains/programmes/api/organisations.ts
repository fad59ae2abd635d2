import { z } from 'zod'
import { visitorOf } from '#access'
import type { App } from '#platform/http'
import { providerKinds } from '#providers'
import { catalogueOf } from '../catalogue/catalogue.ts'
import { anything } from '../catalogue/search.ts'
import { findLooker } from '../looker.ts'
import { programmeDirections } from '../model.ts'
import { directoryOf, type FoundOrganisation } from '../organisations/directory.ts'
import { parseOrganisationSearch } from '../organisations/search.ts'

const listOf = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]).optional()
const query = z.object({
  q: z.string().max(200).optional().describe('Название, занятие или ИНН: морфология и опечатки учитываются'),
  exact: z.literal('yes').optional().describe('Не исправлять опечатки'),
  municipality: listOf(z.string().regex(/^\d{2}$/)).describe('Коды муниципалитетов'),
  kind: listOf(z.enum(providerKinds)),
  direction: listOf(z.enum(programmeDirections)),
  certificate: z.literal('yes').optional().describe('Только где есть программы с оплатой сертификатом'),
  within: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .optional()
    .describe('Не дальше, километров от удобного адреса семьи'),
  cursor: z.string().max(100).optional().describe('Из прошлого ответа: следующие двадцать организаций'),
})
const card = z.object({
  ...{ id: z.uuid(), name: z.string(), kind: z.enum(providerKinds), municipality: z.string(), address: z.string() },
  ...{ description: z.string(), programmes: z.number(), directions: z.array(z.enum(programmeDirections)) },
  certificate: z.boolean().describe('Есть программы, где доступна оплата сертификатом'),
  metres: z.number().nullable().describe('По прямой от удобного адреса семьи; null — он не задан'),
})
const counts = z.record(z.string(), z.number())
const answer = z.object({
  total: z.number(),
  cursor: z.string().nullable().describe('Передайте его, чтобы получить следующие; null — это конец'),
  instead: z.string().nullable().describe('Что искали вместо набранного с опечаткой'),
  organisations: z.array(card),
  counts: z.object({ municipality: counts, kind: counts, direction: counts, certificate: z.number() }),
})

/** Search of organisations; one of them is told by the domain of providers. */
export function organisationsApi(app: App): void {
  const { db } = app.kit
  const schema = { querystring: query, response: { 200: answer }, summary: 'Найти организации' }
  app.get('/organisations', { config: { permission: 'anyone' }, schema }, async (request) => {
    const facts = { places: await catalogueOf(db).places(), search: anything, now: request.now }
    const looker = await findLooker(db.reader, visitorOf(request), facts)
    const from = { origin: looker?.origin, after: request.query.cursor ?? null }
    const found = await directoryOf(db).find(parseOrganisationSearch(request.query), request.now, from)
    const { municipality, kind, direction, certificate } = found.counts
    return {
      total: found.total,
      cursor: found.next,
      instead: found.instead,
      organisations: found.organisations.map(toCard),
      counts: {
        municipality: Object.fromEntries(municipality),
        kind: Object.fromEntries(kind),
        direction: Object.fromEntries(direction),
        certificate,
      },
    }
  })
}

function toCard({ municipalityName, metres, directions, ...organisation }: FoundOrganisation) {
  const rounded = metres === null ? null : Math.round(metres / 100) * 100
  return { ...organisation, municipality: municipalityName, directions: [...directions], metres: rounded }
}
