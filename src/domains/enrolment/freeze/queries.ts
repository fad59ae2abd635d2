import { type Reader, sql } from '#platform/db'

/** Contracts of a certificate that live or are ending. */
export async function listLivingContracts(
  reader: Reader,
  certificateId: string,
): Promise<{ number: string; contract: string }[]> {
  const { rows } = await sql<{ number: string; contract: string }>`
    select a.number, contract.state as contract from certificates_certificate c
    join enrolment_application a on a.child_id = c.child_id and a.certificate_id = c.id
    join enrolment_contract contract on contract.application_id = a.id
    where c.id = ${certificateId} and a.state = 'enrolled' order by a.number`.execute(reader)
  return rows
}
