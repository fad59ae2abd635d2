import { type Actor, scopeOf } from '#access'
import { newId } from '#kernel/ids'
import { Refusal, refuse } from '#kernel/refusal'
import type { Database, Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { ApplicationId, ReasonCode } from '../../model.ts'
import type { LineOutcome, LineReason } from '../model.ts'
import { finishRun, insertRun, type Run, type RunId, takeLine, updateLine } from '../queries/run.ts'
import { type Outcome, prolongContract } from './prolong.ts'

/** One press for many contracts: every line gets its own transaction and answer from the job. */
export async function startProlongation(
  tx: Tx,
  by: Actor,
  { ids, tells }: { ids: readonly ApplicationId[]; tells: boolean },
  now: Temporal.Instant,
): Promise<RunId> {
  const providerId = scopeOf(by)
  const id = newId<'prolongation-run'>()
  if ((await insertRun(tx, { id, providerId, by: by.userId, tells, ids }, now)) !== ids.length) refuse('http.not-found')
  await planJob(tx, 'enrolment.prolong', { runId: id })
  return id
}

/**
 * Does one line that nobody does at the moment, together with its answer; false when there is none left. A crash leaves
 * the line as it was, and two workers take different lines.
 */
export async function prolongLine(db: Database, run: Run, now: Temporal.Instant): Promise<boolean> {
  let taken: ApplicationId | null = null
  try {
    return await db.transaction(async (tx) => {
      taken = await takeLine(tx, run.id)
      if (!taken) return false
      const outcome = await prolongContract(tx, prolongerOf(run), { id: taken, providerId: run.providerId }, now)
      await answerLine(tx, run, taken, outcome, now)
      return true
    })
  } catch (error) {
    // Somebody was quicker to the seat or the money between two statements: the answer of this line, not of the run.
    if (!(error instanceof Refusal) || !taken) throw error
    const id: ApplicationId = taken
    const code = quickerTo[error.code] ?? 'ceiling-reached'
    await db.transaction((tx) => answerLine(tx, run, id, { kind: 'refused', reasons: [{ code, facts: {} }] }, now))
    return true
  }
}

const quickerTo: Record<string, ReasonCode> = {
  'enrolment.seat-gone': 'group-full',
  'enrolment.agreement-full': 'agreement-full',
}

export async function endRun(tx: Tx, run: Run, now: Temporal.Instant): Promise<void> {
  await finishRun(tx, run.id, now)
}

async function answerLine(tx: Tx, run: Run, id: ApplicationId, outcome: Outcome, now: Temporal.Instant): Promise<void> {
  const { kind } = outcome
  const result: { outcome: LineOutcome; applicationId: ApplicationId | null; reasons: LineReason[] | null } =
    kind === 'declined'
      ? { outcome: 'refused', applicationId: null, reasons: [{ code: 'declined', facts: {} }] }
      : kind === 'refused'
        ? { outcome: 'refused', applicationId: null, reasons: outcome.reasons }
        : { outcome: kind, applicationId: outcome.id, reasons: null }
  await updateLine(tx, { runId: run.id, id, ...result }, now)
  if (kind === 'refused' && run.tells)
    await planJob(tx, 'enrolment.tell-not-prolonged', { applicationId: id, runId: run.id })
}

function prolongerOf({ startedBy, providerId }: Run) {
  return { userId: startedBy, role: 'provider', scopeId: providerId }
}
