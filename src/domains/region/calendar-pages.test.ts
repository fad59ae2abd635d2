import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { addWorkingDays } from '#kernel/working-days'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { calendarOf } from './index.ts'
import { region } from './manifest.ts'
import { aRegion } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let operator: string
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [region])
  operator = web.signIn({ userId: newId(), role: 'region', scopeId: null } as unknown as Actor)
  await fresh.db.transaction((tx) => aRegion(tx))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const newYear = '01 02 03 04 05 06 07 08'.split(' ').map((day) => `01.${day}`)
const holidays = [...newYear, '02.23', '03.08', '05.01', '05.09', '06.12', '11.04']

/** A year as xmlcalendar.ru writes it: the holidays, and what else is asked. */
function calendarXml(year: number, more = ''): string {
  const days = holidays.map((date) => `<day d="${date}" t="1"/>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<calendar year="${year}" lang="ru" date="2027.09.01" country="ru"><days>${days}${more}</days></calendar>`
}
// 2028 is not built in. 31 December 2027 stays; 10 January 2028 is a Monday moved from Saturday, 1 January.
const of2028 = calendarXml(
  2028,
  '<day d="01.10" t="1" f="01.01"/><day d="02.26" t="3"/><day d="02.25" t="1" f="02.26"/>',
)
const decree = { decreeNumber: '1500', 'decreeOn.day': '1', 'decreeOn.month': '9', 'decreeOn.year': '2027' }
const on = Temporal.PlainDate.from

test('S-127 a term over the New Year holidays is counted by days that are worked', async () => {
  const calendar = await calendarOf(fresh.db.reader)
  // Filed on 29 December 2026: the 30th, then 11, 12, 13, 14, 15 and 18 January; the 31st is a day off moved from 4 January.
  expect(calendar.isWorking(on('2026-12-31'))).toBe(false)
  expect(addWorkingDays(calendar, on('2026-12-29'), 7).toString()).toBe('2027-01-18')
})

test('nobody but the operator sees the page, and GET shows the year with its moves and edition', async () => {
  expect((await web.get('/region/calendar')).status).not.toBe(200)
  const family = web.signIn({ userId: newId(), role: 'family', scopeId: null } as unknown as Actor)
  expect((await web.get('/region/calendar', family)).status).toBe(404)
  const { status, text } = await web.get('/region/calendar?year=2026', operator)
  expect(status).toBe(200)
  expect(text).toContain('Постановление Правительства РФ')
  expect(text).toContain('Перенесённые дни')
  expect(text).toContain((await calendarOf(fresh.db.reader)).version)
})

test('what would change is shown first; then it is journalled, and terms counted before keep their day', async () => {
  const before = await calendarOf(fresh.db.reader)
  const running = addWorkingDays(before, on('2027-12-30'), 7)
  const shown = await web.post('/region/calendar/changes', operator, { xml: of2028 })
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('10 января 2028 года, понедельник: <b>станет выходным')
  expect(shown.text).toContain('26 февраля 2028 года, суббота: <b>станет рабочим')
  expect((await calendarOf(fresh.db.reader)).version).toBe(before.version)

  const wrong = await web.post('/region/calendar/editions', operator, { xml: of2028, decreeNumber: '' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Введите номер постановления')
  expect(wrong.text).toContain('10 января 2028 года')

  const done = await web.post('/region/calendar/editions', operator, { xml: of2028, ...decree })
  expect([done.status, done.location]).toEqual([303, '/region/calendar?year=2028'])
  const after = await calendarOf(fresh.db.reader)
  expect(after.version).not.toBe(before.version)
  expect(addWorkingDays(after, on('2027-12-30'), 7)).toEqual(addWorkingDays(after, running, 1))
  const { rows } = await sql<{ facts: { year: number; decree: string } }>`select facts from audit_entry
    where word = 'region.calendar-adopted'`.execute(fresh.db.reader)
  expect(rows.map(({ facts }) => facts)).toMatchObject([{ year: 2028, decree: '1500' }])
  const { text } = await web.get('/region/calendar?year=2028', operator)
  expect(text).toContain('№ 1500 от 1 сентября 2027 года')

  const again = await web.post('/region/calendar/editions', operator, { xml: of2028, ...decree })
  expect([again.status, again.text.includes('Ничего не изменилось')]).toEqual([409, true])
})

test.each([
  ['nothing at all', '', 422, 'Выберите файл календаря'],
  ['another file', '<html>404</html>', 422, 'не похоже на календарь xmlcalendar.ru'],
  ['a file cut short', calendarXml(2029).slice(0, -30), 422, 'скачан не целиком'],
  ['a year that is over', calendarXml(2020), 409, '2020 год уже прошёл'],
  ['holidays that are worked', calendarXml(2030).replace('<day d="01.02" t="1"/>', ''), 409, 'праздник 02.01'],
  ['far too many days off', calendarXml(2029, manyDaysOff()), 409, 'Такого года не бывает'],
])('%s is explained and changes nothing', async (_, xml, status, words) => {
  const { version } = await calendarOf(fresh.db.reader)
  const page = await web.post('/region/calendar/changes', operator, { xml })
  expect([page.status, page.text.includes(words)], page.text).toEqual([status, true])
  const api = await web.post('/api/v1/region/calendar/editions', operator, {
    xml: xml || ' ',
    decree: { number: '1', issuedOn: '2027-09-01' },
  })
  expect(api.status).toBe(status)
  expect((await calendarOf(fresh.db.reader)).version).toBe(version)
})

function manyDaysOff(): string {
  return Array.from({ length: 28 }, (_, at) => `<day d="07.${String(at + 1).padStart(2, '0')}" t="1"/>`).join('')
}

test('the same over the interface for machines: read, try, adopt', async () => {
  const asked = await web.get('/api/v1/region/calendar?year=2026', operator)
  expect(asked.json<{ year: number; months: unknown[] }>()).toMatchObject({ year: 2026, act: null })
  const xml = calendarXml(2031)
  const tried = await web.post('/api/v1/region/calendar/changes', operator, { xml })
  expect(tried.json<{ changes: unknown[] }>().changes).toEqual([])
  const moved = calendarXml(2031, '<day d="12.31" t="1" f="01.04"/>')
  const body = { xml: moved, decree: { number: '77', issuedOn: '2030-09-01' } }
  const key = crypto.randomUUID()
  const first = await web.post('/api/v1/region/calendar/editions', operator, body, key)
  expect([first.status, first.json<{ act: { number: string } }>().act.number]).toEqual([201, '77'])
  expect((await web.post('/api/v1/region/calendar/editions', operator, body, key)).status).toBe(201)
})

test('every number comes from an act: the list of rules, found by words', async () => {
  const all = await web.get('/region/settings', operator)
  expect(all.status).toBe(200)
  expect(all.text).toContain('Часовой пояс региона')
  expect(all.text).toContain('№ 87-р')
  const found = await web.get(`/region/settings?q=${encodeURIComponent('часовой ПОЯС')}`, operator)
  expect(found.text).toContain('Europe/Moscow')
  expect(found.text).not.toContain('Региональный оператор: название')
  expect((await web.get('/region/settings?q=ракета', operator)).text).toContain('Такого правила нет')
  const { rules } = (await web.get('/api/v1/region/settings?q=zone', operator)).json<{ rules: { name: string }[] }>()
  expect(rules).toEqual([])
})
