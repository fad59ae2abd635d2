import type { Instant } from '#kernel/dates'
import type { Kopecks } from '#kernel/money'
import { sql, type Tx } from '#platform/db'
import type {
  Group,
  GroupId,
  GroupState,
  LessonTime,
  Module,
  ModuleId,
  NewProgramme,
  ProgrammeId,
  ProgrammeState,
} from '../model.ts'
import type { GroupDraft, ModuleDraft, ProgrammeDraft } from '../own.ts'

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

export async function updateProgramme(tx: Tx, id: ProgrammeId, d: ProgrammeDraft, now: Instant): Promise<void> {
  await sql`update programmes_programme set name = ${d.name}, summary = ${d.summary}, description = ${d.description},
      direction = ${d.direction}, activity = ${d.activity}, register = ${d.register}, level = ${d.level}, form = ${d.form},
      age_from = ${d.ageFrom}, age_to = ${d.ageTo}, adapted = ${d.adapted}, changed_at = ${now}
    where id = ${id}`.execute(tx)
}

/** Families see it from the first publication on; outside the catalogue nothing enrols. */
export async function updateState(tx: Tx, id: ProgrammeId, state: ProgrammeState, now: Instant): Promise<void> {
  const published = state === 'published' ? sql`coalesce(published_at, ${now})` : sql`published_at`
  await sql`update programmes_programme set state = ${state}, published_at = ${published}, changed_at = ${now}
    where id = ${id}`.execute(tx)
  if (state !== 'published')
    await sql`update programmes_module set enrolment_open = false where programme_id = ${id} and enrolment_open`.execute(
      tx,
    )
}

type Costed = ModuleDraft & { normativeKopecks: Kopecks }

export async function insertOwnModule(tx: Tx, id: ModuleId, programmeId: ProgrammeId, m: Costed): Promise<void> {
  await sql`insert into programmes_module (id, programme_id, ordinal, name, months, hours, normative_kopecks, price_kopecks,
      parents_pay, enrolment_open)
    select ${id}, ${programmeId}, coalesce(max(ordinal), 0) + 1, ${m.name}, ${m.months}, ${m.hours}, ${m.normativeKopecks},
      ${m.priceKopecks}, ${m.parentsPay}, false
    from programmes_module where programme_id = ${programmeId}`.execute(tx)
}

export async function updateModule(tx: Tx, id: ModuleId, m: Costed): Promise<void> {
  await sql`update programmes_module set name = ${m.name}, months = ${m.months}, hours = ${m.hours},
      normative_kopecks = ${m.normativeKopecks}, price_kopecks = ${m.priceKopecks}, parents_pay = ${m.parentsPay}
    where id = ${id}`.execute(tx)
}

export async function updateEnrolment(tx: Tx, id: ModuleId, open: boolean): Promise<void> {
  await sql`update programmes_module set enrolment_open = ${open} where id = ${id}`.execute(tx)
}

/** Writes a group down anew; seats that are taken stay taken. */
export async function updateGroup(tx: Tx, id: GroupId, g: GroupDraft): Promise<void> {
  await sql`update programmes_group set name = ${g.name}, teacher = ${g.teacher}, address = ${g.address},
      starts_on = ${g.startsOn}, ends_on = ${g.endsOn}, capacity = ${g.capacity},
      applications_from = ${g.applicationsFrom}, applications_to = ${g.applicationsTo},
      next_applications_from = ${g.nextApplicationsFrom}, next_applications_to = ${g.nextApplicationsTo}
    where id = ${id}`.execute(tx)
  await replaceLessons(tx, id, g.lessons)
}

/** The window of later study years, which comes only with the editor. */
export async function updateNextWindow(
  tx: Tx,
  id: GroupId,
  { nextApplicationsFrom: from, nextApplicationsTo: to }: GroupDraft,
) {
  await sql`update programmes_group set next_applications_from = ${from}, next_applications_to = ${to}
    where id = ${id}`.execute(tx)
}

export async function updateGroupState(tx: Tx, id: GroupId, state: GroupState): Promise<void> {
  await sql`update programmes_group set state = ${state} where id = ${id}`.execute(tx)
}

async function replaceLessons(tx: Tx, id: GroupId, lessons: readonly LessonTime[]): Promise<void> {
  await sql`delete from programmes_lesson_time where group_id = ${id}`.execute(tx)
  for (const { weekday, startsAt, endsAt, room } of lessons)
    await sql`insert into programmes_lesson_time (group_id, weekday, starts_at, ends_at, room)
      values (${id}, ${weekday}, ${startsAt}, ${endsAt}, ${room})`.execute(tx)
}
