/**
 * Builders of a small town for tests: what a test does not name is usual. Rows are written as they stand in the schema,
 * because these tests are about the acts above them.
 */
import { type Id, newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { usualSettings } from '#region'

export const NOW = Temporal.Instant.from('2026-08-25T09:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)

export type Town = {
  municipalityId: string
  actId: string
  periodId: string
  nextPeriodId: string
  categoryId: string
  nominalId: string
}

type TownWishes = {
  ceiling?: bigint
  nominal?: bigint
  countLimit?: number
  sumLimit?: bigint
  settings?: Record<string, unknown>
}

/** What every region says of its own; the rest of a town is usual. */
const ownSettings = {
  'region.zone': 'Europe/Moscow',
  'region.first-page': { papers: 'В пункте приёма.', clubs: 'Сколько угодно кружков.', pays: true },
  'funding.melt': 'linear-monthly',
  'funding.grant-on': 'issue',
  'funding.change-decision': 'municipality',
}

/** A municipality with an act, two periods, a funded category, its nominal and its ceiling for 2026. */
export async function aTown(tx: Tx, wishes: TownWishes = {}): Promise<Town> {
  const town: Town = {
    municipalityId: newId(),
    actId: newId(),
    periodId: newId(),
    nextPeriodId: newId(),
    categoryId: newId(),
    nominalId: newId(),
  }
  const { municipalityId, actId, periodId, nextPeriodId, categoryId, nominalId } = town
  await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation, latitude, longitude)
    values (${municipalityId}, '04', 'Приозёрский район', 'в Приозёрском районе', 'Отдел образования', '+70000000000',
      'moc@example.ru', 'пн–пт 9–17', 'Положение', 60, 30)`.execute(tx)
  await sql`insert into region_act (id, municipality_id, number, title, issued_on)
    values (${actId}, ${municipalityId}, '811', 'О номинале сертификата', ${day('2025-12-19')})`.execute(tx)
  await sql`insert into region_funding_period (id, name, starts_on, ends_on, applications_from, act_id) values
    (${periodId}, '2026 год', ${day('2026-01-01')}, ${day('2026-12-31')}, ${day('2026-01-01')}, ${actId}),
    (${nextPeriodId}, '2027 год', ${day('2027-01-01')}, ${day('2027-12-31')}, ${day('2026-12-01')}, ${actId})`.execute(
    tx,
  )
  for (const [name, value] of Object.entries({ ...usualSettings(), ...ownSettings, ...wishes.settings }))
    await sql`insert into region_setting (id, name, value, valid_from, act_id)
      values (${newId()}, ${name}, ${JSON.stringify(value)}::jsonb, ${day('2013-01-01')}, ${actId})`.execute(tx)
  await sql`insert into certificates_category (id, municipality_id, name, funded, ordinal, act_id)
    values (${categoryId}, ${municipalityId}, 'Дети от 5 до 18 лет', true, 1, ${actId})`.execute(tx)
  await sql`insert into funding_nominal (id, category_id, period_id, unit, amount, count_limit, sum_limit, valid_from, act_id)
    values (${nominalId}, ${categoryId}, ${periodId}, 'kopecks', ${wishes.nominal ?? 1_200_000n}, ${wishes.countLimit ?? null},
      ${wishes.sumLimit ?? null}, ${day('2026-01-01')}, ${actId})`.execute(tx)
  const slice = (wishes.ceiling ?? 100_000_000n) / 16n
  await sql`insert into funding_ceiling_slice (municipality_id, period_id, unit, slice, amount)
    select ${municipalityId}, ${periodId}, 'kopecks', s, case when s = 0 then ${wishes.ceiling ?? 100_000_000n} - 15 * ${slice}::bigint else ${slice}::bigint end
    from generate_series(0, 15) s`.execute(tx)
  return town
}

export type Family = { userId: string; childId: string; certificateId: string; accountId: string }

type FamilyWishes = {
  available?: bigint | null
  activation?: 'not-activated' | 'in-process' | 'activated'
  validity?: 'valid' | 'frozen' | 'excluded' | 'expired'
  birthOn?: string
}

/** A guardian with a child, a certificate and money on it (`available: null` for none). */
export async function aFamily(tx: Tx, town: Town, wishes: FamilyWishes = {}): Promise<Family> {
  const family: Family = { userId: newId(), childId: newId(), certificateId: newId(), accountId: newId() }
  const { userId, childId, certificateId, accountId } = family
  const statementId = newId()
  const activation = wishes.activation ?? 'activated'
  const tail = childId.slice(-12)
  await sql`insert into access_user (id, surname, name, patronymic, email, created_at, email_confirmed_at)
    values (${userId}, 'Петрова', 'Анна', 'Викторовна', ${`${userId}@example.ru`}, ${NOW}, ${NOW})`.execute(tx)
  await sql`insert into access_role (id, user_id, role, granted_at) values (${newId()}, ${userId}, 'family', ${NOW})`.execute(
    tx,
  )
  await sql`insert into families_child (id, surname, name, patronymic, name_key, birth_on, gender, municipality_id, created_at, created_by)
    values (${childId}, 'Петров', 'Иван', 'Сергеевич', ${`петров иван ${tail}`}, ${day(wishes.birthOn ?? '2017-03-11')}, 'male',
      ${town.municipalityId}, ${NOW}, ${userId})`.execute(tx)
  await sql`insert into families_custody (id, child_id, user_id, relation, holder, since)
    values (${newId()}, ${childId}, ${userId}, 'mother', true, ${NOW})`.execute(tx)
  await sql`insert into certificates_statement (id, number, child_id, applicant_id, relation, category_id, way, state, submitted_at,
      consent_version, consent_hash, consent_at, rules_version, rules_hash, rules_at, template_version, documents_due_on, calendar_version, accepted_at, decided_at)
    values (${statementId}, ${`З-${tail}`}, ${childId}, ${userId}, 'mother', ${town.categoryId}, 'cabinet', 'approved', ${NOW},
      '1', ${Buffer.from('text')}, ${NOW}, '1', ${Buffer.from('text')}, ${NOW}, '1', ${day('2026-09-03')}, '1', ${NOW}, ${NOW})`.execute(
    tx,
  )
  await sql`insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at, valid_from,
      valid_to, activation, activated_at, validity, funding)
    values (${certificateId}, ${tenDigits(childId)}, ${childId}, ${town.municipalityId}, ${town.categoryId}, ${statementId}, ${NOW},
      ${day('2026-08-25')}, ${day('2035-03-10')}, ${activation}, ${activation === 'activated' ? NOW : null},
      ${wishes.validity ?? 'valid'}, 'nominal')`.execute(tx)
  if (wishes.available === null) return family
  await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
    values (${accountId}, ${certificateId}, ${town.periodId}, ${town.municipalityId}, 'kopecks')`.execute(tx)
  const available = wishes.available ?? 1_200_000n
  if (available > 0n)
    await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
      values (${accountId}, 'grant', 'payer', 'available', ${available}, 'nominal', ${town.nominalId}, ${town.actId},
        ${`grant:${certificateId}:${town.periodId}:kopecks`}, ${NOW})`.execute(tx)
  await sql`update funding_nominal set holders = holders + 1, granted = granted + ${available} where id = ${town.nominalId}`.execute(
    tx,
  )
  return family
}

function tenDigits(seed: string): string {
  return (BigInt(`0x${seed.replaceAll('-', '').slice(-14)}`) % 10_000_000_000n).toString().padStart(10, '0')
}

export type Course = { providerId: string; staffId: string; programmeId: string; moduleId: string; groupId: GroupId }

type CourseWishes = {
  register?: string
  price?: bigint
  capacity?: number
  enrolmentOpen?: boolean
  agreement?: boolean
  /** The most that contracts may cost by the agreement. */
  most?: bigint
  ages?: [number, number]
}

/** A provider with a member of staff, an agreement and a programme of one module and one group. */
export async function aCourse(tx: Tx, town: Town, wishes: CourseWishes = {}): Promise<Course> {
  const course: Course = {
    providerId: newId(),
    staffId: newId(),
    programmeId: newId(),
    moduleId: newId(),
    groupId: newId<'group'>() as Id<'group'> as GroupId,
  }
  const { providerId, staffId, programmeId, moduleId } = course
  const [from, to] = wishes.ages ?? [7, 10]
  const inn = (BigInt(`0x${providerId.replaceAll('-', '').slice(-12)}`) % 10_000_000_000n).toString().padStart(10, '0')
  await sql`insert into providers_provider (id, name, short_name, kind, inn, municipality_id, address, latitude, longitude, phone, email,
      head_name, head_post, bank_details, description, state, registered_at)
    values (${providerId}, 'Дом детского творчества', 'ДДТ', 'municipal', ${inn}, ${town.municipalityId}, 'ул. Ленина, 12', 60, 30,
      '+70000000001', ${`${providerId}@example.ru`}, 'Лебедев Олег Ильич', 'директор', 'р/с', 'Кружки', 'active', ${NOW})`.execute(
    tx,
  )
  if (wishes.agreement !== false)
    await sql`insert into providers_agreement (id, provider_id, municipality_id, period_id, number, signed_on, state, max_kopecks)
      values (${newId()}, ${providerId}, ${town.municipalityId}, ${town.periodId}, '1', ${day('2026-01-15')}, 'active', ${wishes.most ?? null})`.execute(
      tx,
    )
  await sql`insert into access_user (id, surname, name, email, created_at, email_confirmed_at)
    values (${staffId}, 'Соколова', 'Марина', ${`${staffId}@example.ru`}, ${NOW}, ${NOW})`.execute(tx)
  await sql`insert into access_role (id, user_id, role, scope_id, granted_at)
    values (${newId()}, ${staffId}, 'provider', ${providerId}, ${NOW})`.execute(tx)
  await sql`insert into programmes_programme (id, provider_id, municipality_id, name, summary, description, direction, activity, register,
      level, form, age_from, age_to, adapted, state, published_at, changed_at)
    values (${programmeId}, ${providerId}, ${town.municipalityId}, 'Первые роботы', 'Роботы', 'Собираем роботов', 'tech', 'Робототехника',
      ${wishes.register ?? 'certified'}, 'starting', 'on-site', ${from}, ${to}, false, 'published', ${NOW}, ${NOW})`.execute(
    tx,
  )
  await sql`insert into programmes_module (id, programme_id, ordinal, name, months, hours, normative_kopecks, price_kopecks, enrolment_open)
    values (${moduleId}, ${programmeId}, 1, 'Модуль 1', 9, 72, ${wishes.price ?? 1_200_000n}, ${wishes.price ?? 1_200_000n},
      ${wishes.enrolmentOpen ?? true})`.execute(tx)
  await aGroup(tx, course, wishes.capacity ?? 15, course.groupId)
  return course
}

export async function aGroup(
  tx: Tx,
  course: Course,
  capacity: number,
  id: GroupId = newId<'group'>() as GroupId,
): Promise<GroupId> {
  await sql`insert into programmes_group (id, module_id, name, teacher, address, latitude, longitude, starts_on, ends_on,
      applications_from, applications_to, capacity, state)
    values (${id}, ${course.moduleId}, 'Группа', 'Соколова Марина Юрьевна', 'ул. Ленина, 12', 60, 30, ${day('2026-09-01')},
      ${day('2027-05-31')}, ${Temporal.Instant.from('2026-08-01T00:00:00Z')}, ${Temporal.Instant.from('2027-05-01T00:00:00Z')},
      ${capacity}, 'open')`.execute(tx)
  return id
}
