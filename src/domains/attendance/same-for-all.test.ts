/** One completeness for the whole group, put by one press, looked over and taken back before the month is closed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Reader, sql, type Tx } from '#platform/db'
import { asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { at, day, enrolled, studyTo, theExample } from '../../../test/support/studying.ts'
import { aFamily } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { makeDay } from './actions/day.ts'
import { cancelLesson, markLesson } from './actions/lesson.ts'
import { closeMonth } from './actions/month.ts'
import type { LessonId } from './model.ts'

let fresh: FreshDatabase
let web: Web
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, at('2026-11-02'))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

/** The lesson of the 15th was called off: who began then has 80 %, who began on the 20th has the whole. */
async function twoChildren(tx: Tx) {
  const example = await theExample(tx)
  const late = await enrolled(tx, await aFamily(tx, example.town, { available: 200_000n }), example.course, {
    startsOn: day('2026-10-20'),
  })
  await studyTo(tx, '2026-11-01')
  for (let on = day('2026-10-12'); on.month === 10; on = on.add({ days: 1 })) await makeDay(tx, on, at(on.toString()))
  const { rows } = await sql<{ id: LessonId }>`select id from attendance_lesson order by lesson_on`.execute(tx)
  const by = asProvider(example.course)
  for (const [n, { id }] of rows.entries())
    if (n === 0) await cancelLesson(tx, by, id, 'болезнь педагога', at('2026-10-14'))
    else await markLesson(tx, by, id, { topic: null, marks: [], othersPresent: true }, at('2026-10-30'))
  return { ...example, late }
}

async function closedShares(reader: Reader, groupId: string) {
  const { rows } = await sql<{ id: string; share: number; reason: string | null }>`
    select c.application_id as id, c.share, c.reason from attendance_completeness c
      join enrolment_application a on a.id = c.application_id where a.group_id = ${groupId}`.execute(reader)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

test('the same for all yields to what a child was given by name, and needs its reason', () =>
  rolledBack(fresh.db, async (tx) => {
    const { course, id, late } = await twoChildren(tx)
    const lowered = [{ applicationId: id, share: 5_000, reason: 'уходили раньше' }]
    const close = (reason: string | null) =>
      closeMonth(
        tx,
        asProvider(course),
        { groupId: course.groupId, month: day('2026-10-01'), lowered, forAll: { share: 7_000, reason } },
        at('2026-11-02'),
      )
    await expect(close(null)).rejects.toMatchObject({ code: 'attendance.share-reason' })
    await close('занятия короче')
    const shares = await closedShares(tx, course.groupId)
    expect([shares.get(late)?.share, shares.get(id)?.share]).toEqual([7_000, 5_000])
  }))

test('the same for all is put into the fields, closes nothing by itself, and is taken back by one link', async () => {
  const { course, id, late } = await fresh.db.transaction(twoChildren)
  const staff = web.signIn(asProvider(course))
  const sheet = `/provider/journal/${course.groupId}`
  const ask = { month: '2026-10', fill: 'all', 'all.share': '90', 'all.reason': 'занятия короче' }
  const wrong = async (answers: Record<string, string>) => {
    const { status, text } = await web.post(`${sheet}/closing`, staff, { ...ask, ...answers })
    return [status, text] as const
  }
  expect(await wrong({ 'all.share': '' })).toEqual([422, expect.stringContaining('Введите процент, например 75')])
  expect(await wrong({ 'all.share': '130' })).toEqual([422, expect.stringContaining('можно только уменьшить')])
  expect(await wrong({ 'all.reason': '' })).toEqual([422, expect.stringContaining('Напишите, почему полнота меньше')])
  expect(await wrong({ fill: '' })).toEqual([422, expect.stringContaining('занятия короче')])

  const put = await web.post(`${sheet}/closing`, staff, ask)
  expect(put.status).toBe(200)
  expect(put.text).toContain('90 % вместо 100 %')
  expect(put.text).not.toContain('90 % вместо 80 %')
  expect(put.text).toMatch(new RegExp(`name="share.${late}"[^>]*value="90"`))
  expect(put.text).toContain(`href="${sheet}?month=2026-10#closing"`)
  expect((await closedShares(fresh.db.reader, course.groupId)).size).toBe(0)
  expect((await web.get(`${sheet}?month=2026-10`, staff)).text).not.toContain('вместо')

  const closing = `/api/v1/groups/${course.groupId}/journal/closing`
  const forAll = { share: 9_000, reason: 'занятия короче' }
  expect((await web.post(closing, staff, { month: '2026-10', forAll: { share: 9_000 } })).status).toBe(409)
  expect((await web.post(closing, staff, { month: '2026-10', forAll })).status).toBe(204)
  const shares = await closedShares(fresh.db.reader, course.groupId)
  expect([shares.get(late), shares.get(id)]).toEqual([
    { share: 9_000, reason: 'занятия короче' },
    { share: 8_000, reason: null },
  ])
})
