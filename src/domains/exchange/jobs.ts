import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { dayOf, settingOf } from '#region'
import { deliverDue } from './actions/delivery.ts'
import { noteStatus } from './actions/status.ts'
import { postByHttp } from './api/post.ts'
import { deleteCalls } from './queries/call.ts'
import { listUntold } from './queries/order.ts'
import { isRead, lockRecords, refreshRecords } from './queries/record.ts'
import { deleteSignatures } from './queries/signature.ts'
import { CLOCKS_APART, openSecrets } from './secrets.ts'
import { callsKeptDays } from './settings.ts'

const moved = z.object({ applicationId: z.uuid() })
const AT_ONCE = 200

/** `enrolment.order-moved`: what another system brought has a new state. */
export async function noteMoved({ db, clock }: Kit, payload: Json): Promise<void> {
  const { applicationId } = moved.parse(payload)
  await db.transaction((tx) => noteStatus(tx, applicationId, clock.now()))
}

/** `exchange.catch-up`: statuses that no job has told of. */
export async function catchUp({ db, clock }: Kit): Promise<void> {
  for (const applicationId of await listUntold(db.reader, AT_ONCE))
    await db.transaction((tx) => noteStatus(tx, applicationId, clock.now()))
}

/** `exchange.deliver` */
export async function deliver({ db, clock, config }: Kit): Promise<void> {
  await deliverDue(db, { secrets: openSecrets(config.secretKey), post: postByHttp }, () => clock.now())
}

/** `exchange.refresh-export` */
export async function refreshExport({ db, clock }: Kit): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await isRead(tx)) && (await lockRecords(tx))) await refreshRecords(tx, clock.now())
  })
}

/** `exchange.forget-signatures`: those whose time no longer lets them in. */
export async function forgetSignatures({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => deleteSignatures(tx, clock.now().subtract({ seconds: 2 * CLOCKS_APART })))
}

/** `exchange.tidy-up` */
export async function tidyUp({ db, clock }: Kit): Promise<void> {
  await db.transaction(async (tx) => {
    const now = clock.now()
    const days = await settingOf(tx, callsKeptDays, await dayOf(tx, now))
    await deleteCalls(tx, now.subtract({ hours: days * 24 }))
  })
}
