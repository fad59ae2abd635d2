import { type Reader, sql } from '#platform/db'
import type { ApplicationId } from '../../model.ts'

export type ChargedLine = {
  applicationId: ApplicationId
  childId: string
  child: string
  programme: string
  kopecks: bigint
  available: bigint
  reserved: bigint
}

type Range = { month: Temporal.PlainDate; after: string | null; to: string }

/** What was written off for a month in a portion of applications, with what is left on the certificate. */
export async function listCharged(reader: Reader, { month, after, to }: Range): Promise<ChargedLine[]> {
  const { rows } = await sql<ChargedLine>`
    select a.id as "applicationId", a.child_id as "childId", child.name || ' ' || child.surname as child, p.name as programme,
      e.amount as kopecks, account.available, account.reserved
    from enrolment_application a
      join ledger_entry e on e.cause_id = a.id and e.month = ${month} and e.kind = 'charge'
      join ledger_account account on account.id = e.account_id
      join families_child child on child.id = a.child_id
      join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id
    where (${after}::uuid is null or a.id > ${after}) and a.id <= ${to}
    order by a.child_id, a.id`.execute(reader)
  return rows
}
