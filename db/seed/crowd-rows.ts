import type { Reader, Tx } from '#platform/db'
import { sql } from '#platform/db'
import { calendarOf } from '#region'
import type { Resident } from './residents.ts'

/** What a seat in a group costs and who pays. */
export type SeatGroup = {
  id: string
  taken: number
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  price: bigint
  normative: bigint
  register: string
  ages: readonly [number, number]
  providerId: string
  municipalityId: string
  agreed: boolean
}

export async function listSeatGroups(reader: Reader, ids: readonly string[], periodId: string): Promise<SeatGroup[]> {
  const { rows } = await sql<Omit<SeatGroup, 'ages'> & { from: number; to: number }>`
    select g.id, g.taken, g.starts_on as "startsOn", g.ends_on as "endsOn", m.price_kopecks as price,
      m.normative_kopecks as normative, p.register, p.age_from as "from", p.age_to as "to", p.provider_id as "providerId",
      p.municipality_id as "municipalityId", exists (select from providers_agreement a where a.provider_id = p.provider_id
        and a.municipality_id = p.municipality_id and a.period_id = ${periodId}) as agreed
    from programmes_group g join programmes_module m on m.id = g.module_id join programmes_programme p on p.id = m.programme_id
    where g.id = any(${[...ids]}::uuid[]) order by p.article, g.name`.execute(reader)
  return rows.map(({ from, to, ...row }) => ({ ...row, ages: [from, to] }))
}

/** One family on one seat. Sums are kopecks; what is not there is null. */
export type SeatHolder = Resident & {
  municipalityId: string
  categoryId: string
  nominalId: string | null
  actId: string
  statementId: string
  certificateId: string
  certificateNumber: string
  /** Credited with the application, not on issue. */
  onDemand: boolean
  accountId: string
  granted: bigint
  applicationId: string
  groupId: string
  providerId: string
  source: 'certificate' | 'budget' | 'paid'
  startsOn: string
  endsOn: string
  contractState: 'pending-start' | 'active'
  price: bigint
  certificate: bigint
  parent: bigint
  months: { month: string; certificate: bigint; parent: bigint }[]
}

/** Writes all of them, table by table, at the moment `at`. */
export async function writeSeatHolders(
  tx: Tx,
  holders: readonly SeatHolder[],
  { periodId, at, day }: { periodId: string; at: Temporal.Instant; day: Temporal.PlainDate },
): Promise<void> {
  const text = JSON.stringify(holders, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  await sql`create temporary table seat_holder on commit drop as select * from jsonb_to_recordset(${text}::jsonb) as holder (
    "userId" uuid, mother jsonb, "childId" uuid, child jsonb, "nameKey" text, "birthOn" date, gender text, "municipalityId" uuid,
    "categoryId" uuid, "nominalId" uuid, "actId" uuid, "statementId" uuid, "certificateId" uuid, "certificateNumber" text, "onDemand" boolean,
    "accountId" uuid, granted bigint, "applicationId" uuid, "groupId" uuid, "providerId" uuid, source text, "startsOn" date,
    "endsOn" date, "contractState" text, price bigint, certificate bigint, parent bigint, months jsonb)`.execute(tx)
  const moment = { periodId, at, day, calendar: (await calendarOf(tx)).version }
  await writePeople(tx, moment)
  await writeMoney(tx, moment)
  await writeSeats(tx, moment)
}

type Moment = { periodId: string; at: Temporal.Instant; day: Temporal.PlainDate; calendar: string }

async function writePeople(tx: Tx, { at, day, calendar }: Moment): Promise<void> {
  await sql`insert into access_user (id, surname, name, patronymic, municipality_id, created_at)
    select "userId", mother->>'surname', mother->>'name', mother->>'patronymic', "municipalityId", ${at}::timestamptz from seat_holder`.execute(
    tx,
  )
  await sql`insert into families_child (id, surname, name, patronymic, name_key, birth_on, gender, municipality_id, created_at,
      created_by, confirmed_at)
    select "childId", child->>'surname', child->>'name', child->>'patronymic', "nameKey", "birthOn", gender, "municipalityId",
      ${at}::timestamptz, "userId", ${at}::timestamptz from seat_holder`.execute(tx)
  await sql`insert into families_custody (id, child_id, user_id, relation, holder, since)
    select gen_random_uuid(), "childId", "userId", 'mother', true, ${at}::timestamptz from seat_holder`.execute(tx)
  await sql`insert into certificates_statement (id, number, child_id, applicant_id, relation, category_id, way, state,
      submitted_at, consent_version, consent_hash, consent_at, rules_version, rules_hash, rules_at, template_version,
      documents_due_on, calendar_version, accepted_at, decided_at)
    select "statementId", ${`З-${day.year}-`} || lpad(nextval('certificates_statement_number')::text, 6, '0'), "childId",
      "userId", 'mother', "categoryId", 'point', 'approved', moment, '2026-1', sha256('consent'), moment, '2026-1',
      sha256('rules'), moment, '1', ${day}::date + 9, ${calendar}, moment, moment
    from seat_holder, (select ${at}::timestamptz) m (moment)`.execute(tx)
  await sql`insert into certificates_certificate (id, number, child_id, municipality_id, category_id, statement_id, issued_at,
      valid_from, valid_to, activation, activated_at, validity, funding)
    select "certificateId", "certificateNumber", "childId", "municipalityId", "categoryId", "statementId", moment, ${day}::date,
      ("birthOn" + interval '18 years' - interval '1 day')::date, 'activated', moment, 'valid', case when granted > 0 then 'nominal' else 'accounting' end
    from seat_holder, (select ${at}::timestamptz) m (moment)`.execute(tx)
}

async function writeMoney(tx: Tx, { periodId, at }: Moment): Promise<void> {
  await sql`insert into ledger_account (id, certificate_id, period_id, payer_id, unit)
    select "accountId", "certificateId", ${periodId}::uuid, "municipalityId", 'kopecks' from seat_holder where granted > 0`.execute(
    tx,
  )
  await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, act_id, key, at)
    select "accountId", 'grant', 'payer', 'available', granted, 'nominal', "nominalId", "actId",
      'grant:' || case when "onDemand" then "applicationId"::text else "certificateId" || ':' || ${periodId} || ':kopecks' end,
      ${at}::timestamptz from seat_holder where granted > 0`.execute(tx)
  await sql`insert into ledger_entry (account_id, kind, from_pot, to_pot, amount, cause_kind, cause_id, key, at, by_user)
    select "accountId", 'reserve', 'available', 'reserved', certificate, 'application', "applicationId",
      'reserve:' || "applicationId", ${at}::timestamptz, "userId" from seat_holder where certificate > 0`.execute(tx)
  await sql`update funding_nominal n set holders = n.holders + s.holders, granted = n.granted + s.granted
    from (select "nominalId", count(*) as holders, sum(granted) as granted from seat_holder where granted > 0 group by 1) s
    where n.id = s."nominalId"`.execute(tx)
}

async function writeSeats(tx: Tx, { periodId, at, day, calendar }: Moment): Promise<void> {
  await sql`insert into enrolment_application (id, number, child_id, certificate_id, group_id, provider_id, payer_id, period_id,
      source, state, starts_on, ends_on, price_kopecks, certificate_kopecks, parent_kopecks, quote_version, submitted_at,
      submitted_by, answer_due_on, calendar_version, decided_at)
    select "applicationId", nextval('enrolment_number') || '-ПФ', "childId", "certificateId", "groupId", "providerId",
      "municipalityId", case source when 'certificate' then ${periodId}::uuid end, source, 'enrolled', "startsOn", "endsOn",
      price, certificate, parent, 'seed', moment, "userId", ${day}::date + 5, ${calendar}, moment
    from seat_holder, (select ${at}::timestamptz) m (moment)`.execute(tx)
  await sql`insert into enrolment_month (application_id, month, certificate_kopecks, parent_kopecks)
    select "applicationId", part.month, part.certificate, part.parent
    from seat_holder, jsonb_to_recordset(months) as part (month date, certificate bigint, parent bigint)`.execute(tx)
  await sql`insert into enrolment_contract (id, number, application_id, state, offered_at, offer_template, accepted_at,
      accepted_by, acceptance, starts_on, ends_on)
    select gen_random_uuid(), a.number, a.id, "contractState", ${at}::timestamptz, '2026-11', ${at}::timestamptz, "userId",
      'cabinet', "startsOn", "endsOn"
    from seat_holder join enrolment_application a on a.id = "applicationId"`.execute(tx)
  await sql`update programmes_group g set taken = g.taken + s.seats
    from (select "groupId", count(*) as seats from seat_holder group by 1) s where g.id = s."groupId"`.execute(tx)
}
