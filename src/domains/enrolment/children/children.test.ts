import { readXlsx } from 'hucre/xlsx'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../../test/support/web.ts'
import { aCategory, aCertificate, aPoint, aWorker } from '../../certificates/testing.ts'
import { aChild, aGuardian } from '../../families/testing.ts'
import { aRegion } from '../../region/testing.ts'
import { enrolment } from '../manifest.ts'
import { ChildrenPage } from './pages.tsx'

let fresh: FreshDatabase
let web: Web
let desk: string
let other: string
let number: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [enrolment])
  await fresh.db.transaction(async (tx) => {
    const municipalityId = Object.values((await aRegion(tx)).municipalities)[0] ?? ''
    const categoryId = await aCategory(tx, { municipalityId })
    const [point, elsewhere] = [
      await aPoint(tx, { municipalityId }),
      await aPoint(tx, { municipalityId, name: 'Лицей' }),
    ]
    const { userId } = await aGuardian(tx)
    const childId = await aChild(tx, { municipalityId, userId })
    const certificate = await aCertificate(tx, { childId, userId, municipalityId, categoryId })
    number = certificate.number
    await sql`update certificates_statement set point_id = ${point} where id = ${certificate.statementId}`.execute(tx)
    desk = web.signIn(aWorker(userId, point))
    other = web.signIn(aWorker(newId(), elsewhere))
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

test('S-170: an institution sees numbers and states of its children, nobody by name, and none of another one', async () => {
  const page = await web.get('/reception/children', desk)
  expect([page.text.includes(number), page.text.includes('активирован'), page.text.includes('Петрова')]).toEqual([
    true,
    true,
    false,
  ])
  expect((await web.get('/reception/children', other)).text).toContain('Пока никого')
  expect((await web.get('/api/v1/reception/children', desk)).json()).toMatchObject({
    children: [{ certificate: number, application: null }],
  })
  expect((await web.get('/reception/children')).location).toContain('/sign-in')
})

test('S-170: whose certificate is still to be activated stands on a page of its own, and a long list is read in pages', async () => {
  const of = async (query: string) => (await web.get(`/reception/children${query}`, desk)).text
  expect(await of('?state=activated')).toContain(number)
  const none = await of('?state=not-activated')
  expect([none.includes(number), none.includes('В этом состоянии никого')]).toEqual([false, true])
  expect(await of('?state=nonsense&page=-7')).toContain(number)
  const many = Array.from({ length: 90 }, (_, at) => ({
    ...{ certificate: String(4_700_000_000 + at), activation: 'in-process' as const, validity: 'valid' as const },
    ...{ statement: null, application: null, since: NOW },
  }))
  const third = renderToString(ChildrenPage({ children: many, state: 'in-process', page: 3, zone: 'Europe/Moscow' }))
  expect(['4700000079', '4700000080', '4700000089'].map((one) => third.includes(one))).toEqual([false, true, true])
  expect(third).toContain('/reception/children?state=in-process&amp;page=2')
})

test('S-170: the list leaves as a spreadsheet in which numbers stay texts', async () => {
  const answer = await web.app.inject({ url: '/reception/children.xlsx', headers: { authorization: `Bearer ${desk}` } })
  expect([answer.statusCode, String(answer.headers['content-disposition'])]).toEqual([
    200,
    'attachment; filename="children-2026-11-20.xlsx"',
  ])
  const { sheets } = await readXlsx(new Uint8Array(answer.rawPayload))
  expect(sheets[0]?.rows[1]?.slice(0, 3)).toEqual([number, 'активирован', 'действует'])
})
