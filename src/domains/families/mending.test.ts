import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { listOfChild } from '#audit'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, secretKey, type Web } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { families } from './manifest.ts'
import { getChild } from './queries/child.ts'
import { listCorrections } from './queries/correction.ts'
import { defineFiled } from './queries/filed.ts'
import { whyNotMend } from './rules/mending.ts'
import { aChild, aGuardian } from './testing.ts'
import { openVault } from './vault.ts'

const vault = openVault(secretKey)
let fresh: FreshDatabase
let web: Web
let mother: Actor
let municipalityId: string
let child: Awaited<ReturnType<typeof aChild>>

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [families])
  const { municipalities } = await fresh.db.transaction((tx) => aRegion(tx))
  municipalityId = Object.values(municipalities)[0] ?? ''
})
afterAll(async () => {
  defineFiled(async () => false)
  await web.app.close()
  await fresh.close()
})

const typed = (over: Record<string, string> = {}) => ({
  ...{ 'child.surname': 'Петрова', 'child.name': 'Мария', 'child.patronymic': 'Андреевна' },
  ...{ 'birth.day': '11', 'birth.month': '3', 'birth.year': '2017', gender: 'female', ...over },
})
const send = (over: Record<string, string>, by = mother) =>
  web.post(`/my/children/${child}/data`, web.signIn(by), typed(over))

describe('S-172: before a statement the family mends the name, birth date and gender itself', () => {
  beforeEach(async () => {
    await fresh.db.transaction(async (tx) => {
      mother = await aGuardian(tx)
      child = await aChild(tx, { municipalityId, userId: mother.userId })
    })
  })

  test('what stood and what stands is kept, the journal names what was mended, and the form shows it as it is', async () => {
    const form = (await web.get(`/my/children/${child}/data`, web.signIn(mother))).text
    for (const words of ['name="child.surname"', 'name="birth.day"', 'name="gender"']) expect(form).toContain(words)
    const next = `/my/children/${child}/statement/check`
    const sent = await send({ next, 'child.name': 'Мирослав', gender: 'male', 'birth.day': '12' })
    expect(sent.location).toBe(next)
    const { name, gender, birthOn } = await getChild(fresh.db.reader, child)
    expect([name, gender, birthOn.toString().slice(-2)]).toEqual(['Мирослав', 'male', '12'])
    const [kept] = await listCorrections(fresh.db.reader, { childId: child }, vault)
    expect(kept?.changes).toContainEqual({ kind: 'gender', before: 'девочка', after: 'мальчик' })
    expect(kept).toMatchObject({ place: null, reason: 'Семья исправила до подачи заявления' })
    const [entry] = await listOfChild(fresh.db.reader, child)
    expect(entry).toMatchObject({ word: 'families.mended' })
  })

  test('a birth date that passes fourteen asks for the passport, which may be told at once', async () => {
    const grown = { 'birth.year': '2011' }
    await send({ 'document.kind': 'birth-certificate-rf', 'document.number': 'II-АБ 123456' })
    expect((await send(grown)).text).toContain('нужен паспорт')
    const passport = { 'document.kind': 'passport-rf', 'document.number': '45 04 123456' }
    expect((await send({ ...grown, ...passport })).status).toBe(303)
  })

  test('an emptied name and a birth date too young are told beside the field, nothing is changed', async () => {
    for (const [over, words] of [
      [{ 'child.surname': '' }, 'Введите фамилию буквами'],
      [{ 'birth.year': '2025' }, 'Сертификат дают с'],
    ] as const) {
      const answer = await send(over)
      expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
    }
    expect(await listCorrections(fresh.db.reader, { childId: child }, vault)).toEqual([])
  })

  test('S-096 S-108: a child who is known is not made a second time; a likeness the family may deny, and staff see it', async () => {
    const name = { surname: 'Орлова', name: 'Ольга', patronymic: 'Ивановна' }
    const birthOn = Temporal.PlainDate.from('2017-03-11')
    await fresh.db.transaction(async (tx) => {
      const { userId } = await aGuardian(tx)
      await aChild(tx, { municipalityId, userId, name, birthOn })
    })
    const olga = { 'child.surname': 'Орлова', 'child.name': 'Ольга', 'child.patronymic': 'Ивановна' }
    expect((await send(olga)).text).toContain('Такой ребёнок уже есть в системе')
    const like = { ...olga, 'child.name': 'Ольго' }
    expect((await send(like)).text).toContain('name="anotherChild"')
    expect((await send({ ...like, anotherChild: 'yes' })).status).toBe(303)
  })

  test('after a statement only a desk mends: the page says so, the act refuses, the rest is still replaced', async () => {
    defineFiled(async () => true)
    const page = (await web.get(`/my/children/${child}/data`, web.signIn(mother))).text
    expect(page).toContain('исправит пункт приёма по документам')
    expect(page).not.toContain('name="child.surname"')
    const refused = await send({ 'child.name': 'Дарья' })
    expect([refused.status, refused.text.includes('Заявление на сертификат уже подано')]).toEqual([409, true])
    const address = { address: 'г. Приозёрск, ул. Новая, 1' }
    expect((await web.post(`/my/children/${child}/data`, web.signIn(mother), address)).status).toBe(303)
    defineFiled(async () => false)
  })

  test('the same for machines; somebody else finds no such child', async () => {
    const patch = (by: Actor, payload: object) =>
      web.app.inject({
        ...{ method: 'PATCH', url: `/api/v1/children/${child}`, payload },
        headers: { authorization: `Bearer ${web.signIn(by)}`, 'idempotency-key': crypto.randomUUID() },
      })
    const told = await patch(mother, { surname: 'Белова', patronymic: null, gender: 'female' })
    expect(told.json()).toMatchObject({ surname: 'Белова', patronymic: null })
    const stranger = await fresh.db.transaction((tx) => aGuardian(tx))
    expect((await patch(stranger, { surname: 'Белкина' })).statusCode).toBe(404)
  })
})

test.each([
  ['nobody leans on it', {}, null],
  ['compared with papers', { confirmed: true }, 'families.confirmed'],
  ['a statement was filed', { filed: true }, 'families.identity-fixed'],
  ['another cabinet has it', { cabinets: 2 }, 'families.identity-fixed'],
])('S-172: a family mends the identity of its child: %s', (_when, over, code) => {
  expect(whyNotMend({ confirmed: false, filed: false, cabinets: 1, ...over })?.code ?? null).toBe(code)
})
