import {
  type Actor,
  dismissStaff,
  findInvitationById,
  findStaffMember,
  inviteStaff,
  type Order,
  withdrawInvitation,
} from '#access'
import type { Instant } from '#kernel/dates'
import type { PersonName } from '#kernel/names'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { ProviderId } from '../model.ts'
import { getProvider } from '../queries/provider.ts'

export type Colleague = { person: PersonName; email: string; order: Order }

/** Invites somebody to work in the cabinet of an organisation: its own staff, or the operator when nobody is there yet. */
export async function inviteColleague(
  tx: Tx,
  by: Actor,
  { providerId, colleague }: { providerId: ProviderId; colleague: Colleague },
  now: Instant,
): Promise<void> {
  const { shortName: scopeName } = await getProvider(tx, providerId)
  const { person: name, email, order } = colleague
  await inviteStaff(tx, by, { name, email, role: 'provider', scopeId: providerId, scopeName, rights: [], order }, now)
}

/** A link that was not taken up stops working. */
export async function withdrawColleague(tx: Tx, by: Actor, id: string, now: Instant): Promise<void> {
  const invitation = await findInvitationById(tx, id)
  if (!by.scopeId || invitation?.scopeId !== by.scopeId) refuse('http.not-found')
  await withdrawInvitation(tx, by, id, now)
}

/** A colleague works there no longer; nobody lets themselves go. */
export async function dismissColleague(tx: Tx, by: Actor, roleId: string, now: Instant): Promise<void> {
  const member = await findStaffMember(tx, roleId)
  if (!by.scopeId || member?.scopeId !== by.scopeId) refuse('http.not-found')
  await dismissStaff(tx, by, roleId, now)
}
