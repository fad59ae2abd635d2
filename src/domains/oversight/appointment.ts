import { type Actor, findOverseen, inviteStaff, type Order, type OverseenUser } from '#access'
import { record } from '#audit'
import { inviteSpecialist, type PointId } from '#certificates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { inviteColleague, type ProviderId } from '#providers'
import type { GivenRole } from './model.ts'
import { findPlace } from './queries/place.ts'

export type Appointment = {
  role: GivenRole
  placeId: string
  /** Of a reception point alone. */
  rights: readonly string[]
  order: Order
  reason: string
}

/**
 * Offers somebody who has a cabinet a role in a place: they get the single-use link of every member of staff (S-158, S-165).
 * Refuses `oversight.no-address`, `oversight.user-blocked`, and what the invitation itself refuses.
 */
export async function offerRole(
  tx: Tx,
  by: Actor,
  { userId, ...offer }: Appointment & { userId: string },
  now: Temporal.Instant,
): Promise<void> {
  const user = (await findOverseen(tx, userId)) ?? refuse('http.not-found')
  const place = (await findPlace(tx, offer.role, offer.placeId)) ?? refuse('http.not-found')
  if (user.blockedAt) refuse('oversight.user-blocked')

  await invite(tx, by, { person: personOf(user), place: place.name, offer }, now)
  const facts = { role: offer.role, place: place.name, order: offer.order.number }
  const about = { subjectKind: 'user', subjectId: userId, facts, reason: offer.reason }
  await record(tx, by, 'oversight.role-offered', about, now)
}

type Invited = { person: ReturnType<typeof personOf>; place: string; offer: Appointment }

async function invite(tx: Tx, by: Actor, { person, place, offer }: Invited, now: Temporal.Instant): Promise<void> {
  const { role, placeId, rights, order } = offer
  const { name, email } = person
  if (role === 'reception')
    return inviteSpecialist(tx, by, { pointId: placeId as PointId, name, email, rights, order }, now)
  if (role === 'provider')
    return inviteColleague(
      tx,
      by,
      { providerId: placeId as ProviderId, colleague: { person: name, email, order } },
      now,
    )
  await inviteStaff(tx, by, { name, email, role, scopeId: placeId, scopeName: place, rights: [], order }, now)
}

function personOf({ surname, name, patronymic, email }: OverseenUser) {
  return { name: { surname, name, patronymic }, email: email ?? refuse('oversight.no-address') }
}
