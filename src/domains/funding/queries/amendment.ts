import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type RawBuilder, type Reader, sql, type Tx } from '#platform/db'
import type {
  Amendment,
  CategoryEffect,
  CategoryEndEffect,
  CeilingEffect,
  RegisterEffect,
  Wish,
} from '../model/amendment.ts'

const columns = sql`amendment.id, amendment.municipality_id as "municipalityId", amendment.subject, amendment.period_id as "periodId",
  period.name as period, amendment.unit, amendment.category_id as "categoryId", category.name as category, amendment.register,
  amendment.funding, amendment.amount, amendment.count_limit as "countLimit", amendment.sum_limit as "sumLimit",
  amendment.services, amendment.from_on as "from", amendment.set_at as "setAt", amendment.applied_at as "appliedAt",
  amendment.stopped_at as "stoppedAt", amendment.stopped_because as "stoppedBecause",
  act.id as "actId", act.number as "actNumber", act.title as "actTitle", act.issued_on as "actIssuedOn",
  run.done, run.total, run.amount as credited, run.finished`
const from = sql`from funding_amendment amendment
  join region_funding_period period on period.id = amendment.period_id
  join region_act act on act.id = amendment.act_id
  left join certificates_category category on category.id = amendment.category_id
  left join lateral (select sum(done)::bigint as done, sum(total)::bigint as total, sum(amount)::bigint as amount,
      bool_and(finished_at is not null) as finished
    from funding_run where work = 'credit' and amendment_id = amendment.id having count(*) > 0) run on true`

type Row = Omit<Amendment, 'act' | 'crediting'> & {
  actId: string
  actNumber: string
  actTitle: string
  actIssuedOn: Day
  done: bigint | null
  total: bigint | null
  credited: bigint
  finished: boolean
}

function amendmentOf({
  actId,
  actNumber,
  actTitle,
  actIssuedOn,
  done,
  total,
  credited,
  finished,
  ...row
}: Row): Amendment {
  return {
    ...row,
    act: { id: actId, number: actNumber, title: actTitle, issuedOn: actIssuedOn },
    crediting: done === null ? null : { done, total, amount: credited, finished },
  }
}

/** Changes by acts of a municipality, the latest first. */
export async function listAmendments(reader: Reader, municipalityId: string): Promise<Amendment[]> {
  const { rows } = await sql<Row>`select ${columns} ${from} where amendment.municipality_id = ${municipalityId}
    order by amendment.from_on desc, amendment.set_at desc, amendment.id limit 300`.execute(reader)
  return rows.map(amendmentOf)
}

export async function findAmendment(
  reader: Reader,
  id: string,
  municipalityId: string | null,
): Promise<Amendment | null> {
  const { rows } = await sql<Row>`select ${columns} ${from} where amendment.id = ${id}
    and (${municipalityId}::uuid is null or amendment.municipality_id = ${municipalityId})`.execute(reader)
  return rows[0] ? amendmentOf(rows[0]) : null
}

/** What a wish and an amendment speak of: the same nominal, the same ceiling, the same cell of the table of registers. */
function sameThing(municipalityId: string, wish: Wish): RawBuilder<unknown> {
  return sql`municipality_id = ${municipalityId} and subject = ${wish.subject} and period_id = ${wish.periodId}
    and unit = ${wish.unit} and category_id is not distinct from ${'categoryId' in wish ? wish.categoryId : null}
    and register is not distinct from ${wish.subject === 'register' ? wish.register : null}
    and funding is not distinct from ${wish.subject === 'register' ? wish.funding : null}`
}

/** The latest day from which an act changes the same thing; what did not come into force does not count. */
export async function findLatest(reader: Reader, municipalityId: string, wish: Wish): Promise<Day | null> {
  const { rows } = await sql<{ latest: Day | null }>`select max(from_on) as latest from funding_amendment
    where ${sameThing(municipalityId, wish)} and stopped_at is null`.execute(reader)
  return rows[0]?.latest ?? null
}

/** One change of a municipality's money at a time. */
export async function lockPayer(tx: Tx, municipalityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funding-amendment ${municipalityId}`}, 0))`.execute(tx)
}

type NewAmendment = { municipalityId: string; wish: Wish; categoryId: string | null; actId: string; by: string | null }

export async function insertAmendment(
  tx: Tx,
  { municipalityId, wish, categoryId, actId, by }: NewAmendment,
  now: Instant,
): Promise<string> {
  const id = newId<'amendment'>()
  const nominal = wish.subject === 'nominal' || wish.subject === 'category' ? wish : null
  const register = wish.subject === 'register' ? wish : null
  await sql`insert into funding_amendment (id, municipality_id, subject, period_id, unit, category_id, register, funding, amount,
      count_limit, sum_limit, services, from_on, act_id, set_at, set_by)
    values (${id}, ${municipalityId}, ${wish.subject}, ${wish.periodId}, ${wish.unit}, ${categoryId},
      ${register?.register ?? null}, ${register?.funding ?? null}, ${'amount' in wish ? wish.amount : null},
      ${nominal?.countLimit ?? null}, ${nominal?.sumLimit ?? null}, ${register?.services ?? null}, ${wish.from}, ${actId}, ${now}, ${by})`.execute(
    tx,
  )
  return id
}

/** Changes whose day has come; one that another worker has in hand is left to it. */
export async function listDue(reader: Reader, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from funding_amendment
    where from_on <= ${today} and applied_at is null and stopped_at is null order by from_on, set_at, id`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

export async function lockDue(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from funding_amendment
    where id = ${id} and applied_at is null and stopped_at is null for update skip locked`.execute(tx)
  return rows.length > 0
}

export async function updateApplied(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update funding_amendment set applied_at = ${now} where id = ${id}`.execute(tx)
}

export async function updateStopped(tx: Tx, id: string, because: string, now: Instant): Promise<void> {
  await sql`update funding_amendment set stopped_at = ${now}, stopped_because = ${because} where id = ${id}`.execute(tx)
}

type NominalRow = {
  categoryId: string
  periodId: string
  unit: string
  amount: bigint
  countLimit: number | null
  sumLimit: bigint | null
  actId: string
  from: Day
}

/** The nominal in force; what was counted within its limits stays. */
export async function putNominal(tx: Tx, row: NominalRow): Promise<void> {
  const { rows } = await sql`update funding_nominal set amount = ${row.amount}, count_limit = ${row.countLimit},
      sum_limit = ${row.sumLimit}, act_id = ${row.actId}
    where category_id = ${row.categoryId} and period_id = ${row.periodId} and unit = ${row.unit} and valid_to is null returning 1`.execute(
    tx,
  )
  if (rows.length > 0) return
  await sql`insert into funding_nominal (id, category_id, period_id, unit, amount, count_limit, sum_limit, valid_from, act_id)
    values (${newId()}, ${row.categoryId}, ${row.periodId}, ${row.unit}, ${row.amount}, ${row.countLimit}, ${row.sumLimit},
      ${row.from}, ${row.actId})`.execute(tx)
}

export async function measureCeiling(
  reader: Reader,
  municipalityId: string,
  { periodId, unit }: Wish,
): Promise<CeilingEffect> {
  const { rows } = await sql<CeilingEffect>`select
      (select sum(amount)::bigint from funding_ceiling_slice where municipality_id = ${municipalityId} and period_id = ${periodId}
        and unit = ${unit}) as before,
      (select coalesce(sum(committed), 0)::bigint from funding_ceiling_slice where municipality_id = ${municipalityId}
        and period_id = ${periodId} and unit = ${unit}) as committed,
      (select coalesce(sum(available), 0)::bigint from ledger_account where payer_id = ${municipalityId}
        and period_id = ${periodId} and unit = ${unit}) as available`.execute(reader)
  return rows[0] ?? { before: null, committed: 0n, available: 0n }
}

/** Whether a category of that name lives, ended or not yet begun. */
export async function measureCategory(reader: Reader, municipalityId: string, name: string): Promise<CategoryEffect> {
  const { rows } = await sql<CategoryEffect>`select exists (select from certificates_category
    where municipality_id = ${municipalityId} and lower(name) = lower(${name}) and closed_on is null) as twin`.execute(
    reader,
  )
  return rows[0] ?? { twin: false }
}

/** Whom the end of a category meets. */
export async function measureEnd(
  reader: Reader,
  municipalityId: string,
  { categoryId, from }: { categoryId: string; from: Day },
): Promise<CategoryEndEffect> {
  const { rows } = await sql<CategoryEndEffect>`select
      (select count(*)::int from certificates_certificate
        where category_id = ${categoryId} and validity in ('valid', 'frozen')) as certificates,
      (select count(distinct certificate_id)::int from (${waitingFor(categoryId)}) waiting) as waiting,
      (select coalesce(sum(n.holders), 0)::int from funding_nominal n join region_funding_period p on p.id = n.period_id
        where n.category_id = ${categoryId} and p.starts_on >= ${from}) as credited,
      not exists (select from certificates_category where municipality_id = ${municipalityId} and id <> ${categoryId}
        and proof is null and (opened_on is null or opened_on <= ${from}) and (closed_on is null or closed_on > ${from})) as last`.execute(
    reader,
  )
  return rows[0] ?? { certificates: 0, waiting: 0, credited: 0, last: false }
}

function waitingFor(categoryId: string | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select certificate_id from funding_queue where category_id = ${categoryId} and left_at is null
    union select ask.certificate_id from funding_change ask join certificates_certificate c on c.id = ask.certificate_id
    where c.category_id = ${categoryId} and ask.state in ('submitted', 'queued')`
}

/** Certificates that wait for a nominal of a category, in the order of ids as they are locked. */
export async function listWaitingFor(reader: Reader, categoryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select certificate_id as id from (${waitingFor(categoryId)}) waiting
    order by certificate_id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Categories whose end has come and for whose nominal somebody waits still. */
export async function listEndedAwaited(reader: Reader, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from certificates_category ended where closed_on <= ${today}
    and exists (${waitingFor(sql`ended.id`)}) order by id`.execute(reader)
  return rows.map(({ id }) => id)
}

/** The limit in force and how many certificates of the kind there are. */
export async function measureRegister(
  reader: Reader,
  municipalityId: string,
  wish: Extract<Wish, { subject: 'register' }>,
): Promise<RegisterEffect> {
  const { rows } = await sql<{ known: boolean; before: number | null; certificates: number }>`
    select count(last.services) + count(last.id) > 0 as known, max(last.services) as before,
      (select count(*)::int from certificates_certificate c where c.municipality_id = ${municipalityId}
        and c.validity in ('valid', 'frozen') and (c.funding = 'nominal') = ${wish.funding === 'nominal'}) as certificates
    from (select id, services from funding_amendment where ${sameThing(municipalityId, wish)} and from_on <= ${wish.from}
      and stopped_at is null order by from_on desc limit 1) last`.execute(reader)
  const [row] = rows
  return { ...(row?.known && { before: row.before }), certificates: row?.certificates ?? 0 }
}
