import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { listOfChild } from '#audit'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aChild, aGuardian } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { askPresenceCode, choosePresence, confirmPresence, listToProtect, presenceOf } from './actions/presence.ts'
import type { CertificateId } from './model/certificate.ts'
import { type PresenceAnswer, type PresenceMode, plainPhrase, whyNotPhrase } from './model/presence.ts'
import { aCategory, aCertificate } from './testing.ts'

const NOW = Temporal.Instant.from('2026-11-20T07:15:00Z')
const house = 'Дом детского творчества'
const girl = { surname: 'Петрова', name: 'Мария', patronymic: 'Андреевна' }

let fresh: FreshDatabase
let mother: Actor
let provider: Actor
let childId: string
let id: CertificateId

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    const municipalityId = Object.values(municipalities)[0] ?? ''
    mother = await aGuardian(tx)
    provider = { ...mother, role: 'provider', scopeId: newId() }
    childId = await aChild(tx, { userId: mother.userId, municipalityId, name: girl })
    const categoryId = await aCategory(tx, { municipalityId })
    id = (await aCertificate(tx, { childId: childId as never, userId: mother.userId, municipalityId, categoryId })).id
  })
})
afterAll(() => fresh.close())

const hash = async (text: string) => (await import('#access')).hashPassword(plainPhrase(text))
const choose = async (tx: Tx, mode: PresenceMode, phrase?: string) =>
  choosePresence(tx, mother, { certificateId: id, mode, phraseHash: phrase ? await hash(phrase) : null }, NOW)
const answer = (given: Partial<PresenceAnswer>): PresenceAnswer => ({
  organisation: house,
  appliedBefore: true,
  ...given,
})
const confirm = async (tx: Tx, given: Partial<PresenceAnswer>, now = NOW) =>
  (await confirmPresence(tx, provider, id, answer(given), now))?.code ?? 'confirmed'

describe('presence', () => {
  test('S-026, S-027: before the family chooses nobody may start an application, and the home page asks to choose', () =>
    rolledBack(fresh.db, async (tx) => {
      expect(await presenceOf(tx, id, NOW)).toEqual({ mode: 'forbidden', chosen: false, phraseSetAt: null })
      expect(await confirm(tx, { name: girl })).toBe('certificates.presence-forbidden')
      expect(await listToProtect(tx, mother.userId, NOW)).toEqual([{ childId, name: 'Мария', why: 'choose' }])
      await choose(tx, 'forbidden')
      expect(await listToProtect(tx, mother.userId, NOW)).toEqual([])
    }))

  test('S-028: by name only an organisation that the family applied to before, and only the very name', () =>
    rolledBack(fresh.db, async (tx) => {
      await choose(tx, 'name')
      expect(await confirm(tx, { name: girl, appliedBefore: false })).toBe('certificates.presence-stranger')
      expect(await confirm(tx, { name: { ...girl, name: 'Марина' } })).toBe('certificates.presence-wrong')
      expect(await confirm(tx, { name: { ...girl, surname: 'петрова' } })).toBe('confirmed')
    }))

  test('S-030: the phrase is kept as a hash, told aloud it fits in any spelling, and the family learns of it', () =>
    rolledBack(fresh.db, async (tx) => {
      await choose(tx, 'phrase', 'Зелёный самокат')
      const { rows } = await sql<{
        text: string
      }>`select row_to_json(p)::text as text from certificates_presence p`.execute(tx)
      expect(rows[0]?.text).toContain('argon2')
      expect(rows[0]?.text.toLowerCase()).not.toContain('самокат')
      expect(await confirm(tx, { name: girl })).toBe('certificates.presence-other')
      expect(await confirm(tx, { phrase: 'красный самокат' })).toBe('certificates.presence-wrong')
      expect(await confirm(tx, { phrase: 'зеленый  САМОКАТ!' })).toBe('confirmed')
      const words = (await listOfChild(tx, childId)).map(({ word }) => word)
      expect(words).toEqual(expect.arrayContaining(['certificates.presence-failed', 'certificates.presence-confirmed']))
      const letters = await sql<{ payload: { letter: string } }>`select payload from job_plan`.execute(tx)
      expect(letters.rows.map(({ payload }) => payload.letter)).toContain('certificates.presence-confirmed')
    }))

  test('S-031: after half a year the family is reminded to change the phrase', () =>
    rolledBack(fresh.db, async (tx) => {
      await choose(tx, 'phrase', 'Зелёный самокат')
      expect(await listToProtect(tx, mother.userId, NOW.add({ hours: 24 * 179 }))).toEqual([])
      expect(await listToProtect(tx, mother.userId, NOW.add({ hours: 24 * 181 }))).toMatchObject([{ why: 'renew' }])
    }))

  test('guesses are counted: the sixth is not even looked at, and an hour later it is', () =>
    rolledBack(fresh.db, async (tx) => {
      await choose(tx, 'phrase', 'Зелёный самокат')
      for (let guess = 0; guess < 5; guess += 1)
        expect(await confirm(tx, { phrase: `догадка ${guess}` })).toBe('certificates.presence-wrong')
      expect(await confirm(tx, { phrase: 'Зелёный самокат' })).toBe('certificates.presence-too-many')
      expect(await confirm(tx, { phrase: 'Зелёный самокат' }, NOW.add({ minutes: 61 }))).toBe('confirmed')
    }))

  test('a code of the letter lets in the organisation that asked, once and not for long', () =>
    rolledBack(fresh.db, async (tx) => {
      await choose(tx, 'code')
      await askPresenceCode(tx, provider, { certificateId: id, organisation: house }, NOW)
      const { rows } = await sql<{
        payload: { letter: string; facts: { code: string } }
      }>`select payload from job_plan`.execute(tx)
      const code = rows.find(({ payload }) => payload.letter === 'certificates.presence-code')?.payload.facts.code ?? ''
      expect(code).toMatch(/^\d{6}$/)
      const other = { ...provider, scopeId: newId() }
      expect((await confirmPresence(tx, other, id, answer({ code }), NOW))?.code).toBe('certificates.presence-wrong')
      expect(await confirm(tx, { code }, NOW.add({ minutes: 16 }))).toBe('certificates.presence-wrong')
      expect(await confirm(tx, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBe('confirmed')
      expect(await confirm(tx, { code })).toBe('certificates.presence-wrong')
      for (let letter = 0; letter < 2; letter += 1)
        await askPresenceCode(tx, provider, { certificateId: id, organisation: house }, NOW)
      await expect(
        askPresenceCode(tx, provider, { certificateId: id, organisation: house }, NOW),
      ).rejects.toMatchObject({
        code: 'certificates.presence-too-many',
      })
    }))

  test.each([
    ['', 'Придумайте'],
    ['кот', 'короткая'],
    ['аааааааа', 'угадать'],
    ['Мария Петрова', 'знают многие'],
    ['Зелёный самокат', null],
    ['Маша и 3 медведя', null],
  ])('a phrase «%s»: %s', (phrase, words) => {
    const why = whyNotPhrase(phrase, [girl])
    if (words === null) expect(why).toBeNull()
    else expect(why).toContain(words)
  })
})
