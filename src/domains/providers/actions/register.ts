import type { Actor } from '#access'
import { record } from '#audit'
import type { Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { dayOf } from '#region'
import type { ProviderId } from '../model.ts'
import { endAgreementsOf } from '../queries/agreement.ts'
import { lockProvider, updateExcluded } from '../queries/register.ts'

/**
 * Takes a provider out of the register: its programmes leave the catalogue, nothing new begins, agreements end today.
 * Contracts under way go on to their last day. Refuses `providers.excluded-already`.
 */
export async function excludeProvider(
  tx: Tx,
  by: Actor,
  { id, reason }: { id: ProviderId; reason: string },
  now: Instant,
): Promise<void> {
  const provider = (await lockProvider(tx, id)) ?? refuse('http.not-found')
  if (provider.state !== 'active') refuse('providers.excluded-already')

  await updateExcluded(tx, id, { userId: by.userId, reason }, now)
  await endAgreementsOf(tx, id, await dayOf(tx, now))
  await record(tx, by, 'providers.excluded', { subjectKind: 'provider', subjectId: id, reason }, now)

  const facts = { organisation: provider.shortName, reason }
  await planLetter(tx, {
    to: provider.email,
    cabinet: { role: 'provider', scopeId: id },
    letter: 'providers.excluded',
    facts,
  })
}
