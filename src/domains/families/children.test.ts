import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { listOfChild } from '#audit'
import { formatSnils } from '#kernel/snils'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { addChild, keepChildData, keepOwnData } from './actions/child.ts'
import { claimChild, declineClaim, grantClaim } from './actions/claim.ts'
import { lookAtChild, unmask } from './actions/look.ts'
import { demandDecidedDouble } from './actions/merge.ts'
import type { NewChild } from './model.ts'
import { findOwnChild, guardiansOf, listChildrenOf } from './queries/child.ts'
import { aGuardian, aSnils, newChild } from './testing.ts'
import { openVault } from './vault.ts'

const vault = openVault(secretKey)
let fresh: FreshDatabase
let mother: Actor
let father: Actor
let municipalityId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    mother = await aGuardian(tx)
    father = await aGuardian(tx, { surname: 'Петров', name: 'Андрей', patronymic: null })
  })
})
afterAll(() => fresh.close())

const mary = (over: Partial<NewChild> = {}) => ({ child: newChild({ municipalityId, ...over }), vault })
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

describe('adding a child', () => {
  test('the child stands in the cabinet with masked data, and whoever added it is the holder', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await addChild(tx, mother, mary({ snils: aSnils() }), NOW)
      const [child] = await listChildrenOf(tx, mother.userId)
      expect(child).toMatchObject({ id, holder: true, relation: 'mother', surname: 'Петрова', confirmedAt: null })
      expect(child?.masked.snils).toMatch(/^···-···-\d{3} \d{2}$/)
      expect(await findOwnChild(tx, father, id)).toBe(null)
    }))

  test('S-096: the same SNILS, or the same name and birth date, is not recorded twice', () =>
    rolledBack(fresh.db, async (tx) => {
      const known = mary()
      await addChild(tx, mother, known, NOW)
      const namesake = mary({ name: { surname: 'Орлова', name: 'Ольга', patronymic: null }, snils: known.child.snils })
      expect(await code(addChild(tx, father, namesake, NOW))).toBe('families.known-child')
      expect(await code(addChild(tx, father, mary(), NOW))).toBe('families.known-child')
      expect(await code(addChild(tx, mother, mary(), NOW))).toBe('families.already-yours')
    }))

  test('S-108: twins alike but for one letter are both added once the family says so, and staff decide before activation', () =>
    rolledBack(fresh.db, async (tx) => {
      const twin = mary({ name: { surname: 'Петрова', name: 'Марья', patronymic: 'Андреевна' } })
      await addChild(tx, mother, mary(), NOW)
      expect(await code(addChild(tx, mother, twin, NOW))).toBe('families.already-yours')
      const id = await addChild(tx, mother, { ...twin, anotherChild: true }, NOW)
      expect(await listChildrenOf(tx, mother.userId)).toHaveLength(2)
      expect(await code(demandDecidedDouble(tx, { role: 'region' }, id))).toBe('families.double-undecided')
    }))

  test('S-107: a child of four is not added yet', () =>
    rolledBack(fresh.db, async (tx) => {
      const small = mary({ birthOn: Temporal.PlainDate.from('2022-03-03') })
      expect(await code(addChild(tx, mother, small, NOW))).toBe('families.too-young')
    }))

  test('two guardians at once make one record', async () => {
    const child = mary({ name: { surname: 'Разина', name: 'Инна', patronymic: null } })
    const add = (by: Actor) => code(fresh.db.transaction((tx) => addChild(tx, by, child, NOW)))
    const answers = await Promise.all([add(mother), add(father)])
    expect(answers.sort()).toEqual(['families.known-child', null])
  })

  test('data of an unconfirmed child are replaced, but not by the SNILS of another', () =>
    rolledBack(fresh.db, async (tx) => {
      const other = mary({ name: { surname: 'Орлова', name: 'Ольга', patronymic: null } })
      await addChild(tx, father, other, NOW)
      const childId = await addChild(tx, mother, mary(), NOW)
      await keepChildData(tx, mother, { childId, vault, address: 'г. Приозёрск, ул. Новая, д. 1' }, NOW)
      const taken = { childId, vault, snils: other.child.snils }
      expect(await code(keepChildData(tx, mother, taken, NOW))).toBe('families.known-snils')
    }))
})

describe('a claim for a known child', () => {
  test('S-097: the holder shares the child, and both cabinets have it', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await addChild(tx, mother, mary(), NOW)
      const claim = await claimChild(tx, father, mary({ relation: 'father' }), NOW)
      expect(claim.number).toMatch(/^Д-2026-\d{6}$/)
      expect((await claimChild(tx, father, mary(), NOW)).number).toBe(claim.number)
      await grantClaim(tx, mother, claim.id, NOW)
      expect((await guardiansOf(tx, id)).map(({ relation, holder }) => [relation, holder])).toEqual([
        ['mother', true],
        ['father', false],
      ])
      expect(await code(declineClaim(tx, mother, claim.id, NOW))).toBe('families.claim-answered')
    }))

  test('only the holder, or a reception point with its right, answers', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await addChild(tx, mother, mary(), NOW)
      const claim = await claimChild(tx, father, mary({ relation: 'father' }), NOW)
      await expect(grantClaim(tx, father, claim.id, NOW)).rejects.toThrow('http.not-found')
      const worker: Actor = { ...mother, userId: father.userId, role: 'reception', rights: [] }
      await expect(grantClaim(tx, worker, claim.id, NOW)).rejects.toThrow('http.not-found')
      const point = { ...worker, rights: ['accept'] }
      expect(await code(grantClaim(tx, point, claim.id, NOW))).toBe('families.claim-early')
      await grantClaim(tx, point, claim.id, NOW.add({ hours: 24 * 4 }))
      expect(await guardiansOf(tx, id)).toHaveLength(2)
    }))

  test('S-099: what the holder declined a reception point decides by papers at once', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await addChild(tx, mother, mary(), NOW)
      const claim = await claimChild(tx, father, mary({ relation: 'father' }), NOW)
      await declineClaim(tx, mother, claim.id, NOW)
      await grantClaim(tx, { ...mother, role: 'reception', rights: ['accept'] }, claim.id, NOW)
      expect(await guardiansOf(tx, id)).toHaveLength(2)
    }))
})

describe('personal data', () => {
  test('a look of somebody else stands in the journal of the child with its reason', () =>
    rolledBack(fresh.db, async (tx) => {
      const childId = await addChild(tx, mother, mary(), NOW)
      const worker: Actor = { ...father, role: 'reception' }
      await lookAtChild(tx, worker, { childId, reason: 'Приём заявления З-2026-000001' }, NOW)
      const data = await unmask(tx, worker, { owner: { childId }, vault, reason: 'Сверка' }, NOW)
      expect(data.document).toMatchObject({ series: 'II-АБ', number: '123456' })
      const entries = await listOfChild(tx, childId)
      expect(entries.map(({ word, reason }) => [word, reason]).slice(0, 2)).toEqual([
        ['families.unmasked', 'Сверка'],
        ['families.looked', 'Приём заявления З-2026-000001'],
      ])
    }))

  test('the page again, with errors of its form, is the same look; it is never open without one', () =>
    rolledBack(fresh.db, async (tx) => {
      const childId = await addChild(tx, mother, mary(), NOW)
      const worker: Actor = { ...father, role: 'reception' }
      const reason = 'Приём заявления З-2026-000001'
      const look = (again: boolean, minutes: number) =>
        lookAtChild(tx, worker, { childId, reason, again }, NOW.add({ minutes }))
      const counted = async () =>
        (await listOfChild(tx, childId)).filter(({ word }) => word === 'families.looked').length
      await look(true, 0)
      expect(await counted()).toBe(1)
      await look(true, 1)
      expect(await counted()).toBe(1)
      await look(false, 2)
      await look(true, 40)
      expect(await counted()).toBe(3)
      await lookAtChild(tx, { ...worker, userId: mother.userId }, { childId, reason, again: true }, NOW)
      expect(await counted()).toBe(4)
    }))

  test('a dump of all tables holds no SNILS and no document number in clear', async () => {
    const name = { surname: 'Тайная', name: 'Ева', patronymic: null }
    const document = { kind: 'birth-certificate-rf', series: 'IV-ЯЖ', number: '987654' } as const
    const addition = mary({ name, document, birthOn: Temporal.PlainDate.from('2016-05-05') })
    await fresh.db.transaction(async (tx) => {
      const childId = await addChild(tx, mother, addition, NOW)
      await keepOwnData(tx, mother, { vault, document: { kind: 'passport-rf', series: '4504', number: '765432' } }, NOW)
      await claimChild(tx, father, addition, NOW)
      await unmask(tx, mother, { owner: { childId }, vault, reason: 'Проверка' }, NOW)
    })
    const dump = await dumpOf(fresh.address)
    expect(dump).toContain('Тайная')
    const { snils } = addition.child
    for (const secret of [snils, formatSnils(snils), '987654', '765432']) expect(dump).not.toContain(secret)
  })
})

/** Every row of every table, the queue's too; bytes as text, so that a value in clear inside them would show. */
async function dumpOf(address: string): Promise<string> {
  const client = new pg.Client(address)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  await client.query(`set bytea_output = 'escape'`)
  const parts: string[] = []
  for (const { name } of rows) {
    const table = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
    parts.push(...table.rows.map(({ row }) => row))
  }
  await client.end()
  return parts.join('\n')
}
