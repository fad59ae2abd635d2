import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'

/** What does not add up: the view that says so, its words, how many rows were seen. */
type BrokenPart = { name: string; words: string; rows: number }
export type Check = {
  askedBy: string | null
  beganAt: Temporal.Instant
  finishedAt: Temporal.Instant
  checked: number
  broken: BrokenPart[]
  journalDamage: string | null
  journalEntries: bigint
}

export async function insertCheck(tx: Tx, check: Check): Promise<void> {
  const { askedBy, beganAt, finishedAt, checked, broken, journalDamage, journalEntries } = check
  await sql`insert into oversight_check
      (id, asked_by, began_at, finished_at, checked, broken, journal_damage, journal_entries)
    values (${newId()}, ${askedBy}, ${beganAt}, ${finishedAt}, ${checked}, ${JSON.stringify(broken)}::jsonb, ${journalDamage},
      ${journalEntries})`.execute(tx)
}

/** The latest ones, the newest first. */
export async function listChecks(reader: Reader, most: number): Promise<Check[]> {
  const { rows } =
    await sql<Check>`select asked_by as "askedBy", began_at as "beganAt", finished_at as "finishedAt", checked,
      broken, journal_damage as "journalDamage", journal_entries as "journalEntries"
    from oversight_check order by finished_at desc limit ${most}`.execute(reader)
  return rows
}
