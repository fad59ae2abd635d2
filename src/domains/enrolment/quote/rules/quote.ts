import { createHash } from 'node:crypto'
import { earlier, later } from '#kernel/dates'
import type { Register } from '#programmes'
import type { Quote, QuoteFacts, Source } from '../../model.ts'
import { reasonsOf } from './reasons.ts'
import { type Split, splitPrice } from './split.ts'

/** The day study would start when nobody asked for another: tomorrow, or the first day of the group. */
export function defaultStart(group: QuoteFacts['group'], today: Temporal.PlainDate): Temporal.PlainDate {
  const tomorrow = today.add({ days: 1 })
  return later(tomorrow, group.startsOn)
}

/** Who pays for a programme of this register (domain 4.1). */
export function sourceOf(register: Register): Source {
  if (register === 'certified') return 'certificate'
  return register === 'paid' ? 'paid' : 'budget'
}

/** Price, parts, months, seats and every obstacle at once; pure, so cabinet, staff and Gosuslugi agree (domain 16.4). */
export function quote(facts: QuoteFacts, wished?: Temporal.PlainDate): Quote {
  const { group, period, programme } = facts
  const source = sourceOf(programme.register)
  const startsOn = wished ?? defaultStart(group, facts.today)
  const endsOn = lastDay(source, group.endsOn, startsOn, period)
  const split = partsOf(source, facts, startsOn, endsOn)
  const reasons = reasonsOf({ facts, source, startsOn, split })
  return {
    source,
    startsOn,
    endsOn,
    total: split.total,
    certificate: split.certificate,
    parent: split.parent,
    months: split.months,
    left: source === 'certificate' ? facts.money.available - split.certificate : null,
    seats: { free: group.capacity - group.taken, capacity: group.capacity },
    reasons,
    allowed: !reasons.some((reason) => reason.blocks),
    version: versionOf(group.id, source, startsOn, endsOn, split),
  }
}

/** Money of a period pays for days of that period only; the next one is a prolongation. */
function lastDay(
  source: Source,
  groupEnd: Temporal.PlainDate,
  startsOn: Temporal.PlainDate,
  period: QuoteFacts['period'],
): Temporal.PlainDate {
  const end = source === 'certificate' && period ? earlier(period.endsOn, groupEnd) : groupEnd
  return later(end, startsOn)
}

function partsOf(source: Source, facts: QuoteFacts, startsOn: Temporal.PlainDate, endsOn: Temporal.PlainDate): Split {
  const { module, group, money } = facts
  if (source === 'budget') return { total: 0n, normative: 0n, certificate: 0n, parent: 0n, months: [] }
  const balance = source === 'certificate' ? money.available : 0n
  return splitPrice({ price: module.price, normative: module.normative, group, startsOn, endsOn, balance })
}

function versionOf(
  groupId: string,
  source: Source,
  startsOn: Temporal.PlainDate,
  endsOn: Temporal.PlainDate,
  split: Split,
): string {
  const months = split.months.map((month) => `${month.certificate}/${month.parent}`)
  const text = [groupId, source, startsOn, endsOn, split.certificate, split.parent, ...months].join(' ')
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
