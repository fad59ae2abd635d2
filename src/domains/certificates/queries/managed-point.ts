import type { Day } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Act } from '#region'
import type { PointId } from '../model/certificate.ts'
import type { ManagedPoint, PointFacts } from '../model/point.ts'

/** A municipality sees and keeps its own points, the region sees all. */
type Keeper = { role: string; scopeId: string | null }
const ofKeeper = ({ role, scopeId }: Keeper) =>
  role === 'region' ? sql`true` : role === 'municipality' ? sql`point.municipality_id = ${scopeId}` : sql`false`

type JsonAct = { id: string; number: string; title: string; issuedOn: string }
type Row = Omit<ManagedPoint, 'act' | 'closingAct'> & { act: JsonAct; closingAct: JsonAct | null }

const act = (
  name: 'act' | 'closing',
) => sql`jsonb_build_object('id', ${sql.ref(name)}.id, 'number', ${sql.ref(name)}.number,
  'title', ${sql.ref(name)}.title, 'issuedOn', ${sql.ref(name)}.issued_on)`
const columns = sql`point.id, point.municipality_id as "municipalityId", point.name, point.address, point.phone, point.hours,
  point.specialist, point.may_activate as "mayActivate", municipality.name as municipality,
  point.institution_inn as "institutionInn", point.workplace, point.workplace_paper as "workplacePaper",
  point.opened_on as "openedOn", point.closed_on as "closedOn", ${act('act')} as act,
  case when closing.id is null then null else ${act('closing')} end as "closingAct",
  (select count(*)::int from access_role role where role.scope_id = point.id and role.ended_at is null) as workers`
const tables = sql`certificates_point point join region_municipality municipality on municipality.id = point.municipality_id
  join region_act act on act.id = point.act_id left join region_act closing on closing.id = point.closing_act_id`

export async function listManagedPoints(reader: Reader, by: Keeper): Promise<ManagedPoint[]> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where ${ofKeeper(by)}
    order by municipality.name collate "ru-x-icu", point.closed_on is not null, point.name collate "ru-x-icu"`.execute(
    reader,
  )
  return rows.map(pointFrom)
}

export async function getManagedPoint(reader: Reader, by: Keeper, id: string): Promise<ManagedPoint> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where ${ofKeeper(by)} and point.id = ${id}`.execute(
    reader,
  )
  return rows[0] ? pointFrom(rows[0]) : refuse('http.not-found')
}

/** The same, held against another change of the same moment; a closed one is not changed any longer. */
export async function lockManagedPoint(tx: Tx, by: Keeper, id: string): Promise<ManagedPoint> {
  await sql`select from certificates_point where id = ${id} for no key update`.execute(tx)
  return getManagedPoint(tx, by, id)
}

export async function insertPoint(
  tx: Tx,
  row: PointFacts & { id: PointId; municipalityId: string; mayActivate: boolean; actId: string; openedOn: Day },
): Promise<void> {
  await sql`insert into certificates_point (id, municipality_id, name, address, phone, hours, specialist, may_activate, act_id,
      opened_on, institution_inn, workplace, workplace_paper)
    values (${row.id}, ${row.municipalityId}, ${row.name}, ${row.address}, ${row.phone}, ${row.hours}, ${row.specialist},
      ${row.mayActivate}, ${row.actId}, ${row.openedOn}, ${row.institutionInn}, ${row.workplace}, ${row.workplacePaper})`.execute(
    tx,
  )
}

export async function updatePoint(tx: Tx, id: string, row: PointFacts): Promise<void> {
  await sql`update certificates_point set name = ${row.name}, address = ${row.address}, phone = ${row.phone}, hours = ${row.hours},
    specialist = ${row.specialist}, institution_inn = ${row.institutionInn}, workplace = ${row.workplace},
    workplace_paper = ${row.workplacePaper} where id = ${id}`.execute(tx)
}

export async function updateAuthority(tx: Tx, id: string, mayActivate: boolean, actId: string): Promise<void> {
  await sql`update certificates_point set may_activate = ${mayActivate}, act_id = ${actId} where id = ${id}`.execute(tx)
}

export async function updateClosed(tx: Tx, id: string, on: Day, actId: string): Promise<void> {
  await sql`update certificates_point set closed_on = greatest(${on}, opened_on), closing_act_id = ${actId}
    where id = ${id} and closed_on is null`.execute(tx)
}

function pointFrom({ act: given, closingAct, ...row }: Row): ManagedPoint {
  return { ...row, act: actFrom(given), closingAct: closingAct && actFrom(closingAct) }
}

export function actFrom({ issuedOn, ...row }: JsonAct): Act {
  return { ...row, issuedOn: Temporal.PlainDate.from(issuedOn) }
}
