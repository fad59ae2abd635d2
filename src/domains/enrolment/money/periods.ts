import { fundsOf, grantMoment } from '#funding'
import { statementOf } from '#ledger'
import type { Reader } from '#platform/db'
import { findAct, settingOf } from '#region'
import type { ApplicationView } from '../applications/queries/list.ts'
import type { PeriodMoney } from './pages/block.tsx'

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
  const funds = await fundsOf(reader, certificateId, today)
  const entries = await Promise.all(funds.map(({ accountId }) => statementOf(reader, accountId)))
  const actIds = [...new Set(entries.flat().flatMap(({ actId }) => actId ?? []))]
  const acts = new Map((await Promise.all(actIds.map((id) => findAct(reader, id)))).map((act) => [act?.id, act]))
  return funds.map((one, place) => ({
    funds: one,
    lines: (entries[place] ?? []).map((entry) => ({
      entry,
      application: all.find(({ id, contractId }) => id === entry.cause.id || contractId === entry.cause.id) ?? null,
      act: (entry.actId && acts.get(entry.actId)) || null,
    })),
  }))
}
