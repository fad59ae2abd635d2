import { type Actor, scopeOf } from '#access'
import { record } from '#audit'
import { isBefore } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type Act, dayOf, registerAct } from '#region'
import { insertRegulation } from '../queries/regulation.ts'

type Wish = { text: string; from: Temporal.PlainDate; act: Omit<Act, 'id'> }

/**
 * What families read of the regulation changes from a day on, by an act (S-011); the texts of earlier days are kept.
 * Refuses `funding.regulation-past` and `funding.regulation-same-day`.
 */
export async function changeRegulation(tx: Tx, by: Actor, { text, from, act }: Wish, now: Temporal.Instant) {
  const municipalityId = scopeOf(by)
  if (isBefore(from, await dayOf(tx, now))) refuse('funding.regulation-past')
  const actId = await registerAct(tx, by, { ...act, municipalityId }, now)
  if (!(await insertRegulation(tx, { municipalityId, text, from, actId, by: by.userId }, now)))
    refuse('funding.regulation-same-day', { from: from.toString() })
  const facts = { from: from.toString(), act: act.number }
  await record(tx, by, 'funding.regulation-changed', { subjectKind: 'act', subjectId: actId, facts }, now)
}
