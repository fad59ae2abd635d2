import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { findBroken } from '../../../app/invariants.ts'
import { aKit } from '../../../platform/http/testing.ts'
import { cancelApplication } from '../applications/actions/ending.ts'
import { leaveSeat } from '../applications/actions/seat.ts'
import { excluded, expire } from '../applications/jobs.ts'
import { findAnyApplicationView } from '../applications/queries/list.ts'
import { lockApplication, updateState } from '../applications/queries/row.ts'
import { findStory } from '../applications/queries/story.ts'
import { historyOf } from '../applications/words/history.ts'
import { acceptContract, confirmApplication, startContracts } from '../contracts/actions/acceptance.ts'
import { terminateContract } from '../contracts/actions/termination.ts'
import { close } from '../contracts/jobs.ts'
import type { ApplicationId } from '../model.ts'
import { aNextPeriod } from '../testing.ts'
import { listProspects, prolongContract } from './actions/prolong.ts'
import { startProlongation } from './actions/run.ts'
import { prolong, sweepProlongations } from './jobs.ts'
import { listLines } from './queries/run.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const at = (text: string) => Temporal.Instant.from(text)
/** A Thursday three weeks before the next period. */
const DECEMBER = at('2026-12-10T09:00:00Z')
/** Seven days after the offer are over, but study starts on the first of January (Moscow: 21:00 UTC of the day before). */
const NEW_YEAR = at('2026-12-31T21:00:00Z')

type Scene = { own: FreshDatabase; town: Town; family: Family; course: Course; id: ApplicationId }
type Wishes = {
  agreement?: boolean
  nominal?: bigint | null
  capacity?: number
  birthOn?: string
  /** Rows are written past the acts, so the sums of the town do not add up. */
  written?: true
}

/** A contract of this year in a group that runs on into the next one; a database of its own for every test. */
async function scene(wishes: Wishes, work: (scene: Scene) => Promise<void>): Promise<void> {
  const own = await freshDatabase({ connections: 16 })
  try {
    const set = await own.db.transaction(async (tx) => {
      const town = await aTown(tx)
      const family = await aFamily(tx, town, { birthOn: wishes.birthOn })
      const course = await aCourse(tx, town, { capacity: wishes.capacity ?? 1, ages: [5, 18] })
      const id = await conclude(tx, family, course)
      await aNextPeriod(tx, town, { families: [family], course, ...wishes })
      return { town, family, course, id }
    })
    await work({ own, ...set })
    if (!wishes.written) expect((await findBroken(own.db.reader)).broken).toEqual([])
  } finally {
    await own.close()
  }
}

async function conclude(tx: Tx, family: Family, course: Course): Promise<ApplicationId> {
  const id = await apply(tx, family, course.groupId)
  await confirmApplication(tx, asProvider(course), id, NOW)
  await acceptContract(tx, asFamily(family), id, NOW)
  await startContracts(tx, at('2026-09-01T05:00:00Z'))
  return id
}

const by = ({ course }: Scene) => ({ userId: course.staffId, role: 'provider', scopeId: course.providerId })
const press = (set: Scene, now = DECEMBER) =>
  set.own.db.transaction((tx) => prolongContract(tx, by(set), { id: set.id, providerId: set.course.providerId }, now))
const kitAt = ({ own: { db } }: Scene, now: Temporal.Instant) => aKit({ db, clock: { now: () => now } })
const sweep = (set: Scene, now: Temporal.Instant) => sweepProlongations(kitAt(set, now))

type State = {
  state: string
  contract: string | null
  acceptance: string | null
  startsOn: string
  certificate: bigint
  holds: boolean
}
async function nextOf({ own, id }: Scene): Promise<State | undefined> {
  const { rows } = await sql<State>`select a.state, c.state as contract, c.acceptance, a.starts_on::text as "startsOn",
      a.certificate_kopecks as certificate, a.holds_seat as holds
    from enrolment_application a left join enrolment_contract c on c.application_id = a.id where a.prolongs_id = ${id}`.execute(
    own.db.reader,
  )
  return rows[0]
}
async function sumsOf({ own, town, family, course }: Scene) {
  const { rows } = await sql<{ taken: number; now: bigint; next: bigint; committed: bigint }>`
    select (select taken from programmes_group where id = ${course.groupId}) as taken,
      (select reserved from ledger_account where certificate_id = ${family.certificateId} and period_id = ${town.periodId}) as now,
      (select reserved from ledger_account where certificate_id = ${family.certificateId} and period_id = ${town.nextPeriodId}) as next,
      (select sum(committed)::bigint from funding_ceiling_slice where period_id = ${town.nextPeriodId}) as committed`.execute(
    own.db.reader,
  )
  return rows[0]
}
const toldOf = async ({ own }: Scene) =>
  (
    await sql<{ news: string }>`select payload->>'news' as news from job_plan where name = 'enrolment.tell-prolongation'
      order by id`.execute(own.db.reader)
  ).rows.map(({ news }) => news)

describe('S-016 a contract goes on in the next period without an application of the family', () => {
  test('the money of the next period is reserved at once, the seat is not taken twice, and a repeat changes nothing', () =>
    scene({}, async (set) => {
      expect(await press(set)).toMatchObject({ kind: 'prolonged' })
      const after = await sumsOf(set)
      expect(after).toEqual({ taken: 1, now: 404_394n, next: 663_737n, committed: 663_737n })
      expect(await nextOf(set)).toMatchObject({
        state: 'confirmed',
        contract: 'offered',
        startsOn: '2027-01-01',
        holds: false,
      })
      expect(await press(set)).toMatchObject({ kind: 'unchanged' })
      expect(await sumsOf(set)).toEqual(after)
    }))

  test('M5 pressed ten times at once it is prolonged once', () =>
    scene({}, async (set) => {
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => press(set).catch((error) => ({ kind: error.code }))),
      )
      expect(outcomes.filter(({ kind }) => kind === 'prolonged')).toHaveLength(1)
      expect(await sumsOf(set)).toMatchObject({ taken: 1, next: 663_737n })
    }))

  test('the seat passes from the contract that ends to the one that goes on', () =>
    scene({ written: true }, async (set) => {
      await press(set)
      await set.own.db.transaction(async (tx) => {
        const old = await lockApplication(tx, set.id, { certificateId: set.family.certificateId })
        if (!old) throw new Error('no contract')
        await sql`update enrolment_contract set state = 'completed', ended_at = ${NEW_YEAR} where application_id = ${set.id}`.execute(
          tx,
        )
        await updateState(tx, set.id, ['enrolled'], 'ended', { by: null, now: NEW_YEAR })
        await leaveSeat(tx, old)
      })
      expect(await nextOf(set)).toMatchObject({ holds: true })
      expect(await sumsOf(set)).toMatchObject({ taken: 1 })
    }))
})

describe('S-017 D15 where a prolonged contract stands', () => {
  test('without an agreement it waits among the unconfirmed, and moves when the agreement comes', () =>
    scene({ agreement: false }, async (set) => {
      await press(set)
      expect(await nextOf(set)).toMatchObject({ state: 'submitted', contract: null })
      expect(await sumsOf(set)).toMatchObject({ next: 663_737n })
      await expire(kitAt(set, at('2026-12-28T09:00:00Z')))
      await sweep(set, at('2026-12-28T09:00:00Z'))
      expect(await nextOf(set)).toMatchObject({ state: 'submitted' })
      await set.own.db.transaction((tx) => agree(tx, set))
      // D2: later than five working days before the first day silence accepts nothing.
      await sweep(set, at('2026-12-29T09:00:00Z'))
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed', contract: 'offered' })
      await sweep(set, at('2027-01-20T09:00:00Z'))
      expect(await nextOf(set)).toMatchObject({ state: 'expired', contract: 'declined' })
      expect(await toldOf(set)).toEqual(['awaits-agreement', 'offered'])
    }))

  test('an agreement in time leaves silence its voice; one that never comes frees the money', () =>
    scene({ agreement: false }, async (set) => {
      await press(set)
      await set.own.db.transaction((tx) => agree(tx, set))
      await sweep(set, at('2026-12-14T09:00:00Z'))
      await sweep(set, NEW_YEAR)
      expect(await nextOf(set)).toMatchObject({ state: 'enrolled', acceptance: 'silence' })
    }).then(() =>
      scene({ agreement: false }, async (set) => {
        await press(set)
        await expire(kitAt(set, at('2027-02-01T09:00:00Z')))
        expect(await nextOf(set)).toMatchObject({ state: 'expired' })
        expect(await sumsOf(set)).toMatchObject({ taken: 1, next: 0n, committed: 0n })
      }),
    ))
})

describe('S-018 S-019 S-020 S-021 the silence of the family', () => {
  test('brings the contract into force on its first day, exactly once, without any statement', () =>
    scene({}, async (set) => {
      await press(set)
      await sweep(set, at('2026-12-17T21:00:00Z'))
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed' })
      await sweep(set, NEW_YEAR.subtract({ seconds: 1 }))
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed' })
      await Promise.all([sweep(set, NEW_YEAR), sweep(set, NEW_YEAR), sweep(set, NEW_YEAR)])
      await sweep(set, NEW_YEAR.add({ hours: 1 }))
      expect(await nextOf(set)).toMatchObject({ state: 'enrolled', contract: 'active', acceptance: 'silence' })
      expect((await toldOf(set)).filter((news) => news === 'in-force')).toHaveLength(1)
    }))

  test('D16 the seventh day counts whole: a contract prolonged in its last week is not in force before it is over', () =>
    scene({}, async (set) => {
      // Working days before the first of January: the last day on which silence is enough is the 24th of December.
      await press(set, at('2026-12-24T12:00:00Z'))
      await sweep(set, at('2026-12-31T20:59:58Z'))
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed' })
      await sweep(set, NEW_YEAR)
      expect(await nextOf(set)).toMatchObject({ state: 'enrolled' })
    }))

  test('is told about on days 0, 3 and 6, each once however often the job runs', () =>
    scene({}, async (set) => {
      await press(set)
      const counts: number[] = []
      for (const day of [
        '10T09:00',
        '10T10:00',
        '13T06:00',
        '13T08:00',
        '13T09:00',
        '16T09:00',
        '16T10:00',
        '19T09:00',
      ]) {
        await sweep(set, at(`2026-12-${day}:00Z`))
        counts.push((await toldOf(set)).filter((news) => news === 'offered').length)
      }
      expect(counts).toEqual([1, 1, 1, 2, 2, 3, 3, 3])
    }))

  test('an express acceptance comes earlier', () =>
    scene({}, async (set) => {
      const { id } = (await press(set)) as { id: ApplicationId }
      await set.own.db.transaction((tx) => acceptContract(tx, asFamily(set.family), id, DECEMBER))
      expect(await nextOf(set)).toMatchObject({ state: 'enrolled', contract: 'pending-start', acceptance: 'cabinet' })
      await sweep(set, NEW_YEAR)
      expect(await nextOf(set)).toMatchObject({ acceptance: 'cabinet' })
    }))

  test('S-022 «Отказать» gives the money back at once; the old contract keeps its seat, and the refusal is not prolonged over', () =>
    scene({}, async (set) => {
      const { id } = (await press(set)) as { id: ApplicationId }
      await set.own.db.transaction((tx) => cancelApplication(tx, asFamily(set.family), id, at('2026-12-15T09:00:00Z')))
      expect(await nextOf(set)).toMatchObject({ state: 'cancelled', contract: 'declined' })
      expect(await sumsOf(set)).toEqual({ taken: 1, now: 404_394n, next: 0n, committed: 0n })
      await sweep(set, NEW_YEAR)
      expect(await nextOf(set)).toMatchObject({ state: 'cancelled' })
      expect(await press(set)).toEqual({ kind: 'declined' })
    }))

  test('a refusal after the silence has spoken is told so, and changes nothing', () =>
    scene({}, async (set) => {
      const { id } = (await press(set)) as { id: ApplicationId }
      await sweep(set, NEW_YEAR)
      const late = set.own.db.transaction((tx) => cancelApplication(tx, asFamily(set.family), id, NEW_YEAR))
      await expect(late).rejects.toMatchObject({ code: 'enrolment.already-in-force' })
      expect(await nextOf(set)).toMatchObject({ state: 'enrolled' })
    }))

  test('a refusal and the sweep of the same moment: one of them, never half of each', () =>
    scene({}, async (set) => {
      const { id } = (await press(set)) as { id: ApplicationId }
      const refusing = set.own.db
        .transaction((tx) => cancelApplication(tx, asFamily(set.family), id, NEW_YEAR))
        .then(
          () => 'cancelled',
          () => 'enrolled',
        )
      const [answer] = await Promise.all([refusing, sweep(set, NEW_YEAR)])
      expect(await nextOf(set)).toMatchObject({ state: answer })
      expect(await sumsOf(set)).toMatchObject({ taken: 1, next: answer === 'enrolled' ? 663_737n : 0n })
    }))

  test('S-018 whoever gave notice does not come back by silence: on the first of the month seat and money are free', () =>
    scene({}, async (set) => {
      const NOVEMBER = at('2026-11-25T09:00:00Z')
      await set.own.db.transaction((tx) =>
        sql`update region_funding_period set applications_from = '2026-11-01' where id = ${set.town.nextPeriodId}`.execute(
          tx,
        ),
      )
      await press(set, NOVEMBER)
      const notice = { side: 'family', reason: null } as const
      await set.own.db.transaction((tx) => terminateContract(tx, asFamily(set.family), set.id, notice, NOVEMBER))
      await sweep(set, NOVEMBER.add({ hours: 1 }))
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed' })
      const after = kitAt(set, at('2026-12-01T06:00:00Z'))
      await close(after)
      await sweepProlongations(after)
      expect(await nextOf(set)).toMatchObject({ state: 'cancelled' })
      expect(await sumsOf(set)).toMatchObject({ taken: 0, next: 0n, committed: 0n })
    }))

  test('a seat that a concluded prolongation takes over is not said to become free', () =>
    scene({}, async (set) => {
      const NOVEMBER = at('2026-11-25T09:00:00Z')
      await set.own.db.transaction((tx) =>
        sql`update region_funding_period set applications_from = '2026-11-01' where id = ${set.town.nextPeriodId}`.execute(
          tx,
        ),
      )
      const { id: next } = (await press(set, NOVEMBER)) as { id: ApplicationId }
      const notice = { side: 'family', reason: null } as const
      const story = () => findStory(set.own.db.reader, set.id)
      expect(await story()).toMatchObject({ seatGoesOn: false })
      await set.own.db.transaction(async (tx) => {
        await acceptContract(tx, asFamily(set.family), next, NOVEMBER)
        await terminateContract(tx, asFamily(set.family), set.id, notice, NOVEMBER)
      })
      expect(await story()).toMatchObject({ seatGoesOn: true })
      await close(kitAt(set, at('2026-12-01T06:00:00Z')))
      expect(await sumsOf(set)).toMatchObject({ taken: 1 })
      const old = await findAnyApplicationView(set.own.db.reader, set.id)
      if (!old) throw new Error('no contract')
      const told = historyOf(old, await story(), 'Europe/Moscow').map(({ text }) => text)
      expect(told.at(-1)).toContain('Место осталось за ребёнком по продлённому договору')
    }))

  test('a frozen certificate makes it wait, told once; an excluded one closes it', () =>
    scene({}, async (set) => {
      await press(set)
      const { certificateId } = set.family
      const axis = (validity: string) =>
        set.own.db.transaction((tx) =>
          sql`update certificates_certificate set validity = ${validity} where id = ${certificateId}`.execute(tx),
        )
      await axis('frozen')
      await sweep(set, NEW_YEAR)
      await sweep(set, NEW_YEAR.add({ hours: 1 }))
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed' })
      expect((await toldOf(set)).filter((news) => news === 'stopped')).toHaveLength(1)
      await axis('valid')
      await sweep(set, NEW_YEAR.add({ hours: 2 }))
      expect(await nextOf(set)).toMatchObject({ state: 'enrolled' })
    }).then(() =>
      scene({}, async (set) => {
        await press(set)
        await excluded(kitAt(set, DECEMBER), { certificateId: set.family.certificateId })
        expect(await nextOf(set)).toMatchObject({ state: 'cancelled', contract: 'declined' })
      }),
    ))
})

describe('what is explained before', () => {
  const prospectOf = async (set: Scene) =>
    (await listProspects(set.own.db.reader, set.course.providerId, DECEMBER))[0]?.outlook
  const change = (set: Scene, statement: ReturnType<typeof sql>) =>
    set.own.db.transaction((tx) => statement.execute(tx))

  test('a possible one with the quote of the next period', () =>
    scene({}, async (set) => {
      expect(await prospectOf(set)).toMatchObject({
        answer: 'can',
        consent: 'silence',
        notes: [],
        quote: { certificate: 663_737n },
      })
    }))

  test.each<[string, Wishes, (set: Scene) => ReturnType<typeof sql> | null, object]>([
    ['no nominal of the next period', { nominal: null }, () => null, { reasons: [{ code: 'no-nominal' }] }],
    [
      'all its money but kopecks held elsewhere',
      { nominal: 50n },
      () => null,
      { reasons: [{ code: 'balance-empty' }] },
    ],
    [
      'a frozen certificate',
      {},
      ({ family }) => sql`update certificates_certificate set validity = 'frozen' where id = ${family.certificateId}`,
      { reasons: [{ code: 'certificate-frozen' }] },
    ],
    [
      'a child who turns 18 before',
      {},
      ({ family }) =>
        sql`update certificates_certificate set valid_to = '2026-12-20' where id = ${family.certificateId}`,
      { reasons: [{ code: 'certificate-over' }] },
    ],
    [
      'a group closed for good meanwhile',
      {},
      ({ course }) => sql`update programmes_group set state = 'archive' where id = ${course.groupId}`,
      { reasons: [{ code: 'enrolment-closed' }] },
    ],
    [
      'a child who turns 18 in the period',
      {},
      ({ family }) =>
        sql`update certificates_certificate set valid_to = '2027-03-20' where id = ${family.certificateId}`,
      { answer: 'can', notes: ['of-age'] },
    ],
    [
      'a price that rose more than allowed',
      {},
      ({ course }) =>
        sql`update programmes_module set price_kopecks = 1400000, normative_kopecks = 1400000 where id = ${course.moduleId}`,
      { answer: 'can', consent: 'price', notes: ['price'] },
    ],
    [
      'a price that rose a little',
      {},
      ({ course }) =>
        sql`update programmes_module set price_kopecks = 1260000, normative_kopecks = 1260000 where id = ${course.moduleId}`,
      { answer: 'can', consent: 'silence' },
    ],
    [
      'a nominal that does not suffice',
      { nominal: 500_000n },
      () => null,
      { answer: 'can', consent: 'share', notes: ['share'] },
    ],
    ['no agreement yet', { agreement: false }, () => null, { answer: 'can', notes: ['awaits-agreement'] }],
  ])('%s', (_, wishes, statement, expected) =>
    scene(wishes, async (set) => {
      const changed = statement(set)
      if (changed) await change(set, changed)
      expect(await prospectOf(set)).toMatchObject(expected)
    }),
  )

  test('a group whose contract ends with it goes on in the next module within the month, and takes a seat there', () =>
    scene({}, async (set) => {
      const { course } = set
      await change(set, sql`update programmes_group set ends_on = '2026-12-31' where id = ${course.groupId}`)
      expect(await prospectOf(set)).toBeUndefined()
      const next = await nextModule(set, '2027-01-11', 1)
      expect(await prospectOf(set)).toMatchObject({ answer: 'can', quote: { seats: { free: 1 } } })
      await press(set)
      expect(await nextOf(set)).toMatchObject({ state: 'confirmed', startsOn: '2027-01-11', holds: true })
      const { rows } = await sql<{ taken: number }>`select taken from programmes_group where id = ${next}`.execute(
        set.own.db.reader,
      )
      expect(rows).toEqual([{ taken: 1 }])
    }))

  test('a group of the next module that is full, or starts too late, is no way on', () =>
    scene({ written: true }, async (set) => {
      await change(set, sql`update programmes_group set ends_on = '2026-12-31' where id = ${set.course.groupId}`)
      await nextModule(set, '2027-02-15', 5)
      expect(await prospectOf(set)).toBeUndefined()
      await nextModule(set, '2027-01-11', 1, 1)
      expect(await prospectOf(set)).toMatchObject({ answer: 'cannot', reasons: [{ code: 'group-full' }] })
    }))

  test.each([
    ['2026-10-01T09:00:00Z', 0],
    ['2026-11-10T09:00:00Z', 1],
    ['2027-01-30T09:00:00Z', 1],
    ['2027-02-02T09:00:00Z', 0],
  ])('the window of a contract that ends with the year: on %s it is seen %i times', (now, seen) =>
    scene({ written: true }, async (set) => {
      if (now > '2027') {
        await change(set, sql`update enrolment_contract set state = 'completed', ended_at = ${NEW_YEAR}`)
        await change(set, sql`update enrolment_application set state = 'ended'`)
        await change(set, sql`update programmes_group set taken = 0`)
      }
      expect(await listProspects(set.own.db.reader, set.course.providerId, at(now))).toHaveLength(seen)
    }),
  )
})

describe('one press for many', () => {
  test('every contract has its own answer; killed in the middle and run twice at once, each is prolonged exactly once (M5)', () =>
    scene({ capacity: 6 }, async (set) => {
      const { own, town, course } = set
      const others = await own.db.transaction(async (tx) => {
        const families: Family[] = []
        for (let place = 0; place < 4; place++) families.push(await aFamily(tx, town))
        const ids: ApplicationId[] = []
        for (const family of families) ids.push(await conclude(tx, family, course))
        // The last one has no money in the next period.
        await aNextPeriod(tx, town, { families: families.slice(0, 3) })
        return ids
      })
      const ids = [set.id, ...others]
      const runId = await own.db.transaction((tx) =>
        startProlongation(tx, asProvider(course), { ids, tells: true }, DECEMBER),
      )
      let left = 2
      const dying = aKit({
        db: own.db,
        clock: {
          now: () => {
            if (left-- === 0) throw new Error('killed')
            return DECEMBER
          },
        },
      })
      await expect(prolong(dying, { runId })).rejects.toThrow('killed')
      await Promise.all([
        prolong(kitAt(set, DECEMBER), { runId }),
        prolong(kitAt(set, DECEMBER), { runId }),
        sweep(set, DECEMBER),
      ])
      const outcomes = (await listLines(own.db.reader, runId)).map(({ outcome }) => outcome)
      expect(outcomes.sort()).toEqual(['prolonged', 'prolonged', 'prolonged', 'prolonged', 'refused'])
      const { rows } = await sql<{ count: number; told: number; finished: boolean }>`
        select (select count(*)::int from enrolment_application where prolongs_id is not null) as count,
          (select count(*)::int from job_plan where name = 'enrolment.tell-not-prolonged') as told,
          (select finished_at is not null from enrolment_prolongation_run) as finished`.execute(own.db.reader)
      expect(rows).toEqual([{ count: 4, told: 1, finished: true }])
    }))

  test('S-085 several contracts of one child share the nominal of the next period: the last needs consent to what it lacks', () =>
    scene({ nominal: 900_000n }, async (set) => {
      const { own, town, course, family } = set
      const second = await own.db.transaction(async (tx) => {
        const other = await aCourse(tx, town, { ages: [5, 18] })
        await sql`update programmes_programme set provider_id = ${course.providerId} where id = ${other.programmeId}`.execute(
          tx,
        )
        return conclude(tx, family, { ...other, providerId: course.providerId, staffId: course.staffId })
      })
      await press(set)
      expect(await press({ ...set, id: second })).toMatchObject({ kind: 'prolonged' })
      const { rows } = await sql<{ parts: string[]; consent: string[] }>`
        select array_agg(a.certificate_kopecks::text order by a.id) as parts, array_agg(r.consent order by a.id) as consent
        from enrolment_application a join enrolment_prolongation r on r.application_id = a.id`.execute(own.db.reader)
      expect(rows).toEqual([{ parts: ['663737', '236263'], consent: ['silence', 'share'] }])
    }))

  test('contracts of another organisation are as if they were not there', () =>
    scene({}, async (set) => {
      const stranger = await set.own.db.transaction((tx) => aCourse(tx, set.town))
      const pressing = set.own.db.transaction((tx) =>
        startProlongation(tx, asProvider(stranger), { ids: [set.id], tells: false }, DECEMBER),
      )
      await expect(pressing).rejects.toMatchObject({ code: 'http.not-found' })
    }))
})

function agree(tx: Tx, { course, town }: Scene) {
  return sql`insert into providers_agreement (id, provider_id, municipality_id, period_id, number, signed_on, state)
    values (gen_random_uuid(), ${course.providerId}, ${town.municipalityId}, ${town.nextPeriodId}, '2', '2026-12-14', 'active')`.execute(
    tx,
  )
}

async function nextModule({ own, course }: Scene, startsOn: string, capacity: number, taken = 0): Promise<string> {
  return own.db.transaction(async (tx) => {
    const { rows: modules } = await sql<{
      id: string
    }>`insert into programmes_module (id, programme_id, ordinal, name, months, hours,
        normative_kopecks, price_kopecks, enrolment_open)
      values (gen_random_uuid(), ${course.programmeId}, 2, 'Модуль 2', 5, 40, 600000, 600000, false)
      on conflict (programme_id, ordinal) do update set name = excluded.name returning id`.execute(tx)
    const { rows } = await sql<{
      id: string
    }>`insert into programmes_group (id, module_id, name, teacher, address, latitude, longitude,
        starts_on, ends_on, applications_from, applications_to, capacity, taken, state)
      values (gen_random_uuid(), ${modules[0]?.id}, 'Р-2', 'Соколова М. Ю.', 'ул. Ленина, 12', 60, 30, ${startsOn}, '2027-05-31',
        ${NOW}, ${NOW.add({ hours: 1 })}, ${capacity}, ${taken}, 'open') returning id`.execute(tx)
    return rows[0]?.id ?? ''
  })
}
