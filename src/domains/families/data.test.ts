import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { families } from './manifest.ts'
import { whyNotDocument } from './rules/age.ts'
import { aChild, aGuardian, aSnils } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let mother: string
let child: string
let teenager: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    const municipalityId = Object.values(municipalities)[0] ?? ''
    const guardian = await aGuardian(tx)
    mother = web.signIn(guardian)
    child = await aChild(tx, { municipalityId, userId: guardian.userId })
    const name = { surname: 'Петров', name: 'Илья', patronymic: 'Андреевич' }
    const birthOn = Temporal.PlainDate.from('2011-02-03')
    teenager = await aChild(tx, { municipalityId, userId: guardian.userId, name, birthOn, gender: 'male' })
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const snils = aSnils()
const document = { 'document.kind': 'birth-certificate-rf', 'document.number': 'II-АБ 123456' }

test('S-179: saved data of a child lead back to where the family came from, and never out of the site', async () => {
  const path = `/my/children/${child}/data`
  const next = `/my/children/${child}/statement/check`
  const form = await web.get(`${path}?next=${encodeURIComponent(next)}`, mother)
  expect(form.text).toContain(`name="next" value="${next}"`)
  const wrong = await web.post(path, mother, { next, snils: '1' })
  expect([wrong.status, wrong.text.includes(`value="${next}"`)]).toEqual([422, true])
  expect((await web.post(path, mother, { next, snils })).location).toBe(next)
  expect(
    (await web.post(path, mother, { next: '//evil.example', address: 'г. Приозёрск, ул. Новая, 1' })).location,
  ).toBe('/')
})

test('S-179: a birth certificate where a passport is due is told in one sentence, beside the field', async () => {
  const answer = await web.post(`/my/children/${teenager}/data`, mother, { ...document, snils: '' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('С 14 лет вместо свидетельства о рождении нужен паспорт')
  expect(answer.text).toContain('временное удостоверение личности')
  expect(answer.text).toContain('II-АБ 123456')
})

test('S-119 S-179: an address in another region is answered with what to do there', async () => {
  const answer = await web.post('/my/children', mother, { municipality: 'elsewhere', 'child.surname': 'Петрова' })
  expect(answer.status).toBe(200)
  for (const words of ['Ребёнок живёт в другом регионе', 'Сертификат другого региона здесь не действует', 'Госуслуги'])
    expect(answer.text).toContain(words)
})

describe('S-179: a passport is due from the fourteenth birthday', () => {
  const certificate = { kind: 'birth-certificate-rf', series: 'II-АБ', number: '123456' } as const
  const passport = { kind: 'passport-rf', series: '4504', number: '123456' } as const
  const temporary = { kind: 'temporary-id', series: null, number: 'А 123' } as const
  test.each([
    ['the day before', certificate, '2012-11-21', null],
    ['on the day', certificate, '2012-11-20', 'families.passport-due'],
    ['a passport before it', passport, '2012-11-21', 'families.passport-early'],
    ['with a passport', passport, '2012-11-20', null],
    ['with the paper given meanwhile', temporary, '2012-11-20', null],
  ])('%s', (_when, paper, born, code) => {
    const birthOn = Temporal.PlainDate.from(born)
    const refusal = whyNotDocument({ birthOn, document: paper }, Temporal.PlainDate.from('2026-11-20'))
    expect(refusal?.code ?? null).toBe(code)
  })
})
