/**
 * Every operation of the interface is called by everybody with inputs that its document allows and with broken ones:
 * nothing breaks (no 5xx), only what is documented is answered, and the invariants hold afterwards.
 * `FUZZ=1000 npm test -- test/fuzz` is the long run: so many inputs for each operation.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Reader, sql } from '#platform/db'
import { findBroken } from '../src/app/invariants.ts'
import { allowedBy, brokenOf, garbage, type Known, type Schema } from './support/fuzz.ts'
import { aWholeTown, type WholeTown } from './support/whole-town.ts'

const inputs = Number(process.env.FUZZ ?? 12)
/** What every operation may answer without saying so: who asks, how it is asked, and what `problem+json` of all is. */
const always = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429]

type Parameter = { name: string; in: string; required?: boolean; schema: Schema }
type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, unknown>
}
type Call = { method: string; path: string; operation: Operation }

let town: WholeTown
let people: string[]
let known: Known
let calls: Call[]

beforeAll(async () => {
  town = await aWholeTown()
  people = town.people.map(({ token }) => token)
  known = await knownIn(town.fresh.db.reader)
  const { paths } = (await town.web.get('/api/openapi.json')).json<{
    paths: Record<string, Record<string, Operation>>
  }>()
  calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
})
afterAll(() => town.close())

test('no input breaks an operation, and nothing is answered that is not documented', async () => {
  expect(calls.length).toBeGreaterThan(100)
  const wrong = new Set<string>()
  let seed = 1
  for (const call of calls) {
    seed += 1
    for (const input of fc.sample(inputOf(call), { numRuns: inputs, seed })) {
      const { status, body } = await send(call, input)
      const documented = status in call.operation.responses || always.includes(status)
      if (status >= 500 || !documented) wrong.add(`${call.method} ${call.path} → ${status}: ${told(input)} ${body}`)
    }
  }
  expect([...wrong].map((line) => line.slice(0, 600))).toEqual([])
}, 600_000)

test('and whatever was changed by it, the invariants hold', async () => {
  const { broken } = await findBroken(town.fresh.db.reader)
  expect(broken).toEqual([])
})

type Input = { who: string; path: Record<string, unknown>; query: Record<string, unknown>; body: unknown }

function inputOf({ operation }: Call): fc.Arbitrary<Input> {
  const { parameters = [], requestBody } = operation
  const named = (place: string): Schema => {
    const own = parameters.filter((one) => one.in === place)
    const properties = Object.fromEntries(own.map(({ name, schema }) => [name, schema]))
    return { type: 'object', properties, required: own.filter((one) => one.required).map(({ name }) => name) }
  }
  const either = (schema: Schema) =>
    fc.oneof({ weight: 3, arbitrary: allowedBy(schema, known) }, brokenOf(schema, known))
  const body = requestBody?.content['application/json']?.schema
  return fc.record({
    who: fc.constantFrom(...people),
    path: allowedBy(named('path'), known) as fc.Arbitrary<Record<string, unknown>>,
    query: fc.oneof(allowedBy(named('query'), known), brokenOf(named('query'), known)).map(asRecord),
    body: body ? either(body) : fc.oneof(fc.constant(undefined), garbage),
  })
}

async function send({ method, path, operation }: Call, { who, path: at, query, body }: Input) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(whole(at[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) asked.append(name, whole(one))
  const hasBody = method !== 'GET' && body !== undefined && Boolean(operation.requestBody)
  const answer = await town.web.app.inject({
    method: method as 'GET',
    url: `${filled}?${asked}`,
    headers: {
      authorization: `Bearer ${who}`,
      'idempotency-key': crypto.randomUUID(),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { payload: JSON.stringify(body) } : {}),
  })
  return { status: answer.statusCode, body: answer.statusCode >= 500 ? answer.body : '' }
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
const whole = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
const told = ({ path, query, body }: Input): string => JSON.stringify({ path, query, body })

/** Ids of all kinds and numbers that people write. */
async function knownIn(reader: Reader): Promise<Known> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'id' and data_type = 'uuid'`.execute(reader)
  const ids: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.id(name)} limit 4`.execute(reader)
    ids.push(...rows.map(({ id }) => id))
  }
  const { rows } = await sql<{ number: string }>`select number from certificates_certificate limit 5`.execute(reader)
  return { ids, numbers: rows.map(({ number }) => number) }
}
