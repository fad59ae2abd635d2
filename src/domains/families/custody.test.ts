import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql, type Tx } from '#platform/db'
import { hashToken, newToken } from '#platform/session'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { aRegion } from '../region/testing.ts'
import { addChild } from './actions/child.ts'
import {
  acceptInvitation,
  demandAdult,
  handOver,
  inviteGuardian,
  joinOwnRecord,
  leaveChild,
} from './actions/custody.ts'
import { askReminder, sendReminders } from './actions/reminder.ts'
import type { ChildId } from './model.ts'
import { guardiansOf } from './queries/child.ts'
import { aGuardian, aSnils, newChild } from './testing.ts'
import { openVault } from './vault.ts'

const vault = openVault(secretKey)
let fresh: FreshDatabase
let mother: Actor
let father: Actor
let nikita: Actor
let municipalityId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    mother = await aGuardian(tx)
    father = await aGuardian(tx, { surname: 'Орлов', name: 'Дмитрий', patronymic: null })
    nikita = await aGuardian(tx, { surname: 'Орлов', name: 'Никита', patronymic: null })
  })
})
afterAll(() => fresh.close())

const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const teenager = {
  birthOn: Temporal.PlainDate.from('2011-03-02'),
  document: { kind: 'passport-rf', series: '4504', number: '123456' },
} as const
const add = (tx: Tx, over: Parameters<typeof newChild>[0] = {}) =>
  addChild(tx, mother, { child: newChild({ municipalityId, ...over }), vault }, NOW)

/** Invites and hands over the token of the letter. */
async function invite(tx: Tx, childId: ChildId, relation: 'father' | 'self'): Promise<string> {
  await inviteGuardian(tx, mother, { childId, email: 'gost@example.ru', relation }, NOW)
  const token = newToken()
  await sql`update families_invitation set token_hash = ${hashToken(token)} where child_id = ${childId}
    and used_at is null and cancelled_at is null`.execute(tx)
  return token
}
const relations = async (tx: Tx, id: ChildId) =>
  (await guardiansOf(tx, id)).map(({ relation, holder }) => `${relation}${holder ? ' holds' : ''}`)

describe('D17 several adults, one holder', () => {
  test('S-106: the holder invites by a link that works once and for its term only', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await add(tx)
      const token = await invite(tx, id, 'father')
      expect(await code(acceptInvitation(tx, father, token, NOW.add({ hours: 24 * 15 })))).toBe(
        'families.invitation-over',
      )
      await acceptInvitation(tx, father, token, NOW)
      expect(await relations(tx, id)).toEqual(['mother holds', 'father'])
      expect(await code(acceptInvitation(tx, nikita, token, NOW))).toBe('families.invitation-over')
      expect(
        await code(inviteGuardian(tx, father, { childId: id, email: 'a@example.ru', relation: 'guardian' }, NOW)),
      ).toBe('families.not-holder')
      expect(await code(acceptInvitation(tx, nikita, newToken(), NOW))).toBe('http.not-found')
    }))

  test('the holder hands over and leaves; the last adult stays until eighteen', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await add(tx)
      await acceptInvitation(tx, father, await invite(tx, id, 'father'), NOW)
      expect(await code(leaveChild(tx, mother, id, NOW))).toBe('families.holder-stays')
      expect(await code(handOver(tx, father, { childId: id, toUserId: father.userId }, NOW))).toBe(
        'families.not-holder',
      )
      await handOver(tx, mother, { childId: id, toUserId: father.userId }, NOW)
      await leaveChild(tx, mother, id, NOW)
      expect(await relations(tx, id)).toEqual(['father holds'])
      expect(await code(leaveChild(tx, mother, id, NOW))).toBe('http.not-found')
    }))
})

test('S-107: for a child of four a letter comes on the fifth birthday, once', () =>
  rolledBack(fresh.db, async (tx) => {
    const birthOn = Temporal.PlainDate.from('2022-03-03')
    for (let press = 0; press < 2; press += 1)
      expect((await askReminder(tx, mother, birthOn, NOW)).toString()).toBe('2027-03-03')
    expect(await code(askReminder(tx, mother, Temporal.PlainDate.from('2017-03-03'), NOW))).toBe(
      'families.reminder-needless',
    )
    expect(await sendReminders(tx, Temporal.Instant.from('2027-03-02T12:00:00Z'))).toBe(0)
    expect(await sendReminders(tx, Temporal.Instant.from('2027-03-03T06:00:00Z'))).toBe(1)
    expect(await sendReminders(tx, Temporal.Instant.from('2027-03-04T06:00:00Z'))).toBe(0)
  }))

test('S-106: a link of somebody who has left the record since opens nothing', () =>
  rolledBack(fresh.db, async (tx) => {
    const id = await add(tx)
    await acceptInvitation(tx, father, await invite(tx, id, 'father'), NOW)
    const forgotten = await invite(tx, id, 'father')
    await handOver(tx, mother, { childId: id, toUserId: father.userId }, NOW)
    await leaveChild(tx, mother, id, NOW)
    expect(await code(acceptInvitation(tx, nikita, forgotten, NOW))).toBe('families.invitation-over')
    expect(await relations(tx, id)).toEqual(['father holds'])
  }))

describe('D18 own cabinet from fourteen', () => {
  test('S-125: the child joins the same record by an invitation; the parent stays and pays', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await add(tx, teenager)
      await acceptInvitation(tx, nikita, await invite(tx, id, 'self'), NOW)
      expect(await relations(tx, id)).toEqual(['mother holds', 'self'])
      const paid = { childId: id, parentKopecks: 100n }
      expect(await code(demandAdult(tx, nikita, paid))).toBe('families.adult-needed')
      expect(await code(demandAdult(tx, nikita, { ...paid, parentKopecks: 0n }))).toBe(null)
      expect(await code(demandAdult(tx, mother, paid))).toBe(null)
      await handOver(tx, mother, { childId: id, toUserId: nikita.userId }, NOW)
      expect(await code(leaveChild(tx, mother, id, NOW))).toBe('families.last-adult')
    }))

  test('S-125: a child of nine is not invited as oneself', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await add(tx)
      expect(
        await code(inviteGuardian(tx, mother, { childId: id, email: 'a@example.ru', relation: 'self' }, NOW)),
      ).toBe('families.too-young-for-self')
    }))

  test('S-125 S-161: the child claims the own record by SNILS and certificate together; a wrong pair says nothing', () =>
    rolledBack(fresh.db, async (tx) => {
      const snils = aSnils()
      const id = await add(tx, {
        ...teenager,
        snils,
        name: { surname: 'Орлов', name: 'Никита', patronymic: 'Дмитриевич' },
      })
      expect(await code(joinOwnRecord(tx, nikita, { childId: id, snils: aSnils(), vault }, NOW))).toBe(
        'families.own-record-unknown',
      )
      expect(await code(joinOwnRecord(tx, nikita, { childId: null, snils, vault }, NOW))).toBe(
        'families.own-record-unknown',
      )
      await joinOwnRecord(tx, nikita, { childId: id, snils, vault }, NOW)
      expect(await relations(tx, id)).toEqual(['mother holds', 'self'])
      expect(await code(joinOwnRecord(tx, father, { childId: id, snils, vault }, NOW))).toBe(
        'families.own-record-unknown',
      )
    }))
})
