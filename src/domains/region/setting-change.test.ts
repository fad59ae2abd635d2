import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { defineSetting, settingOf } from './index.ts'
import { region } from './manifest.ts'
import { aRegion, aSetting } from './testing.ts'

const days = defineSetting('region.try-days', z.int().min(1).max(30), 'Проба: сколько дней')
const way = defineSetting('region.try-way', z.enum(['here', 'there']), 'Проба: где', {
  options: { here: 'здесь', there: 'там' },
})
const ground = z.object({ words: z.string(), law: z.string() })
const parts = { words: 'Основание', law: 'Норма' }
const grounds = defineSetting('region.try-grounds', z.record(z.enum(['moved', 'asked']), ground), 'Проба: причины', {
  options: parts,
})
const steps = defineSetting('region.try-steps', z.array(z.int().min(0).max(60)).min(1), 'Проба: дни')

let fresh: FreshDatabase
let web: Web
let operator: string
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [region])
  operator = web.signIn({ userId: newId(), role: 'region', scopeId: null } as unknown as Actor)
  await fresh.db.transaction(async (tx) => {
    await aRegion(tx)
    await aSetting(tx, days, 7)
    await aSetting(tx, way, 'here')
    await aSetting(tx, steps, [0, 3])
    const [moved, asked] = ['Переехал', 'По желанию'].map((words) => ({ words, law: 'п. 2.15' }))
    await aSetting(tx, grounds, { moved, asked } as z.output<typeof grounds.schema>)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const on = Temporal.PlainDate.from
const form = (value: string, from: [string, string, string]) => ({
  value,
  ...{ 'from.day': from[0], 'from.month': from[1], 'from.year': from[2] },
  ...{
    'act.number': '77-п',
    'act.title': 'О сроках',
    'act.issued.day': '1',
    'act.issued.month': '11',
    'act.issued.year': '2026',
  },
})
const at = '/region/settings/region.try-days'

test('the operator gives a rule another value from a day by an act; the old one holds until then and stays in sight', async () => {
  const done = await web.post(`${at}/values`, operator, form('10', ['1', '12', '2026']))
  expect([done.status, done.location]).toEqual([303, at])
  expect(await settingOf(fresh.db.reader, days, on('2026-11-30'))).toBe(7)
  expect(await settingOf(fresh.db.reader, days, on('2026-12-01'))).toBe(10)
  const { text } = await web.get(at, operator)
  expect(text).toContain('№ 77-п от 01.11.2026'.replaceAll('\u00a0', ' '))
  expect(text).toContain('до 01.12.2026')
})

test.each([
  ['a value out of its bounds', form('31', ['5', '1', '2027']), 422, 'Введите число не больше 30'],
  ['no number', form('много', ['5', '1', '2027']), 422, 'Введите число, которое подходит'],
  ['a year of two digits', form('12', ['20', '12', '26']), 422, 'Год — четырьмя цифрами'],
  ['a day that has come', form('12', ['20', '11', '2026']), 422, 'Этот день уже наступил'],
  ['a day before a later value', form('12', ['25', '11', '2026']), 409, 'более поздней даты'],
  ['no act', { ...form('12', ['5', '1', '2027']), 'act.number': '' }, 422, 'Введите номер акта'],
])('%s is answered plainly and changes nothing', async (_, body, status, words) => {
  const answer = await web.post(`${at}/values`, operator, body)
  expect([answer.status, answer.text.includes(words)]).toEqual([status, true])
  expect(await settingOf(fresh.db.reader, days, on('2027-02-01'))).toBe(10)
})

test('a policy is chosen from its words; the same over the interface for machines', async () => {
  expect(
    (await web.post('/region/settings/region.try-way/values', operator, form('there', ['1', '12', '2026']))).status,
  ).toBe(303)
  const act = { number: '78-п', title: 'О сроках', issuedOn: '2026-11-02' }
  const api = (value: unknown, from: string) => web.post(`/api/v1${at}/values`, operator, { value, from, act })
  expect((await api('ten', '2027-03-01')).status).toBe(422)
  expect((await api(14, '2027-03-01')).status).toBe(204)
  expect(await settingOf(fresh.db.reader, days, on('2027-03-01'))).toBe(14)
})

test('a dictionary is changed entry by entry on its page, and the edition before stays in sight', async () => {
  const path = '/region/settings/region.try-grounds'
  const { text } = await web.get(path, operator)
  for (const told of ['name="part.moved.words"', 'value="Переехал"', 'Норма']) expect(text).toContain(told)
  const { value: _, ...rest } = form('', ['1', '12', '2026'])
  const typed = { 'part.moved.words': 'Уехал из региона', 'part.moved.law': 'п. 2.16', 'part.asked.law': 'п. 2.15' }
  const over = /name="over" value="([\d-]+)"/.exec(text)?.[1] ?? ''
  const body = { ...rest, ...typed, 'part.other.words': 'Лишнее', over }
  const wrong = await web.post(`${path}/values`, operator, { ...body, 'part.asked.words': '' })
  expect([wrong.status, wrong.text.includes('href="#part-asked-words"')]).toEqual([422, true])
  expect(wrong.text).toContain('value="Уехал из региона"')
  expect((await web.post(`${path}/values`, operator, { ...body, 'part.asked.words': 'Просит семья' })).status).toBe(303)
  const found = await settingOf(fresh.db.reader, grounds, on('2026-12-01'))
  expect(found.moved.words).toBe('Уехал из региона')
  expect(Object.keys(found)).toEqual(['moved', 'asked'])
  expect((await settingOf(fresh.db.reader, grounds, on('2026-11-30'))).moved.words).toBe('Переехал')
  expect((await web.get(path, operator)).text).toContain('Переехал')
})

test('a form that was opened before somebody else changed the rule does not undo the change', async () => {
  const path = '/region/settings/region.try-grounds'
  const { text } = await web.get(path, operator)
  const over = /name="over" value="([\d-]+)"/.exec(text)?.[1] ?? ''
  const { value: _, ...december } = form('', ['10', '12', '2026'])
  const shown = { 'part.moved.words': 'Уехал из региона', 'part.moved.law': 'п. 2.16', 'part.asked.law': 'п. 2.15' }
  const first = { ...december, ...shown, over, 'part.asked.words': 'Просит представитель' }
  expect((await web.post(`${path}/values`, operator, first)).status).toBe(303)
  const later = { ...first, 'from.day': '11', 'part.asked.words': 'Просит семья', 'part.moved.words': 'Переехал' }
  const refused = await web.post(`${path}/values`, operator, later)
  expect([refused.status, refused.text.includes('только что изменил кто-то другой')]).toEqual([409, true])
  const found = await settingOf(fresh.db.reader, grounds, on('2026-12-11'))
  expect(found).toMatchObject({ asked: { words: 'Просит представитель' }, moved: { words: 'Уехал из региона' } })
})

test('two of the same day at once: one holds, the other is told', async () => {
  const body = form('9', ['1', '6', '2027'])
  const answers = await Promise.all([1, 2, 3, 4].map(() => web.post(`${at}/values`, operator, body)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
})

test('several numbers are typed with commas', async () => {
  const path = '/region/settings/region.try-steps/values'
  expect((await web.post(path, operator, form('0; три', ['1', '12', '2026']))).text).toContain(
    'Введите числа через запятую',
  )
  await web.post(path, operator, form('0, 4, 6', ['1', '12', '2026']))
  expect(await settingOf(fresh.db.reader, steps, on('2026-12-01'))).toEqual([0, 4, 6])
})

test('rules stand in chapters that fold, one of them open; a search opens what it found', async () => {
  const { text } = await web.get('/region/settings?chapter=region', operator)
  expect(text).toMatch(/<details class="chapter" id="region" open/)
  expect(text).toContain('href="/region/settings/region.try-days#new"')
  const closed = await web.get('/region/settings', operator)
  expect(closed.text).toMatch(/<details class="chapter" id="region">/)
  const found = await web.get(`/region/settings?q=${encodeURIComponent('проба причины')}`, operator)
  expect(found.text).toMatch(/<details class="chapter" id="region" open/)
  expect(found.text).not.toContain('region.try-days')
})

test('the next rule of the same act begins with the act and day of the change before, and both hold by one act', async () => {
  await web.post(`${at}/values`, operator, form('11', ['1', '3', '2028']))
  const next = '/region/settings/region.try-way'
  const { text } = await web.get(next, operator)
  expect(text).toContain('акт и день вашего прошлого изменения')
  expect([text.includes('value="77-п"'), text.includes('value="О сроках"'), text.includes('value="2028"')]).toEqual([
    true,
    true,
    true,
  ])
  const { rows } = await sql<{ acts: number }>`
    select count(*)::int as acts from region_act where number = '77-п'`.execute(fresh.db.reader)
  expect(rows[0]?.acts).toBe(1)
  const other = web.signIn({ userId: newId(), role: 'region', scopeId: null } as unknown as Actor)
  expect((await web.get(next, other)).text).not.toContain('прошлого изменения')
})

test('a chapter is found by its name', async () => {
  const { text } = await web.get(`/region/settings?q=${encodeURIComponent('регион: оператор')}`, operator)
  expect(text).toContain('region.try-days')
})

test('nobody else changes a rule, and a rule that does not exist is not found', async () => {
  const payer = web.signIn({ userId: newId(), role: 'municipality', scopeId: newId() } as unknown as Actor)
  expect((await web.post(`${at}/values`, payer, form('12', ['5', '5', '2027']))).status).toBe(404)
  expect((await web.get('/region/settings/region.no-such', operator)).status).toBe(404)
})

test('a setting is declared once: the same name a second time stops the program', () => {
  expect(() => defineSetting('region.try-days', z.string(), 'Проба')).toThrow(
    'the setting region.try-days is declared twice',
  )
})
