import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aTown, type Course, NOW } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { holdSeat } from '../actions/seat.ts'
import { catalogueOf } from '../catalogue/catalogue.ts'

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

/** As a browser asks: strangers are shown the same page, drawn and squeezed once. */
async function asStranger(path: string): Promise<string> {
  const { rawPayload } = await web.app.inject({ url: path, headers: { 'accept-encoding': 'gzip, br' } })
  return brotliDecompressSync(rawPayload).toString().replaceAll('\u00a0', ' ')
}

test('a seat that was taken and a name that was changed are seen by whoever opens the catalogue next', async () => {
  const seats = async () => /(\d+)\s\S+ из \d+/.exec(await asStranger('/programmes'))?.[1]
  const before = Number(await seats())
  expect(before).toBeGreaterThan(1)
  await fresh.db.transaction((tx) => holdSeat(tx, course.groupId))
  expect(Number(await seats())).toBe(before - 1)
  await fresh.db.transaction((tx) =>
    sql`update programmes_programme set name = 'Ночные <роботы>' where id = ${course.programmeId}`.execute(tx),
  )
  expect(await asStranger('/programmes')).toContain('>Ночные &lt;роботы></a>')
  expect(await asStranger('/programmes')).toBe((await web.get('/programmes')).text)
})

test('S-025: what was found is on a map as well, with the numbers of the list and the filters kept', async () => {
  const list = await web.get('/programmes?also=seats')
  expect(list.text).toContain('href="/programmes?also=seats&amp;view=map"')
  expect(list.text).not.toContain('area-map')
  const map = await web.get('/programmes?also=seats&view=map')
  expect(map.text).toContain('Карта найденного')
  expect(map.text).toMatch(/<a href="#found-1" aria-label="1\. [^"]+"/)
  expect(map.text).toMatch(/<div id="found-1" class="on-map" tabindex="-1">/)
  const nothing = await web.get('/programmes?q=абракадабра&view=map')
  expect(nothing.text).not.toContain('ехать никуда не нужно')
  expect(map.text).toContain('<span class="on-map-number">1</span>')
  expect(map.text).toContain('name="view" value="map"')
})

test('lessons at a distance have no place on the map', async () => {
  await fresh.db.transaction((tx) =>
    sql`update programmes_programme set form = 'distance' where id = ${course.programmeId}`.execute(tx),
  )
  await catalogueOf(fresh.db).refresh(NOW)
  const { text } = await web.get('/programmes?view=map')
  expect(text).toContain('ехать никуда не нужно')
  expect(text).not.toContain('area-map')
})
