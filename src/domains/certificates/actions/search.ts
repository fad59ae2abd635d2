import { type Actor, admitGuess, forgiveGuess } from '#access'
import { record } from '#audit'
import type { Tx } from '#platform/db'
import type { Statement } from '../model/certificate.ts'
import { findStatementByNumbers } from '../queries/statement.ts'

/**
 * Looks a statement up by both of its numbers (S-057). Whichever is wrong, or of another municipality, the answer is the
 * same null; it is counted and journalled, so a desk does not find numbers by trying. Refuses `access.too-many-guesses`.
 */
export async function searchStatement(
  tx: Tx,
  by: Actor,
  sought: { statement: string; certificate: string },
  now: Temporal.Instant,
): Promise<Statement | null> {
  await admitGuess(tx, by.userId, now)
  const statement = await findStatementByNumbers(tx, { ...sought, pointId: by.scopeId })
  if (statement) await forgiveGuess(tx, by.userId)
  else {
    const facts = { statement: sought.statement, certificate: `······${sought.certificate.slice(-4)}` }
    await record(tx, by, 'certificates.search-missed', { facts }, now)
  }
  return statement
}
