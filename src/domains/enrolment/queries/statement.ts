import { type Reader, sql } from '#platform/db'
import type { ApplicationId } from '../model.ts'

/** A month of a contract as the family pays for it: the certificate's part and its own. */
export type PaidMonth = {
  applicationId: ApplicationId
  number: string
  programme: string
  month: Temporal.PlainDate
  certificate: bigint
  parent: bigint
  /** What of the certificate's part is written off now. */
  charged: bigint
  /** Completeness of the closed month, hundredths of a percent; null while it is open. */
  share: number | null
}

/** Months of a child's concluded contracts in a period, the earliest first; one that was taken back before it began costs nothing. */
export async function listPaidMonths(
  reader: Reader,
  childId: string,
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
): Promise<PaidMonth[]> {
  const { rows } = await sql<PaidMonth>`
    select a.id as "applicationId", a.number, p.name as programme, m.month, m.certificate_kopecks as certificate,
      m.parent_kopecks as parent, m.share,
      coalesce((select sum(case e.kind when 'charge' then e.amount else -e.amount end) from ledger_entry e
        where e.cause_id = a.id and e.month = m.month and e.kind in ('charge', 'refund')), 0)::bigint as charged
    from enrolment_application a
      join enrolment_contract contract on contract.application_id = a.id and contract.ends_on >= contract.starts_on
      join enrolment_month m on m.application_id = a.id and m.month between date_trunc('month', ${startsOn}::date)::date and ${endsOn}
      join programmes_group g on g.id = a.group_id join programmes_module module on module.id = g.module_id
      join programmes_programme p on p.id = module.programme_id
    where a.child_id = ${childId} and a.state in ('enrolled', 'ended')
    order by m.month, a.id`.execute(reader)
  return rows
}
