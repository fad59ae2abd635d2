import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import type { Refusal } from '#kernel/refusal'
import { sql } from '#platform/db'
import { apply, asFamily, asProvider, wordsOf } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { acceptContract, confirmApplication } from '../contracts/actions/acceptance.ts'
import { terminateContract } from '../contracts/actions/termination.ts'
import { start } from '../contracts/jobs.ts'
import { enrolment } from '../manifest.ts'
import { freezeCertificate, liftFreeze } from './actions.ts'
import { endOfFrozen } from './jobs.ts'

const ground = (words: string) => ({ words, explanation: 'Принесите документы.' })
const settings = {
  'certificates.freeze-grounds': {
    ...{ asked: ground('Заявление'), unconfirmed: ground('Сведения нужно подтвердить'), away: ground('Уехал') },
  },
}
const at = (text: string) => Temporal.Instant.from(text)
const paper = 'Заявление от 24.08.2026, вх. 7'

let own: FreshDatabase
let town: Town
let family: Family
let payer: Actor
let number: string

beforeAll(async () => {
  own = await freshDatabase()
})
afterAll(() => own.close())
beforeEach(async () => {
  await own.db.transaction(async (tx) => {
    town = await aTown(tx, { settings, countLimit: 1 })
    family = await aFamily(tx, town)
  })
  payer = staff(town.municipalityId)
  const { rows } = await sql<{ number: string }>`select number from certificates_certificate
    where id = ${family.certificateId}`.execute(own.db.reader)
  number = rows[0]?.number ?? ''
})
afterEach(async () => {
  expect((await findBroken(own.db.reader)).broken).toEqual([])
  await own.close()
  own = await freshDatabase()
})

const staff = (scopeId: string) => ({ userId: family.userId, role: 'municipality', scopeId }) as unknown as Actor
const kitAt = (now: Temporal.Instant) => aKit({ db: own.db, clock: { now: () => now } })
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: Refusal) => (error.facts ? wordsOf(error) : error.message),
  )

async function freeze(now = NOW, by = payer) {
  await own.db.transaction((tx) => freezeCertificate(tx, by, { number, ground: 'asked', paper }, now))
  await endOfFrozen(kitAt(now), { certificateId: family.certificateId })
}
const lift = (now = NOW, by = payer) =>
  own.db.transaction((tx) => liftFreeze(tx, by, { certificateId: family.certificateId, paper }, now))

async function stateOf() {
  const { rows } = await sql<{ validity: string; available: bigint; holders: number; granted: bigint }>`
    select c.validity, a.available, n.holders, n.granted from certificates_certificate c
    join ledger_account a on a.certificate_id = c.id join funding_nominal n on n.category_id = c.category_id
    where c.id = ${family.certificateId}`.execute(own.db.reader)
  return rows[0]
}
const lettersOf = async () =>
  (
    await sql<{ letter: string }>`select payload->>'letter' as letter from job_plan where
      payload->>'letter' like 'enrolment.certificate%' order by id`.execute(own.db.reader)
  ).rows.map(({ letter }) => letter)
const contractOf = () =>
  own.db.transaction(async (tx) => {
    const course = await aCourse(tx, town)
    const id = await apply(tx, family, course.groupId)
    await confirmApplication(tx, asProvider(course), id, NOW)
    await acceptContract(tx, asFamily(family), id, NOW)
    return id
  })

describe('a certificate that is frozen', () => {
  test('pays for nothing, leaves its place to others, and has its balance again when it is let go', async () => {
    await freeze()
    expect(await stateOf()).toEqual({ validity: 'frozen', available: 0n, holders: 0, granted: 0n })
    const course = await own.db.transaction((tx) => aCourse(tx, town))
    expect(await code(own.db.transaction((tx) => apply(tx, family, course.groupId)))).toContain('certificate-frozen')
    await lift()
    // An unused nominal as it would stand today: September to December and August are five months of twelve.
    expect(await stateOf()).toEqual({ validity: 'valid', available: 500_000n, holders: 1, granted: 500_000n })
    await own.db.transaction((tx) => apply(tx, family, course.groupId))
    expect(await lettersOf()).toEqual(['enrolment.certificate-frozen', 'enrolment.certificate-unfrozen'])
  })

  test('is not let go while others hold the last place, and is once there is a vacancy', async () => {
    await freeze()
    await own.db.transaction((tx) => aFamily(tx, town, { available: 100_000n }))
    expect(await code(lift())).toBe('funding.no-vacancy')
    expect(await stateOf()).toMatchObject({ validity: 'frozen', holders: 1 })
    await sql`update funding_nominal set count_limit = 2`.execute(own.db.reader as never)
    await lift()
    expect(await stateOf()).toMatchObject({ validity: 'valid', available: 500_000n, holders: 2 })
  })

  test('may be frozen and let go many times: not a kopeck more or less', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await freeze()
      await endOfFrozen(kitAt(NOW), { certificateId: family.certificateId })
      expect(await stateOf()).toMatchObject({ validity: 'frozen', available: 0n, holders: 0 })
      await lift()
      expect(await stateOf()).toEqual({ validity: 'valid', available: 500_000n, holders: 1, granted: 500_000n })
    }
  })

  test('waiting applications end with the reason, seat and money are free', async () => {
    const course = await own.db.transaction((tx) => aCourse(tx, town))
    const id = await own.db.transaction((tx) => apply(tx, family, course.groupId))
    await freeze()
    const { rows } = await sql`select a.state, a.reason as reason, g.taken from enrolment_application a
      join programmes_group g on g.id = a.group_id where a.id = ${id}`.execute(own.db.reader)
    expect(rows).toEqual([
      { state: 'cancelled', reason: 'Отклонено: сертификат приостановлен муниципалитетом', taken: 0 },
    ])
    expect(await stateOf()).toMatchObject({ available: 0n, holders: 0 })
    // It had been in use, so it comes back whole.
    await lift()
    expect(await stateOf()).toMatchObject({ available: 1_200_000n, holders: 1 })
  })

  test('a living contract forbids it, one that is ending does not; what it holds stays', async () => {
    const id = await contractOf()
    expect(await code(freeze())).toBe('enrolment.frozen-contracts')
    await start(kitAt(at('2026-09-01T00:00:00Z')))
    const october = at('2026-10-10T09:00:00Z')
    await own.db.transaction((tx) =>
      terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, october),
    )
    const before = await stateOf()
    await freeze(october)
    expect(await stateOf()).toMatchObject({ validity: 'frozen', available: 0n, holders: 1 })
    await lift(october)
    expect(await stateOf()).toEqual({ ...before })
  })

  test('a freeze lifted before its job ran ends nothing', async () => {
    const course = await own.db.transaction((tx) => aCourse(tx, town))
    await own.db.transaction((tx) => apply(tx, family, course.groupId))
    const before = await stateOf()
    await own.db.transaction((tx) => freezeCertificate(tx, payer, { number, ground: 'away', paper }, NOW))
    await lift()
    await endOfFrozen(kitAt(NOW), { certificateId: family.certificateId })
    expect(await stateOf()).toEqual(before)
  })

  test('another municipality neither finds the number nor lets go', async () => {
    expect(await code(freeze(NOW, staff(newId())))).toBe('enrolment.frozen-unknown')
    await freeze()
    expect(await code(lift(NOW, staff(newId())))).toBe('http.not-found')
    expect(await code(freeze())).toBe('enrolment.already-frozen')
  })

  test('the pages of the municipality: a list, what is missing told, one press there and back', async () => {
    const web: Web = await aWeb(own.db, [enrolment], NOW)
    const session = web.signIn(payer)
    expect((await web.get('/municipality/freezes', session)).text).toContain('Приостановленных сертификатов нет')
    const missing = await web.post('/municipality/freezes', session, { number })
    expect([missing.status, missing.text.includes('Укажите документ')]).toEqual([422, true])
    await web.post('/municipality/freezes', session, { number, ground: 'asked', paper })
    expect((await web.get('/municipality/freezes', session)).text).toContain(number)
    const one = `/municipality/freezes/${family.certificateId}`
    await endOfFrozen(kitAt(NOW), { certificateId: family.certificateId })
    expect((await web.get(one, session)).text.replaceAll('\u00a0', ' ')).toContain('12 000 ₽')
    expect((await web.get(one, web.signIn(staff(newId())))).status).toBe(404)
    await web.post(`${one}/lifting`, session, { paper })
    expect(await stateOf()).toMatchObject({ validity: 'valid', available: 500_000n })
    await web.app.close()
  })
})
