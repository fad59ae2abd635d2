import { nameKey } from '#kernel/names'
import { type Reader, sql } from '#platform/db'
import {
  type ApplicationView,
  applicationColumns,
  applicationSource,
  declinedProlongation,
} from '../../applications/queries/list.ts'
import type { ApplicationId } from '../../model.ts'
import type { QueueView } from '../words.ts'

export type QueueWish = {
  view: QueueView
  /** A number, or the beginning of a child's name. */
  sought?: string
  /** The last one already seen. */
  after?: ApplicationId
  limit: number
  today: Temporal.PlainDate
}

/** Applications and contracts of a provider in one view: what is due first, or the newest (S-072). */
export async function listQueue(reader: Reader, providerId: string, wish: QueueWish): Promise<ApplicationView[]> {
  const { view, sought = '', after, limit, today } = wish
  const day = days[view]
  const order = day ? sql`${day}, a.id` : sql`a.id desc`
  const seen = day
    ? sql`(${day}, a.id) > (select ${day}, a.id from ${applicationSource} where a.id = ${after ?? null} and a.provider_id = ${providerId})`
    : sql`a.id < ${after ?? null}`
  const { rows } = await sql<ApplicationView>`
    select ${applicationColumns} from ${applicationSource}
    where a.provider_id = ${providerId} and ${conditionOf(view, today)} ${soughtBy(sought)}
      ${after ? sql`and ${seen}` : sql``}
    order by ${order} limit ${limit}`.execute(reader)
  return rows
}

/** How many stand in each view. */
export async function countQueue(
  reader: Reader,
  providerId: string,
  today: Temporal.PlainDate,
): Promise<Record<QueueView, number> & { overdue: number }> {
  const count = (view: QueueView) => sql`count(*) filter (where ${conditionOf(view, today)})::int`
  const { rows } = await sql<Record<QueueView, number> & { overdue: number }>`
    select ${count('new')} as new, ${count('offered')} as offered, ${count('starting')} as starting,
      ${count('living')} as living, ${count('ending')} as ending, ${count('refused')} as refused, ${count('ended')} as ended,
      count(*) filter (where a.state = 'submitted' and a.answer_due_on < ${today})::int as overdue
    from enrolment_application a left join enrolment_contract contract on contract.application_id = a.id
    where a.provider_id = ${providerId}`.execute(reader)
  const [counts] = rows
  if (!counts) throw new Error('nothing was counted')
  return counts
}

/** What is due first stands first; the others are shown newest first. */
const days: Partial<Record<QueueView, ReturnType<typeof sql>>> = {
  new: sql`a.answer_due_on`,
  offered: sql`coalesce(contract.accept_due_on, a.starts_on)`,
  starting: sql`a.starts_on`,
  ending: sql`contract.ends_on`,
}

function conditionOf(view: QueueView, today: Temporal.PlainDate) {
  const monthEnd = today.with({ day: today.daysInMonth })
  const ends = sql`(contract.state = 'terminating' or contract.ends_on <= ${monthEnd})`
  const conditions: Record<QueueView, ReturnType<typeof sql>> = {
    new: sql`a.state = 'submitted'`,
    offered: sql`a.state = 'confirmed'`,
    starting: sql`(a.state = 'enrolled' and contract.state = 'pending-start')`,
    living: sql`(a.state = 'enrolled' and contract.state in ('active', 'terminating'))`,
    ending: sql`(a.state = 'enrolled' and contract.state in ('active', 'terminating') and ${ends})`,
    refused: sql`(a.state = 'refused' or ${declinedProlongation})`,
    ended: sql`(a.state in ('cancelled', 'expired', 'ended') and not ${declinedProlongation})`,
  }
  return conditions[view]
}

/** «118», «118-ПФ», «Петров», «петров ив»: a number from its beginning, a name from the beginning of a word. */
function soughtBy(sought: string) {
  const text = sought.trim().slice(0, 80)
  if (!text) return sql``
  if (/^\d/.test(text)) return sql`and a.number like ${`${text.replace(/\D.*$/, '')}%`}`
  const key = nameKey(text).replace(/[%_\\]/g, '')
  return sql`and (child.name_key like ${`${key}%`} or child.name_key like ${`% ${key}%`})`
}
