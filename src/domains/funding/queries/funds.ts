import { type Reader, sql } from '#platform/db'
import { settingOf } from '#region'
import type { Funds } from '../model/nominal.ts'
import { nextMelt } from '../rules/melt.ts'
import { meltNotice, meltPolicy } from '../settings.ts'

type Row = Omit<Funds, 'period' | 'next'> & {
  period_id: string
  name: string
  starts_on: Temporal.PlainDate
  ends_on: Temporal.PlainDate
  /** The whole nominal of the period while nothing was ever reserved, else null. */
  annual: bigint | null
}

/** The certificate's money by period: the running one, later ones, then those that are over, the newest first. */
export async function fundsOf(reader: Reader, certificateId: string, day: Temporal.PlainDate): Promise<Funds[]> {
  const [{ rows }, policy, noticeDays] = await Promise.all([
    sql<Row>`
      select p.id as period_id, p.name, p.starts_on, p.ends_on, a.unit, a.id as "accountId",
        a.granted, a.available, a.reserved, a.charged, a.melted, a.expired, a.promised,
        -- What is over is history: no application waits for its limit.
        p.ends_on >= ${day} and not exists (select from funding_ceiling_slice s where s.municipality_id = a.payer_id and s.period_id = a.period_id
          and s.unit = a.unit and s.committed < s.amount) as "ceilingReached",
        (select n.amount from funding_nominal n where n.category_id = c.category_id and n.period_id = a.period_id
          and n.unit = a.unit and n.valid_from <= ${day} and (n.valid_to is null or n.valid_to > ${day})
          and a.used_at is null) as annual
      from ledger_account a join region_funding_period p on p.id = a.period_id
        join certificates_certificate c on c.id = a.certificate_id
      where a.certificate_id = ${certificateId}
      order by (${day}::date between p.starts_on and p.ends_on) desc, p.starts_on > ${day} desc,
        case when p.starts_on > ${day} then p.starts_on end, p.starts_on desc`.execute(reader),
    settingOf(reader, meltPolicy, day),
    settingOf(reader, meltNotice, day),
  ])
  return rows.map(({ period_id, name, starts_on: startsOn, ends_on: endsOn, annual, ...funds }) => ({
    ...funds,
    period: { id: period_id, name, startsOn, endsOn },
    next: nextMelt({ startsOn, endsOn }, day, { annual, available: funds.available, policy, noticeDays }),
  }))
}
