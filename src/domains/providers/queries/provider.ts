import { refuse } from '#kernel/refusal'
import { type Reader, sql } from '#platform/db'
import type { Provider, ProviderId } from '../model.ts'

/** The provider, or not found. */
export async function getProvider(reader: Reader, id: ProviderId): Promise<Provider> {
  const { rows } = await sql<Provider>`select ${columns} from ${from} where p.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

const from = sql`providers_provider p join region_municipality m on m.id = p.municipality_id`
const columns = sql`p.id, p.name, p.short_name as "shortName", p.kind, p.inn, p.municipality_id as "municipalityId",
  m.name as "municipalityName", p.address, p.latitude, p.longitude, p.phone, p.email, p.head_name as "headName",
  p.head_post as "headPost", p.licence, p.bank_details as "bankDetails", p.description, p.state,
  p.registered_at as "registeredAt"`
