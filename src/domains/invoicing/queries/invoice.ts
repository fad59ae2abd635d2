import { type Reader, sql, type Tx } from '#platform/db'
import type { Invoice, InvoiceId, InvoiceKind, InvoiceLine, InvoiceState, Owner, PayerMonth } from '../model.ts'

type Day = Temporal.PlainDate

const columns = sql`i.id, i.ordinal, i.year, i.kind, i.state, i.month, i.total_kopecks as total, i.advance_kopecks as advance,
  (select count(*)::int from invoicing_line l where l.invoice_id = i.id) as contracts, i.formed_on as "formedOn",
  i.pay_by_on as "payByOn", i.reason, i.payment_number as "paymentNumber", i.paid_on as "paidOn", i.provider_id as "providerId",
  o.short_name as provider, i.payer_id as "payerId", r.name as payer, agreement.number as agreement, agreement.signed_on as "agreedOn"`
const from = sql`invoicing_invoice i join providers_provider o on o.id = i.provider_id
  join region_municipality r on r.id = i.payer_id join providers_agreement agreement on agreement.id = i.agreement_id`

/** A payer sees what was sent; a provider everything of its own. */
function ownedBy(owner: Owner) {
  if ('providerId' in owner) return sql`i.provider_id = ${owner.providerId}`
  const sent = sql`i.sent_at is not null`
  return 'payerId' in owner ? sql`i.payer_id = ${owner.payerId} and ${sent}` : sent
}

const over = sql`i.state in ('paid', 'repaid', 'closed', 'returned')`
const MOST = 200

/** Unpaid first, those whose term ends soonest at the top; then the paid ones, the latest first. */
export async function listInvoices(reader: Reader, owner: Owner, month: Day | null = null): Promise<Invoice[]> {
  const { rows } = await sql<Invoice>`select ${columns} from ${from}
    where ${ownedBy(owner)} and (${month}::date is null or i.month = ${month})
    order by ${over}, case when ${over} then null else i.pay_by_on end,
      i.formed_at desc, i.id limit ${MOST}`.execute(reader)
  return rows
}

/** One invoice of the owner; null for one that is not there or not theirs. */
export async function findInvoice(reader: Reader, owner: Owner, id: InvoiceId): Promise<Invoice | null> {
  const { rows } = await sql<Invoice>`select ${columns} from ${from} where i.id = ${id} and ${ownedBy(owner)}`.execute(
    reader,
  )
  return rows[0] ?? null
}

export async function lockInvoice(tx: Tx, owner: Owner, id: InvoiceId): Promise<Invoice | null> {
  await sql`select from invoicing_invoice where id = ${id} for no key update`.execute(tx)
  return findInvoice(tx, owner, id)
}

/** The final invoice that counts an advance as paid; null while there is none. */
export async function findFinalOver(
  reader: Reader,
  { providerId, payerId, month }: Pick<Invoice, 'providerId' | 'payerId' | 'month'>,
): Promise<Pick<Invoice, 'id' | 'state'> | null> {
  const { rows } = await sql<Pick<Invoice, 'id' | 'state'>>`select id, state from invoicing_invoice
    where provider_id = ${providerId} and payer_id = ${payerId} and month = ${month} and kind = 'final'
      and state <> 'returned' for no key update`.execute(reader)
  return rows[0] ?? null
}

/** The living advance that a final invoice has counted; null where there was none. */
export async function findAdvanceUnder(
  reader: Reader,
  { providerId, payerId, month }: Pick<Invoice, 'providerId' | 'payerId' | 'month'>,
): Promise<Pick<Invoice, 'id' | 'state'> | null> {
  const { rows } = await sql<Pick<Invoice, 'id' | 'state'>>`select id, state from invoicing_invoice
    where provider_id = ${providerId} and payer_id = ${payerId} and month = ${month} and kind = 'advance'
      and state <> 'returned'`.execute(reader)
  return rows[0] ?? null
}

export async function listLines(reader: Reader, id: InvoiceId): Promise<InvoiceLine[]> {
  const { rows } = await sql<InvoiceLine>`
    select ordinal, application_id as "applicationId", contract_number as contract, contract_on as "contractOn",
      certificate_number as certificate, part_kopecks as part, share, amount_kopecks as amount, advance_kopecks as advance
    from invoicing_line where invoice_id = ${id} order by ordinal`.execute(reader)
  return rows
}

/** One provider forms one invoice at a time: numbers have no gap, and a second press waits for the first. */
export async function lockProvider(tx: Tx, providerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invoicing ${providerId}`}, 0))`.execute(tx)
}

export async function nextOrdinal(tx: Tx, providerId: string, year: number): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(ordinal), 0) + 1 as next from invoicing_invoice
    where provider_id = ${providerId} and year = ${year}`.execute(tx)
  return rows[0]?.next ?? 1
}

/** Months of contracts that certificates pay: all of them begun. One that was terminated before its first day never did. */
export const billed = sql`enrolment_month m
  join enrolment_application a on a.id = m.application_id and a.source = 'certificate' and a.state in ('enrolled', 'ended')
  join enrolment_contract contract on contract.application_id = a.id
    and contract.state in ('active', 'terminating', 'terminated', 'completed') and contract.ends_on >= contract.starts_on`

/** What a provider could bill for a month, payer by payer. */
export async function listPayerMonths(
  reader: Reader,
  { providerId, month, payerId = null }: { providerId: string; month: Day; payerId?: string | null },
): Promise<PayerMonth[]> {
  const { rows } = await sql<PayerMonth>`
    select a.payer_id as "payerId", r.name as payer, count(*)::int as contracts, sum(m.certificate_kopecks)::bigint as parts,
      case when bool_and(m.share is not null) then sum(m.certificate_kopecks * m.share / 10000)::bigint end as due,
      (count(distinct a.group_id) filter (where m.share is null))::int as "openGroups",
      exists (select from providers_agreement g join region_funding_period p on p.id = g.period_id
        where g.provider_id = ${providerId} and g.municipality_id = a.payer_id and g.state = 'active'
          and ${month} between p.starts_on and p.ends_on) as "hasAgreement",
      (select i.id from invoicing_invoice i where i.provider_id = ${providerId} and i.payer_id = a.payer_id and i.month = ${month}
        and i.kind = 'advance' and i.state <> 'returned') as "advanceId",
      (select i.id from invoicing_invoice i where i.provider_id = ${providerId} and i.payer_id = a.payer_id and i.month = ${month}
        and i.kind = 'final' and i.state <> 'returned') as "finalId"
    from ${billed} join region_municipality r on r.id = a.payer_id
    where a.provider_id = ${providerId} and m.month = ${month} and m.certificate_kopecks > 0
      and (${payerId}::uuid is null or a.payer_id = ${payerId})
    group by a.payer_id, r.name order by r.name collate "ru-x-icu"`.execute(reader)
  return rows
}

export type Agreement = { id: string; periodId: string }

export async function findAgreement(
  reader: Reader,
  { providerId, payerId, month }: { providerId: string; payerId: string; month: Day },
): Promise<Agreement | null> {
  const { rows } = await sql<Agreement>`
    select g.id, g.period_id as "periodId" from providers_agreement g join region_funding_period p on p.id = g.period_id
    where g.provider_id = ${providerId} and g.municipality_id = ${payerId} and g.state = 'active'
      and ${month} between p.starts_on and p.ends_on`.execute(reader)
  return rows[0] ?? null
}

type NewInvoice = {
  id: InvoiceId
  providerId: string
  payerId: string
  agreement: Agreement
  month: Day
  kind: InvoiceKind
  ordinal: number
  formedOn: Day
  payByOn: Day
  percent: number
  by: string
}

/** The invoice with its lines and their sums, in one statement: what is read is what is billed. */
export async function insertInvoice(tx: Tx, one: NewInvoice, now: Temporal.Instant): Promise<void> {
  const { id, month, kind, percent } = one
  const amount =
    kind === 'advance'
      ? sql`(m.certificate_kopecks * ${percent}::bigint + 50) / 100`
      : sql`m.certificate_kopecks * m.share / 10000`
  const share = kind === 'advance' ? sql`${percent * 100}::smallint` : sql`m.share`
  const advance = kind === 'advance' ? sql`0::bigint` : sql`coalesce(before.amount_kopecks, 0)`
  await sql`
    with line as (
      select a.id as application_id, row_number() over (order by contract.accepted_at, a.id) as ordinal, contract.number,
        contract.accepted_at, certificate.number as certificate, m.certificate_kopecks as part, ${share} as share,
        (${amount})::bigint as amount, ${advance} as advance
      from ${billed} join certificates_certificate certificate on certificate.id = a.certificate_id
        left join invoicing_line before on before.application_id = a.id and before.month = m.month and before.kind = 'advance'
          and before.living
      where a.provider_id = ${one.providerId} and a.payer_id = ${one.payerId} and m.month = ${month} and m.certificate_kopecks > 0
    ), invoice as (
      insert into invoicing_invoice (id, provider_id, payer_id, period_id, agreement_id, month, kind, year, ordinal, state,
        total_kopecks, advance_kopecks, formed_on, pay_by_on, formed_at, formed_by)
      select ${id}::uuid, ${one.providerId}::uuid, ${one.payerId}::uuid, ${one.agreement.periodId}::uuid, ${one.agreement.id}::uuid,
        ${month}::date, ${kind}::text, ${one.formedOn.year}::smallint, ${one.ordinal}::int, 'formed', sum(amount), sum(advance),
        ${one.formedOn}::date, ${one.payByOn}::date, ${now}::timestamptz, ${one.by}::uuid
      from line returning id
    )
    insert into invoicing_line (invoice_id, application_id, month, kind, ordinal, contract_number, contract_on, certificate_number,
      part_kopecks, share, amount_kopecks, advance_kopecks)
    select invoice.id, application_id, ${month}::date, ${kind}::text, ordinal, number,
      (accepted_at at time zone (select value #>> '{}' from region_setting where name = 'region.zone' limit 1))::date,
      certificate, part, share, amount, advance from line, invoice`.execute(tx)
}

type Moved = {
  state: InvoiceState
  by: string
  reason?: string | null
  payment?: { number: string; on: Day } | null
}

export async function updateInvoice(
  tx: Tx,
  id: InvoiceId,
  { state, by, reason = null, payment = null }: Moved,
  now: Temporal.Instant,
): Promise<void> {
  if (state === 'sent')
    await sql`update invoicing_invoice set state = 'sent', sent_at = ${now} where id = ${id}`.execute(tx)
  else if (payment)
    await sql`update invoicing_invoice set state = ${state}, payment_number = ${payment.number}, paid_on = ${payment.on},
      paid_at = ${now}, paid_by = ${by} where id = ${id}`.execute(tx)
  else
    await sql`update invoicing_invoice set state = ${state}, reason = ${reason}, decided_at = ${now}, decided_by = ${by}
      where id = ${id}`.execute(tx)
  // What was returned may be billed again.
  if (state === 'returned') await sql`update invoicing_line set living = false where invoice_id = ${id}`.execute(tx)
}
