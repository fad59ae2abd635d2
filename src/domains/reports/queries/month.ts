import type { Day, Instant, Month } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { MonthCoverage } from '../model.ts'

/** Kept ends of months between two, of the region or of one municipality. */
export async function listMonths(
  reader: Reader,
  { from, to }: { from: Month; to: Month },
  only: string | null,
): Promise<MonthCoverage[]> {
  const { rows } = await sql<{ month: Day; certificates: number }>`
    select month, sum(certificates)::int as certificates from reports_coverage_month
    where month between ${firstDay(from)} and ${firstDay(to)} and municipality_id = coalesce(${only}::uuid, municipality_id)
    group by month order by month`.execute(reader)
  return rows.map(({ month, certificates }) => ({ month: month.toPlainYearMonth(), certificates }))
}

export async function findLastKept(reader: Reader): Promise<Month | null> {
  const { rows } = await sql<{ month: Day | null }>`
    select max(month) as month from reports_coverage_month`.execute(reader)
  return rows[0]?.month?.toPlainYearMonth() ?? null
}

export async function findFirstIssue(reader: Reader): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(issued_at) as at from certificates_certificate`.execute(reader)
  return rows[0]?.at ?? null
}

/** Certificates that lived at the end of a month: issued before, not excluded before, and not past their last day. */
export async function insertMonth(tx: Tx, { month, end }: { month: Month; end: Instant }, now: Instant): Promise<void> {
  await sql`insert into reports_coverage_month (month, municipality_id, certificates, kept_at)
    select ${firstDay(month)}, m.id, coalesce(counted.certificates, 0), ${now}
    from region_municipality m
    left join (
      select municipality_id, count(*)::int as certificates from certificates_certificate
      where issued_at < ${end} and valid_to >= ${month.toPlainDate({ day: month.daysInMonth })}
        and case when validity = 'excluded' then excluded_at >= ${end} else true end
      group by municipality_id
    ) counted on counted.municipality_id = m.id
    on conflict do nothing`.execute(tx)
}

const firstDay = (month: Month) => month.toPlainDate({ day: 1 })
