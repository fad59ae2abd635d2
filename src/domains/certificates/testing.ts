import type { Actor } from '#access'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import type {
  Activation,
  CategoryId,
  CertificateId,
  FundingType,
  Point,
  PointId,
  StatementId,
} from './model/certificate.ts'

const then = Temporal.Instant.from('2026-09-01T09:00:00Z')
const day = Temporal.PlainDate.from('2026-09-10')

async function anAct(tx: Tx): Promise<string> {
  const id = newId<'act'>()
  await sql`insert into region_act (id, number, title, issued_on)
    values (${id}, ${id.slice(-6)}, 'Приказ о пунктах приёма и категориях', '2020-01-10')`.execute(tx)
  return id
}

/** A category of the general kind. */
export async function aCategory(
  tx: Tx,
  { municipalityId, funded = true }: { municipalityId: string; funded?: boolean },
): Promise<CategoryId> {
  const id = newId<'category'>()
  const actId = await anAct(tx)
  await sql`insert into certificates_category (id, municipality_id, name, funded, ordinal, act_id)
    select ${id}, ${municipalityId}, 'Дети от 5 до 18 лет', ${funded}, coalesce(max(ordinal), 0) + 1, ${actId}
    from certificates_category where municipality_id = ${municipalityId}`.execute(tx)
  return id
}

/** A reception point with hours and a telephone. */
export async function aPoint(tx: Tx, over: Partial<Omit<Point, 'id'>> & { municipalityId: string }): Promise<PointId> {
  const id = newId<'point'>()
  const { municipalityId, name = 'Школа № 3', mayActivate = true } = over
  await sql`insert into certificates_point (id, municipality_id, name, address, phone, hours, specialist, may_activate, act_id, opened_on)
    values (${id}, ${municipalityId}, ${name}, 'г. Приозёрск, ул. Школьная, 14', '+78137931415', 'пн–чт 9:00–17:00',
      'Орлова Ирина Сергеевна', ${mayActivate}, ${await anAct(tx)}, '2020-02-01')`.execute(tx)
  return id
}

/** A worker of a point with these rights. */
export function aWorker(
  userId: string,
  pointId: string,
  { rights = ['accept', 'activate'], protectedChannel = false }: { rights?: string[]; protectedChannel?: boolean } = {},
): Actor {
  const worker = {
    userId: userId as Actor['userId'],
    role: 'reception' as const,
    scopeId: pointId,
    rights,
    protectedChannel,
  }
  return { ...worker, name: 'Орлова Ирина Сергеевна', grants: [] }
}

type CertificateRow = {
  childId: ChildId
  userId: string
  municipalityId: string
  categoryId: CategoryId
  activation?: Activation
  funding?: FundingType
  number?: string
}

/** A certificate with its statement, written as acts would have left them. */
export async function aCertificate(
  tx: Tx,
  row: CertificateRow,
): Promise<{ id: CertificateId; statementId: StatementId; number: string }> {
  const { childId, userId, municipalityId, categoryId, activation = 'activated', funding = 'nominal' } = row
  const [id, statementId] = [newId<'certificate'>(), newId<'statement'>()]
  const number = row.number ?? String(Math.floor(1e9 + Math.random() * 9e9))
  const state = { 'not-activated': 'submitted', 'in-process': 'accepted', activated: 'approved' }[activation]
  const accepted = state === 'submitted' ? null : then
  const activated = activation === 'activated' ? then : null
  const hash = Buffer.alloc(32)
  await sql`insert into certificates_statement (id, number, child_id, applicant_id, relation, category_id, way, state, submitted_at,
      consent_version, consent_hash, consent_at, rules_version, rules_hash, rules_at, template_version, documents_due_on,
      calendar_version, accepted_at, decided_at)
    values (${statementId}, ${`З-2026-${number}`}, ${childId}, ${userId}, 'mother', ${categoryId}, 'cabinet', ${state}, ${then},
      '1', ${hash}, ${then}, '1', ${hash}, ${then}, '1', ${day}, '1', ${accepted}, ${activated})`.execute(tx)
  await sql`insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at,
      valid_from, valid_to, activation, activated_at, validity, funding)
    values (${id}, ${number}, ${childId}, ${municipalityId}, ${categoryId}, ${statementId}, ${then}, '2026-09-01', '2035-03-10',
      ${activation}, ${activated}, 'valid', ${funding})`.execute(tx)
  return { id, statementId, number }
}
