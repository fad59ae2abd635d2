import { defineBilled } from '#enrolment'
import { sql } from '#platform/db'
import { lockProvider } from './queries/invoice.ts'

/** A contract in a living invoice or in the register for the subsidy; the provider's next invoice waits meanwhile. */
defineBilled('invoicing', async (tx, { applicationId, providerId }) => {
  await lockProvider(tx, providerId)
  const { rows } = await sql`select from invoicing_line where application_id = ${applicationId} and living
    union all select from invoicing_register_line where application_id = ${applicationId} limit 1`.execute(tx)
  return rows.length > 0
})
