import { system } from '#audit'
import { withdrawNominal } from '#funding'
import { sql, type Tx } from '#platform/db'
import type { ApplicationId } from '../model.ts'
import { lockApplication } from '../queries/application.ts'
import { endApplication } from './application.ts'

/**
 * A certificate left the registry: applications without a living contract end, what they held comes back, and the money
 * of the certificate returns to the municipality. Safe to repeat.
 */
export async function endForCertificate(tx: Tx, certificateId: string, now: Temporal.Instant): Promise<void> {
  const { rows } = await sql<{ id: ApplicationId }>`select id from enrolment_application
    where certificate_id = ${certificateId} and state in ('submitted', 'confirmed') order by group_id`.execute(tx)
  for (const { id } of rows) {
    const application = await lockApplication(tx, id, { certificateId })
    if (!application || !['submitted', 'confirmed'].includes(application.state)) continue
    await endApplication(tx, system, application, { state: 'cancelled', reason: 'Сертификат исключён из реестра' }, now)
  }
  await withdrawNominal(tx, certificateId, null, now)
}
