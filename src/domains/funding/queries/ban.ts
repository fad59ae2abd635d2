import type { Day, Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { type Reader, sql, type Tx } from '#platform/db'
import type { Ban } from '../model/ban.ts'

type Row = Omit<Ban, 'act'> & { actId: string; actNumber: string; actTitle: string; actIssuedOn: Day }

const view = sql`select ban.id, ban.municipality_id as "municipalityId", municipality.name as municipality,
    ban.period_id as "periodId", period.name as period, ban.from_on as "from", ban.set_at as "setAt",
    ban.lifted_at as "liftedAt", act.id as "actId", act.number as "actNumber", act.title as "actTitle",
    act.issued_on as "actIssuedOn"
  from funding_ban ban join region_municipality municipality on municipality.id = ban.municipality_id
  join region_funding_period period on period.id = ban.period_id join region_act act on act.id = ban.act_id`

function banOf({ actId, actNumber, actTitle, actIssuedOn, ...ban }: Row): Ban {
  return { ...ban, act: { id: actId, number: actNumber, title: actTitle, issuedOn: actIssuedOn } }
}

/** Bans of a payer, the living ones first. */
export async function listBans(reader: Reader, municipalityId: string): Promise<Ban[]> {
  const { rows } = await sql<Row>`${view} where ban.municipality_id = ${municipalityId}
    order by ban.lifted_at is not null, ban.set_at desc, ban.id limit 100`.execute(reader)
  return rows.map(banOf)
}

export async function findBan(reader: Reader, id: string, municipalityId: string | null): Promise<Ban | null> {
  const { rows } = await sql<Row>`${view} where ban.id = ${id}
    and (${municipalityId}::uuid is null or ban.municipality_id = ${municipalityId})`.execute(reader)
  return rows[0] ? banOf(rows[0]) : null
}

type New = { municipalityId: string; periodId: string; from: Day; actId: string; by: string | null }

export async function insertBan(tx: Tx, row: New, now: Instant): Promise<string> {
  const id = newId<'ban'>()
  await sql`insert into funding_ban (id, municipality_id, period_id, from_on, act_id, set_at, set_by)
    values (${id}, ${row.municipalityId}, ${row.periodId}, ${row.from}, ${row.actId}, ${now}, ${row.by})`.execute(tx)
  return id
}

/** Lifts a ban; false when somebody has lifted it before. */
export async function updateLifted(tx: Tx, id: string, by: string, now: Instant): Promise<boolean> {
  const result = await sql`update funding_ban set lifted_at = ${now}, lifted_by = ${by}
    where id = ${id} and lifted_at is null`.execute(tx)
  return result.numAffectedRows === 1n
}

export type Telling = { banId: string; lifted: boolean; whom: 'families' | 'providers' }

/**
 * A ban that somebody is to be told of, and up to whom they were told; locked until the transaction ends. Null when all were told,
 * or when what is to be told is no longer true.
 */
export async function takeTelling(
  tx: Tx,
  { banId, lifted, whom }: Telling,
): Promise<{ ban: Ban; afterId: string } | null> {
  await sql`insert into funding_ban_telling (ban_id, lifted, whom) values (${banId}, ${lifted}, ${whom})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ afterId: string }>`select after_id as "afterId" from funding_ban_telling
    where ban_id = ${banId} and lifted = ${lifted} and whom = ${whom} and finished_at is null for update`.execute(tx)
  const [place] = rows
  const ban = place ? await findBan(tx, banId, null) : null
  return place && ban && (ban.liftedAt !== null) === lifted ? { ban, ...place } : null
}

/** Up to whom they have been told; null when that was everybody. */
export async function advanceTelling(
  tx: Tx,
  { banId, lifted, whom }: Telling,
  afterId: string | null,
  now: Instant,
): Promise<void> {
  await sql`update funding_ban_telling set after_id = coalesce(${afterId}, after_id), finished_at = ${afterId === null ? now : null}
    where ban_id = ${banId} and lifted = ${lifted} and whom = ${whom}`.execute(tx)
}

export type Holder = { custodyId: string; childId: string; child: string; userId: string; email: string | null }

/** Cabinets of children with a nominal of the payer, a portion in the order of ids. */
export async function listHolders(
  reader: Reader,
  municipalityId: string,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`select custody.id as "custodyId", child.id as "childId", child.name as child,
      person.id as "userId", person.email
    from families_custody custody
    join families_child child on child.id = custody.child_id
    join access_user person on person.id = custody.user_id
    join certificates_certificate c on c.child_id = child.id and c.validity in ('valid', 'frozen')
      and c.municipality_id = ${municipalityId} and c.funding in ('nominal', 'queued')
    where custody.ended_at is null and custody.id > ${afterId} order by custody.id limit ${limit}`.execute(reader)
  return rows
}
