import type { Activation, Validity } from '#certificates'
import type { Instant } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'

/** A certificate that an institution has to do with, by number: nobody is named (S-170). */
export type KnownChild = {
  certificate: string
  activation: Activation
  validity: Validity
  /** By what it is known here: the statement that was accepted, the application, or both. */
  statement: string | null
  application: string | null
  since: Instant
}

/**
 * The children of the institution of a point: whose statements were accepted here, and who have a living application in the
 * organisation with the same INN. Numbers and states only; the latest first.
 */
export async function listChildren(reader: Reader, pointId: string | null, most: number): Promise<KnownChild[]> {
  const { rows } = await sql<KnownChild>`
    with point as (select id, institution_inn from certificates_point where id = ${pointId} and closed_on is null),
    known as (
      select certificate.id, statement.number as statement, null::text as application, statement.accepted_at as since
      from point join certificates_statement statement on statement.point_id = point.id
        join certificates_certificate certificate on certificate.statement_id = statement.id
      where statement.state in ('accepted', 'approved')
      union all
      select certificate.id, null, application.number, application.submitted_at
      from point join providers_provider provider on provider.inn = point.institution_inn
        join enrolment_application application on application.provider_id = provider.id
          and application.state in ('submitted', 'confirmed', 'enrolled')
        join certificates_certificate certificate on certificate.child_id = application.child_id
          and certificate.validity in ('valid', 'frozen')
    )
    select certificate.number as certificate, certificate.activation, certificate.validity,
      max(known.statement) as statement, max(known.application) as application, min(known.since) as since
    from known join certificates_certificate certificate on certificate.id = known.id
    group by certificate.id order by since desc, certificate.number limit ${most}`.execute(reader)
  return rows
}
