import { advanceTelling, takeTelling } from '#funding'
import { formatDay } from '#kernel/dates'
import { planLetter } from '#platform/mail'
import type { Kit } from '#platform/manifest'
import { forgetDrafts } from './actions/candidacy.ts'
import { listAgreed } from './queries/agreement.ts'

/** `providers.forget-drafts`: requests that nobody sent. Safe to repeat. */
export async function tidyUp({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => forgetDrafts(tx, clock.now()))
}

/** `funding.ban-told`: organisations with an agreement learn that a payer stops new contracts, or lets them again, once. */
export async function tellBan(
  { db, clock }: Kit,
  { banId, lifted }: { banId: string; lifted: boolean },
): Promise<void> {
  const telling = { banId, lifted, whom: 'providers' } as const
  await db.transaction(async (tx) => {
    const told = await takeTelling(tx, telling)
    if (!told) return
    const { municipality, period, municipalityId, periodId, from } = told.ban
    const letter = lifted ? 'providers.payer-ban-lifted' : 'providers.payer-banned'
    for (const { id, email: to } of await listAgreed(tx, municipalityId, periodId)) {
      const cabinet = { role: 'provider', scopeId: id }
      const facts = { municipality, period, from: formatDay(from) }
      await planLetter(tx, { to, cabinet, letter, facts, key: `${letter}:${banId}:${id}` })
    }
    await advanceTelling(tx, telling, null, clock.now())
  })
}
