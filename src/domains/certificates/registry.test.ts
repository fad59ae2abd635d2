import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aChild, aGuardian } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { certificates } from './manifest.ts'
import { totalOf } from './rules/statement.ts'
import { aCategory, aCertificate, aPoint } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let home: string
let operator: string
const paths = ['/region', '/api/v1/region']
const as = (role: Actor['role']) => web.signIn({ userId: newId(), role, scopeId: null } as unknown as Actor)

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [certificates])
  operator = as('region')
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    home = Object.values(municipalities)[0] ?? ''
    const categoryId = await aCategory(tx, { municipalityId: home })
    await aPoint(tx, { municipalityId: home })
    await aPoint(tx, { municipalityId: home, name: 'Школа № 4', mayActivate: false })
    const { userId } = await aGuardian(tx)
    const add = async (activation: 'not-activated' | 'in-process' | 'activated', validity = 'valid') => {
      const childId = await aChild(tx, { municipalityId: home, userId })
      const { id, statementId } = await aCertificate(tx, {
        childId,
        userId,
        municipalityId: home,
        categoryId,
        activation,
      })
      await sql`update certificates_certificate set validity = ${validity} where id = ${id}`.execute(tx)
      return statementId
    }
    await add('not-activated')
    const lastDay = await add('not-activated')
    await sql`update certificates_statement set documents_due_on = '2026-11-20' where id = ${lastDay}`.execute(tx)
    await add('in-process')
    await add('activated')
    await add('activated', 'frozen')
    await add('activated', 'excluded')
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

type Registry = { municipalities: ({ municipalityId: string } & Record<string, number>)[] }

test('S-127 the operator sees the registry by municipality, and terms that are over, the last day not among them', async () => {
  const { municipalities } = (await web.get('/api/v1/region', operator)).json<Registry>()
  const [others, mine] = [municipalities, municipalities.find(({ municipalityId }) => municipalityId === home)]
  expect(mine).toMatchObject({
    ...{ children: 6, living: 5, notActivated: 2, inProcess: 1, activated: 2, frozen: 1, excluded: 1, expired: 0 },
    ...{ waiting: 2, overdue: 1, accepted: 1, points: 2, activating: 1 },
  })
  expect(others.length).toBeGreaterThan(1)
  expect(others.filter((one) => one !== mine).every(({ children, points }) => children === 0 && points === 0)).toBe(
    true,
  )
})

test('S-168 the page tells the region as a whole and leads to the points of a municipality', async () => {
  const { status, text } = await web.get('/region', operator)
  expect(status).toBe(200)
  for (const words of ['у 1 заявления срок прошёл', '2 из них активировано', `/points?municipality=${home}`])
    expect(text).toContain(words)
})

test('nobody is named in the registry of numbers', async () => {
  for (const path of paths) expect((await web.get(path, operator)).text).not.toMatch(/Петров|\b\d{10}\b/)
})

test.each(['family', 'reception', 'municipality', 'provider'] as const)(
  'the registry is not there for the role %s',
  async (role) => {
    const token = as(role)
    for (const path of paths) expect((await web.get(path, token)).status).toBe(404)
  },
)

test('the region is the sum of its municipalities', () => {
  const one = { ...totalOf([]), children: 3, overdue: 1 }
  expect(totalOf([one, { ...one, children: 4 }])).toMatchObject({ children: 7, overdue: 2, living: 0 })
})
