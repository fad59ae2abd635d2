import type { Day, Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Certificate, ExclusionGround, FundingType } from '../model/certificate.ts'

const columns = sql`certificate.id, certificate.number, certificate.child_id as "childId",
  certificate.municipality_id as "municipalityId", certificate.category_id as "categoryId",
  certificate.statement_id as "statementId", certificate.issued_at as "issuedAt", certificate.valid_from as "validFrom",
  certificate.valid_to as "validTo", certificate.activation, certificate.activated_at as "activatedAt",
  certificate.validity, certificate.funding, certificate.excluded_at as "excludedAt",
  certificate.exclusion_ground as "exclusionGround", certificate.exclusion_text as "exclusionText"`

/** The living certificate of a child (valid or frozen), or null. */
export async function getCertificateOfChild(reader: Reader, childId: string): Promise<Certificate | null> {
  const { rows } = await sql<Certificate>`select ${columns} from certificates_certificate certificate
    where certificate.child_id = ${childId} and certificate.validity in ('valid', 'frozen')`.execute(reader)
  return rows[0] ?? null
}

export async function getCertificate(reader: Reader, id: string): Promise<Certificate> {
  const { rows } = await sql<Certificate>`select ${columns} from certificates_certificate certificate
    where certificate.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** For acts that were given the whole number; there is no list of numbers. */
export async function findCertificateByNumber(reader: Reader, number: string): Promise<Certificate | null> {
  const { rows } = await sql<Certificate>`select ${columns} from certificates_certificate certificate
    where certificate.number = ${number}`.execute(reader)
  return rows[0] ?? null
}

export async function getCertificateOfStatement(reader: Reader, statementId: string): Promise<Certificate> {
  const { rows } = await sql<Certificate>`select ${columns} from certificates_certificate certificate
    where certificate.statement_id = ${statementId}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** First in the order of locks: certificate → group → contract. */
export async function lockCertificate(tx: Tx, id: string): Promise<Certificate> {
  const { rows } = await sql<Certificate>`select ${columns} from certificates_certificate certificate
    where certificate.id = ${id} for no key update`.execute(tx)
  return rows[0] ?? refuse('http.not-found')
}

export type NewCertificate = Pick<
  Certificate,
  'id' | 'childId' | 'municipalityId' | 'categoryId' | 'statementId' | 'issuedAt' | 'validFrom' | 'validTo'
>

const draws = 50

/** Writes the record under the first number drawn that is free. */
export async function insertCertificate(tx: Tx, row: NewCertificate, draw: () => string): Promise<string> {
  for (let attempt = 0; attempt < draws; attempt += 1) {
    const { rows } = await sql<{
      number: string
    }>`insert into certificates_certificate (id, number, child_id, municipality_id,
        category_id, statement_id, issued_at, valid_from, valid_to, activation, validity, funding)
      values (${row.id}, ${draw()}, ${row.childId}, ${row.municipalityId}, ${row.categoryId}, ${row.statementId},
        ${row.issuedAt}, ${row.validFrom}, ${row.validTo}, 'not-activated', 'valid', 'accounting')
      on conflict (number) do nothing returning number`.execute(tx)
    if (rows[0]) return rows[0].number
  }
  throw new Error('no free certificate number was drawn: the municipality needs another code')
}

export async function updateInProcess(tx: Tx, id: string): Promise<void> {
  await sql`update certificates_certificate set activation = 'in-process'
    where id = ${id} and activation = 'not-activated'`.execute(tx)
}

export async function updateActivated(
  tx: Tx,
  id: string,
  by: { userId: string | null; pointId: string | null },
  now: Instant,
): Promise<void> {
  await sql`update certificates_certificate set activation = 'activated', activated_at = ${now}, activated_by = ${by.userId},
    activated_point_id = ${by.pointId} where id = ${id} and activation = 'in-process'`.execute(tx)
}

/** S-137, S-138: out of the registry for good, with the ground. */
export async function updateExcludedOn(
  tx: Tx,
  id: string,
  { ground, text, userId }: { ground: ExclusionGround; text: string | null; userId: string | null },
  now: Instant,
): Promise<void> {
  await sql`update certificates_certificate set validity = 'excluded', excluded_at = ${now}, excluded_by = ${userId},
    exclusion_ground = ${ground}, exclusion_text = ${text}
    where id = ${id} and validity in ('valid', 'frozen')`.execute(tx)
}

/** A statement came to nothing: its number leaves the registry without a ground of its own. */
export async function updateExcluded(tx: Tx, id: string, userId: string | null, now: Instant): Promise<void> {
  await sql`update certificates_certificate set validity = 'excluded', excluded_at = ${now}, excluded_by = ${userId}
    where id = ${id} and validity in ('valid', 'frozen')`.execute(tx)
}

/** A corrected birth date moves the days of the certificate (S-172). */
export async function updateTerm(tx: Tx, id: string, { from, to }: { from: Day; to: Day }): Promise<void> {
  await sql`update certificates_certificate set valid_from = ${from}, valid_to = ${to} where id = ${id}`.execute(tx)
}

/** The funding axis follows the credit of a nominal; false when it stands so already. */
export async function updateFunding(tx: Tx, id: string, funding: FundingType): Promise<boolean> {
  const result = await sql`update certificates_certificate set funding = ${funding}
    where id = ${id} and funding <> ${funding}`.execute(tx)
  return result.numAffectedRows === 1n
}
