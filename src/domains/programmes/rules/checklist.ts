import { type Instant, isBefore, later } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Group, Module, Programme, Register } from '../model.ts'
import { isCertified } from '../model.ts'
import { whyNotPrice } from './price.ts'

export const requirements = ['register', 'published', 'agreement', 'price', 'group', 'timetable', 'window'] as const
export type Requirement = (typeof requirements)[number]

/** One line of what enrolment needs: whether it is there, and the group that lacks it, or the first that has it. */
export type Checked = { what: Requirement; done: boolean; groupId: string | null }

export type ChecklistFacts = {
  programme: Pick<Programme, 'register' | 'state'>
  module: Pick<Module, 'priceKopecks' | 'normativeKopecks'> & { parentsPay: boolean }
  groups: readonly Pick<Group, 'id' | 'state' | 'lessons' | 'applicationsTo' | 'nextApplicationsTo'>[]
  inRegister: boolean
  /** With at least one payer, for the running period or the next one. */
  hasAgreement: boolean
  percent: number
  now: Instant
}

/** Everything that enrolment needs (domain 4.8), in the order in which a provider mends it. */
export function checklist(facts: ChecklistFacts): Checked[] {
  const { programme, module, groups, inRegister, hasAgreement, percent, now } = facts
  const living = groups.filter(({ state }) => state === 'open')
  const [first] = living
  const untimed = living.find(({ lessons }) => lessons.length === 0)
  const late = living.find((group) => isOver(group, now))
  const { priceKopecks: price, normativeKopecks: normative, parentsPay } = module
  const line = (what: Requirement, done: boolean, groupId?: string): Checked => ({
    what,
    done,
    groupId: groupId ?? null,
  })
  return [
    line('register', inRegister),
    line('published', programme.state === 'published'),
    ...(needsAgreement(programme.register) ? [line('agreement', hasAgreement)] : []),
    line('price', whyNotPrice({ register: programme.register, price, normative, percent, parentsPay }) === null),
    line('group', living.length > 0, first?.id),
    line('timetable', living.length > 0 && !untimed, (untimed ?? first)?.id),
    line('window', living.length > 0 && !late, (late ?? first)?.id),
  ]
}

/** Why enrolment is not opened: everything that is missing, at once. */
export function whyNotOpen(lines: readonly Checked[], moduleId: string): Refusal | null {
  const missing = lines.filter(({ done }) => !done).map(({ what }) => what)
  return missing.length > 0 ? new Refusal('programmes.not-ready', { moduleId, missing }) : null
}

/** Only what certificates pay for asks for an agreement. */
function needsAgreement(register: Register): boolean {
  return isCertified(register)
}

function isOver({ applicationsTo, nextApplicationsTo }: ChecklistFacts['groups'][number], now: Instant): boolean {
  const last = nextApplicationsTo ? later(nextApplicationsTo, applicationsTo) : applicationsTo
  return isBefore(last, now)
}
