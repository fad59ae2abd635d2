import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccount } from '#ledger'
import { sql, type Tx } from '#platform/db'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { at, day, type Example, enrolled, studyTo, theExample } from '../../../test/support/studying.ts'
import { aCourse, aFamily } from '../../../test/support/town.ts'
import { findBroken } from '../../app/invariants.ts'
import { terminateContract } from '../enrolment/contracts/actions/termination.ts'
import { listDaysToMake, makeDay } from './actions/day.ts'
import { addLesson, cancelLesson, markLesson, moveLesson } from './actions/lesson.ts'
import { closeMonth, settleLate } from './actions/month.ts'
import { findJournal } from './journal.ts'
import type { LessonId } from './model.ts'
import { listChildLessons, listLate } from './queries/group.ts'
import { listToTell } from './queries/tell.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

const OCTOBER = day('2026-10-01')
const everybody = { topic: null, marks: [], othersPresent: true }

/** The example studies, and the lessons of October after the 15th are made: 15, 20, 22, 27, 29. */
async function october(tx: Tx): Promise<Example & { lessons: LessonId[] }> {
  const example = await theExample(tx)
  await studyTo(tx, '2026-11-01')
  for (let on = day('2026-10-12'); on.month === 10; on = on.add({ days: 1 })) await makeDay(tx, on, at(on.toString()))
  const { rows } = await sql<{ id: LessonId }>`select id from attendance_lesson order by lesson_on`.execute(tx)
  return { ...example, lessons: rows.map(({ id }) => id) }
}

const close = (
  tx: Tx,
  { course }: Example,
  facts: Partial<Parameters<typeof closeMonth>[2]> = {},
  now = at('2026-11-02'),
) => closeMonth(tx, asProvider(course), { groupId: course.groupId, month: OCTOBER, lowered: [], ...facts }, now)

async function pots(tx: Tx, { town, family }: Example) {
  const key = { certificateId: family.certificateId, periodId: town.periodId, unit: 'kopecks' } as const
  const account = await findAccount(tx, key)
  return [account?.available, account?.reserved, account?.charged]
}

describe('lessons of a day', () => {
  test('S-149 are made from the timetable once, from the first day of a contract, and not on a holiday', () =>
    rolledBack(fresh.db, async (tx) => {
      const { lessons } = await october(tx)
      expect(lessons).toHaveLength(5)
      // A Thursday before the contract began, a day made before, a Wednesday that is a holiday, and the day after it.
      expect(await makeDay(tx, day('2026-10-08'), at('2026-10-08'))).toBe(0)
      expect(await makeDay(tx, day('2026-10-15'), at('2026-10-15'))).toBe(0)
      await sql`update programmes_lesson_time set weekday = 3 where weekday = 4`.execute(tx)
      expect(await makeDay(tx, day('2026-11-04'), at('2026-11-04'))).toBe(0)
      expect(await makeDay(tx, day('2026-11-11'), at('2026-11-11'))).toBe(1)
    }))

  test('days that passed while the program was down are made up for', () =>
    rolledBack(fresh.db, async (tx) => {
      await theExample(tx)
      expect((await listDaysToMake(tx, at('2026-10-03'))).map(String)).toEqual([
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
      ])
      await makeDay(tx, day('2026-10-30'), at('2026-10-30'))
      expect((await listDaysToMake(tx, at('2026-11-01'))).map(String)).toEqual(['2026-10-31', '2026-11-01'])
    }))
})

describe('marks', () => {
  test('S-149 everybody in one press; a correction keeps what stood before', () =>
    rolledBack(fresh.db, async (tx) => {
      const { course, id, lessons, family } = await october(tx)
      const [first] = lessons as [LessonId]
      const by = asProvider(course)
      await markLesson(tx, by, first, everybody, at('2026-10-15', 15))
      const ill = { applicationId: id, presence: 'excused', reason: 'болеет' } as const
      await markLesson(tx, by, first, { topic: 'Датчики', marks: [ill], othersPresent: false }, at('2026-10-16'))
      const days = { from: OCTOBER, to: day('2026-10-15') }
      const shown = await listChildLessons(tx, family.childId, days)
      expect(shown).toMatchObject([
        { presence: 'excused', topic: 'Датчики', state: 'held', programme: 'Первые роботы' },
      ])
      const { rows } = await sql<{ presence: string }>`select presence from attendance_mark_change`.execute(tx)
      expect(rows).toEqual([{ presence: 'present' }])
    }))

  test('a child without an answer is not marked by silence, and nothing is half-done', () =>
    rolledBack(fresh.db, async (tx) => {
      const { course, lessons } = await october(tx)
      const none = { topic: null, marks: [], othersPresent: false }
      await expect(
        markLesson(tx, asProvider(course), lessons[0] as LessonId, none, at('2026-10-15')),
      ).rejects.toMatchObject({ code: 'attendance.children-unmarked', facts: { children: 1 } })
    }))

  test("another organisation's lesson is not found", () =>
    rolledBack(fresh.db, async (tx) => {
      const { town, lessons } = await october(tx)
      const other = asProvider(await aCourse(tx, town))
      for (const act of [
        () => markLesson(tx, other, lessons[0] as LessonId, everybody, at('2026-10-15')),
        () => cancelLesson(tx, other, lessons[0] as LessonId, 'так', at('2026-10-15')),
      ])
        await expect(act()).rejects.toMatchObject({ code: 'http.not-found' })
    }))
})

describe('a lesson that is not held as planned', () => {
  test('cancelled: it has a reason, families are told, and it cannot be marked', () =>
    rolledBack(fresh.db, async (tx) => {
      const { course, lessons, family } = await october(tx)
      const [first] = lessons as [LessonId]
      await cancelLesson(tx, asProvider(course), first, 'болезнь педагога', at('2026-10-14'))
      expect(await listToTell(tx, first)).toMatchObject([
        { childId: family.childId, on: '2026-10-15', startsAt: '16:00', reason: 'болезнь педагога', movedTo: null },
      ])
      await expect(markLesson(tx, asProvider(course), first, everybody, at('2026-10-15'))).rejects.toMatchObject({
        code: 'attendance.not-held',
      })
    }))

  test('moved inside its month it is one lesson, not two; a taken time is refused', () =>
    rolledBack(fresh.db, async (tx) => {
      const { course, lessons, town } = await october(tx)
      const [first] = lessons as [LessonId]
      const move = { on: day('2026-10-17'), startsAt: '10:00', endsAt: '11:30', reason: 'в школе карантин' }
      const by = asProvider(course)
      await expect(
        moveLesson(
          tx,
          by,
          first,
          { ...move, on: day('2026-10-20'), startsAt: '16:00', endsAt: '17:30' },
          at('2026-10-14'),
        ),
      ).rejects.toMatchObject({ code: 'attendance.time-taken' })
      const to = await moveLesson(tx, by, first, move, at('2026-10-14'))
      await markLesson(tx, by, to, everybody, at('2026-10-17'))
      const asked = { providerId: course.providerId, groupId: course.groupId, month: OCTOBER, today: day('2026-10-17') }
      expect((await findJournal(tx, asked))?.group).toMatchObject({ planned: 5, held: 1, cancelled: 0 })
      expect(town.municipalityId).toBeTruthy()
    }))
})

describe('closing a month', () => {
  test('S-149 four of five lessons held: a fifth of the month is free again, once, and the invariants hold', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await october(tx)
      const by = asProvider(example.course)
      const [first, ...rest] = example.lessons as [LessonId, ...LessonId[]]
      await cancelLesson(tx, by, first, 'болезнь педагога', at('2026-10-14'))
      await expect(close(tx, example)).rejects.toMatchObject({ code: 'attendance.unmarked', facts: { lessons: 4 } })
      for (const lesson of rest) await markLesson(tx, by, lesson, everybody, at('2026-10-30'))
      await close(tx, example)
      // 435,90 × 80 % = 348,72; November stays whole.
      expect(await pots(tx, example)).toEqual([8_718n, 78_205n, 34_872n + 78_205n])
      await expect(close(tx, example)).rejects.toMatchObject({ code: 'attendance.month-closed' })
      await expect(markLesson(tx, by, rest[0] as LessonId, everybody, at('2026-11-02'))).rejects.toMatchObject({
        code: 'attendance.month-closed',
      })
      const { rows } = await sql<{
        payload: unknown
      }>`select payload from job_plan where name = 'enrolment.tell-returned'`.execute(tx)
      expect(rows).toMatchObject([{ payload: { share: 8000, kopecks: '8718', gone: false } }])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('130 % is refused and changes nothing; less needs a reason', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await october(tx)
      for (const lesson of example.lessons)
        await markLesson(tx, asProvider(example.course), lesson, everybody, at('2026-10-30'))
      const wish = (share: number, reason: string | null) => ({
        lowered: [{ applicationId: example.id, share, reason }],
      })
      await expect(close(tx, example, wish(13_000, 'щедрость'))).rejects.toMatchObject({
        code: 'attendance.share-above',
      })
    }))

  test('lowered with a reason the family reads it, and the money follows', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await october(tx)
      for (const lesson of example.lessons)
        await markLesson(tx, asProvider(example.course), lesson, everybody, at('2026-10-30'))
      await close(tx, example, { lowered: [{ applicationId: example.id, share: 5_000, reason: 'занятия короче' }] })
      expect(await pots(tx, example)).toEqual([21_795n, 78_205n, 21_795n + 78_205n])
      const { rows } =
        await sql`select planned, held, present, counted_share, share, reason from attendance_completeness`.execute(tx)
      expect(rows).toEqual([
        { planned: 5, held: 5, present: 5, counted_share: 10_000, share: 5_000, reason: 'занятия короче' },
      ])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('December is closed inside December: what the timetable still has counts as held', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      await studyTo(tx, '2026-12-01')
      for (let on = day('2026-12-01'); on.day <= 22; on = on.add({ days: 1 })) await makeDay(tx, on, at(on.toString()))
      const { rows } = await sql<{ id: LessonId }>`select id from attendance_lesson order by lesson_on`.execute(tx)
      for (const { id } of rows) await markLesson(tx, asProvider(example.course), id, everybody, at('2026-12-22', 18))
      await close(tx, example, { month: day('2026-12-01') }, at('2026-12-22', 19))
      const { rows: closed } = await sql`select planned, held from attendance_month`.execute(tx)
      // Seven by 22 December, then the 24th, the 29th; the 31st is a day off that year.
      expect(closed).toEqual([{ planned: 9, held: 9 }])
      expect(await pots(tx, example)).toEqual([0n, 0n, 200_000n])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('a contract that was terminated before it began is not in its month, and the month is closed without it', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      const family = await aFamily(tx, example.town, { available: 400_000n })
      const id = await enrolled(tx, family, example.course)
      await terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, at('2026-10-12'))
      await studyTo(tx, '2026-11-01')
      await close(tx, example)
      expect(await pots(tx, { ...example, family })).toEqual([400_000n, 0n, 0n])
      const { rows } = await sql<{ id: string }>`select application_id as id from attendance_completeness`.execute(tx)
      expect(rows).toEqual([{ id: example.id }])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('December waits for a contract that begins later: until then the family may take it back whole', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      const family = await aFamily(tx, example.town, { available: 300_000n })
      await studyTo(tx, '2026-12-01')
      const days = { filedAt: at('2026-12-19'), startsOn: day('2026-12-29') }
      const id = await enrolled(tx, family, example.course, days)
      const early = close(tx, example, { month: day('2026-12-01') }, at('2026-12-21'))
      await expect(early).rejects.toMatchObject({ code: 'attendance.not-begun', facts: { from: '2026-12-29' } })
      await terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, at('2026-12-21'))
      await close(tx, example, { month: day('2026-12-01') }, at('2026-12-21'))
      expect(await pots(tx, { ...example, family })).toEqual([300_000n, 0n, 0n])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('a contract concluded after its month was closed pays nothing for it, and no month stays open', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await theExample(tx)
      const family = await aFamily(tx, example.town, { available: 300_000n })
      await studyTo(tx, '2026-11-01')
      const days = { filedAt: at('2026-10-29'), startsOn: day('2026-10-30') }
      const id = await enrolled(tx, family, example.course, {
        ...days,
        acceptedAt: at('2026-11-02'),
        before: () => close(tx, example),
      })
      const late = await listLate(tx, OCTOBER)
      expect(late.map(({ groupId, month }) => [groupId, month.toString()])).toEqual([
        [example.course.groupId, '2026-10-01'],
      ])
      for (const closed of late) await settleLate(tx, closed, at('2026-11-02'))
      expect(await listLate(tx, OCTOBER)).toEqual([])
      // November is written off, December is held; October came back.
      expect(await pots(tx, { ...example, family })).toEqual([76_558n, 111_721n, 111_721n])
      const { rows } = await sql`select share from enrolment_month where application_id = ${id} order by month`.execute(
        tx,
      )
      expect(rows).toEqual([{ share: 0 }, { share: null }, { share: null }])
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('an extra lesson counts as planned and held', () =>
    rolledBack(fresh.db, async (tx) => {
      const { course, lessons } = await october(tx)
      const by = asProvider(course)
      const extra = { groupId: course.groupId, on: day('2026-10-24'), startsAt: '12:00', endsAt: '13:30' }
      const id = await addLesson(tx, by, extra, at('2026-10-23'))
      await expect(addLesson(tx, by, extra, at('2026-10-23'))).rejects.toMatchObject({ code: 'attendance.time-taken' })
      for (const lesson of [...lessons, id]) await markLesson(tx, by, lesson, everybody, at('2026-10-30'))
      const asked = { providerId: course.providerId, groupId: course.groupId, month: OCTOBER, today: day('2026-11-01') }
      expect((await findJournal(tx, asked))?.contracts).toMatchObject([
        { planned: 6, held: 6, present: 6, counted: 10_000 },
      ])
    }))
})
