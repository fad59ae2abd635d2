import type { Day, Instant } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { Coverage, Target } from './model.ts'
import { countEnrolled, findCampaign, listCoverage } from './queries/coverage.ts'
import { listMonths } from './queries/month.ts'
import { totalOf } from './rules.ts'
import { coverageTarget } from './settings.ts'

/** Months before the running one that a page shows. */
const MONTHS = 11

/** S-180: coverage of the region or of one municipality, now and by month, against the target. */
export async function getCoverage(reader: Reader, now: Instant, only: string | null): Promise<Coverage> {
  const today = await dayOf(reader, now)
  const running = today.toPlainYearMonth()
  const past = { from: running.subtract({ months: MONTHS }), to: running.subtract({ months: 1 }) }
  const [target, municipalities, months, enrolled] = await Promise.all([
    targetOf(reader, today, only),
    listCoverage(reader, today, only),
    listMonths(reader, past, only),
    countEnrolled(reader, only),
  ])
  const { certificates } = totalOf(municipalities)
  return { today, target, municipalities, enrolled, months: [...months, { month: running, certificates }] }
}

/** The last day of a campaign that is running goes before the region's. */
async function targetOf(reader: Reader, today: Day, only: string | null): Promise<Target> {
  const { percent, until } = await settingOf(reader, coverageTarget, today, only ?? undefined)
  const campaign = only ? await findCampaign(reader, today, only) : null
  return { percent, until: campaign?.endsOn ?? Temporal.PlainDate.from(until), campaign: campaign?.title ?? null }
}
