import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#platform/db'
import { type ProgrammeId, standingOf } from '#programmes'
import { asFamily } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { at, day, type Example, enrolled, theExample } from '../../../test/support/studying.ts'
import { aCourse, aFamily } from '../../../test/support/town.ts'
import { rateProgramme } from './actions/rating.ts'
import { countTurnoverOnce, reckonStandings } from './actions/reckoning.ts'
import { askToRate } from './actions/reminder.ts'
import { findStudy, listUnrated } from './queries/rating.ts'
import { listToAsk } from './queries/reminder.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const scores = { results: 90, staffing: 100, equipment: 60, satisfaction: 80 }
const all = (score: number) => ({ results: score, staffing: score, equipment: score, satisfaction: score })

/** The contract of the example was learnt to its end, on 31 December. */
async function learnt(tx: Tx): Promise<Example> {
  const example = await theExample(tx, { 'reviews.least-ratings': 1, 'reviews.least-share': 0 })
  await end(tx, example.id)
  return example
}
const end = (tx: Tx, id: string, endsOn = '2026-12-31', state = 'completed') =>
  sql`update enrolment_contract set state = ${state}, ends_on = ${day(endsOn)} where application_id = ${id}`.execute(tx)
const rate = (tx: Tx, { family, id }: Pick<Example, 'family' | 'id'>, given = scores, now = at('2027-01-10')) =>
  rateProgramme(tx, asFamily(family), { id, scores: given }, now)
const standing = (tx: Tx, { course }: Pick<Example, 'course'>) => standingOf(tx, course.programmeId as ProgrammeId)

describe('a rating', () => {
  test('S-045 S-048 S-049 is given on the last day and on the 31st, is kept and is found again', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      await rate(tx, example, all(50), at('2026-12-31'))
      await rate(tx, example, scores, at('2027-01-30'))
      expect((await findStudy(tx, example.family.userId, example.id))?.scores).toEqual(scores)
      const { rows } = await sql`select word from audit_entry where word like 'reviews.%' order by id`.execute(tx)
      expect(rows).toEqual([{ word: 'reviews.rated' }, { word: 'reviews.rating-changed' }])
    }))

  test('S-045 S-046 waits in the cabinet until it is given or the term is over', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      const waiting = async (from: string, to: string) => {
        const found = await listUnrated(tx, example.family.userId, { from: day(from), to: day(to) })
        return found.map(({ applicationId }) => applicationId)
      }
      expect(await waiting('2026-12-01', '2026-12-30')).toEqual([])
      expect(await waiting('2026-12-31', '2027-01-30')).toEqual([example.id])
      expect(await waiting('2027-01-01', '2027-01-31')).toEqual([])
      await rate(tx, example)
      expect(await waiting('2026-12-31', '2027-01-30')).toEqual([])
    }))

  test('S-045 on the 32nd day is refused, and so is a change', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      await rate(tx, example)
      await expect(rate(tx, example, all(0), at('2027-01-31'))).rejects.toMatchObject({
        ...{ code: 'reviews.rating-late', facts: { until: '2027-01-30' } },
      })
    }))

  test('S-045 of a contract ended by its family waits for the last day', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      await end(tx, example.id, '2026-11-30', 'terminating')
      await expect(rate(tx, example, scores, at('2026-11-29'))).rejects.toMatchObject({ code: 'reviews.study-runs' })
      await rate(tx, example, scores, at('2026-11-30'))
    }))

  test('of another family’s contract is not found', () =>
    rolledBack(fresh.db, async (tx) => {
      const { town, id } = await learnt(tx)
      const stranger = await aFamily(tx, town)
      await expect(rate(tx, { family: stranger, id })).rejects.toMatchObject({ code: 'http.not-found' })
    }))

  test.each([
    ['in_steps_of_10', { results: 95 }],
    ['from_0_to_100', { results: 110 }],
  ])('the database itself keeps scales %s', (name, wrong) =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      await expect(rate(tx, example, { ...scores, ...wrong })).rejects.toThrow(`reviews_rating_${name}`)
    }),
  )
})

describe('the rating of a programme', () => {
  test('is of its own contracts alone, and the programme beside it of the same organisation has none', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      const other = await aCourse(tx, example.town)
      await sql`update programmes_programme set provider_id = ${example.course.providerId}
        where id = ${other.programmeId}`.execute(tx)
      await rate(tx, example)
      await reckonStandings(tx, [example.course.programmeId, other.programmeId], at('2027-01-10'))
      // (90 + 100 + 60 + 80 + 100) / 5
      expect(await standing(tx, example)).toMatchObject({ rating: 860, ratings: 1 })
      expect(await standing(tx, { course: other })).toMatchObject({ rating: null, ratings: 0 })
    }))

  test('falls when families leave, is counted once a day, and forgets contracts older than its period', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      const { course, town, id } = example
      await rate(tx, example)
      const left = await enrolled(tx, await aFamily(tx, town), course)
      await end(tx, left, '2026-12-31', 'terminated')
      await sql`insert into enrolment_notice (id, application_id, side, given_at, last_on, planned_on)
        values (gen_random_uuid(), ${left}, 'family', ${at('2026-12-10')}, '2026-12-31', '2027-05-31')`.execute(tx)
      expect(await countTurnoverOnce(tx, at('2027-01-10'))).toBe(true)
      expect(await countTurnoverOnce(tx, at('2027-01-10'))).toBe(false)
      await reckonStandings(tx, [course.programmeId], at('2027-01-10'))
      // Half of the families left: (90 + 100 + 60 + 80 + 0) / 5
      expect(await standing(tx, example)).toMatchObject({ rating: 660 })
      await countTurnoverOnce(tx, at('2028-01-10'))
      await reckonStandings(tx, [course.programmeId], at('2028-01-10'))
      expect(await standing(tx, example)).toMatchObject({ rating: null, ratings: 0 })
      expect(id).not.toBe(left)
    }))
})

describe('the reminder after the end', () => {
  const letters = async (tx: Tx) =>
    (
      await sql<{ n: number }>`select count(*)::int as n from job_plan
      where payload->>'letter' = 'reviews.rate'`.execute(tx)
    ).rows[0]?.n
  const due = (tx: Tx, today: string) => listToAsk(tx, day(today), { after: null, most: 10 })

  test('comes a week after the end, once, and to nobody who has rated', () =>
    rolledBack(fresh.db, async (tx) => {
      const { id } = await learnt(tx)
      expect(await due(tx, '2027-01-06')).toEqual([])
      expect(await due(tx, '2027-01-07')).toEqual([{ id }])
      for (const _ of [1, 2]) await askToRate(tx, id, at('2027-01-07'))
      expect(await letters(tx)).toBe(1)
      expect(await due(tx, '2027-01-07')).toEqual([])
    }))

  test('does not come when the term is over or the rating is there', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await learnt(tx)
      expect(await due(tx, '2027-01-31')).toEqual([])
      await rate(tx, example)
      expect(await due(tx, '2027-01-12')).toEqual([])
    }))
})
