import { refuse } from '#kernel/refusal'
import { type Reader, sql } from '#platform/db'
import type { FoundProviders, Provider, ProviderId, ProviderKind, ProviderSearch } from './model.ts'

export const providersPerPage = 20

/** The provider, or not found. */
export async function getProvider(reader: Reader, id: ProviderId): Promise<Provider> {
  const { rows } = await sql<Provider>`select ${columns} from ${from} where p.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** Active providers by name and criteria, with the count of every criterion under the others (S-039, S-040). */
export async function searchProviders(reader: Reader, search: ProviderSearch): Promise<FoundProviders> {
  const { rows } = await sql<{ counts: Counts; providers: FoundRow[] | null }>`
    with named as materialized (
      select p.id, p.kind, p.municipality_id, p.short_name from providers_provider p
      where p.state = 'active' and ${nameMatches(search.text)}
    ), chosen as (
      select id, short_name from named n where ${inMunicipalities(search)} and ${ofKinds(search)}
    )
    select
      (select json_build_object(
        'total', (select count(*) from chosen),
        'municipalities', (select json_object_agg(municipality_id, n) from (
          select municipality_id, count(*) as n from named n where ${ofKinds(search)} group by 1) as m),
        'kinds', (select json_object_agg(kind, n) from (
          select kind, count(*) as n from named n where ${inMunicipalities(search)} group by 1) as k)
      )) as counts,
      (select json_agg(id order by short_name, id) from (
        select id, short_name from chosen order by short_name, id
        limit ${providersPerPage} offset ${(search.page - 1) * providersPerPage}) as page) as providers`.execute(reader)
  const { counts, providers: ids } = rows[0] ?? { counts: noCounts, providers: null }
  return {
    providers: await listProviders(reader, ids ?? []),
    total: counts.total,
    municipalityCounts: new Map(Object.entries(counts.municipalities ?? {})),
    kindCounts: new Map(Object.entries(counts.kinds ?? {}) as [ProviderKind, number][]),
  }
}

type FoundRow = string
type Counts = { total: number; municipalities: Record<string, number> | null; kinds: Record<string, number> | null }
const noCounts: Counts = { total: 0, municipalities: null, kinds: null }

async function listProviders(reader: Reader, ids: readonly string[]): Promise<Provider[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Provider>`
    select ${columns} from ${from} where p.id = any(${ids}::uuid[]) order by p.short_name, p.id`.execute(reader)
  return rows
}

/** Every typed word begins some word of the name; a number is looked for in the INN; ё is е. */
function nameMatches(text: string) {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return sql`true`
  const patterns = words.map((word) => `(^|[^[:alnum:]])${word}`)
  return sql`(select bool_and(translate(lower(p.name || ' ' || p.short_name || ' ' || p.inn), 'ё', 'е') ~ pattern)
    from unnest(${patterns}::text[]) as pattern)`
}

function inMunicipalities({ municipalities }: ProviderSearch) {
  return municipalities.length > 0 ? sql`n.municipality_id = any(${municipalities}::uuid[])` : sql`true`
}

function ofKinds({ kinds }: ProviderSearch) {
  return kinds.length > 0 ? sql`n.kind = any(${kinds}::text[])` : sql`true`
}

const from = sql`providers_provider p join region_municipality m on m.id = p.municipality_id`
const columns = sql`p.id, p.name, p.short_name as "shortName", p.kind, p.inn, p.municipality_id as "municipalityId",
  m.name as "municipalityName", p.address, p.latitude, p.longitude, p.phone, p.email, p.head_name as "headName",
  p.head_post as "headPost", p.licence, p.bank_details as "bankDetails", p.description, p.state,
  p.registered_at as "registeredAt"`
