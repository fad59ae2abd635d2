import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { tellRenewed } from './actions/consent.ts'
import { sendRecovery } from './actions/recovery.ts'
import { resendConfirmation } from './actions/registration.ts'
import { documents } from './documents/document.ts'
import { deleteOldAttempts } from './queries/attempt.ts'
import { deleteLinks } from './queries/link.ts'

export function sendConfirmationAgain({ db, clock }: Kit, payload: Json): Promise<void> {
  return db.transaction((tx) => resendConfirmation(tx, addressIn(payload), clock.now()))
}

export function sendRecoveryLink({ db, clock }: Kit, payload: Json): Promise<void> {
  return db.transaction((tx) => sendRecovery(tx, addressIn(payload), clock.now()))
}

const AT_ONCE = 200

/** `access.tell-renewed`: a text has another version, and everybody who agreed to the one before is told. */
export async function tellOfRenewed({ db }: Kit): Promise<void> {
  const versions = {
    'site-rules': documents['site-rules'].version,
    'privacy-policy': documents['privacy-policy'].version,
    'personal-data': documents['personal-data'].version,
  }
  for (let told = AT_ONCE; told === AT_ONCE; ) told = await db.transaction((tx) => tellRenewed(tx, AT_ONCE, versions))
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
