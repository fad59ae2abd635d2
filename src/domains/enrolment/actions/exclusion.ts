import { system } from '#audit'
import type { Tx } from '#platform/db'
import type { ApplicationId } from '../model.ts'
import { lockApplication } from '../queries/application.ts'
import { endApplication } from './application.ts'

/** The certificate of an application left the registry: what the application held comes back. Safe to repeat. */
export async function endExcluded(
  tx: Tx,
  id: ApplicationId,
  certificateId: string,
  now: Temporal.Instant,
): Promise<void> {
  const application = await lockApplication(tx, id, { certificateId })
  if (application?.state !== 'submitted' && application?.state !== 'confirmed') return
  await endApplication(tx, system, application, { state: 'cancelled', reason: 'Сертификат исключён из реестра' }, now)
}
