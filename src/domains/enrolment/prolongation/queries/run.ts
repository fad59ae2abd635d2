import type { Id } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { ApplicationId } from '../../model.ts'
import type { LineOutcome, LineReason } from '../model.ts'

export type RunId = Id<'prolongation-run'>
export type Run = {
  id: RunId
  providerId: string
  startedAt: Temporal.Instant
  startedBy: string
  tells: boolean
  finishedAt: Temporal.Instant | null
}

/** A line with what people recognise it by, and its answer once the job came to it. */
export type RunLine = {
  id: ApplicationId
  number: string
  surname: string
  name: string
  patronymic: string | null
  programme: string
  group: string
  outcome: LineOutcome | null
  reasons: LineReason[] | null
  nextId: ApplicationId | null
  nextNumber: string | null
  nextState: string | null
  startsOn: Temporal.PlainDate | null
  endsOn: Temporal.PlainDate | null
  price: bigint | null
  certificate: bigint | null
  parent: bigint | null
}

/** Answers how many of the contracts are the provider's: each becomes a line. */
export async function insertRun(
  tx: Tx,
  run: { id: RunId; providerId: string; by: string; tells: boolean; ids: readonly ApplicationId[] },
  now: Temporal.Instant,
): Promise<number> {
  await sql`insert into enrolment_prolongation_run (id, provider_id, started_at, started_by, tells)
    values (${run.id}, ${run.providerId}, ${now}, ${run.by}, ${run.tells})`.execute(tx)
  const { numAffectedRows } = await sql`insert into enrolment_prolongation_line (run_id, prolongs_id)
    select ${run.id}, id from enrolment_application
    where id = any(${[...run.ids]}::uuid[]) and provider_id = ${run.providerId}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Takes a line that is not done and that no other worker does. */
export async function takeLine(tx: Tx, runId: RunId): Promise<ApplicationId | null> {
  const { rows } = await sql<{ id: ApplicationId }>`select prolongs_id as id from enrolment_prolongation_line
    where run_id = ${runId} and outcome is null order by prolongs_id limit 1 for update skip locked`.execute(tx)
  return rows[0]?.id ?? null
}

export async function updateLine(
  tx: Tx,
  line: {
    runId: RunId
    id: ApplicationId
    outcome: LineOutcome
    applicationId: ApplicationId | null
    reasons: LineReason[] | null
  },
  now: Temporal.Instant,
): Promise<void> {
  const { runId, id, outcome, applicationId, reasons } = line
  await sql`update enrolment_prolongation_line set outcome = ${outcome}, application_id = ${applicationId},
    reasons = ${reasons && JSON.stringify(reasons)}::jsonb, done_at = ${now}
    where run_id = ${runId} and prolongs_id = ${id} and outcome is null`.execute(tx)
}

/** Every line has its answer; while another worker does one nothing happens. */
export async function finishRun(tx: Tx, id: RunId, now: Temporal.Instant): Promise<void> {
  await sql`update enrolment_prolongation_run set finished_at = ${now} where id = ${id} and finished_at is null
    and not exists (select from enrolment_prolongation_line where run_id = ${id} and outcome is null)`.execute(tx)
}

export async function findRun(reader: Reader, id: RunId, providerId: string | null): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${runColumns} from enrolment_prolongation_run
    where id = ${id} and (${providerId}::uuid is null or provider_id = ${providerId})`.execute(reader)
  return rows[0] ?? null
}

export type RunSummary = Run & { lines: number; answered: number; prolonged: number }

/** The latest presses of a provider. */
export async function listRuns(reader: Reader, providerId: string): Promise<RunSummary[]> {
  const { rows } = await sql<RunSummary>`select ${runColumns},
      (select count(*)::int from enrolment_prolongation_line where run_id = id) as lines,
      (select count(*)::int from enrolment_prolongation_line where run_id = id and outcome is not null) as answered,
      (select count(*)::int from enrolment_prolongation_line where run_id = id and outcome = 'prolonged') as prolonged
    from enrolment_prolongation_run where provider_id = ${providerId} order by started_at desc limit 10`.execute(reader)
  return rows
}

/** Runs whose job was lost. */
export async function listUnfinished(reader: Reader): Promise<RunId[]> {
  const { rows } = await sql<{ id: RunId }>`select id from enrolment_prolongation_run where finished_at is null
    order by id`.execute(reader)
  return rows.map(({ id }) => id)
}

export async function listLines(reader: Reader, runId: RunId): Promise<RunLine[]> {
  const { rows } = await sql<RunLine>`
    select a.id, a.number, child.surname, child.name, child.patronymic, p.name as programme, g.name as "group",
      line.outcome, line.reasons, n.id as "nextId", n.number as "nextNumber", n.state as "nextState",
      n.starts_on as "startsOn", n.ends_on as "endsOn", n.price_kopecks as price, n.certificate_kopecks as certificate,
      n.parent_kopecks as parent
    from enrolment_prolongation_line line
    join enrolment_application a on a.id = line.prolongs_id
    join families_child child on child.id = a.child_id
    join programmes_group g on g.id = a.group_id
    join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    left join enrolment_application n on n.id = line.application_id
    where line.run_id = ${runId} order by p.name, g.name, child.surname, child.name, a.id`.execute(reader)
  return rows
}

const runColumns = sql`id, provider_id as "providerId", started_at as "startedAt", started_by as "startedBy", tells,
  finished_at as "finishedAt"`
