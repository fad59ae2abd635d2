import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { NOW, secretKey } from '../../../test/support/web.ts'
import { addChild, keepOwnData } from '../families/actions/child.ts'
import { aGuardian, newChild } from '../families/testing.ts'
import { openVault } from '../families/vault.ts'
import { aRegion, aSetting } from '../region/testing.ts'
import { approveStatement, refuseStatement } from './actions/decision.ts'
import { excludeCertificate, renounceCertificate } from './actions/exclusion.ts'
import { acceptStatement, activateCertificate } from './actions/reception.ts'
import { submitStatement, withdrawStatement } from './actions/statement.ts'
import { escalateDecisions, expireOfAge, expireStatements, noticeOfAge, remindOfPapers } from './actions/terms.ts'
import { refusalForm } from './forms/decision.ts'
import { type CategoryId, comparedFields, type PointId, type StatementId } from './model/certificate.ts'
import { getCertificateOfChild, getCertificateOfStatement } from './queries/certificate.ts'
import { getStatement } from './queries/statement.ts'
import { decisionBy, documentsReminder } from './settings.ts'
import { aCategory, aPoint, aWorker } from './testing.ts'
import { consentText, rulesText } from './texts.ts'

const vault = openVault(secretKey)
const compared = Object.keys(comparedFields)
let fresh: FreshDatabase
let mother: Actor
let childId: ChildId
let municipalityId: string
let categoryId: CategoryId
let school: PointId
let worker: Actor
let operator: Actor
let colleague: Actor

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    mother = await aGuardian(tx)
    childId = await addChild(tx, mother, { child: newChild({ municipalityId }), vault }, NOW)
    const document = { kind: 'passport-rf', series: '4504', number: '123456' } as const
    await keepOwnData(tx, mother, { vault, document, address: 'г. Приозёрск, ул. Озёрная, 7' }, NOW)
    categoryId = await aCategory(tx, { municipalityId })
    school = await aPoint(tx, { municipalityId })
    worker = aWorker((await aGuardian(tx)).userId, school)
    operator = await anOperator(tx)
    colleague = await anOperator(tx)
  })
})
afterAll(() => fresh.close())

async function anOperator(tx: Tx): Promise<Actor> {
  return { ...(await aGuardian(tx)), role: 'region' }
}
const at = (text: string) => Temporal.Instant.from(text)
const submit = (tx: Tx, now = NOW) => {
  const consent = { version: consentText.version, at: now }
  const rules = { version: rulesText.version, at: now }
  return submitStatement(tx, mother, { childId, categoryId, consent, rules }, now)
}
const accept = (tx: Tx, statementId: StatementId, now = NOW) =>
  acceptStatement(tx, worker, { statementId, compared }, now)
const accepted = async (tx: Tx, now = NOW) => {
  const id = await submit(tx, now)
  await accept(tx, id, now)
  return id
}
const byOperator = (tx: Tx) => aSetting(tx, decisionBy, 'operator')
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
type Planned = { name: string; payload: { letter?: string; to?: string; facts?: Record<string, unknown> } }
const planned = async (tx: Tx) => (await sql<Planned>`select name, payload from job_plan`.execute(tx)).rows
const letters = async (tx: Tx) => (await planned(tx)).flatMap(({ payload }) => payload.letter ?? [])
const refusal = { ground: 'wrong-data', text: 'В свидетельстве другая дата рождения.' } as const

describe('the decision', () => {
  test('S-130: three working days from the accepted full package, the day itself not counted', () =>
    rolledBack(fresh.db, async (tx) => {
      const statement = await getStatement(tx, await accepted(tx))
      // Friday 20 November: Monday, Tuesday, Wednesday.
      expect(statement.decisionDueOn?.toString()).toBe('2026-11-25')
    }))

  test('S-130: a term over the New Year holidays is counted by the production calendar', () =>
    rolledBack(fresh.db, async (tx) => {
      const statement = await getStatement(tx, await accepted(tx, at('2026-12-30T09:00:00Z')))
      // 31 December to 10 January are days of rest.
      expect(statement.decisionDueOn?.toString()).toBe('2027-01-13')
      expect(statement.documentsDueOn.toString()).toBe('2027-01-19')
    }))

  test('S-130 S-131: where the operator decides a point accepts, and the approval activates', () =>
    rolledBack(fresh.db, async (tx) => {
      await byOperator(tx)
      const id = await accepted(tx)
      const { id: certificateId } = await getCertificateOfStatement(tx, id)
      expect(await code(activateCertificate(tx, worker, certificateId, NOW))).toBe('certificates.operator-decides')
      expect(await code(approveStatement(tx, worker, id, NOW))).toBe('certificates.operator-decides')
      await approveStatement(tx, operator, id, NOW)
      expect(await getStatement(tx, id)).toMatchObject({ state: 'approved' })
      expect(await getCertificateOfStatement(tx, id)).toMatchObject({ activation: 'activated', validity: 'valid' })
      expect(await letters(tx)).toContain('certificates.activated')
      expect((await planned(tx)).map(({ name }) => name)).toContain('certificates.activated')
    }))

  test('the operator decides on full packages only', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      expect(await code(approveStatement(tx, operator, id, NOW))).toBe('certificates.not-accepted')
      expect(await code(refuseStatement(tx, operator, { statementId: id, ...refusal }, NOW))).toBe(
        'certificates.not-accepted',
      )
    }))

  test('the operator may decide also where points do', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await accepted(tx)
      await approveStatement(tx, operator, id, NOW)
      expect((await getStatement(tx, id)).state).toBe('approved')
    }))

  test.each(['has-certificate', 'wrong-data', 'no-residence', 'no-consent'] as const)(
    'S-132 S-133 S-134 S-135: refused on the ground %s, the number leaves the registry, the family reads why',
    (ground) =>
      rolledBack(fresh.db, async (tx) => {
        const id = await accepted(tx)
        await refuseStatement(tx, operator, { statementId: id, ground, text: 'Пояснение для семьи.' }, NOW)
        expect(await getStatement(tx, id)).toMatchObject({ state: 'refused', refusalGround: ground })
        expect(await getCertificateOfChild(tx, childId)).toBe(null)
        expect((await planned(tx)).map(({ name }) => name)).toContain('certificates.excluded')
        const letter = (await planned(tx)).find(({ payload }) => payload.letter === 'certificates.refused')
        expect(letter?.payload.facts).toMatchObject({ text: 'Пояснение для семьи.' })
        const said = [...Object.values(letter?.payload.facts?.ground ?? {}), letter?.payload.facts?.appeal]
        expect(said.filter((words) => /\S{3}/.test(String(words)))).toHaveLength(4)
      }),
  )

  test('a point refuses while it compares, where points decide; elsewhere the operator does', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      await refuseStatement(tx, worker, { statementId: id, ...refusal }, NOW)
      expect((await getStatement(tx, id)).state).toBe('refused')
      await byOperator(tx)
      const again = await submit(tx)
      expect(await code(refuseStatement(tx, worker, { statementId: again, ...refusal }, NOW))).toBe(
        'certificates.operator-decides',
      )
    }))

  test('a family and another municipality decide nothing', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await accepted(tx)
      const elsewhere = Object.values((await aRegion(tx)).municipalities)[1] ?? ''
      const stranger = aWorker(worker.userId, await aPoint(tx, { municipalityId: elsewhere }))
      expect(await code(approveStatement(tx, mother, id, NOW))).toBe('http.not-found')
      expect(await code(approveStatement(tx, stranger, id, NOW))).toBe('http.not-found')
    }))

  test('after a refusal the family files again at once, with another number', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await accepted(tx)
      const before = await getCertificateOfStatement(tx, id)
      await refuseStatement(tx, operator, { statementId: id, ...refusal }, NOW)
      // A month that is over counts who lived at its end, so every end has its moment.
      expect((await getCertificateOfStatement(tx, id)).excludedAt?.toString()).toBe(NOW.toString())
      const after = await getCertificateOfStatement(tx, await submit(tx))
      expect(after.number).not.toBe(before.number)
    }))
})

describe('bad moments', () => {
  test('S-135: a consent withdrawn while the statement is checked leaves the refusal only', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await accepted(tx)
      const { id: certificateId } = await getCertificateOfStatement(tx, id)
      await sql`insert into access_consent (id, user_id, kind, version, text_hash, given_at, withdrawn_at)
        values (${newId()}, ${mother.userId}, 'personal-data', '1', ${Buffer.alloc(32)}, ${NOW}, ${NOW})`.execute(tx)
      expect(await code(approveStatement(tx, operator, id, NOW))).toBe('certificates.consent-withdrawn')
      expect(await code(activateCertificate(tx, worker, certificateId, NOW))).toBe('certificates.consent-withdrawn')
      await refuseStatement(tx, operator, { statementId: id, ground: 'no-consent', text: 'Согласие отозвано.' }, NOW)
      expect((await getStatement(tx, id)).refusalGround).toBe('no-consent')
    }))

  test('a statement withdrawn while it is checked is not approved', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await accepted(tx)
      await withdrawStatement(tx, mother, id, NOW)
      expect(await code(approveStatement(tx, operator, id, NOW))).toBe('certificates.not-waiting')
      expect(await code(refuseStatement(tx, operator, { statementId: id, ...refusal }, NOW))).toBe(
        'certificates.not-waiting',
      )
    }))

  test('S-080: a second statement for the same child is not filed while the first is checked', () =>
    rolledBack(fresh.db, async (tx) => {
      await accepted(tx)
      expect(await code(submit(tx))).toBe('certificates.has-one')
    }))

  test('two workers decide at once: one decision, one letter, the other is told', async () => {
    const own = await fresh.db.transaction(async (tx) => {
      const guardian = await aGuardian(tx)
      const name = { surname: 'Кузнецов', name: 'Тимофей', patronymic: 'Олегович' }
      const birthOn = Temporal.PlainDate.from('2017-05-02')
      const child = await addChild(tx, guardian, { child: newChild({ municipalityId, name, birthOn }), vault }, NOW)
      const document = { kind: 'passport-rf', series: '4504', number: '654321' } as const
      await keepOwnData(tx, guardian, { vault, document, address: 'г. Приозёрск, ул. Озёрная, 9' }, NOW)
      const agreed = { version: consentText.version, at: NOW }
      const rules = { version: rulesText.version, at: NOW }
      const id = await submitStatement(tx, guardian, { childId: child, categoryId, consent: agreed, rules }, NOW)
      await accept(tx, id)
      return id
    })
    const outcomes = await Promise.all([
      code(fresh.db.transaction((tx) => approveStatement(tx, operator, own, NOW))),
      code(fresh.db.transaction((tx) => refuseStatement(tx, colleague, { statementId: own, ...refusal }, NOW))),
      code(fresh.db.transaction((tx) => approveStatement(tx, colleague, own, NOW))),
    ])
    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'certificates.already-decided')).toHaveLength(2)
    const { rows } = await sql<{ letter: string }>`select payload->>'letter' as letter from job_plan
      where payload->>'letter' in ('certificates.activated', 'certificates.refused')`.execute(fresh.db.reader)
    expect(rows).toHaveLength(1)
    await sql`delete from job_plan`.execute(fresh.db.reader as Tx)
  })
})

describe('terms', () => {
  test('S-127: the family is reminded once, before the term ends', () =>
    rolledBack(fresh.db, async (tx) => {
      await aSetting(tx, documentsReminder, 2)
      await submit(tx)
      // Papers until Tuesday 1 December; two working days before it is Friday 27 November.
      expect(await remindOfPapers(tx, at('2026-11-26T09:00:00Z'))).toBe(0)
      expect(await remindOfPapers(tx, at('2026-11-27T09:00:00Z'))).toBe(1)
      expect(await remindOfPapers(tx, at('2026-11-30T09:00:00Z'))).toBe(0)
      const letter = (await planned(tx)).find(({ payload }) => payload.letter === 'certificates.papers-due')
      expect(letter?.payload.facts).toMatchObject({ left: 2, dueOn: '1 декабря 2026 года' })
    }))

  test('S-127: the term ends at 23:59 of the region; a minute later the statement is closed, once', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      expect(await expireStatements(tx, at('2026-12-01T20:59:00Z'))).toBe(0)
      expect(await expireStatements(tx, at('2026-12-01T21:00:00Z'))).toBe(1)
      expect(await expireStatements(tx, at('2026-12-01T21:01:00Z'))).toBe(0)
      expect((await getStatement(tx, id)).state).toBe('expired')
      expect(await getCertificateOfChild(tx, childId)).toBe(null)
      expect((await letters(tx)).filter((name) => name === 'certificates.papers-late')).toHaveLength(1)
      expect((await planned(tx)).map(({ name }) => name)).toContain('certificates.excluded')
    }))

  test('S-127: papers a day late are not accepted, and a new statement is', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      await expireStatements(tx, at('2026-12-02T06:00:00Z'))
      expect(await code(accept(tx, id, at('2026-12-02T07:00:00Z')))).toBe('certificates.term-over')
      const again = await submit(tx, at('2026-12-02T07:05:00Z'))
      await accept(tx, again, at('2026-12-02T07:10:00Z'))
    }))

  test('S-127: late is late also before the sweep came by', () =>
    rolledBack(fresh.db, async (tx) => {
      const id = await submit(tx)
      expect(await code(accept(tx, id, at('2026-12-01T21:00:01Z')))).toBe('certificates.term-over')
      await accept(tx, id, at('2026-12-01T20:58:00Z'))
    }))

  test('S-130: a late decision is written about once: to the municipality, or to the operator', () =>
    rolledBack(fresh.db, async (tx) => {
      await accepted(tx)
      expect(await escalateDecisions(tx, at('2026-11-25T20:00:00Z'))).toBe(0)
      expect(await escalateDecisions(tx, at('2026-11-26T06:00:00Z'))).toBe(1)
      expect(await escalateDecisions(tx, at('2026-11-27T06:00:00Z'))).toBe(0)
      const { rows } = await sql<{ email: string }>`select email from region_municipality
        where id = ${municipalityId}`.execute(tx)
      const letter = (await planned(tx)).find(({ payload }) => payload.letter === 'certificates.decisions-late')
      expect(letter?.payload.to).toBe(rows[0]?.email)
      await byOperator(tx)
      await sql`update certificates_statement set escalated_at = null`.execute(tx)
      await sql`delete from job_plan`.execute(tx)
      await escalateDecisions(tx, at('2026-11-27T06:00:00Z'))
      const other = (await planned(tx)).find(({ payload }) => payload.letter === 'certificates.decisions-late')
      expect(other?.payload.to).toBe('operator@ozernaya.example')
    }))
})

describe('leaving the registry', () => {
  const activated = async (tx: Tx) => {
    const id = await accepted(tx)
    await approveStatement(tx, operator, id, NOW)
    return getCertificateOfStatement(tx, id)
  }

  test('S-137: the family gives the certificate up, for good', () =>
    rolledBack(fresh.db, async (tx) => {
      const { id } = await activated(tx)
      await renounceCertificate(tx, mother, id, NOW)
      expect(await getCertificateOfChild(tx, childId)).toBe(null)
      expect(await code(renounceCertificate(tx, mother, id, NOW))).toBe('certificates.already-excluded')
      expect(await letters(tx)).toContain('certificates.excluded')
      expect((await planned(tx)).map(({ name }) => name)).toContain('certificates.excluded')
      await submit(tx)
    }))

  test('S-137: nobody gives up the certificate of somebody else, nor one that is not decided on', () =>
    rolledBack(fresh.db, async (tx) => {
      const waiting = await getCertificateOfStatement(tx, await accepted(tx))
      expect(await code(renounceCertificate(tx, mother, waiting.id, NOW))).toBe('certificates.withdraw-instead')
      expect(await code(renounceCertificate(tx, await aGuardian(tx), waiting.id, NOW))).toBe('http.not-found')
    }))

  test('S-137 S-138: a point and the operator exclude by number, on a ground, with a paper', () =>
    rolledBack(fresh.db, async (tx) => {
      const { number } = await activated(tx)
      const text = 'Заявление от 20.11.2026, вх. 14'
      const helper = aWorker(worker.userId, school, { rights: ['accept'] })
      expect(await code(excludeCertificate(tx, helper, { number, ground: 'moved', text }, NOW))).toBe(
        'certificates.may-not-activate',
      )
      await excludeCertificate(tx, worker, { number, ground: 'moved', text }, NOW)
      const { rows } = await sql<{ ground: string; text: string }>`
        select exclusion_ground as ground, exclusion_text as text from certificates_certificate where number = ${number}`.execute(
        tx,
      )
      expect(rows).toEqual([{ ground: 'moved', text }])
      const unknown = excludeCertificate(tx, operator, { number: '4700000000', ground: 'moved', text }, NOW)
      expect(await code(unknown)).toBe('certificates.unknown-number')
    }))

  test('S-079 S-121: notice ahead, then the certificate ends on the eighteenth birthday, each once', () =>
    rolledBack(fresh.db, async (tx) => {
      const { id } = await activated(tx)
      // Born on 11 March 2017: the last day is 10 March 2035.
      expect(await noticeOfAge(tx, at('2035-01-01T09:00:00Z'))).toBe(0)
      expect(await noticeOfAge(tx, at('2035-02-01T09:00:00Z'))).toBe(1)
      expect(await noticeOfAge(tx, at('2035-02-02T09:00:00Z'))).toBe(0)
      expect(await expireOfAge(tx, at('2035-03-10T20:00:00Z'))).toBe(0)
      expect(await expireOfAge(tx, at('2035-03-10T21:00:00Z'))).toBe(1)
      expect(await expireOfAge(tx, at('2035-03-11T09:00:00Z'))).toBe(0)
      const { rows } = await sql<{ validity: string }>`select validity from certificates_certificate
        where id = ${id}`.execute(tx)
      expect(rows).toEqual([{ validity: 'expired' }])
    }))
})

test('S-135: an explanation with the number of a document is not sent to a mailbox', () => {
  const answer = (text: string) => refusalForm.safeParse({ ground: 'wrong-data', text }).success
  expect(answer('Паспорт 8705 654321 не подходит')).toBe(false)
  expect(answer('Паспорт недействителен, позвоните 8 (8212) 00-11-12')).toBe(true)
})
