import type { Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'

export const recordKinds = ['partner', 'programme', 'group', 'schedule'] as const
export type RecordKind = (typeof recordKinds)[number]
export type ExportRecord = { id: string; body: object; deleted: boolean; version: bigint; changedAt: Instant }

/** Only one refresher at a time gives versions, so that a reader's cursor never passes over a version still to come. */
export async function lockRecords(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('exchange_record')) as mine`.execute(tx)
  return rows[0]?.mine ?? false
}

/** Whether anybody reads the export: it looks through everything that is taught. */
export async function isRead(reader: Reader): Promise<boolean> {
  const { rows } =
    await sql`select from exchange_partner where 'export' = any(scopes) and revoked_at is null limit 1`.execute(reader)
  return rows.length > 0
}

/** Writes down what differs from what was given last, and marks what is shown no more; how many records changed. */
export async function refreshRecords(tx: Tx, now: Instant): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    with current as (${current}), changed as (
      insert into exchange_record as r (kind, id, body, deleted, version, changed_at)
      select c.kind, c.id, c.body, false, nextval('exchange_record_version'), ${now} from current c
        left join exchange_record kept on kept.kind = c.kind and kept.id = c.id
      where kept.id is null or kept.deleted or kept.body <> c.body
      on conflict (kind, id) do update set body = excluded.body, deleted = false, version = excluded.version,
        changed_at = excluded.changed_at
      returning 1
    ), gone as (
      update exchange_record r set deleted = true, version = nextval('exchange_record_version'), changed_at = ${now}
      where not r.deleted and not exists (select from current c where c.kind = r.kind and c.id = r.id) returning 1
    )
    select ((select count(*) from changed) + (select count(*) from gone))::int as changed`.execute(tx)
  return rows[0]?.changed ?? 0
}

export async function listRecords(
  reader: Reader,
  { kind, after, limit }: { kind: RecordKind; after: bigint; limit: number },
): Promise<ExportRecord[]> {
  const { rows } = await sql<ExportRecord>`select id, body, deleted, version, changed_at as "changedAt"
    from exchange_record where kind = ${kind} and version > ${after} order by version limit ${limit}`.execute(reader)
  return rows
}

const published = sql`programmes_programme p join providers_provider o on o.id = p.provider_id and o.state = 'active'
  join region_municipality r on r.id = p.municipality_id`

const current = sql`
  select 'partner' as kind, o.id, jsonb_build_object('name', o.name, 'shortName', o.short_name, 'inn', o.inn,
      'kind', o.kind, 'municipalityCode', r.code, 'address', o.address, 'latitude', o.latitude, 'longitude', o.longitude,
      'phone', o.phone, 'email', o.email, 'description', o.description) as body
    from providers_provider o join region_municipality r on r.id = o.municipality_id where o.state = 'active'
  union all
  select 'programme', p.id, jsonb_build_object('article', p.article, 'partnerId', p.provider_id,
      'municipalityCode', r.code, 'name', p.name, 'summary', p.summary, 'description', p.description,
      'direction', p.direction, 'activity', p.activity, 'register', p.register, 'level', p.level, 'form', p.form,
      'ageFrom', p.age_from, 'ageTo', p.age_to, 'adapted', p.adapted, 'modules', (
        select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'ordinal', m.ordinal, 'name', m.name, 'months', m.months,
          'hours', m.hours, 'priceKopecks', m.price_kopecks, 'normativeKopecks', m.normative_kopecks,
          'enrolmentOpen', m.enrolment_open) order by m.ordinal), '[]') from programmes_module m where m.programme_id = p.id))
    from ${published} where p.state = 'published'
  union all
  select 'group', g.id, jsonb_build_object('programmeId', p.id, 'moduleId', m.id, 'name', g.name, 'teacher', g.teacher,
      'address', g.address, 'latitude', g.latitude, 'longitude', g.longitude, 'startsOn', g.starts_on, 'endsOn', g.ends_on,
      'applicationsFrom', g.applications_from, 'applicationsTo', g.applications_to, 'capacity', g.capacity, 'state', g.state)
    from programmes_group g join programmes_module m on m.id = g.module_id join ${published} on p.id = m.programme_id
    where g.state <> 'archive' and p.state = 'published'
  union all
  select 'schedule', g.id, jsonb_build_object('groupId', g.id, 'lessons', jsonb_agg(jsonb_build_object(
      'weekday', t.weekday, 'startsAt', to_char(t.starts_at, 'HH24:MI'), 'endsAt', to_char(t.ends_at, 'HH24:MI'),
      'room', t.room) order by t.weekday, t.starts_at))
    from programmes_lesson_time t join programmes_group g on g.id = t.group_id join programmes_module m on m.id = g.module_id
      join ${published} on p.id = m.programme_id
    where g.state <> 'archive' and p.state = 'published' group by g.id`
