import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { type ChildId, openVault } from '#families'
import { newId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../test/support/town.ts'
import { secretKey } from '../../../test/support/web.ts'
import { findBroken } from '../../app/invariants.ts'
import { handOver, leaveChild } from '../families/actions/custody.ts'
import { guardiansOf } from '../families/queries/child.ts'
import { mergeChildren, undoMerge } from '../families/testing.ts'
import '../../app/domains.ts'

const vault = openVault(secretKey)
const operator = { userId: null, role: 'region', scopeId: null, rights: [] } as unknown as Actor
const all = { municipalityId: null }
const later = NOW.add({ hours: 24 * 20 })
let fresh: FreshDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

type Two = { town: Town; mother: Family; father: Family; course: Course }

async function two(tx: Tx, wishes: Parameters<typeof aFamily>[2][] = []): Promise<Two> {
  const town = await aTown(tx, { settings: { 'families.merge-undo-days': 30 } })
  const mother = await aFamily(tx, town, wishes[0])
  const father = await aFamily(tx, town, wishes[1])
  await isLater(tx, father.childId, 1)
  return { town, mother, father, course: await aCourse(tx, town) }
}

const isLater = (tx: Tx, childId: string, days: number) =>
  sql`update families_child set created_at = created_at + make_interval(days => ${days}) where id = ${childId}`.execute(
    tx,
  )

async function merge(tx: Tx, kept: Family, merged: Family, choices = {}): Promise<string> {
  const doubleId = newId()
  await sql`insert into families_double (id, child_id, other_id, score, insisted, state, found_at, found_by)
    values (${doubleId}, ${merged.childId}, ${kept.childId}, 92, true, 'open', ${NOW}, ${merged.userId})`.execute(tx)
  return mergeChildren(tx, operator, { doubleId, desk: all, choices, reason: 'Свидетельство одно', vault }, NOW)
}
/** As a request does it: refused is rolled back. */
async function undo(tx: Tx, id: string): Promise<string | null> {
  await sql`savepoint attempt`.execute(tx)
  const code = await codeOf(undoMerge(tx, operator, { id, desk: all }, later))
  if (code) await sql`rollback to attempt`.execute(tx)
  return code
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const id = ({ childId }: Family) => childId as ChildId

/** What must hold between the tables of several domains, whatever was undone. */
async function contradictions(tx: Tx): Promise<unknown[]> {
  const { rows } = await sql`
    select 'application on the certificate of another child' as what from enrolment_application application
      join certificates_certificate certificate on certificate.id = application.certificate_id
      where certificate.child_id <> application.child_id
    union all
    select 'nobody holds' from families_child child where merged_into is null and exists (select from families_custody
      where child_id = child.id) and not exists (select from families_custody where child_id = child.id and holder and ended_at is null)
    union all
    select 'somebody at a record that is merged away' from families_custody custody
      join families_child child on child.id = custody.child_id
      where child.merged_into is not null and custody.ended_at is null`.execute(tx)
  return [...rows, ...(await findBroken(tx)).broken]
}

describe('S-108: undone after life went on', () => {
  test('an application of the common time keeps the merge: its child and its certificate are never of two records', () =>
    rolledBack(fresh.db, async (tx) => {
      const { mother, father, course } = await two(tx, [{ activation: 'not-activated', available: null }, {}])
      const mergeId = await merge(tx, mother, father, { certificate: 'merged' })
      const common = { ...mother, certificateId: father.certificateId, accountId: father.accountId }
      await apply(tx, common, course.groupId)
      expect(await undo(tx, mergeId)).toBe('families.undo-changed')
    }))

  test('the record handed over meanwhile keeps the merge: no record is left without a holder', () =>
    rolledBack(fresh.db, async (tx) => {
      const { mother, father } = await two(tx, [{ available: null }, { available: null }])
      const mergeId = await merge(tx, mother, father)
      await handOver(tx, asFamily(mother), { childId: id(mother), toUserId: father.userId }, NOW)
      await leaveChild(tx, asFamily(mother), id(mother), NOW)
      expect(await undo(tx, mergeId)).toBe('families.undo-changed')
    }))

  test('who left the common record gets the own one back', () =>
    rolledBack(fresh.db, async (tx) => {
      const { mother, father } = await two(tx, [{ available: null }, { available: null }])
      const mergeId = await merge(tx, mother, father)
      await leaveChild(tx, asFamily(father), id(mother), NOW)
      expect(await undo(tx, mergeId)).toBeNull()
      expect((await guardiansOf(tx, id(father))).map(({ userId }) => userId)).toEqual([father.userId])
      expect(await contradictions(tx)).toEqual([])
    }))

  test('of a chain of merges only the last is undone', () =>
    rolledBack(fresh.db, async (tx) => {
      const { town, mother, father } = await two(tx, [{ available: null }, { available: null }])
      const aunt = await aFamily(tx, town, { available: null })
      await isLater(tx, aunt.childId, -1)
      const first = await merge(tx, mother, father)
      const second = await merge(tx, aunt, mother)
      expect(await undo(tx, first)).toBe('families.undo-changed')
      expect(await undo(tx, second)).toBeNull()
      expect(await undo(tx, first)).toBeNull()
      expect(await contradictions(tx)).toEqual([])
    }))

  test('two workers undo at once: one does, the other is told', async () => {
    const { mergeId } = await fresh.db.transaction(async (tx) => {
      const { mother, father } = await two(tx, [{ available: null }, { available: null }])
      return { mergeId: await merge(tx, mother, father) }
    })
    const once = () => fresh.db.transaction((tx) => undo(tx, mergeId))
    expect((await Promise.all([once(), once(), once()])).map(String).sort()).toEqual([
      'families.merge-stale',
      'families.merge-stale',
      'null',
    ])
    expect(await fresh.db.transaction(contradictions)).toEqual([])
  })
})
