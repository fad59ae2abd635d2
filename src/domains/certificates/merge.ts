import { resumeLogin, suspendLogin } from '#access'
import { system } from '#audit'
import {
  defineMergePart,
  type KeptRows,
  keepRows,
  type MergeChoice,
  moveRows,
  type Pair,
  putBack,
  type Side,
} from '#families'
import type { Json } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { Activation } from './model/certificate.ts'
import { activationWords } from './words.ts'

type Living = { id: string; childId: string; number: string; activation: Activation; funding: string; held: bigint }
type Trace = { certificates: KeptRows; statements: KeptRows; drafts: KeptRows; excludedOf: string | null }

const certificateColumns = ['validity', 'excluded_at', 'excluded_by', 'exclusion_text']
const statementColumns = ['state', 'decided_at', 'decided_by', 'decision_text']
const doubleText = 'Дубль: карточки одного ребёнка объединены, остался другой сертификат'

/** One certificate stays, the other is excluded as a double; statements and history go to the kept record. */
defineMergePart({
  name: 'certificates',
  tables: ['certificates_draft', 'certificates_statement', 'certificates_certificate'],
  async lock(tx, pair) {
    await sql`select from certificates_certificate where child_id in (${pair.keptId}, ${pair.mergedId})
      order by id for no key update`.execute(tx)
  },
  async preview(reader, pair) {
    const living = await listLiving(reader, pair)
    const choice = choiceOf(living, pair)
    const bound = living.filter(isBound)
    return {
      consequences: consequencesOf(living, choice),
      obstacles: bound.length > 1 ? [bothHold(bound)] : [],
      choices: choice ? [choice] : [],
    }
  },
  async move(tx, { pair, choices, byUserId }, now) {
    const both = [pair.keptId, pair.mergedId]
    const stays = choices.certificate ?? 'kept'
    const living = await listLiving(tx, pair)
    const excludedOf = living.length > 1 ? (stays === 'kept' ? pair.mergedId : pair.keptId) : null
    const trace: Trace = {
      excludedOf,
      certificates: await keepRows(tx, 'certificates_certificate', both),
      statements: await keepRows(tx, 'certificates_statement', both),
      drafts: await keepRows(tx, 'certificates_draft', [pair.mergedId]),
    }
    if (excludedOf) await exclude(tx, excludedOf, byUserId, now)
    // Its place within the nominal's limit waits until the merge is settled; its number signs in no more at once.
    for (const { number } of excludedIn(trace)) await suspendLogin(tx, system, number, now)
    await sql`delete from certificates_draft where child_id = ${pair.mergedId}`.execute(tx)
    await moveRows(tx, 'certificates_statement', pair)
    await moveRows(tx, 'certificates_certificate', pair)
    return trace as unknown as Json
  },
  async undo(tx, { pair, trace: json }, now) {
    const trace = json as unknown as Trace
    // First what had become one record's goes back, then what was closed lives again: one living certificate a child.
    await putBack(tx, 'certificates_certificate', of(trace.certificates, pair.mergedId), ['child_id'])
    await putBack(tx, 'certificates_statement', of(trace.statements, pair.mergedId), ['child_id'])
    if (trace.excludedOf) {
      await putBack(tx, 'certificates_certificate', livingOf(trace.certificates, trace.excludedOf), certificateColumns)
      await putBack(tx, 'certificates_statement', waitingOf(trace.statements, trace.excludedOf), statementColumns)
      for (const { number } of excludedIn(trace)) await resumeLogin(tx, system, number, now)
    }
    await sql`insert into certificates_draft select * from jsonb_populate_recordset(null::certificates_draft,
      ${JSON.stringify(trace.drafts)}::jsonb) on conflict do nothing`.execute(tx)
  },
  async settle(tx, { trace }) {
    for (const { id } of excludedIn(trace as unknown as Trace))
      await planJob(tx, 'certificates.excluded', { certificateId: id })
  },
})

/** What the merge excluded: the nominal's place and whatever else hangs on it is free when no undo can bring it back. */
function excludedIn({ certificates, excludedOf }: Trace): { id: string; number: string }[] {
  return excludedOf
    ? livingOf(certificates, excludedOf).map((row) => ({ id: String(row.id), number: String(row.number) }))
    : []
}

/** Living certificates of both, the one to stay first: what holds money, then what went further, then the older one. */
async function listLiving(reader: Reader, { keptId, mergedId }: Pair): Promise<Living[]> {
  const { rows } = await sql<Living>`
    select certificate.id, certificate.child_id as "childId", certificate.number, certificate.activation, certificate.funding,
      coalesce((select sum(reserved + promised) from ledger_account where certificate_id = certificate.id), 0)::bigint as held
    from certificates_certificate certificate
    where certificate.child_id in (${keptId}, ${mergedId}) and certificate.validity in ('valid', 'frozen')
    order by case certificate.activation when 'activated' then 0 when 'in-process' then 1 else 2 end, certificate.issued_at`.execute(
    reader,
  )
  return rows.sort((a, b) => Number(isBound(b)) - Number(isBound(a)))
}

/** Money held, or a place in the queue for a nominal: neither can be carried over to another certificate. */
function isBound({ held, funding }: Living): boolean {
  return held > 0n || funding === 'queued'
}

function choiceOf(living: readonly Living[], { mergedId }: Pair): MergeChoice | null {
  const [first, second] = living
  if (!first || !second) return null
  const sideOf = ({ childId }: Living): Side => (childId === mergedId ? 'merged' : 'kept')
  return {
    field: 'certificate',
    legend: 'Какой сертификат остаётся',
    options: [first, second].map((one) => ({
      value: sideOf(one),
      label: `${one.number}, ${activationWords[one.activation]}`,
    })),
    value: sideOf(first),
    forced: isBound(first) ? `Остаётся ${first.number}: за ним деньги или место в очереди на номинал` : null,
  }
}

function consequencesOf(living: readonly Living[], choice: MergeChoice | null): string[] {
  if (living.length === 0) return ['Сертификата нет ни в одной карточке.']
  if (!choice) return [`Сертификат ${living[0]?.number ?? ''} остаётся и переходит в общую карточку.`]
  return [
    'Один сертификат остаётся, другой исключат из реестра как дубль. Деньги исключённого сертификата не переносятся: номинал у ребёнка один.',
  ]
}

function bothHold([first, second]: readonly Living[]): string {
  return `За обоими сертификатами, ${first?.number} и ${second?.number}, зарезервированы деньги или место в очереди. Сначала семья отзывает заявки или расторгает договоры по одному из них.`
}

async function exclude(tx: Tx, childId: string, byUserId: string | null, now: Temporal.Instant): Promise<void> {
  await sql`update certificates_statement set state = 'withdrawn', decided_at = ${now}, decided_by = ${byUserId},
      decision_text = ${doubleText} where child_id = ${childId} and state in ('submitted', 'accepted')`.execute(tx)
  await sql`update certificates_certificate set validity = 'excluded', excluded_at = ${now}, excluded_by = ${byUserId},
      exclusion_text = ${doubleText} where child_id = ${childId} and validity in ('valid', 'frozen')`.execute(tx)
}

function of(rows: KeptRows, childId: string): KeptRows {
  return rows.filter((row) => row.child_id === childId)
}

function livingOf(rows: KeptRows, childId: string): KeptRows {
  return of(rows, childId).filter((row) => row.validity === 'valid' || row.validity === 'frozen')
}

function waitingOf(rows: KeptRows, childId: string): KeptRows {
  return of(rows, childId).filter((row) => row.state === 'submitted' || row.state === 'accepted')
}
