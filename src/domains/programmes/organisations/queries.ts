import type { Point } from '#kernel/distance'
import { type Reader, sql } from '#platform/db'
import type { ProviderId, ProviderKind } from '#providers'
import type { ProgrammeDirection } from '../model.ts'
import { paidUntil } from '../queries/programme.ts'

/** What a family sees of an organisation in a list. */
export type OrganisationCard = Point & {
  id: ProviderId
  name: string
  kind: ProviderKind
  /** Code of the municipality. */
  municipality: string
  municipalityName: string
  address: string
  description: string
  directions: readonly ProgrammeDirection[]
  programmes: number
  /** Whether a certificate can pay for any of its programmes (S-087). */
  certificate: boolean
}

export type OrganisationRow = Omit<OrganisationCard, 'certificate'> & {
  paidUntil: Temporal.PlainDate | null
  nameStems: string[]
  besideStems: string[]
  descriptionStems: string[]
  inn: string
  words: string
}

/** Every organisation that families can see, with what it teaches. */
export async function listOrganisations(reader: Reader): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    with taught as (
      select provider_id, count(*)::int as programmes, json_agg(distinct direction) as directions,
        max(${paidUntil}) as paid_until, string_agg(distinct activity, ' ') as activities
      from programmes_programme p where state = 'published' group by provider_id
    )
    select o.id, o.short_name as name, o.kind, r.code as municipality, r.name as "municipalityName", o.address,
      o.latitude, o.longitude, o.description, o.inn, coalesce(t.directions, '[]') as directions,
      coalesce(t.programmes, 0) as programmes, t.paid_until as "paidUntil",
      tsvector_to_array(to_tsvector('russian', programmes_plain(o.short_name || ' ' || o.name))) as "nameStems",
      tsvector_to_array(to_tsvector('russian', programmes_plain(o.address || ' ' || coalesce(t.activities, '')))) as "besideStems",
      tsvector_to_array(to_tsvector('russian', programmes_plain(o.description))) as "descriptionStems",
      o.short_name || ' ' || o.name || ' ' || coalesce(t.activities, '') as words
    from providers_provider o join region_municipality r on r.id = o.municipality_id
      left join taught t on t.provider_id = o.id
    where o.state = 'active'`.execute(reader)
  return rows
}
