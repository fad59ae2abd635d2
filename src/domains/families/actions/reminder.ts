import { type Actor, contactOf } from '#access'
import { record } from '#audit'
import type { Day } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { sql, type Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf } from '#region'
import { insertReminder } from '../queries/reminder.ts'
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
  const { rows } = await sql<{ userId: string }>`update families_reminder set sent_at = ${now}
    where sent_at is null and remind_on <= ${today} returning user_id as "userId"`.execute(tx)
  for (const { userId } of rows) {
    const { email } = await contactOf(tx, userId)
    if (email) await planLetter(tx, { to: email, letter: 'families.of-age', facts: {} })
  }
  return rows.length
}
