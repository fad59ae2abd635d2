import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, printPassword } from '#access'
import { type ChildId, linkNumber, type Masked, openVault } from '#families'
import { newId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../test/support/town.ts'
import { secretKey } from '../../../test/support/web.ts'
import { findBroken } from '../../app/invariants.ts'
import { findSigner } from '../access/testing.ts'
import {
  aSnils,
  keepApart,
  keepTestData,
  listForgottenTables,
  listUnsettled,
  mergeChildren,
  previewMerge,
  settleMerge,
  undoMerge,
} from '../families/testing.ts'
import '../../app/domains.ts'
import { lockApplication } from './applications/queries/row.ts'

const vault = openVault(secretKey)
const operator = { userId: null, role: 'region', scopeId: null, rights: [] } as unknown as Actor
const all = { municipalityId: null }
const later = NOW.add({ hours: 24 * 29 })
let fresh: FreshDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

type Two = { town: Town; mother: Family; father: Family; course: Course; doubleId: string }

/** One child in two cabinets: the mother's older record, the father's later one with a slip in the name. */
async function aDouble(tx: Tx, wishes: Parameters<typeof aFamily>[2][] = []): Promise<Two> {
  const town = await aTown(tx, { settings: { 'families.merge-undo-days': 30, 'access.printed-password-days': 30 } })
  const mother = await aFamily(tx, town, wishes[0])
  const father = await aFamily(tx, town, wishes[1])
  const course = await aCourse(tx, town, { register: 'certified' })
  await sql`update families_child set name = 'Йван', birth_on = '2017-03-12', created_at = created_at + interval '1 day' where id = ${father.childId}`.execute(
    tx,
  )
  await sql`update families_custody set relation = 'father' where child_id = ${father.childId}`.execute(tx)
  const data = { vault, snils: aSnils() }
  await keepTestData(tx, { owner: { childId: father.childId }, ...data }, NOW)
  const doubleId = newId()
  await sql`insert into families_double (id, child_id, other_id, score, insisted, state, found_at, found_by)
    values (${doubleId}, ${father.childId}, ${mother.childId}, 92, true, 'open', ${NOW}, ${father.userId})`.execute(tx)
  return { town, mother, father, course, doubleId }
}

const merge = (tx: Tx, { doubleId }: Two, choices = {}) =>
  mergeChildren(tx, operator, { doubleId, desk: all, choices, reason: 'Свидетельство одно', vault }, NOW)

/** The certificate of a family gets a password: its number signs in. */
async function aNumberOf(tx: Tx, { childId, certificateId }: Family): Promise<string> {
  const { rows } = await sql<{ number: string }>`select number from certificates_certificate
    where id = ${certificateId}`.execute(tx)
  const number = rows[0]?.number ?? ''
  const name = { surname: 'Петрова', name: 'Мария', patronymic: null }
  const signIn = { number, name, scopeId: childId, passwordHash: 'hash', printKey: 'key' }
  const userId = await printPassword(tx, operator, signIn, NOW)
  await linkNumber(tx, operator, { childId: childId as ChildId, userId }, NOW)
  return number
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  return work.then(
    () => null,
    (error) => (error instanceof Refusal ? error : Promise.reject(error)),
  )
}

/** Everything of both records that lives, in one spelling. */
async function snapshot(tx: Tx, { mother, father }: Two): Promise<unknown> {
  const both = [mother.childId, father.childId]
  const part = async (table: string, living = 'true') =>
    (
      await sql<{ row: unknown }>`select to_jsonb(t) as row from ${sql.id(table)} t
        where child_id = any(${both}::uuid[]) and ${sql.raw(living)} order by id`.execute(tx)
    ).rows.map(({ row }) => row)
  const children =
    await sql`select to_jsonb(t) - 'name_key' as row from families_child t where id = any(${both}::uuid[]) order by id`.execute(
      tx,
    )
  return {
    children: children.rows,
    custodies: await part('families_custody', 'ended_at is null'),
    vault: await part('families_vault', 'replaced_at is null'),
    claims: await part('families_claim'),
    doubles: await part('families_double'),
    certificates: await part('certificates_certificate'),
    statements: await part('certificates_statement'),
    applications: await part('enrolment_application'),
  }
}

const names = async (tx: Tx, id: string) =>
  (
    await sql<{
      name: string
      birth: string
      merged: string | null
    }>`select name, birth_on::text as birth, merged_into as merged
    from families_child where id = ${id}`.execute(tx)
  ).rows[0]

test('every table that names a child has somebody who moves its rows', () =>
  rolledBack(fresh.db, async (tx) => {
    expect(await listForgottenTables(tx)).toEqual([])
  }))

describe('S-108 a merge', () => {
  test('takes the chosen fields, shares the child between both cabinets and keeps one certificate', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx, [{ activation: 'not-activated', available: null }, {}])
      const { mother, father, course } = two
      await apply(tx, father, course.groupId)
      const before = await previewMerge(tx, { keptId: mother.childId, mergedId: father.childId } as never)
      expect(before.obstacles).toEqual([])
      expect(before.choices[0]?.forced).toContain('деньги')
      await merge(tx, two, { birthOn: 'merged', certificate: 'kept' })
      expect(await names(tx, mother.childId)).toMatchObject({ name: 'Иван', birth: '2017-03-12', merged: null })
      expect(await names(tx, father.childId)).toMatchObject({ merged: mother.childId })
      const shown = await sql<{ id: string; validity: string }>`select id, validity from certificates_certificate
        where child_id = ${mother.childId}`.execute(tx)
      // Money is held on the father's: it stays whatever was asked.
      expect(new Map(shown.rows.map(({ id, validity }) => [id, validity]))).toEqual(
        new Map([
          [mother.certificateId, 'excluded'],
          [father.certificateId, 'valid'],
        ]),
      )
      const { rows: adults } = await sql<{
        id: string
        holder: boolean
      }>`select user_id as id, holder from families_custody
        where child_id = ${mother.childId} and ended_at is null order by since`.execute(tx)
      expect(adults).toEqual(
        expect.arrayContaining([
          { id: mother.userId, holder: true },
          { id: father.userId, holder: false },
        ]),
      )
      const { rows: secrets } = await sql<Masked>`select kind from families_vault where child_id = ${mother.childId}
        and replaced_at is null`.execute(tx)
      expect(secrets).toEqual([{ kind: 'snils' }])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('is undone exactly within its term, and not a day after it', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx, [{ activation: 'not-activated', available: null }, {}])
      const { father, course, mother } = two
      await apply(tx, father, course.groupId)
      await sql`insert into families_claim (id, number, child_id, user_id, relation, state, created_at)
        values (${newId()}, 'Д-1', ${father.childId}, ${mother.userId}, 'mother', 'waiting', ${NOW})`.execute(tx)
      const before = await snapshot(tx, two)
      const id = await merge(tx, two, { name: 'merged', birthOn: 'merged', holder: 'merged', snils: 'merged' })
      expect(await snapshot(tx, two)).not.toEqual(before)
      const late = NOW.add({ hours: 24 * 31 })
      expect((await refusalOf(undoMerge(tx, operator, { id, desk: all }, late)))?.code).toBe('families.undo-late')
      await undoMerge(tx, operator, { id, desk: all }, later)
      expect(await snapshot(tx, two)).toEqual(before)
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('the number of the excluded certificate signs nobody in, and does again when the merge is undone', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx, [{ available: null }, {}])
      const number = await aNumberOf(tx, two.mother)
      const staying = await aNumberOf(tx, two.father)
      await apply(tx, two.father, two.course.groupId)
      const id = await merge(tx, two)
      expect([await findSigner(tx, number), (await findSigner(tx, staying))?.login?.number]).toEqual([null, staying])
      await undoMerge(tx, operator, { id, desk: all }, later)
      expect((await findSigner(tx, number))?.login?.number).toBe(number)
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('once it can no longer be undone the excluded certificate leaves the nominal and everything else, once', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx, [{ available: null }, {}])
      await apply(tx, two.father, two.course.groupId)
      const id = await merge(tx, two)
      const day = (days: number) =>
        NOW.add({ hours: 24 * days })
          .toZonedDateTimeISO('Europe/Moscow')
          .toPlainDate()
      const page = { after: null, most: 10 }
      expect(await listUnsettled(tx, day(30), page)).toEqual([])
      expect(await listUnsettled(tx, day(31), page)).toEqual([{ id }])
      for (let time = 0; time < 2; time += 1) await settleMerge(tx, id, NOW.add({ hours: 24 * 31 }))
      const { rows } = await sql`select payload from job_plan where name = 'certificates.excluded'`.execute(tx)
      expect(rows).toEqual([{ payload: { certificateId: two.mother.certificateId } }])
      expect(await listUnsettled(tx, day(31), page)).toEqual([])
    }))

  test('is refused while both hold money, and while both learn in one group: each obstacle says what to settle', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx)
      await apply(tx, two.mother, two.course.groupId)
      await apply(tx, two.father, two.course.groupId)
      const refusal = await refusalOf(merge(tx, two))
      expect(refusal?.code).toBe('families.merge-blocked')
      expect(refusal?.facts.obstacles).toEqual([
        expect.stringMatching(/За обоими сертификатами, \d{10} и \d{10}, зарезервированы деньги/),
        expect.stringMatching(/В группе «Группа» \(«Первые роботы»\) действуют обе заявки/),
      ])
    }))

  test('a record that changed after the merge is not put back half: it is told what to settle', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx, [{ available: null }, { available: null }])
      const id = await merge(tx, two)
      await sql`update families_child set name = 'Илья' where id = ${two.mother.childId}`.execute(tx)
      expect((await refusalOf(undoMerge(tx, operator, { id, desk: all }, later)))?.code).toBe('families.undo-changed')
    }))

  test('a pair of two children is kept apart once and not asked about again', () =>
    rolledBack(fresh.db, async (tx) => {
      const two = await aDouble(tx)
      await keepApart(tx, operator, { doubleId: two.doubleId, desk: all, reason: 'Разные свидетельства' }, NOW)
      expect((await refusalOf(merge(tx, two)))?.code).toBe('families.merge-stale')
      const elsewhere = { municipalityId: newId() }
      const stranger = { doubleId: two.doubleId, desk: elsewhere, reason: 'Чужая пара' }
      expect((await refusalOf(keepApart(tx, operator, stranger, NOW)))?.code).toBe('http.not-found')
    }))
})

describe('a merge among others', () => {
  let two: Two
  beforeEach(async () => {
    await fresh.close()
    fresh = await freshDatabase()
    two = await fresh.db.transaction((tx) => aDouble(tx, [{ available: null }, {}]))
  })

  test('two workers at once merge once', async () => {
    const once = () => refusalOf(fresh.db.transaction((tx) => merge(tx, two)))
    const answers = await Promise.all([once(), once(), once()])
    expect(answers.map((one) => one?.code ?? null).sort()).toEqual([
      'families.merge-stale',
      'families.merge-stale',
      null,
    ])
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('an application filed at the same moment goes to the one record or is tried again', async () => {
    const filing = fresh.db.transaction((tx) => apply(tx, two.father, two.course.groupId)).catch((error) => error)
    const [filed] = await Promise.all([filing, fresh.db.transaction((tx) => merge(tx, two))])
    const { rows } = await fresh.db.transaction((tx) =>
      sql<{
        childId: string
      }>`select child_id as "childId" from enrolment_application where group_id = ${two.course.groupId}`.execute(tx),
    )
    if (typeof filed === 'string') expect(rows).toEqual([{ childId: two.mother.childId }])
    else expect(rows).toEqual([])
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('a moved application is answered and cancelled by both cabinets', async () => {
    const id = await fresh.db.transaction((tx) => apply(tx, two.father, two.course.groupId))
    await fresh.db.transaction((tx) => merge(tx, two))
    for (const { userId } of [two.mother, two.father])
      expect(await fresh.db.transaction((tx) => lockApplication(tx, id, { guardianId: userId }))).toMatchObject({ id })
    expect(asFamily(two.mother).role).toBe('family')
  })
})
