import { type Actor, contactOf } from '#access'
import { record } from '#audit'
import type { Day } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf } from '#region'
import { insertReminder, takeDueReminders } from '../queries/reminder.ts'
import { firstDayAtAge, whyNotAge } from '../rules/age.ts'
import { agesOn } from './child.ts'

/** Promises a letter on the day when a younger child can be added (S-107); asked twice, it comes once. */
export async function askReminder(tx: Tx, by: Actor, birthOn: Day, now: Temporal.Instant): Promise<Day> {
  const [ages, today] = await Promise.all([agesOn(tx, now), dayOf(tx, now)])
  const young = whyNotAge({ birthOn, relation: 'mother' }, ages, today)?.code === 'families.too-young'
  if (!young) refuse('families.reminder-needless')

  const remindOn = firstDayAtAge(birthOn, ages.from)
  await insertReminder(tx, { id: newId(), userId: by.userId, birthOn, remindOn }, now)
  await record(tx, by, 'families.reminder-asked', { subjectKind: 'user', subjectId: by.userId }, now)
  return remindOn
}

/** Writes to everybody whose child has come of age; each reminder once. */
export async function sendReminders(tx: Tx, now: Temporal.Instant): Promise<number> {
  const today = await dayOf(tx, now)
  const due = await takeDueReminders(tx, today, now)
  for (const userId of due) {
    const { email } = await contactOf(tx, userId)
    await planLetter(tx, { to: email, cabinet: { userId }, letter: 'families.of-age', facts: {} })
  }
  return due.length
}
