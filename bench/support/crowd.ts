/** A crowd for the benches of enrolment: many families with money, many groups with seats, written set by set. */
import { sql, type Tx } from '#platform/db'
import { aCourse, aTown, type Course, NOW, type Town } from '../../test/support/town.ts'

export type Member = { userId: string; childId: string; certificateId: string; accountId: string }
export type Crowd = { town: Town; course: Course; groups: string[]; members: Member[] }

/** `seats` in every group; every certificate has 12 000 roubles. The day is that of test/support/town.ts. */
export async function aCrowd(tx: Tx, size: { families: number; groups: number; seats: number }): Promise<Crowd> {
  const town = await aTown(tx, { ceiling: 10n ** 15n })
  const course = await aCourse(tx, town, { capacity: size.seats })
  const groups = await moreGroups(tx, course, size.groups, size.seats)
  await sql`create temporary table crowd on commit drop as
    select n, gen_random_uuid() as user_id, gen_random_uuid() as child_id, gen_random_uuid() as certificate_id,
      gen_random_uuid() as account_id, gen_random_uuid() as statement_id
    from generate_series(1, ${size.families}::int) n`.execute(tx)
  await sql`insert into access_user (id, surname, name, patronymic, email, created_at, email_confirmed_at)
    select user_id, 'Петрова', 'Анна', 'Викторовна', 'family' || n || '@example.ru', ${NOW}, ${NOW} from crowd`.execute(
    tx,
  )
  await sql`insert into access_role (id, user_id, role, granted_at) select gen_random_uuid(), user_id, 'family', ${NOW} from crowd`.execute(
    tx,
  )
  await sql`insert into families_child (id, surname, name, patronymic, name_key, birth_on, gender, municipality_id, created_at, created_by)
    select child_id, 'Петров', 'Иван', 'Сергеевич', 'петров иван ' || n, date '2017-03-11', 'male', ${town.municipalityId}, ${NOW}, user_id
    from crowd`.execute(tx)
  await sql`insert into families_custody (id, child_id, user_id, relation, holder, since)
    select gen_random_uuid(), child_id, user_id, 'mother', true, ${NOW} from crowd`.execute(tx)
  await sql`insert into certificates_statement (id, number, child_id, applicant_id, relation, category_id, way, state, submitted_at,
      consent_version, consent_hash, consent_at, rules_version, rules_hash, rules_at, template_version, documents_due_on,
      calendar_version, accepted_at, decided_at)
    select statement_id, 'З-2026-' || n, child_id, user_id, 'mother', ${town.categoryId}, 'cabinet', 'approved', ${NOW}, '1', '\\x00', ${NOW},
      '1', '\\x00', ${NOW}, '1', date '2026-09-03', '1', ${NOW}, ${NOW} from crowd`.execute(tx)
  await sql`insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at, valid_from,
      valid_to, activation, activated_at, validity, funding)
    select certificate_id, lpad(n::text, 10, '0'), child_id, ${town.municipalityId}, ${town.categoryId}, statement_id, ${NOW},
      date '2026-08-25', date '2035-03-10', 'activated', ${NOW}, 'valid', 'nominal' from crowd`.execute(tx)
  await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
    select account_id, certificate_id, ${town.periodId}, ${town.municipalityId}, 'kopecks' from crowd`.execute(tx)
  await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
    select account_id, 'grant', 'payer', 'available', 1200000, 'nominal', ${town.nominalId}, ${town.actId}, 'grant:' || certificate_id, ${NOW}
    from crowd`.execute(tx)
  await aYearBehind(tx, town, course)
  const { rows: members } =
    await sql<Member>`select user_id as "userId", child_id as "childId", certificate_id as "certificateId",
    account_id as "accountId" from crowd order by n`.execute(tx)
  return { town, course, groups, members }
}

async function moreGroups(tx: Tx, course: Course, count: number, seats: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with source as (select * from programmes_group where id = ${course.groupId}), module as (
      insert into programmes_module (id, programme_id, ordinal, name, months, hours, normative_kopecks, price_kopecks, enrolment_open)
      select gen_random_uuid(), ${course.programmeId}, n + 1, 'Модуль', 9, 72, 1200000, 1200000, true from generate_series(1, ${count}::int) n
      returning id
    )
    insert into programmes_group (id, module_id, name, teacher, address, latitude, longitude, starts_on, ends_on, applications_from,
      applications_to, capacity, state)
    select gen_random_uuid(), module.id, source.name, source.teacher, source.address, source.latitude, source.longitude, source.starts_on,
      source.ends_on, source.applications_from, source.applications_to, ${seats}::int, 'open' from source, module
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Ended applications: on tables that were empty when they were planned, statements would scan them to the end. */
async function aYearBehind(tx: Tx, town: Town, course: Course): Promise<void> {
  await sql`insert into enrolment_application (id, number, child_id, certificate_id, group_id, provider_id, payer_id, source, state,
      starts_on, ends_on, price_kopecks, certificate_kopecks, parent_kopecks, quote_version, submitted_at, submitted_by, answer_due_on,
      calendar_version)
    select gen_random_uuid(), 'П-' || n, child_id, certificate_id, ${course.groupId}, ${course.providerId}, ${town.municipalityId}, 'paid',
      'ended', date '2025-09-01', date '2026-05-31', 100, 0, 100, '1', ${NOW}, user_id, date '2025-09-01', '1' from crowd`.execute(
    tx,
  )
  await sql`insert into enrolment_month (application_id, month, certificate_kopecks, parent_kopecks)
    select id, date '2025-09-01', 0, 100 from enrolment_application`.execute(tx)
}
