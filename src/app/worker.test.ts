import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markMoment, sql } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { Kit, Manifest } from '#platform/manifest'
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts'
import { aKit } from '../platform/http/testing.ts'
import { handlersOf } from './worker.ts'

let fresh: FreshDatabase
let kit: Kit
beforeAll(async () => {
  fresh = await freshDatabase()
  kit = aKit({ db: fresh.db })
})
afterAll(() => fresh.close())

const done: string[] = []
const answering = (name: string, jobs: Record<string, () => void>): Manifest => ({
  name,
  jobs: Object.fromEntries(Object.entries(jobs).map(([word, work]) => [word, async () => work()])),
})
const of = (...manifests: Manifest[]) => handlersOf(kit, manifests)
const planned = async () =>
  (
    await sql<{ name: string; payload: unknown }>`delete from job_plan returning name, payload`.execute(
      fresh.db.reader as Kysely<unknown>,
    )
  ).rows

test('a word that one domain answers is its task', async () => {
  const handlers = of(answering('tea', { 'tea.drunk': () => done.push('tea') }))
  await handlers['tea.drunk']?.({})
  expect(done.splice(0)).toEqual(['tea'])
})

test('a word that several domains answer is a task for each, with the same payload', async () => {
  const handlers = of(
    answering('tea', { 'tea.drunk': () => done.push('tea') }),
    answering('sugar', { 'tea.drunk': () => done.push('sugar') }),
  )
  await handlers['tea.drunk']?.({ cup: 7 })
  expect(done).toEqual([])
  const jobs = await planned()
  expect(jobs).toEqual([
    { name: 'tea.drunk/tea', payload: { cup: 7 } },
    { name: 'tea.drunk/sugar', payload: { cup: 7 } },
  ])
  for (const { name } of jobs) await handlers[name]?.({})
  expect(done.splice(0)).toEqual(['tea', 'sugar'])
})

test('what a job plans before it acts itself is dated by the act that planned the job', async () => {
  const act = Temporal.Instant.from('2026-08-25T09:00:00Z')
  const handlers = of({
    name: 'tea',
    jobs: {
      'tea.tell': ({ db }) => db.transaction((tx) => planJob(tx, 'tea.letter', {})),
      'tea.act': ({ db }) =>
        db.transaction(async (tx) => {
          markMoment(tx, act.add({ hours: 1 }))
          await planJob(tx, 'tea.letter', {})
        }),
    },
  })
  await handlers['tea.tell']?.({}, act)
  await handlers['tea.act']?.({}, act)
  await handlers['tea.tell']?.({})
  const { rows } = await sql<{ at: Temporal.Instant | null }>`delete from job_plan returning caused_at as at`.execute(
    fresh.db.reader as Kysely<unknown>,
  )
  expect(rows.map(({ at }) => at?.toString() ?? null)).toEqual(['2026-08-25T09:00:00Z', '2026-08-25T10:00:00Z', null])
})

test('of two domains the one that fails does not stop the other', async () => {
  const handlers = of(
    answering('tea', {
      'tea.drunk': () => {
        throw new Error('cold')
      },
    }),
    answering('sugar', { 'tea.drunk': () => done.push('sugar') }),
  )
  await expect(handlers['tea.drunk/tea']?.({})).rejects.toThrow('cold')
  await handlers['tea.drunk/sugar']?.({})
  expect(done.splice(0)).toEqual(['sugar'])
})

test('nobody takes a word of the platform', () => {
  expect(() => of(answering('tea', { 'http.forget-answers': () => {} }))).toThrow(/belongs to the platform/)
})
