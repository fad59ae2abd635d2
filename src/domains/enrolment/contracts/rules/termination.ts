import { ageOn, isBefore } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Application, ContractState, NoticeSide } from '../../model.ts'
import type { TerminationGround } from '../words.ts'

/** What a notice of termination does to a contract on the day it is given (domain 5.6). */
export type Effect =
  /** Lessons have begun: the contract lasts to the end of this month. */
  | { kind: 'with-month'; lastOn: Temporal.PlainDate }
  /** Lessons have not begun: the contract never does; the day before its first one says so. */
  | { kind: 'whole'; lastOn: Temporal.PlainDate }
  /** The contract ends this month anyway: there is nothing to give back. */
  | { kind: 'nothing'; endsOn: Temporal.PlainDate }

type Days = { today: Temporal.PlainDate; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }

/** The notice takes effect with the last day of its month; seat and money of later months are free from the first of the next. */
export function noticeEffect({ today, startsOn, endsOn }: Days): Effect {
  if (isBefore(today, startsOn)) return { kind: 'whole', lastOn: startsOn.subtract({ days: 1 }) }
  const lastOn = today.with({ day: today.daysInMonth })
  return isBefore(lastOn, endsOn) ? { kind: 'with-month', lastOn } : { kind: 'nothing', endsOn }
}

type Contract = { state: ContractState; endsOn: Temporal.PlainDate } | null

/** Why a contract cannot be terminated now; null when it can. Only a living one is. */
export function whyNotTerminate(
  application: Pick<Application, 'startsOn' | 'endsOn'>,
  contract: Contract,
  today: Temporal.PlainDate,
): Refusal | null {
  if (contract?.state === 'terminating')
    return new Refusal('enrolment.already-ending', { endsOn: contract.endsOn.toString() })
  if (contract?.state !== 'active' && contract?.state !== 'pending-start')
    return new Refusal('enrolment.not-living', { state: contract?.state ?? null })
  const effect = noticeEffect({ today, ...application })
  return effect.kind === 'nothing' ? new Refusal('enrolment.ends-anyway', { endsOn: effect.endsOn.toString() }) : null
}

type Standing = { side: NoticeSide; lastOn: Temporal.PlainDate } | null

/** Why a notice cannot be taken back: only by the side that gave it, and only until the month is over. */
export function whyNotWithdraw(
  contract: Pick<NonNullable<Contract>, 'state'> | null,
  notice: Standing,
  { side, today }: { side: NoticeSide; today: Temporal.PlainDate },
): Refusal | null {
  if (!notice || contract?.state !== 'terminating' || isBefore(notice.lastOn, today))
    return new Refusal('enrolment.notice-over', { endsOn: notice?.lastOn.toString() ?? null })
  return notice.side === side ? null : new Refusal('enrolment.notice-of-others', { side: notice.side })
}

/** Expulsion as a punishment is for those who are fifteen (273-ФЗ, article 61). */
const DISCIPLINE_FROM = 15

/** Whether the organisation may end a contract on this ground; the child's age is that of today. */
export function whyNotGround(
  ground: TerminationGround,
  birthOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Refusal | null {
  const young = ground === 'discipline' && ageOn(birthOn, today) < DISCIPLINE_FROM
  return young ? new Refusal('enrolment.too-young-to-expel', { from: DISCIPLINE_FROM }) : null
}
