import { findFreeze, updateFunding } from '#certificates'
import { refuse } from '#kernel/refusal'
import { post } from '#ledger'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, settingOf } from '#region'
import { countHolder, listLeft, lockHolder, uncountHolder } from '../queries/money.ts'
import { keepSuspended, listSuspended, updateRestored } from '../queries/suspension.ts'
import { comesBack } from '../rules/suspension.ts'
import { meltPolicy } from '../settings.ts'
import { closeChanges } from './change.ts'

/**
 * A frozen certificate pays for nothing and waits for nothing: what it has free goes back to the payer and is kept in
 * writing, its place within the limits is open to others (domain 3.8). What is reserved for lessons that end stays. Nothing
 * when the freeze was lifted meanwhile; safe to repeat.
 */
export async function suspendNominal(tx: Tx, certificateId: string, now: Temporal.Instant): Promise<void> {
  const holder = await lockHolder(tx, certificateId, await dayOf(tx, now))
  const freeze = await findFreeze(tx, certificateId)
  if (!holder || !freeze) return
  for (const { accountId, available, nominalId, granted, promised } of await listLeft(tx, certificateId)) {
    if (!nominalId) continue
    const key = `suspend:${freeze.id}:${accountId}:${granted}`
    const cause = { kind: 'certificate', id: certificateId } as const
    if (!(await post(tx, 'withdraw', { accountId, amount: available, cause, key, by: null }, now))) continue
    await uncountHolder(tx, nominalId, { amount: available, gone: available === granted + promised })
    await keepSuspended(tx, { freezeId: freeze.id, accountId, nominalId, amount: available }, now)
  }
  await planJob(tx, 'funding.take-queue', {}, { key: 'funding.take-queue' })
}

/** Ends what a certificate asked and waits for, as soon as it is frozen: its place is the next one's. */
export async function leaveQueueFrozen(tx: Tx, certificateId: string, funding: string, now: Temporal.Instant) {
  await closeChanges(tx, certificateId, now)
  if (funding === 'queued') await updateFunding(tx, certificateId, 'accounting')
}

/**
 * Gives back what a freeze kept, before it is lifted; answers whether anything came back. Refuses `funding.no-vacancy` when
 * the limits of the category have no room for it any more.
 */
export async function restoreNominal(
  tx: Tx,
  { certificateId, freezeId, by }: { certificateId: string; freezeId: string; by: string },
  now: Temporal.Instant,
): Promise<void> {
  const today = await dayOf(tx, now)
  await lockHolder(tx, certificateId, today)
  const melt = await settingOf(tx, meltPolicy, today)
  for (const kept of await listSuspended(tx, freezeId, today)) {
    const { id, accountId, nominal } = kept
    const amount = comesBack(kept, nominal, today, melt)
    if (nominal && amount > 0n) {
      if (!(await countHolder(tx, nominal.id, amount, kept.holds ? 0 : 1))) refuse('funding.no-vacancy')
      const cause = { kind: 'nominal', id: nominal.id } as const
      await post(tx, 'grant', { accountId, amount, cause, key: `restore:${id}`, actId: nominal.actId, by }, now)
    }
    await updateRestored(tx, id, amount, now)
  }
}
