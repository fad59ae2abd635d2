import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { addChild, keepChildData, keepOwnData } from '../families/actions/child.ts'
import { aGuardian, newChild } from '../families/testing.ts'
import { openVault } from '../families/vault.ts'
import { aRegion } from '../region/testing.ts'
import { acceptStatement, activateCertificate } from './actions/reception.ts'
import { submitStatement, withdrawStatement } from './actions/statement.ts'
import { type CategoryId, comparedFields, type PointId, type StatementId } from './model/certificate.ts'
import { getCertificateOfChild, getCertificateOfStatement, insertCertificate } from './queries/certificate.ts'
import { findStatementByNumbers, getStatement } from './queries/statement.ts'
import { aCategory, aCertificate, aPoint, aWorker } from './testing.ts'
import { consentText, rulesText } from './texts.ts'

const vault = openVault(secretKey)
const compared = Object.keys(comparedFields)
let fresh: FreshDatabase
let mother: Actor
let childId: ChildId
let municipalityId: string
let elsewhere: string
let categoryId: CategoryId
let school: PointId
let library: PointId
let worker: Actor

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    const [first = '', second = ''] = Object.values(municipalities)
    municipalityId = first
    elsewhere = second
    mother = await aGuardian(tx)
    childId = await addChild(tx, mother, { child: newChild({ municipalityId }), vault }, NOW)
    const document = { kind: 'passport-rf', series: '4504', number: '123456' } as const
    await keepOwnData(tx, mother, { vault, document, address: 'г. Приозёрск, ул. Озёрная, 7' }, NOW)
    categoryId = await aCategory(tx, { municipalityId })
    school = await aPoint(tx, { municipalityId })
    library = await aPoint(tx, { municipalityId, name: 'Библиотека', mayActivate: false })
    worker = aWorker((await aGuardian(tx)).userId, school)
  })
})
afterAll(() => fresh.close())

const submission = () => ({
  childId,
  categoryId,
  consent: { version: consentText.version, at: NOW },
  rules: { version: rulesText.version, at: NOW },
})
const submit = (tx: Tx) => submitStatement(tx, mother, submission(), NOW)
const accept = (tx: Tx, statementId: StatementId, by = worker) =>
  acceptStatement(tx, by, { statementId, compared }, NOW)
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

describe('filing a statement', () => {
  test('S-179: who turned fourteen between adding and filing is asked for a passport', () =>
    rolledBack(fresh.db, async (tx) => {
      const birthOn = Temporal.PlainDate.from('2012-11-21')
      const child = { ...newChild({ municipalityId }), birthOn, name: { ...newChild().name, name: 'Олег' } }
      const id = await addChild(tx, mother, { child, vault }, NOW)
      const file = (now: Temporal.Instant) => submitStatement(tx, mother, { ...submission(), childId: id }, now)
      const tomorrow = NOW.add({ hours: 24 })
      expect(await code(file(tomorrow))).toBe('families.passport-due')
      const document = { kind: 'passport-rf', series: '4512', number: '654321' } as const
      await keepChildData(tx, mother, { childId: id, vault, document }, tomorrow)
      expect(await code(file(tomorrow))).toBeNull()
    }))

  test('S-001 S-078 S-127: a number of ten digits, not activated, papers within seven working days', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      const statement = await getStatement(tx, id)
      const certificate = await getCertificateOfChild(tx, childId)
      expect(statement.number).toMatch(/^З-2026-\d{6}$/)
      // Friday 20 November and seven working days.
      expect(statement.documentsDueOn.toString()).toBe('2026-12-01')
      const { rows } = await sql<{
        code: string
      }>`select code from region_municipality where id = ${municipalityId}`.execute(tx)
      expect(certificate?.number).toMatch(new RegExp(`^47${rows[0]?.code}\\d{6}$`))
      expect(certificate).toMatchObject({ activation: 'not-activated', validity: 'valid', funding: 'accounting' })
      expect(certificate?.validTo.toString()).toBe('2035-03-10')
    }))

  test('S-163: every guardian gets the certificate by e-mail, without personal numbers in the letter', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      const { number } = await getCertificateOfStatement(tx, id)
      const jobs = await plannedJobs(tx)
      const letter = jobs.find(({ payload }) => payload.letter === 'certificates.statement-filed')
      expect(letter?.payload.facts).toMatchObject({ certificateNumber: number, dueOn: '1 декабря 2026 года' })
    }))

  test('S-080: a child receives a certificate once', () =>
    rolledBack(fresh.db, async (tx) => {
      await submit(tx)
      expect(await code(submit(tx))).toBe('certificates.has-one')
    }))

  test('S-124: only for a child of the own cabinet, and in a category of the own municipality', () =>
    rolledBack(fresh.db, async (tx) => {
      const stranger = await aGuardian(tx)
      await expect(submitStatement(tx, stranger, submission(), NOW)).rejects.toThrow('http.not-found')
      const foreign = await aCategory(tx, { municipalityId: elsewhere })
      const wrong = submitStatement(tx, mother, { ...submission(), categoryId: foreign }, NOW)
      expect(await code(wrong)).toBe('certificates.not-ready')
    }))

  test('a number drawn before is drawn again', () =>
    rolledBack(fresh.db, async (tx) => {
      const taken = await aCertificate(tx, {
        childId,
        userId: mother.userId,
        municipalityId,
        categoryId,
        activation: 'activated',
      })
      await sql`update certificates_certificate set validity = 'excluded' where id = ${taken.id}`.execute(tx)
      const other = await aCertificate(tx, { childId, userId: mother.userId, municipalityId, categoryId })
      await sql`delete from certificates_certificate where id = ${other.id}`.execute(tx)
      const draws = [taken.number, taken.number, '4799123456']
      const today = Temporal.PlainDate.from('2026-11-20')
      const row = { id: newId<'certificate'>(), childId, municipalityId, categoryId, statementId: other.statementId }
      const dates = { issuedAt: NOW, validFrom: today, validTo: today.add({ years: 1 }) }
      expect(await insertCertificate(tx, { ...row, ...dates }, () => draws.shift() ?? '')).toBe('4799123456')
    }))

  test('a family withdraws a waiting statement and may file another one, which gets another number', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      const before = await getCertificateOfStatement(tx, id)
      await withdrawStatement(tx, mother, id, NOW)
      expect(await getCertificateOfChild(tx, childId)).toBe(null)
      expect((await getCertificateOfStatement(tx, id)).validity).toBe('excluded')
      expect(await code(withdrawStatement(tx, mother, id, NOW))).toBe('certificates.not-waiting')
      const again = await getCertificateOfStatement(tx, await submit(tx))
      expect(again.number).not.toBe(before.number)
      expect((await plannedJobs(tx)).map(({ name }) => name)).toContain('certificates.excluded')
    }))
})

describe('the reception desk', () => {
  test('S-057: a statement is found by both numbers together, at a point of its municipality', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      const { number: statement } = await getStatement(tx, id)
      const { number: certificate } = await getCertificateOfStatement(tx, id)
      const there = await aPoint(tx, { municipalityId: elsewhere })
      const find = (over: object) => findStatementByNumbers(tx, { statement, certificate, pointId: school, ...over })
      expect((await find({}))?.id).toBe(id)
      expect(await find({ certificate: '4701999999' })).toBe(null)
      expect(await find({ statement: 'З-2026-999999' })).toBe(null)
      expect(await find({ pointId: there })).toBe(null)
      expect(await find({ pointId: null })).toBe(null)
    }))

  test('S-060 S-061 S-175: accepted, «в обработке», then «активировано», and the family is written to', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      await accept(tx, id)
      const certificate = await getCertificateOfStatement(tx, id)
      expect([certificate.activation, (await getStatement(tx, id)).state]).toEqual(['in-process', 'accepted'])
      await activateCertificate(tx, worker, certificate.id, NOW)
      const after = await getCertificateOfStatement(tx, id)
      expect([after.activation, (await getStatement(tx, id)).state]).toEqual(['activated', 'approved'])
      const jobs = await plannedJobs(tx)
      expect(jobs.find(({ name }) => name === 'certificates.activated')?.payload).toEqual({ certificateId: after.id })
      const letters = jobs.map(({ payload }) => payload.letter)
      expect(letters).toEqual(expect.arrayContaining(['certificates.accepted', 'certificates.activated']))
    }))

  test('S-058: nothing is accepted before every line is compared', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      const half = acceptStatement(tx, worker, { statementId: id, compared: ['child-name'] }, NOW)
      expect(await code(half)).toBe('certificates.not-compared')
      expect((await getStatement(tx, id)).state).toBe('submitted')
    }))

  test('S-061: a point without the authority accepts but does not activate', () =>
    rolledBack(fresh.db, async (tx) => {
      const librarian = aWorker(worker.userId, library)
      const id = await submit(tx)
      await accept(tx, id, librarian)
      const { id: certificateId } = await getCertificateOfStatement(tx, id)
      expect(await code(activateCertificate(tx, librarian, certificateId, NOW))).toBe('certificates.may-not-activate')
      await activateCertificate(tx, worker, certificateId, NOW)
    }))

  test('activation comes after acceptance and never twice', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      const { id: certificateId } = await getCertificateOfStatement(tx, id)
      expect(await code(activateCertificate(tx, worker, certificateId, NOW))).toBe('certificates.not-accepted')
      await accept(tx, id)
      await activateCertificate(tx, worker, certificateId, NOW)
      expect(await code(activateCertificate(tx, worker, certificateId, NOW))).toBe('certificates.already-activated')
      expect(await code(withdrawStatement(tx, mother, id, NOW))).toBe('certificates.not-waiting')
    }))

  test('two workers at once: one accepts, the other is told so', async () => {
    const id = await fresh.db.transaction(submit)
    const tries = [worker, aWorker(worker.userId, library)].map((by) =>
      code(fresh.db.transaction((tx) => accept(tx, id, by))),
    )
    expect((await Promise.all(tries)).sort()).toEqual(['certificates.already-accepted', null])
  })
})

type Planned = { name: string; payload: { letter?: string; facts?: object; certificateId?: string } }

async function plannedJobs(tx: Tx): Promise<Planned[]> {
  const { rows } = await sql<Planned>`select name, payload from job_plan`.execute(tx)
  return rows
}
