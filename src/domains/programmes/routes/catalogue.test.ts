import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aTown, type Course, NOW } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { holdSeat } from '../actions/seat.ts'

let fresh: FreshDatabase
let web: Web
let course: Course

beforeAll(async () => {
  fresh = await freshDatabase()
  course = await fresh.db.transaction(async (tx) => aCourse(tx, await aTown(tx)))
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

test('a seat that was taken and a name that was changed are seen by whoever opens the catalogue next', async () => {
  const seats = async () => /(\d+)\s\S+ из \d+/.exec((await web.get('/programmes')).text)?.[1]
  const before = Number(await seats())
  expect(before).toBeGreaterThan(1)
  await fresh.db.transaction((tx) => holdSeat(tx, course.groupId))
  expect(Number(await seats())).toBe(before - 1)
  await fresh.db.transaction((tx) =>
    sql`update programmes_programme set name = 'Ночные <роботы>' where id = ${course.programmeId}`.execute(tx),
  )
  expect((await web.get('/programmes')).text).toContain('>Ночные &lt;роботы></a>')
})
