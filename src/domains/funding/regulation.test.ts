import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { getMunicipality } from '#region'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aTown, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { funding } from './manifest.ts'
import { findRegulation } from './queries/regulation.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let payer: string
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [funding], NOW)
  town = await fresh.db.transaction((tx) => aTown(tx))
  payer = web.signIn({ userId: newId(), role: 'municipality', scopeId: town.municipalityId } as unknown as Actor)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const at = '/municipality/regulation'
const longText = (year: string) => `Номинал ${year} года уменьшается каждый месяц, пока им не пользуются.`
const form = (text: string, [day, month, year]: [string, string, string]) => ({
  text,
  ...{ 'from.day': day, 'from.month': month, 'from.year': year },
  ...{ 'act.number': '77-п', 'act.title': 'О положении' },
  ...{ 'act.issued.day': '1', 'act.issued.month': '8', 'act.issued.year': '2026' },
})
const readOn = async (day: string) => {
  const municipality = await getMunicipality(fresh.db.reader, town.municipalityId)
  return (await findRegulation(fresh.db.reader, municipality, Temporal.PlainDate.from(day))).text
}

test('S-011 a municipality changes the extract from a day on by an act; the text of each earlier day is kept', async () => {
  const done = await web.post(at, payer, form(longText('2027'), ['1', '1', '2027']))
  expect([done.status, done.location]).toEqual([303, at])
  await web.post(at, payer, form(longText('2026'), ['25', '8', '2026']))
  expect(await readOn('2026-08-24')).toBe('Положение')
  expect(await readOn('2026-12-31')).toBe(longText('2026'))
  expect(await readOn('2027-01-01')).toBe(longText('2027'))
  const { text } = await web.get(at, payer)
  for (const words of ['Первая редакция', 'С 25 августа 2026 года', 'С 1 января 2027 года', 'О положении, №'])
    expect(text.replaceAll('\u00a0', ' ')).toContain(words.replaceAll('\u00a0', ' '))
  const { versions } = (await web.get(`/api/v1${at}`, payer)).json<{ versions: { from: string | null }[] }>()
  expect(versions.map(({ from }) => from)).toEqual(['2027-01-01', '2026-08-25', null])
})

test('not before today, not twice on a day, not without words, and only by the municipality', async () => {
  const past = await web.post(at, payer, form(longText('2025'), ['24', '8', '2026']))
  expect([past.status, past.text.includes('Этот день уже прошёл')]).toEqual([409, true])
  const twice = await web.post(at, payer, form(longText('2028'), ['1', '1', '2027']))
  expect([twice.status, await readOn('2027-01-01')]).toEqual([409, longText('2027')])
  const empty = await web.post(at, payer, form('Номинал', ['', '', '']))
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Введите день, с которого действует текст')
  const family = web.signIn({ userId: newId(), role: 'family', scopeId: null } as unknown as Actor)
  expect((await web.get(at, family)).status).toBe(404)
})
