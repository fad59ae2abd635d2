import { advanceTelling, takeTelling } from '#funding'
import { formatDay, type Instant } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { listAgreed } from '../queries/agreement.ts'

export type Told = { banId: string; lifted: boolean }

/** Organisations with an agreement learn that its payer stops new contracts, or lets them again; once, whoever repeats it. */
export async function tellAgreed(tx: Tx, { banId, lifted }: Told, now: Instant): Promise<void> {
  const telling = { banId, lifted, whom: 'providers' } as const
  const told = await takeTelling(tx, telling)
  if (!told) return
  const { municipality, period, municipalityId, periodId, from } = told.ban
  const letter = lifted ? 'providers.payer-ban-lifted' : 'providers.payer-banned'
  for (const { id, email: to } of await listAgreed(tx, municipalityId, periodId)) {
    const cabinet = { role: 'provider', scopeId: id }
    const facts = { municipality, period, from: formatDay(from) }
    await planLetter(tx, { to, cabinet, letter, facts, key: `${letter}:${banId}:${id}` })
  }
  await advanceTelling(tx, telling, null, now)
}
