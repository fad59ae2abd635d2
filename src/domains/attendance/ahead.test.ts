import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { at, day, studyTo, theExample } from '../../../test/support/studying.ts'
import { aFamily } from '../../../test/support/town.ts'
import { makeDay } from './actions/day.ts'
import { moveLesson } from './actions/lesson.ts'
import { listLessonsAhead } from './ahead.ts'
import type { LessonId } from './model.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())

test('lessons ahead follow the timetable from the first day of the contract, without holidays, and as they were moved', () =>
  rolledBack(fresh.db, async (tx) => {
    const { town, family, course } = await theExample(tx)
    await studyTo(tx, '2026-10-16')
    const span = { from: day('2026-10-10'), to: day('2026-11-05'), zone: 'Europe/Moscow' }
    const days = async (userId: string) =>
      (await listLessonsAhead(tx, { userId, ...span })).map((one) => `${one.day} ${one.startsTime}`)
    // Tuesdays and Thursdays; Wednesday, 4 November, is a holiday and no lesson of theirs.
    const all = ['15', '20', '22', '27', '29'].map((number) => `2026-10-${number} 16:00`)
    expect(await days(family.userId)).toEqual([...all, '2026-11-03 16:00', '2026-11-05 16:00'])

    await makeDay(tx, day('2026-10-20'), at('2026-10-16'))
    const { rows } = await sql<{ id: LessonId }>`select id from attendance_lesson`.execute(tx)
    const move = { on: day('2026-10-21'), startsAt: '17:00', endsAt: '18:30', reason: 'Болезнь педагога' }
    await moveLesson(tx, asProvider(course), rows[0]?.id as LessonId, move, at('2026-10-16'))
    expect((await days(family.userId)).slice(0, 3)).toEqual([
      '2026-10-15 16:00',
      '2026-10-21 17:00',
      '2026-10-22 16:00',
    ])

    const stranger = await aFamily(tx, town)
    expect(await days(stranger.userId)).toEqual([])
  }))
