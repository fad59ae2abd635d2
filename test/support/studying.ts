/** A child who studies: the worked example of domain 5.3, moved to 2026, with a timetable. */
import {
  type ApplicationId,
  acceptContract,
  confirmApplication,
  openMonth,
  quoteFor,
  startContracts,
  submitApplication,
} from '#enrolment'
import { sql, type Tx } from '#platform/db'
import { asFamily, asProvider } from './acting.ts'
import { aCourse, aFamily, aTown, type Course, type Family, type Town } from './town.ts'

export type Example = { town: Town; family: Family; course: Course; id: ApplicationId }

export const at = (text: string, hour = 6) => Temporal.Instant.from(`${text}T${String(hour).padStart(2, '0')}:00:00Z`)
export const day = (text: string) => Temporal.PlainDate.from(text)

/** 12 000 ₽, norm 10 000 ₽, 2 000 ₽ on the certificate, from 15 October to the end of the year; Tuesdays and Thursdays. */
export async function theExample(tx: Tx, settings: Record<string, unknown> = {}): Promise<Example> {
  const town = await aTown(tx, { settings })
  return { town, ...(await anotherExample(tx, town)) }
}

/** The same in a town that stands. */
async function anotherExample(tx: Tx, town: Town): Promise<Omit<Example, 'town'>> {
  const family = await aFamily(tx, town, { available: 200_000n })
  const course = await aCourse(tx, town)
  await sql`update programmes_module set normative_kopecks = 1000000 where id = ${course.moduleId}`.execute(tx)
  for (const weekday of [2, 4])
    await sql`insert into programmes_lesson_time (group_id, weekday, starts_at, ends_at, room)
      values (${course.groupId}, ${weekday}, '16:00', '17:30', 'каб. 12')`.execute(tx)
  return { family, course, id: await enrolled(tx, family, course) }
}

type Days = {
  filedAt?: Temporal.Instant
  startsOn?: Temporal.PlainDate
  acceptedAt?: Temporal.Instant
  /** What happens between the offer and its acceptance. */
  before?: () => Promise<unknown>
}

/** The application is filed, confirmed and accepted before its first day, which is 15 October unless said otherwise. */
export async function enrolled(
  tx: Tx,
  family: Family,
  course: Course,
  { filedAt = at('2026-10-10'), startsOn = day('2026-10-15'), acceptedAt = filedAt, before }: Days = {},
): Promise<ApplicationId> {
  const wish = { childId: family.childId, groupId: course.groupId, startsOn, guardianId: family.userId }
  const quote = await quoteFor(tx, wish, filedAt)
  const { id } = await submitApplication(tx, asFamily(family), { ...wish, quoteVersion: quote?.version ?? '' }, filedAt)
  await confirmApplication(tx, asProvider(course), id, filedAt)
  await before?.()
  await acceptContract(tx, asFamily(family), id, acceptedAt)
  return id
}

/** The contracts begin, and their months up to one are opened. */
export async function studyTo(tx: Tx, month: string): Promise<void> {
  await startContracts(tx, at('2026-10-15'))
  for (let next = day('2026-11-01'); next.toString() <= month; next = next.add({ months: 1 }))
    while (await openMonth(tx, next, at(next.toString())));
}
