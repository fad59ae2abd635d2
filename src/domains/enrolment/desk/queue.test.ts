/** The provider's queue and the family's archive: views, search, sheet, cursor, periods. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { aKit } from '../../../platform/http/testing.ts'
import {
  acceptContract,
  confirmApplication,
  refuseApplication,
  startContracts,
} from '../contracts/actions/acceptance.ts'
import { terminateContract } from '../contracts/actions/termination.ts'
import { close } from '../contracts/jobs.ts'
import type { ApplicationId } from '../model.ts'

/** Six working days after the applications of 25 August, seven are the term: one day is left. */
const NEXT_WEEK = Temporal.Instant.from('2026-09-02T09:00:00Z')

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let budget: Course
let staff: string
const ids: Record<string, ApplicationId> = {}
const families: Record<string, Family> = {}

const stages = ['new', 'offered', 'starting', 'living', 'ending', 'refused', 'ended'] as const
type Stage = (typeof stages)[number]

/** One application in each of the seven views. */
async function bringTo(tx: Tx, stage: Stage): Promise<void> {
  const family = await aFamily(tx, town)
  families[stage] = family
  const groupId = stage === 'ended' ? budget.groupId : course.groupId
  const provider = asProvider(course)
  const id = await apply(tx, family, groupId)
  ids[stage] = id
  if (stage === 'starting')
    await sql`update enrolment_application set starts_on = '2026-10-01' where id = ${id}`.execute(tx)
  if (stage === 'new') return
  if (stage === 'refused') return refuseApplication(tx, provider, id, { ground: 'group', words: '' }, NOW)
  await confirmApplication(tx, provider, id, NOW)
  if (stage === 'offered') return
  await acceptContract(tx, asFamily(family), id, NOW)
  if (stage === 'starting') return
  await startContracts(tx, NEXT_WEEK)
  const notice = { side: 'family', reason: null } as const
  if (stage === 'ending' || stage === 'ended')
    await terminateContract(
      tx,
      asFamily(family),
      id,
      notice,
      stage === 'ended' ? Temporal.Instant.from('2026-09-01T09:00:00Z') : NEXT_WEEK,
    )
}

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx)
    course = await aCourse(tx, town)
    budget = await aCourse(tx, town, { register: 'significant' })
    await sql`update programmes_programme set provider_id = ${course.providerId} where id = ${budget.programmeId}`.execute(
      tx,
    )
    for (const stage of stages) await bringTo(tx, stage)
    await sql`update families_child set surname = 'Ёлкин', name_key = 'елкин иван' where id = ${families.new?.childId}`.execute(
      tx,
    )
  })
  // Only what ended: the last day of that contract is moved into the past.
  await sql`update enrolment_contract set ends_on = '2026-09-01' where application_id = ${ids.ended}`.execute(
    fresh.db.reader,
  )
  await sql`update enrolment_notice set last_on = '2026-09-01' where application_id = ${ids.ended}`.execute(
    fresh.db.reader,
  )
  await sql`update enrolment_application set ends_on = '2026-09-01' where id = ${ids.ended}`.execute(fresh.db.reader)
  await close(aKit({ db: fresh.db, clock: { now: () => NEXT_WEEK } }))
  web = await aWeb(fresh.db, manifests, NEXT_WEEK)
  staff = web.signIn(asProvider(course))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

type Listed = { applications: { id: string; child: { surname: string } }[]; next: string | null }
const listed = async (query: string, who = staff) =>
  (await web.get(`/api/v1/provider/applications?${query}`, who)).json<Listed>()

describe('S-072 the queue of a provider', () => {
  test.each(stages)('the view «%s» holds its application and no other', async (view) => {
    const { applications } = await listed(`view=${view}`)
    // Who leaves this month still learns, as the page of today counts them.
    const expected = view === 'living' ? [ids.living, ids.ending] : [ids[view]]
    expect(applications.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
  })

  test('tells terms as dates with working days that are left, and counts every view', async () => {
    const { text } = await web.get('/provider/applications', staff)
    expect(text).toContain('3 сентября 2026 года')
    expect(text).toContain('ещё 1 рабочий день')
    expect(text.match(/class="count">1</g)).toHaveLength(6)
    expect(text.match(/class="count">2</g)).toHaveLength(1)
    expect((await web.get('/provider/applications?view=offered', staff)).text).toContain('8 сентября 2026 года')
  })

  test.each([
    ['елкин', 'new', 1],
    ['Ёлк', 'new', 1],
    ['иван', 'new', 1],
    ['Сидоров', 'new', 0],
    ['1', 'new', 1],
    ['99', 'new', 0],
    ['%', 'new', 1],
  ])('is searched by «%s»', async (sought, view, found) => {
    const { applications } = await listed(new URLSearchParams({ q: sought, view }).toString())
    expect(applications).toHaveLength(found)
  })

  test('shows a child by initials; a stranger’s queue is its own', async () => {
    const { applications } = await listed('view=new')
    expect(applications[0]?.child.surname).toBe('Ё.')
    const other = web.signIn(asProvider(await fresh.db.transaction((tx) => aCourse(tx, town))))
    expect((await listed('view=new', other)).applications).toEqual([])
    expect((await web.get('/provider/applications', web.signIn(asFamily(families.new as Family)))).status).toBe(404)
  })

  test('is turned page by page, each application once', async () => {
    const more = await fresh.db.transaction(async (tx) => {
      const made: string[] = []
      for (let one = 0; one < 3; one += 1) made.push(await apply(tx, await aFamily(tx, town), course.groupId))
      return made
    })
    const seen: string[] = []
    let next: string | null = '/api/v1/provider/applications?view=new&limit=2'
    while (next) {
      const page: Listed = (await web.get(next, staff)).json<Listed>()
      seen.push(...page.applications.map(({ id }) => id))
      next = page.next
    }
    expect([...seen].sort()).toEqual([ids.new ?? '', ...more].sort())
  })

  test('goes into a sheet as it is shown', async () => {
    const { status, text } = await web.get('/provider/applications.xlsx?view=refused', staff)
    expect([status, text.slice(0, 2)]).toEqual([200, 'PK'])
  })
})

describe('S-043 S-044 the archive of a family', () => {
  test('a terminated study for the budget stands in the period of its last day', async () => {
    const mother = web.signIn(asFamily(families.ended as Family))
    const { text } = await web.get(`/my/applications?tab=archive&period=${town.periodId}`, mother)
    expect(text).toContain('Договор расторгнут')
    expect(text).toContain('2026 год')
    const empty = await web.get(`/my/applications?tab=archive&period=${town.nextPeriodId}`, mother)
    expect(empty.text).toContain('В архиве пока пусто')
    const api = (await web.get(`/api/v1/applications?tab=archive&periodId=${town.periodId}`, mother)).json<Listed>()
    expect(api.applications.map(({ id }) => id)).toEqual([ids.ended])
    expect((await web.get(`/api/v1/applications?periodId=${town.actId}`, mother)).status).toBe(404)
  })

  test('the list is narrowed to one child, and another family’s child is nobody', async () => {
    const mother = web.signIn(asFamily(families.living as Family))
    const own = await web.get(`/my/applications?child=${families.living?.childId}&tab=living`, mother)
    expect(own.text).toContain('Первые роботы')
    const foreign = await web.get(`/my/applications?child=${families.new?.childId}&tab=living`, mother)
    expect(foreign.text).toContain(`/my/applications/${ids.living}`)
  })
})
