import { z } from 'zod'
import { writeToGuardians } from '#families'
import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import { listDaysToMake, makeDay } from './actions/day.ts'
import { settleLate } from './actions/month.ts'
import { listLate } from './queries/group.ts'
import { listToTell } from './queries/tell.ts'
import { lateMonths } from './settings.ts'

/** `attendance.make-lessons`: in the morning of a day its lessons are there; days missed meanwhile come first. */
export async function makeLessons({ db, clock }: Kit): Promise<void> {
  for (const day of await listDaysToMake(db.reader, clock.now()))
    await db.transaction((tx) => makeDay(tx, day, clock.now()))
}

/** `attendance.settle-late`: contracts that were concluded after their month had been closed. */
export async function settleLateContracts({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  const today = await dayOf(db.reader, now)
  const since = today.with({ day: 1 }).subtract({ months: await settingOf(db.reader, lateMonths, today) })
  for (const closed of await listLate(db.reader, since)) await db.transaction((tx) => settleLate(tx, closed, now))
}

const off = z.object({ lessonId: z.uuid() })

/** `attendance.tell`: letters to the families of a lesson that is not held as planned. */
export async function tell({ db }: Kit, payload: Json): Promise<void> {
  const { lessonId } = off.parse(payload)
  await db.transaction(async (tx) => {
    for (const facts of await listToTell(tx, lessonId))
      await writeToGuardians(tx, facts.childId, {
        ...{ letter: 'attendance.lesson-off', facts },
        key: `off:${lessonId}:${facts.childId}`,
      })
  })
}
