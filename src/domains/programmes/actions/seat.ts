import { sql, type Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import type { Group, GroupId, Module, NewProgramme } from '../model.ts'

/** Takes one seat of the group; false when none is left, or when those that are left belong to the waiting list. */
export async function holdSeat(tx: Tx, groupId: GroupId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programmes_group set taken = taken + 1
    where id = ${groupId} and taken < capacity and waiting = 0`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Gives one seat of the group back; false when all were free, which is a mistake of the caller. Where somebody waits the
 * seat is theirs: nobody else can take it, and the job `programmes.seat-freed` offers it to the head of the list (P3).
 */
export async function freeSeat(tx: Tx, groupId: GroupId): Promise<boolean> {
  const { rows } = await sql<{ waiting: number }>`
    update programmes_group set taken = taken - 1 where id = ${groupId} and taken > 0 returning waiting`.execute(tx)
  const [freed] = rows
  if (freed && freed.waiting > 0) await planJob(tx, 'programmes.seat-freed', { groupId })
  return freed !== undefined
}

/** One more in the waiting list of the group, or one less who leaves it without a seat. */
export async function countWaiting(tx: Tx, groupId: GroupId, change: 1 | -1): Promise<void> {
  await sql`update programmes_group set waiting = waiting + ${change}::int where id = ${groupId}`.execute(tx)
}

/** Keeps a free seat for one of the waiting list, who waits no longer; false when no seat is free. */
export async function keepSeat(tx: Tx, groupId: GroupId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programmes_group set taken = taken + 1, waiting = waiting - 1
    where id = ${groupId} and taken < capacity and waiting > 0`.execute(tx)
  return numAffectedRows === 1n
}

/** Adds a programme; families see it once it is published. */
export async function insertProgramme(tx: Tx, programme: NewProgramme, now: Temporal.Instant): Promise<number> {
  const p = programme
  const article = p.article === undefined ? sql`nextval('programmes_article')` : sql`${p.article}`
  const { rows } = await sql<{ article: number }>`
    insert into programmes_programme (id, article, provider_id, municipality_id, name, summary, description, direction,
      activity, register, level, form, age_from, age_to, adapted, state, published_at, changed_at)
    values (${p.id}, ${article}, ${p.providerId}, ${p.municipalityId}, ${p.name}, ${p.summary}, ${p.description},
      ${p.direction}, ${p.activity}, ${p.register}, ${p.level}, ${p.form}, ${p.ageFrom}, ${p.ageTo}, ${p.adapted},
      ${p.state}, ${p.publishedAt}, ${now})
    returning article`.execute(tx)
  return rows[0]?.article ?? 0
}

/** Adds a priced part of a programme. */
export async function insertModule(tx: Tx, module: Module): Promise<void> {
  const m = module
  await sql`
    insert into programmes_module (id, programme_id, ordinal, name, months, hours, normative_kopecks, price_kopecks,
      enrolment_open)
    values (${m.id}, ${m.programmeId}, ${m.ordinal}, ${m.name}, ${m.months}, ${m.hours}, ${m.normativeKopecks},
      ${m.priceKopecks}, ${m.enrolmentOpen})`.execute(tx)
}

/** Adds a group with its weekly timetable. */
export async function insertGroup(tx: Tx, group: Group): Promise<void> {
  const g = group
  await sql`
    insert into programmes_group (id, module_id, name, teacher, address, latitude, longitude, starts_on, ends_on,
      applications_from, applications_to, capacity, taken, state)
    values (${g.id}, ${g.moduleId}, ${g.name}, ${g.teacher}, ${g.address}, ${g.latitude}, ${g.longitude}, ${g.startsOn},
      ${g.endsOn}, ${g.applicationsFrom}, ${g.applicationsTo}, ${g.capacity}, ${g.taken}, ${g.state})`.execute(tx)
  for (const { weekday, startsAt, endsAt, room } of g.lessons)
    await sql`
      insert into programmes_lesson_time (group_id, weekday, starts_at, ends_at, room)
      values (${g.id}, ${weekday}, ${startsAt}, ${endsAt}, ${room})`.execute(tx)
}
