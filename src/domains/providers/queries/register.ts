import type { Day, Instant } from '#kernel/dates'
import { type Reader, sql, type Tx } from '#platform/db'
import type { CandidateFacts } from '../candidacy.ts'
import type { Provider, ProviderId, RegisterFacts } from '../model.ts'

/** What the operator looks at: requests that wait or were refused, and the register itself. */
export const registerStates = ['new', 'active', 'refused', 'excluded'] as const
export type RegisterState = (typeof registerStates)[number]

/** A line of the register; `href` leads to the request or to the provider. */
export type RegisterLine = {
  id: string
  candidacy: boolean
  name: string
  inn: string
  municipality: string
  number: string | null
  attempt: number
  dueOn: Day | null
  since: Instant
}

export const registerPerPage = 50

/** Lines of one state by name or INN: overdue requests first, providers by name. */
export async function listRegister(
  reader: Reader,
  { state, text, page }: { state: RegisterState; text: string; page: number },
): Promise<{ lines: RegisterLine[]; total: number }> {
  const asked = state === 'new' || state === 'refused'
  const from = asked ? requestsIn(state === 'new' ? 'submitted' : 'refused') : providersIn(state)
  const { rows } = await sql<RegisterLine & { total: number }>`
    with line as (${from})
    select line.*, count(*) over ()::int as total from line
    where translate(lower(name || ' ' || inn), 'ё', 'е') like ${likeOf(text)}
    order by ${state === 'new' ? sql`"dueOn", since` : asked ? sql`since desc` : sql`name`}, id
    limit ${registerPerPage} offset ${(page - 1) * registerPerPage}`.execute(reader)
  return { lines: rows, total: rows[0]?.total ?? 0 }
}

export async function countRegister(reader: Reader): Promise<Record<RegisterState, number>> {
  const { rows } = await sql<Record<RegisterState, number>>`select
    (select count(*)::int from providers_candidacy where state = 'submitted') as new,
    (select count(*)::int from providers_provider where state = 'active') as active,
    (select count(*)::int from providers_candidacy where state = 'refused') as refused,
    (select count(*)::int from providers_provider where state = 'excluded') as excluded`.execute(reader)
  return rows[0] ?? { new: 0, active: 0, refused: 0, excluded: 0 }
}

/** The register's own facts of a provider. */
export async function findRegisterFacts(reader: Reader, id: ProviderId): Promise<RegisterFacts | null> {
  const { rows } =
    await sql<RegisterFacts>`select ogrn, kpp, head_genitive as "headGenitive", head_basis as "headBasis",
      excluded_at as "excludedAt", exclusion_reason as "exclusionReason"
    from providers_provider where id = ${id}`.execute(reader)
  return rows[0] ?? null
}

export type Standing = Pick<Provider, 'id' | 'name' | 'shortName' | 'state' | 'registeredAt'> & {
  excludedAt: Instant | null
}

/** How an organisation stands in the register by its INN (S-077); null when it was never there. */
export async function findStanding(reader: Reader, inn: string): Promise<Standing | null> {
  const { rows } =
    await sql<Standing>`select id, name, short_name as "shortName", state, registered_at as "registeredAt",
    excluded_at as "excludedAt" from providers_provider where inn = ${inn}`.execute(reader)
  return rows[0] ?? null
}

/** A provider with whoever changes it held back. */
export async function lockProvider(
  tx: Tx,
  id: string,
): Promise<Pick<Provider, 'id' | 'state' | 'shortName' | 'email'> | null> {
  const { rows } = await sql<Pick<Provider, 'id' | 'state' | 'shortName' | 'email'>>`
    select id, state, short_name as "shortName", email from providers_provider where id = ${id}
    for no key update`.execute(tx)
  return rows[0] ?? null
}

/** Takes an organisation into the register; one that was excluded comes back under its old record. */
export async function insertAccepted(
  tx: Tx,
  id: ProviderId,
  { organisation: o, place, head, papers }: CandidateFacts,
  now: Instant,
): Promise<ProviderId> {
  const headName = [head.person.surname, head.person.name, head.person.patronymic].filter(Boolean).join(' ')
  const { rows } = await sql<{ id: ProviderId }>`
    insert into providers_provider (id, name, short_name, kind, inn, ogrn, kpp, municipality_id, address, latitude, longitude,
      phone, email, head_name, head_post, head_genitive, head_basis, licence, bank_details, description, state, registered_at)
    select ${id}, ${o.name}, ${o.shortName}, ${o.kind}, ${o.inn}, ${o.ogrn}, ${o.kpp}, m.id, ${place.address}, m.latitude,
      m.longitude, ${place.phone}, ${place.email}, ${headName}, ${head.post}, ${head.genitive}, ${head.basis},
      ${papers.licence}, ${papers.bankDetails}, ${place.description}, 'active', ${now}
    from region_municipality m where m.id = ${place.municipality}
    on conflict (inn) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
      ogrn = excluded.ogrn, kpp = excluded.kpp, municipality_id = excluded.municipality_id, address = excluded.address,
      latitude = excluded.latitude, longitude = excluded.longitude, phone = excluded.phone, email = excluded.email,
      head_name = excluded.head_name, head_post = excluded.head_post, head_genitive = excluded.head_genitive,
      head_basis = excluded.head_basis, licence = excluded.licence, bank_details = excluded.bank_details,
      description = excluded.description, state = 'active', excluded_at = null, excluded_by = null, exclusion_reason = null
    where providers_provider.state = 'excluded' returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an active provider has this INN')
  return row.id
}

export async function updateExcluded(
  tx: Tx,
  id: string,
  by: { userId: string; reason: string },
  now: Instant,
): Promise<void> {
  await sql`update providers_provider set state = 'excluded', excluded_at = ${now}, excluded_by = ${by.userId},
    exclusion_reason = ${by.reason} where id = ${id}`.execute(tx)
}

function requestsIn(state: string) {
  return sql`select c.id, true as candidacy, coalesce(c.answers->'organisation'->>'shortName', '') as name, c.inn,
      m.name as municipality, c.number, c.attempt, c.due_on as "dueOn",
      case when c.state = 'refused' then c.decided_at else c.submitted_at end as since
    from providers_candidacy c join region_municipality m on m.id = c.municipality_id where c.state = ${state}`
}

function providersIn(state: string) {
  return sql`select p.id, false as candidacy, p.short_name as name, p.inn, m.name as municipality, null::text as number,
      0 as attempt, null::date as "dueOn", coalesce(p.excluded_at, p.registered_at) as since
    from providers_provider p join region_municipality m on m.id = p.municipality_id where p.state = ${state}`
}

/** Whatever was typed is looked for as it stands: its signs mean nothing to the database. */
function likeOf(text: string): string {
  const plain = text.toLowerCase().replaceAll('ё', 'е').trim()
  return `%${plain.replace(/[\\%_]/g, '\\$&')}%`
}
