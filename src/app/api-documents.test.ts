import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '#platform/http'
import type { Manifest } from '#platform/manifest'
import { aKit } from '../platform/http/testing.ts'
import { buildWeb } from './web.ts'

const cup = z
  .object({ id: z.uuid(), priceKopecks: z.bigint(), filledOn: z.iso.date().nullable(), tags: z.array(z.string()) })
  .describe('Чашка')

const tea: Manifest = {
  name: 'tea',
  permissions: { 'tea.cup.fill': { roles: ['host'], words: 'наливать чай' } },
  refusals: { 'tea.empty': { status: 409, words: () => ({ title: 'Чай кончился', text: 'Совсем.' }) } },
  routes: (app) => void app.get('/page', { config: { permission: 'anyone' } }, async () => 'page'),
  api(app) {
    const query = z.object({ after: z.string().optional(), limit: z.coerce.number().int().max(100).default(20) })
    app.get(
      '/cups',
      {
        config: { permission: 'anyone' },
        schema: { summary: 'Все чашки', querystring: query, response: { 200: z.object({ cups: z.array(cup) }) } },
      },
      async () => ({ cups: [] }),
    )
    app.post(
      '/cups/:id/filling',
      {
        config: { permission: 'tea.cup.fill' },
        schema: {
          params: z.object({ id: z.uuid() }),
          body: z.object({ sugar: z.int().min(0) }),
          response: { 201: cup },
        },
      },
      async () => ({ id: '', priceKopecks: 1n, filledOn: null, tags: [] }),
    )
  },
}

let app: App
beforeAll(async () => {
  app = await buildWeb(aKit(), [tea])
})

type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object }
type Operation = {
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
  security: object[]
}

const read = async () => (await app.inject('/api/openapi.json')).json<Document>()

describe('the OpenAPI document', () => {
  test('is version 3.1 and holds the operations of the interface, not the pages', async () => {
    const { openapi, paths } = await read()
    expect(openapi).toMatch(/^3\.1\.\d$/)
    expect(Object.entries(paths).map(([path, methods]) => [path, Object.keys(methods)])).toEqual([
      ['/api/v1/cups', ['get']],
      ['/api/v1/cups/{id}/filling', ['post']],
    ])
  })

  test('is whole: every place in a path is a parameter, every reference leads somewhere, every schema can be read', async () => {
    const document = await read()
    for (const [path, methods] of Object.entries(document.paths))
      for (const operation of Object.values(methods)) {
        const inPath =
          operation.parameters?.filter((one) => one.in === 'path' && one.required).map(({ name }) => name) ?? []
        expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
        for (const answer of Object.values(operation.responses)) expect(answer.description).toBeTypeOf('string')
        const bodies = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
          Object.values(one?.content ?? {}),
        )
        for (const { schema } of [...bodies, ...(operation.parameters ?? [])])
          expect(() => z.fromJSONSchema(JSON.parse(inlined(schema, document)))).not.toThrow()
      }
    for (const [reference] of JSON.stringify(document).matchAll(/"#\/[^"]+"/g))
      expect(follow(document, JSON.parse(reference)), reference).toBeDefined()
  })

  test('says who may, how a refusal looks, and that a write carries a key', async () => {
    const { paths } = await read()
    const fill = paths['/api/v1/cups/{id}/filling']?.post
    expect(fill?.tags).toEqual(['tea'])
    expect(fill?.security).toHaveLength(2)
    expect(fill?.responses.default?.content).toHaveProperty('application/problem+json')
    expect(fill?.parameters?.find(({ name }) => name === 'idempotency-key')).toMatchObject({
      in: 'header',
      required: true,
    })
    expect(paths['/api/v1/cups']?.get?.security).toEqual([])
    expect(paths['/api/v1/cups']?.get?.parameters?.map(({ name }) => name)).toEqual(['after', 'limit'])
  })

  test('tells sums in kopecks as integers', async () => {
    expect(JSON.stringify(await read())).toContain('"priceKopecks":{"type":"integer","format":"int64"}')
  })
})

test('the readable page lists operations and codes, without scripts of its own', async () => {
  const page = await app.inject('/api/docs')
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toContain('text/html')
  for (const words of [
    '/api/v1/cups',
    'Все чашки',
    'idempotency-key',
    'priceKopecks',
    'tea.empty',
    'http.key-reused',
    'tea.cup.fill',
  ])
    expect(page.body).toContain(words)
  expect(page.body).toContain('href="/api/openapi.json"')
})

function follow(document: object, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((place, step) => (place as Record<string, unknown> | undefined)?.[step], document)
}

/** Schemas with references put in place, for a reader that sees one schema at a time. */
function inlined(schema: object, document: object): string {
  return JSON.stringify(schema, (_key, value) =>
    typeof value?.$ref === 'string' ? follow(document, value.$ref) : value,
  )
}
