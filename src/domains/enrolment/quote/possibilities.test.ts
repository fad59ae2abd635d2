import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { system } from '#audit'
import { amend } from '#funding'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { quoteFor, submitApplication } from '../index.ts'
import { possibilitiesOf } from './queries/possibilities.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const day = (text: string) => Temporal.PlainDate.from(text)
const asFamily = ({ userId }: Family) => ({ userId, role: 'family', scopeId: null }) as Actor

async function limitTo(tx: Tx, { municipalityId, periodId, actId }: Town, services: number) {
  const common = { periodId, unit: 'kopecks', from: day('2026-01-01'), subject: 'register' } as const
  const wish = { ...common, register: 'significant', funding: 'nominal', services } as const
  await amend(tx, system, { municipalityId, actId, wish }, NOW)
}

async function apply(tx: Tx, family: Family, { groupId }: Course) {
  const { childId, userId: guardianId } = family
  const offered = await quoteFor(tx, { childId, groupId, guardianId }, NOW)
  if (!offered) throw new Error('no quote')
  const submission = { childId, groupId, startsOn: offered.startsOn, quoteVersion: offered.version }
  return submitApplication(tx, asFamily(family), submission, NOW)
}

test('S-006 services of a budget register are counted for the kind of certificate, ended ones of the period too', () =>
  rolledBack(fresh.db, async (tx) => {
    const town = await aTown(tx)
    const family = await aFamily(tx, town)
    await limitTo(tx, town, 2)
    const significant = () => aCourse(tx, town, { register: 'significant', price: 0n })
    const [first, second, third] = [await significant(), await significant(), await significant()]
    const { id } = await apply(tx, family, first)
    await apply(tx, family, second)
    const state = (to: string) => sql`update enrolment_application set state = ${to} where id = ${id}`.execute(tx)
    const obstacles = async () => {
      const wish = { childId: family.childId, groupId: third.groupId, guardianId: family.userId }
      return (await quoteFor(tx, wish, NOW))?.reasons.map(({ code }) => code)
    }
    expect(await obstacles()).toEqual(['register-limit'])
    const whose = { childId: family.childId, municipalityId: town.municipalityId, funding: 'nominal' }
    expect((await possibilitiesOf(tx, whose, day('2026-08-25')))?.registers).toEqual([
      { register: 'preprofessional', limit: null, used: 0 },
      { register: 'significant', limit: 2, used: 2 },
      { register: 'general', limit: null, used: 0 },
    ])
    await state('ended')
    expect(await obstacles()).toEqual(['register-limit'])
    await state('cancelled')
    expect(await obstacles()).toEqual([])
    await state('ended')
    await sql`update certificates_certificate set funding = 'accounting' where id = ${family.certificateId}`.execute(tx)
    expect(await obstacles()).toEqual([])
  }))
