import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Agreement, AgreementId, AgreementView } from '../model.ts'

const view = sql`select a.id, a.state, a.provider_id as "providerId", p.short_name as provider, p.inn,
    a.municipality_id as "municipalityId", m.name as municipality, a.period_id as "periodId", f.name as period,
    f.starts_on as "periodStartsOn", f.ends_on as "periodEndsOn", a.number, a.signed_on as "signedOn",
    a.ended_on as "endedOn", a.max_kopecks as "maxKopecks", a.asked_at as "askedAt", a.due_on as "dueOn", a.reason
  from providers_agreement a join providers_provider p on p.id = a.provider_id
  join region_municipality m on m.id = a.municipality_id join region_funding_period f on f.id = a.period_id`

/** Whose agreements one may see: a provider its own, a municipality those it pays by. */
export type AgreementSide = { providerId: string } | { municipalityId: string }

/** What waits first, the longest overdue before the rest; then what is in force, then what is over. */
export async function listAgreements(reader: Reader, side: AgreementSide): Promise<AgreementView[]> {
  const { rows } = await sql<AgreementView>`${view} where ${ofSide(side)}
    order by array_position(array['asked', 'active', 'refused', 'ended'], a.state), a.due_on, f.starts_on desc, p.short_name,
      m.name, a.id limit 500`.execute(reader)
  return rows
}

export async function findAgreement(reader: Reader, id: string, side: AgreementSide): Promise<AgreementView | null> {
  const { rows } = await sql<AgreementView>`${view} where a.id = ${id} and ${ofSide(side)}`.execute(reader)
  return rows[0] ?? null
}

/** What the two agreed upon for the period that runs: a payer who answers for the next one looks at it. */
export async function findRunning(
  reader: Reader,
  { providerId, municipalityId }: { providerId: string; municipalityId: string },
  today: Day,
): Promise<AgreementView | null> {
  const { rows } = await sql<AgreementView>`${view}
    where a.provider_id = ${providerId} and a.municipality_id = ${municipalityId} and a.state = 'active'
      and ${today} between f.starts_on and f.ends_on`.execute(reader)
  return rows[0] ?? null
}

/** The same, with whoever changes it held back. */
export async function lockAgreement(tx: Tx, id: string, side: AgreementSide): Promise<AgreementView | null> {
  const { rows } =
    await sql<AgreementView>`${view} where a.id = ${id} and ${ofSide(side)} for no key update of a`.execute(tx)
  return rows[0] ?? null
}

/** An agreement that is in force from the beginning. */
export async function insertAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  await sql`
    insert into providers_agreement (id, provider_id, municipality_id, period_id, number, signed_on, state)
    values (${agreement.id}, ${agreement.providerId}, ${agreement.municipalityId}, ${agreement.periodId},
      ${agreement.number}, ${agreement.signedOn}, 'active')`.execute(tx)
}

type Asked = { providerId: string; municipalityId: string; periodId: string; dueOn: Day; by: string }

/** Asks for it; null where one lives already: asked for or in force. */
export async function insertAsked(tx: Tx, asked: Asked, now: Instant): Promise<AgreementId | null> {
  const { rows } = await sql<{ id: AgreementId }>`
    insert into providers_agreement (id, provider_id, municipality_id, period_id, state, asked_at, asked_by, due_on)
    values (${newId<'agreement'>()}, ${asked.providerId}, ${asked.municipalityId}, ${asked.periodId}, 'asked', ${now},
      ${asked.by}, ${asked.dueOn})
    on conflict (provider_id, municipality_id, period_id) where state in ('asked', 'active') do nothing
    returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export type Signed = { number: string; signedOn: Day; maxKopecks: bigint | null }

export async function updateSigned(tx: Tx, id: string, signed: Signed & { by: string }, now: Instant): Promise<void> {
  await sql`update providers_agreement set state = 'active', number = ${signed.number}, signed_on = ${signed.signedOn},
    max_kopecks = ${signed.maxKopecks}, decided_at = ${now}, decided_by = ${signed.by} where id = ${id}`.execute(tx)
}

export async function updateRefused(tx: Tx, id: string, { by, reason }: { by: string; reason: string }, now: Instant) {
  await sql`update providers_agreement set state = 'refused', reason = ${reason}, decided_at = ${now}, decided_by = ${by}
    where id = ${id}`.execute(tx)
}

export async function updateEnded(tx: Tx, id: string, { endedOn, reason }: { endedOn: Day; reason: string }) {
  await sql`update providers_agreement set state = 'ended', ended_on = ${endedOn}, reason = ${reason}
    where id = ${id}`.execute(tx)
}

/** A provider leaves the register: what was in force ends, what was asked for is refused. */
export async function endAgreementsOf(tx: Tx, providerId: string, today: Day): Promise<void> {
  const why = 'Организация исключена из реестра поставщиков'
  await sql`update providers_agreement set state = 'ended', ended_on = ${today}, reason = ${why}
    where provider_id = ${providerId} and state = 'active'`.execute(tx)
  await sql`update providers_agreement set state = 'refused', reason = ${why}
    where provider_id = ${providerId} and state = 'asked'`.execute(tx)
}

function ofSide(side: AgreementSide) {
  return 'providerId' in side
    ? sql`a.provider_id = ${side.providerId}`
    : sql`a.municipality_id = ${side.municipalityId}`
}

/** Organisations with an agreement in force for a period of a payer. */
export async function listAgreed(
  reader: Reader,
  municipalityId: string,
  periodId: string,
): Promise<{ id: string; email: string }[]> {
  const { rows } = await sql<{ id: string; email: string }>`select p.id, p.email
    from providers_agreement a join providers_provider p on p.id = a.provider_id
    where a.municipality_id = ${municipalityId} and a.period_id = ${periodId} and a.state = 'active' order by p.id`.execute(
    reader,
  )
  return rows
}
