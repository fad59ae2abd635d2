import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, look } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Family, NOW } from '../../../../test/support/town.ts'
import { quoteFor } from '../quote/actions.ts'
import { acceptContract } from './actions/acceptance.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

async function aPlace(tx: Tx) {
  const town = await aTown(tx)
  return { family: await aFamily(tx, town), course: await aCourse(tx, town) }
}

const consent = (tx: Tx, { userId }: Family, withdrawnAt: Temporal.Instant | null) =>
  sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at, withdrawn_at)
    values (${newId()}, ${userId}, 'personal-data', '1', ${Buffer.alloc(32)}, ${NOW.subtract({ hours: 48 })}, ${withdrawnAt})`.execute(
    tx,
  )

const reasons = async (tx: Tx, family: Family, groupId: never, guardianId = family.userId) =>
  (await quoteFor(tx, { childId: family.childId, groupId, guardianId }, NOW))?.reasons.map(({ code }) => code) ?? []

test('S-035: a withdrawn consent stops a new application until it is given again', () =>
  rolledBack(fresh.db, async (tx) => {
    const { family, course } = await aPlace(tx)
    const groupId = course.groupId as never
    expect(await reasons(tx, family, groupId)).not.toContain('no-consent')
    await consent(tx, family, NOW)
    expect(await reasons(tx, family, groupId)).toContain('no-consent')
    await expect(apply(tx, family, groupId)).rejects.toMatchObject({ code: 'enrolment.not-allowed' })
    await consent(tx, family, null)
    expect(await reasons(tx, family, groupId)).not.toContain('no-consent')
    await apply(tx, family, groupId)
  }))

test('S-035, S-038: the number of the certificate stands on the holder’s consent, and concludes no contract', () =>
  rolledBack(fresh.db, async (tx) => {
    const { family, course } = await aPlace(tx)
    const groupId = course.groupId as never
    const numberId = newId()
    await sql`insert into access_user (id, surname, name, created_at) values (${numberId}, 'Петрова', 'Мария', ${NOW})`.execute(
      tx,
    )
    await sql`insert into access_login (number, user_id, password_hash, set_at) values ('4700000001', ${numberId}, '', ${NOW})`.execute(
      tx,
    )
    await sql`insert into families_custody (id, child_id, user_id, relation, holder, since)
      values (${newId()}, ${family.childId}, ${numberId}, 'self', false, ${NOW})`.execute(tx)
    const child = { ...family, userId: numberId }
    expect(await reasons(tx, family, groupId, numberId)).not.toContain('no-consent')
    expect((await look(tx, child, groupId)).childId).toBe(family.childId)
    const id = await apply(tx, child, groupId)
    const bearer = { ...asFamily(child), role: 'certificate' as const }
    await expect(acceptContract(tx, bearer, id, NOW)).rejects.toMatchObject({ code: 'enrolment.adult-only' })
    await consent(tx, family, NOW)
    expect(await reasons(tx, family, groupId, numberId)).toContain('no-consent')
  }))
