/** Commands about the end of contracts: notices, their withdrawal, and months that are over. */
import type { ApplicationId } from '#enrolment'
import type { GroupId } from '#programmes'
import { closeContracts } from '../../src/domains/enrolment/contracts/actions/closing.ts'
import { terminateContract, withdrawNotice } from '../../src/domains/enrolment/contracts/actions/termination.ts'
import { asFamily, asProvider } from '../support/acting.ts'
import { whyNotEnrolled } from './applications.ts'
import { at, type Filed, isBefore, mostly, move, type Plain } from './plain.ts'
import type { Meaning } from './step.ts'
import type { Real } from './town.ts'

type Side = 'family' | 'provider'
type Which = { one: number; side: Side }

const noticeOf = (side: Side) =>
  side === 'provider' ? ({ side, ground: 'debt', words: '' } as const) : { side, reason: 'Переезжаем' }

/** Notice is given: the contract ends with this month and the money of later ones is free; one not begun never begins. */
export function terminate(plain: Plain, { one, side }: Which): Meaning | null {
  const filed = mostly(plain, one, ({ state }) => state === 'enrolled')
  if (!filed) return null
  const lastOn = plain.today.with({ day: plain.today.daysInMonth })
  return {
    answer: whyNotTerminated(filed, lastOn),
    act: (real) =>
      terminateContract(
        real.tx,
        actorOf(real, plain, { filed, side }),
        idOf(real, plain, filed),
        noticeOf(side),
        real.now,
      ),
    change: () => {
      at(plain.children, filed.child).journal += 1
      if (isBefore(plain.today, filed.startsOn)) endWhole(plain, filed)
      else endWithMonth(plain, filed, { side, lastOn })
    },
  }
}

/** The side that gave notice takes it back: the months return if their money is still free. */
export function takeNoticeBack(plain: Plain, { one, side }: Which): Meaning | null {
  const filed = mostly(plain, one, ({ contract }) => contract === 'terminating')
  if (!filed) return null
  const { notice } = filed
  const wanted = notice ? sumOf(notice.months, 'part') : 0n
  return {
    answer: whyNotTakenBack(plain, filed, { side, wanted }),
    act: (real) => withdrawNotice(real.tx, actorOf(real, plain, { filed, side }), idOf(real, plain, filed), real.now),
    change: () => {
      const child = at(plain.children, filed.child)
      child.journal += 1
      if (child.pots) move(child.pots, 'available', 'reserved', wanted)
      plain.committed += wanted
      changeParts(filed, notice?.months ?? [], 1n)
      Object.assign(filed, {
        months: [...filed.months, ...(notice?.months ?? [])],
        ...{ contract: 'active', endsOn: notice?.plannedOn ?? filed.endsOn, notice: null },
      })
    },
  }
}

/** Somebody who has nothing to do with a contract gives notice of it. */
export function terminateForeign(plain: Plain, { one, side }: Which): Meaning | null {
  const filed = mostly(plain, one, ({ state }) => state === 'enrolled')
  if (!filed) return null
  const stranger = (real: Real) =>
    side === 'family'
      ? asFamily(at(real.families, filed.child + 1))
      : asProvider(at(real.courses, at(plain.groups, filed.group).module + 1))
  return {
    answer: 'http.not-found',
    act: (real) => terminateContract(real.tx, stranger(real), idOf(real, plain, filed), noticeOf(side), real.now),
  }
}

/** Contracts whose last day is over are closed, and their seats are free; a second run finds nothing (M5). */
export function closeOver(plain: Plain, { group }: { group: number }): Meaning {
  return {
    answer: 'done',
    act: (real) => closeContracts(real.tx, at(real.groups, group) as GroupId, real.now),
    change: () => {
      const number = group % plain.groups.length
      for (const filed of plain.filed)
        if (filed.group === number && filed.state === 'enrolled' && isBefore(filed.endsOn, plain.today)) {
          Object.assign(filed, {
            contract: filed.contract === 'terminating' ? 'terminated' : 'completed',
            state: 'ended',
          })
          at(plain.groups, number).taken -= 1
          at(plain.children, filed.child).journal += 1
        }
    },
  }
}

function whyNotTerminated({ contract, startsOn, endsOn }: Filed, lastOn: Temporal.PlainDate): string {
  if (contract === 'terminating') return 'enrolment.already-ending'
  if (contract !== 'active' && contract !== 'pending-start') return 'enrolment.not-living'
  return isBefore(lastOn, endsOn) || isBefore(lastOn, startsOn) ? 'done' : 'enrolment.ends-anyway'
}

function whyNotTakenBack(plain: Plain, filed: Filed, { side, wanted }: { side: Side; wanted: bigint }): string {
  const { notice, contract, endsOn } = filed
  if (!notice || contract !== 'terminating' || isBefore(endsOn, plain.today)) return 'enrolment.notice-over'
  // Whoever presses is the family or the provider; the notice keeps who gave it.
  if (notice.side !== side) return 'enrolment.notice-of-others'
  const enrolled = whyNotEnrolled(plain, filed)
  if (enrolled !== 'done' || wanted === 0n) return enrolled
  if ((at(plain.children, filed.child).pots?.available ?? 0n) < wanted) return 'enrolment.money-gone'
  return plain.ceiling - plain.committed < wanted ? 'funding.ceiling-reached' : 'done'
}

function endWhole(plain: Plain, filed: Filed): void {
  Object.assign(filed, { contract: 'terminated', state: 'ended', endsOn: filed.startsOn.subtract({ days: 1 }) })
  at(plain.groups, filed.group).taken -= 1
  giveBack(plain, filed, filed.parts.certificate)
}

function endWithMonth(plain: Plain, filed: Filed, notice: { side: Side; lastOn: Temporal.PlainDate }): void {
  const { side, lastOn } = notice
  const gone = filed.months.filter(({ first, charged }) => first > lastOn.toString() && charged === 0n)
  filed.notice = { side, plannedOn: filed.endsOn, months: gone }
  filed.months = filed.months.filter((month) => !gone.includes(month))
  Object.assign(filed, { contract: 'terminating', endsOn: lastOn })
  changeParts(filed, gone, -1n)
  giveBack(plain, filed, sumOf(gone, 'part'))
}

function giveBack(plain: Plain, { child }: Filed, amount: bigint): void {
  const { pots } = at(plain.children, child)
  if (pots) move(pots, 'reserved', 'available', amount)
  plain.committed -= amount
}

function changeParts(filed: Filed, months: Filed['months'], sign: bigint): void {
  const [certificate, parent] = [sumOf(months, 'part') * sign, sumOf(months, 'parent') * sign]
  filed.parts = {
    total: filed.parts.total + certificate + parent,
    certificate: filed.parts.certificate + certificate,
    parent: filed.parts.parent + parent,
  }
}

function sumOf(months: Filed['months'], what: 'part' | 'parent'): bigint {
  return months.reduce((sum, month) => sum + month[what], 0n)
}

function actorOf(real: Real, plain: Plain, { filed, side }: { filed: Filed; side: Side }) {
  if (side === 'family') return asFamily(at(real.families, filed.child))
  return asProvider(at(real.courses, at(plain.groups, filed.group).module))
}

function idOf(real: Real, plain: Plain, filed: Filed): ApplicationId {
  return at(real.applications, plain.filed.indexOf(filed)) as ApplicationId
}
