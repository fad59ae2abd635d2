import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Freeze, FreezeId } from '../model/freeze.ts'

const columns = sql`stop.id, certificate.id as "certificateId", certificate.number, certificate.child_id as "childId",
  certificate.municipality_id as "municipalityId", stop.ground, stop.paper, stop.frozen_at as "frozenAt"
  from certificates_freeze stop join certificates_certificate certificate on certificate.id = stop.certificate_id
  where stop.lifted_at is null and certificate.validity = 'frozen'`

export async function findFreeze(reader: Reader, certificateId: string): Promise<Freeze | null> {
  const { rows } = await sql<Freeze>`select ${columns} and certificate.id = ${certificateId}`.execute(reader)
  return rows[0] ?? null
}

/** Frozen certificates of one municipality, the latest first. */
export async function listFreezes(reader: Reader, municipalityId: string): Promise<Freeze[]> {
  const { rows } = await sql<Freeze>`select ${columns} and certificate.municipality_id = ${municipalityId}
    order by stop.frozen_at desc, stop.id limit 500`.execute(reader)
  return rows
}

/** The caller holds the certificate's lock and has seen that it is in force. */
export async function insertFreeze(
  tx: Tx,
  { id, certificateId, ground, paper, by }: Pick<Freeze, 'id' | 'certificateId' | 'ground' | 'paper'> & { by: string },
  now: Instant,
): Promise<void> {
  await sql`insert into certificates_freeze (id, certificate_id, ground, paper, frozen_at, frozen_by)
    values (${id}, ${certificateId}, ${ground}, ${paper}, ${now}, ${by})`.execute(tx)
  await sql`update certificates_certificate set validity = 'frozen' where id = ${certificateId} and validity = 'valid'`.execute(
    tx,
  )
}

export async function updateLifted(
  tx: Tx,
  { id, certificateId, paper, by }: { id: FreezeId; certificateId: string; paper: string; by: string },
  now: Instant,
): Promise<void> {
  await sql`update certificates_freeze set lifted_at = ${now}, lifted_by = ${by}, lifted_paper = ${paper}
    where id = ${id} and lifted_at is null`.execute(tx)
  await sql`update certificates_certificate set validity = 'valid' where id = ${certificateId} and validity = 'frozen'`.execute(
    tx,
  )
}
