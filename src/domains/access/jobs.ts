import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { sendRecovery } from './actions/recovery.ts'
import { resendConfirmation } from './actions/registration.ts'
import { deleteOldAttempts } from './queries/attempt.ts'
import { deleteLinks } from './queries/link.ts'

export function sendConfirmationAgain({ db, clock }: Kit, payload: Json): Promise<void> {
  return db.transaction((tx) => resendConfirmation(tx, addressIn(payload), clock.now()))
}

export function sendRecoveryLink({ db, clock }: Kit, payload: Json): Promise<void> {
  return db.transaction((tx) => sendRecovery(tx, addressIn(payload), clock.now()))
}

/** Attempts outlive no window and links no question why one does not work. */
export function tidyUp({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  return db.transaction(async (tx) => {
    await deleteOldAttempts(tx, now.subtract({ hours: 48 }))
    await deleteLinks(tx, now.subtract({ hours: 24 * 30 }))
  })
}

function addressIn(payload: Json): string {
  return (payload as { email: string }).email
}
