import { type Reader, sql } from '#platform/db'
import type { ApplicationId } from '../model.ts'

/** A month of a contract, or of an application that holds money, as the family pays for it: the certificate's part and its own. */
export type PaidMonth = {
  applicationId: ApplicationId
  number: string
  /** False while there is no contract yet: the money is held, nothing is due. */
  concluded: boolean
  /** The money, or a part of it, comes with the contract: it is promised, not yet the certificate's (S-084). */
  promised: boolean
  programme: string
  month: Temporal.PlainDate
  certificate: bigint
  parent: bigint
  /** What of the certificate's part is written off now. */
  charged: bigint
  /** Completeness of the closed month, hundredths of a percent; null while it is open. */
  share: number | null
}

/**
 * Months that a certificate pays or holds money for in a period, the earliest first: together they are what is held and written
 * off. A contract that was taken back before it began costs nothing.
 */
export async function listPaidMonths(
  reader: Reader,
  childId: string,
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
): Promise<PaidMonth[]> {
  const { rows } = await sql<PaidMonth>`
    select a.id as "applicationId", a.number, a.state in ('enrolled', 'ended') as concluded,
      a.state in ('submitted', 'confirmed') and exists (select from ledger_entry e where e.key = 'promise:' || a.id) as promised, p.name as programme, m.month, m.certificate_kopecks as certificate,
      m.parent_kopecks as parent, m.share,
      coalesce((select sum(case e.kind when 'charge' then e.amount else -e.amount end) from ledger_entry e
        where e.cause_id = a.id and e.month = m.month and e.kind in ('charge', 'refund')), 0)::bigint as charged
    from enrolment_application a
      join enrolment_month m on m.application_id = a.id and m.month between date_trunc('month', ${startsOn}::date)::date and ${endsOn}
      join programmes_group g on g.id = a.group_id join programmes_module module on module.id = g.module_id
      join programmes_programme p on p.id = module.programme_id
    where a.child_id = ${childId} and case
      when a.state in ('enrolled', 'ended') then exists (select from enrolment_contract contract
        where contract.application_id = a.id and contract.ends_on >= contract.starts_on)
      else a.state in ('submitted', 'confirmed') and a.certificate_kopecks > 0 end
    order by m.month, a.id`.execute(reader)
  return rows
}
