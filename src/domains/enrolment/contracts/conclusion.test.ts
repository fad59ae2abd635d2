/** The two doors to a contract and the term of an offer: acts, jobs, pages and REST. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import type { ApplicationId } from '../model.ts'
import { acceptContract, confirmApplication } from './actions/acceptance.ts'
import { concludeByStatement } from './actions/conclusion.ts'
import { offers } from './jobs.ts'

const at = (text: string) => Temporal.Instant.from(text)
const day = (text: string) => Temporal.PlainDate.from(text)
/** Ten working days after 25 August 2026. */
const DUE = '2026-09-08'
const LATER = at('2026-09-03T09:00:00Z')

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let course: Course
let id: ApplicationId
let mother: string
let staff: string

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
  web = await aWeb(fresh.db, manifests, LATER)
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})
beforeEach(() => settle())

async function settle(wishes: { family?: Parameters<typeof aFamily>[2] } = {}) {
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, town, wishes.family)
    course = await aCourse(tx, town)
    id = await apply(tx, family, course.groupId)
    await confirmApplication(tx, asProvider(course), id, NOW)
  })
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
}

const act = <T>(work: (tx: Tx) => Promise<T>) => fresh.db.transaction(work)
const conclude = (on: string, now = LATER) => act((tx) => concludeByStatement(tx, asProvider(course), id, day(on), now))
const accept = (now = LATER) => act((tx) => acceptContract(tx, asFamily(family), id, now))
const run = (now: string) => offers(aKit({ db: fresh.db, clock: { now: () => at(now) } }))
const mine = () => `/my/applications/${id}`
const theirs = () => `/provider/applications/${id}`

type State = {
  state: string
  contract: string
  acceptance: string | null
  statementOn: Temporal.PlainDate | null
  taken: number
  reason: string | null
}
const stateOf = async (): Promise<State> => {
  const { rows } =
    await sql<State>`select a.state, a.reason, c.state as contract, c.acceptance, c.statement_on as "statementOn",
      (select taken from programmes_group where id = ${course.groupId}) as taken
    from enrolment_application a join enrolment_contract c on c.application_id = a.id where a.id = ${id}`.execute(
      fresh.db.reader,
    )
  return rows[0] as State
}
const newsOf = async () =>
  (
    await sql<{ news: string }>`select payload->>'news' as news from job_plan where name = 'enrolment.tell'
      and payload->>'applicationId' = ${id} order by id`.execute(fresh.db.reader)
  ).rows.map(({ news }) => news)

describe('S-074 the signed statement', () => {
  test('concludes the contract without the cabinet, and both sides see how', async () => {
    expect((await web.get(theirs(), staff)).text).toContain('Принесли подписанное заявление')
    expect((await web.get(`${theirs()}/statement.pdf`, staff)).text.slice(0, 5)).toBe('%PDF-')
    const form = { 'on.day': '2', 'on.month': '9', 'on.year': '2026', received: 'yes' }
    expect((await web.post(`${theirs()}/statement`, staff, form)).location).toBe(theirs())
    const state = await stateOf()
    expect(state).toMatchObject({ state: 'enrolled', contract: 'active', acceptance: 'statement', taken: 1 })
    for (const [page, who] of [
      [mine(), mother],
      [theirs(), staff],
    ] as const)
      expect((await web.get(page, who)).text).toContain(
        'получено подписанное заявление от 2 сентября 2026 года (Соколова Марина), договор заключён без кабинета. Договор действует с первого дня занятий, 1 сентября 2026 года.',
      )
    expect(await newsOf()).toContain('enrolled')
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('without the tick or the day comes back with what was typed', async () => {
    const none = await web.post(`${theirs()}/statement`, staff, { 'on.day': '31', 'on.month': '6', 'on.year': '2026' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Такой даты нет в календаре')
    expect(none.text).toContain('Отметьте, что подписанное заявление у вас')
    expect(none.text).toContain('value="31"')
    expect((await stateOf()).state).toBe('confirmed')
  })

  test.each([
    ['of tomorrow', '2026-09-04', 'enrolment.statement-ahead'],
    ['older than the application', '2026-08-24', 'enrolment.statement-older'],
  ])('a statement %s concludes nothing', async (_, on, code) => {
    await expect(conclude(on)).rejects.toMatchObject({ code })
    expect((await stateOf()).state).toBe('confirmed')
  })

  test('S-002 without activation it concludes nothing', async () => {
    await sql`update certificates_certificate set activation = 'in-process', activated_at = null where id = ${family.certificateId}`.execute(
      fresh.db.reader,
    )
    await expect(conclude('2026-09-02')).rejects.toMatchObject({ code: 'enrolment.not-activated' })
  })

  test('a second conclusion by the other door is told when and how the first was made', async () => {
    await conclude('2026-09-02')
    const pressed = await web.post(`${mine()}/acceptance`, mother, { read: 'yes' })
    expect([pressed.status, pressed.text.includes('Организация получила подписанное заявление от 2 сентября')]).toEqual(
      [409, true],
    )
    const again = await web.post(`/api/v1/provider/applications/${id}/statement`, staff, { on: '2026-09-02' })
    expect(again.json()).toMatchObject({ code: 'enrolment.already-concluded' })
    await settle()
    await accept()
    await expect(conclude('2026-09-02')).rejects.toMatchObject({ facts: { how: 'cabinet', on: '2026-09-03' } })
  })

  test('both doors at the same moment: one contract, one way', async () => {
    const done = await Promise.allSettled([accept(), conclude('2026-09-02')])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('of another organisation finds nothing', async () => {
    const other = web.signIn(asProvider(await act((tx) => aCourse(tx, town))))
    for (const path of [`${theirs()}/statement`, `${theirs()}/statement.pdf`])
      expect((await web.get(path, other)).status).toBe(404)
    expect((await web.post(`/api/v1/provider/applications/${id}/statement`, other, { on: '2026-09-02' })).status).toBe(
      404,
    )
  })
})

describe('S-083 the term of an offer', () => {
  test('stands as a date before both sides', async () => {
    expect((await web.get(mine(), mother)).text).toContain('Примите договор до 8 сентября 2026 года')
    expect((await web.get(theirs(), staff)).text).toContain('Ждём согласия семьи до 8 сентября 2026 года')
  })

  test('the family is reminded once, some days before', async () => {
    await run('2026-09-01T09:00:00Z')
    expect(await newsOf()).not.toContain('offer-reminder')
    for (let times = 0; times < 2; times += 1) await run('2026-09-03T09:00:00Z')
    expect((await newsOf()).filter((news) => news === 'offer-reminder')).toHaveLength(1)
  })

  test('after its last day the offer is closed, once: seat and money are free', async () => {
    await run(`${DUE}T20:59:00Z`)
    expect((await stateOf()).state).toBe('confirmed')
    for (let times = 0; times < 2; times += 1) await run(`${DUE}T21:00:00Z`)
    expect(await stateOf()).toMatchObject({
      ...{ state: 'expired', contract: 'declined', taken: 0, reason: 'Семья не приняла договор в срок' },
    })
    expect((await newsOf()).filter((news) => news === 'lapsed')).toHaveLength(1)
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('a press after the term is refused before the job comes, a press of the last evening is not', async () => {
    await expect(accept(at(`${DUE}T21:00:00Z`))).rejects.toMatchObject({ code: 'enrolment.offer-over' })
    await expect(conclude('2026-09-02', at(`${DUE}T21:00:00Z`))).rejects.toMatchObject({ code: 'enrolment.offer-over' })
    await accept(at(`${DUE}T20:59:00Z`))
    expect((await stateOf()).state).toBe('enrolled')
  })
})
