import { fundsOf, grantMoment, listForApplications } from '#funding'
import { statementOf } from '#ledger'
import type { Reader } from '#platform/db'
import { findAct, settingOf } from '#region'
import type { ApplicationView } from '../applications/queries/list.ts'
import type { PeriodMoney } from './pages/block.tsx'
import type { StatementLine } from './words/entries.ts'

type MoneyFacts = { all: readonly ApplicationView[]; today: Temporal.PlainDate }

/** Whether the region's nominal comes with each programme, at its contract or on enrolment, and not beforehand. */
export async function isOnDemand(reader: Reader, today: Temporal.PlainDate): Promise<boolean> {
  return ['contract', 'enrolment'].includes(await settingOf(reader, grantMoment, today))
}

/** Every period with its movements, each told by what caused it. */
export async function moneyOf(
  reader: Reader,
  certificateId: string,
  { all, today }: MoneyFacts,
): Promise<PeriodMoney[]> {
  const [funds, own] = await Promise.all([
    fundsOf(reader, certificateId, today),
    listForApplications(reader, certificateId),
  ])
  const entries = await Promise.all(funds.map(({ accountId }) => statementOf(reader, accountId)))
  const actIds = [...new Set(entries.flat().flatMap(({ actId }) => actId ?? []))]
  const acts = new Map((await Promise.all(actIds.map((id) => findAct(reader, id)))).map((act) => [act?.id, act]))
  return funds.map((one, place) => ({
    funds: one,
    lines: (entries[place] ?? []).map((entry) => ({
      entry,
      application: applicationOf(all, own.get(entry.id) ?? entry.cause.id),
      act: (entry.actId && acts.get(entry.actId)) || null,
    })),
  }))
}

function applicationOf(all: readonly ApplicationView[], id: string): StatementLine['application'] {
  const found = all.find((one) => one.id === id || one.contractId === id)
  if (!found) return null
  const { number, programme, acceptedAt, state } = found
  const lives = state === 'submitted' || state === 'confirmed'
  return { id: found.id, number, programme, end: acceptedAt ? 'concluded' : lives ? null : 'over' }
}
