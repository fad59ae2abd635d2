import { type Reader, sql, type Tx } from '#platform/db'
import type { Register, RegisterId, RegisterLine } from '../model.ts'
import { billed } from './invoice.ts'

type Day = Temporal.PlainDate

/**
 * The register of a month: what certificates pay for every contract that has begun, and what the month before missed because
 * its contract came after that register (domain 6.4). Answers how many contracts stand in it; none: nothing is inserted.
 */
export async function insertRegister(
  tx: Tx,
  { id, payerId, month, by }: { id: RegisterId; payerId: string; month: Day; by: string },
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with line as (
      select a.id as application_id, m.month, certificate.number as certificate, contract.number, contract.accepted_at, o.short_name,
        m.certificate_kopecks as amount,
        row_number() over (order by m.month desc, o.short_name, contract.accepted_at, a.id) as ordinal
      from ${billed}
        join certificates_certificate certificate on certificate.id = a.certificate_id
        join providers_provider o on o.id = a.provider_id
      where a.payer_id = ${payerId} and m.certificate_kopecks > 0
        and (m.month = ${month} or (m.month = ${month.subtract({ months: 1 })}
          and exists (select from invoicing_register r where r.payer_id = ${payerId} and r.month = ${month.subtract({ months: 1 })})))
        and not exists (select from invoicing_register_line before where before.application_id = a.id and before.month = m.month)
    ), register as (
      insert into invoicing_register (id, payer_id, month, total_kopecks, formed_at, formed_by)
      select ${id}::uuid, ${payerId}::uuid, ${month}::date, sum(amount), ${now}::timestamptz, ${by}::uuid from line having count(*) > 0 returning id
    ), written as (
      insert into invoicing_register_line (register_id, application_id, month, ordinal, certificate_number, contract_number,
        contract_on, provider, amount_kopecks)
      select register.id, application_id, line.month, ordinal, certificate, number,
        (accepted_at at time zone (select value #>> '{}' from region_setting where name = 'region.zone' limit 1))::date,
        short_name, amount from line, register returning 1
    )
    select count(*)::int as count from written`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Months with contracts to pay that have no register yet, the latest first; those that are ahead do not count. */
export async function listUnregistered(reader: Reader, payerId: string, today: Day): Promise<Day[]> {
  const { rows } = await sql<{ month: Day }>`select distinct m.month from ${billed}
    where a.payer_id = ${payerId} and m.certificate_kopecks > 0 and m.month <= ${today}
      and not exists (select from invoicing_register r where r.payer_id = ${payerId} and r.month = m.month)
      and not exists (select from invoicing_register_line before where before.application_id = a.id and before.month = m.month)
    order by m.month desc limit 24`.execute(reader)
  return rows.map(({ month }) => month)
}

const columns = sql`r.id, r.month, r.total_kopecks as total, r.formed_at as "formedAt",
  (select count(*)::int from invoicing_register_line l where l.register_id = r.id) as contracts`

export async function listRegisters(reader: Reader, payerId: string): Promise<Register[]> {
  const { rows } = await sql<Register>`select ${columns} from invoicing_register r
    where r.payer_id = ${payerId} order by r.month desc`.execute(reader)
  return rows
}

export async function findRegister(reader: Reader, payerId: string, month: Day): Promise<Register | null> {
  const { rows } = await sql<Register>`select ${columns} from invoicing_register r
    where r.payer_id = ${payerId} and r.month = ${month}`.execute(reader)
  return rows[0] ?? null
}

export async function listRegisterLines(reader: Reader, id: RegisterId): Promise<RegisterLine[]> {
  const { rows } = await sql<RegisterLine>`
    select ordinal, month, certificate_number as certificate, contract_number as contract, contract_on as "contractOn", provider,
      amount_kopecks as amount from invoicing_register_line where register_id = ${id} order by ordinal`.execute(reader)
  return rows
}
