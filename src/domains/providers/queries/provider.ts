import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { NewProvider, Provider, ProviderId } from '../model.ts'

/** The provider, or not found. */
export async function getProvider(reader: Reader, id: ProviderId): Promise<Provider> {
  const { rows } = await sql<Provider>`select ${columns} from ${from} where p.id = ${id}`.execute(reader)
  return rows[0] ?? refuse('http.not-found')
}

/** Adds an organisation to the register of providers. */
export async function insertProvider(tx: Tx, provider: NewProvider): Promise<void> {
  await sql`
    insert into providers_provider (id, name, short_name, kind, inn, municipality_id, address, latitude, longitude, phone,
      email, head_name, head_post, licence, bank_details, description, state, registered_at)
    values (${provider.id}, ${provider.name}, ${provider.shortName}, ${provider.kind}, ${provider.inn},
      ${provider.municipalityId}, ${provider.address}, ${provider.latitude}, ${provider.longitude}, ${provider.phone},
      ${provider.email}, ${provider.headName}, ${provider.headPost}, ${provider.licence}, ${provider.bankDetails},
      ${provider.description}, ${provider.state}, ${provider.registeredAt})`.execute(tx)
}

const from = sql`providers_provider p join region_municipality m on m.id = p.municipality_id`
const columns = sql`p.id, p.name, p.short_name as "shortName", p.kind, p.inn, p.municipality_id as "municipalityId",
  m.name as "municipalityName", p.address, p.latitude, p.longitude, p.phone, p.email, p.head_name as "headName",
  p.head_post as "headPost", p.licence, p.bank_details as "bankDetails", p.description, p.state,
  p.registered_at as "registeredAt"`
