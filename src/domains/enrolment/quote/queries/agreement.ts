import { type Reader, sql, type Tx } from '#platform/db'

export type Agreed = { providerId: string; payerId: string; periodId: string }

/**
 * What certificates pay by an agreement: every month as it was closed, or as it is planned (domain 4.10). A contract that
 * ended before its first day never cost anything. For the agreement of the statement around it.
 */
const committed = sql`(select coalesce(sum(m.certificate_kopecks * coalesce(m.share, 10000) / 10000), 0)::bigint
    from enrolment_application a join enrolment_month m on m.application_id = a.id
    where (a.provider_id, a.payer_id, a.period_id) = (agreement.provider_id, agreement.municipality_id, agreement.period_id)
      and (a.state in ('submitted', 'confirmed', 'enrolled')
      or a.state = 'ended' and exists (select from enrolment_contract contract where contract.application_id = a.id
        and contract.state in ('terminated', 'completed') and contract.ends_on >= contract.starts_on)))`

/** What an agreement with a greatest sum still has; null where there is no such sum. */
export async function findAgreementRoom(reader: Reader, agreed: Agreed): Promise<bigint | null> {
  const { rows } = await sql<{
    left: bigint
  }>`select agreement.max_kopecks - ${committed} as left from ${limited(agreed)}`.execute(reader)
  return rows[0]?.left ?? null
}

/** The same, its row locked for who adds to it. */
export async function lockAgreementRoom(tx: Tx, agreed: Agreed): Promise<bigint | null> {
  await sql`select from ${limited(agreed)} for no key update`.execute(tx)
  // A statement of its own: it sees what those have added who held the lock before.
  return findAgreementRoom(tx, agreed)
}

function limited({ providerId, payerId, periodId }: Agreed) {
  return sql`providers_agreement agreement where agreement.provider_id = ${providerId}
    and agreement.municipality_id = ${payerId} and agreement.period_id = ${periodId} and agreement.state = 'active'
    and agreement.max_kopecks is not null`
}
