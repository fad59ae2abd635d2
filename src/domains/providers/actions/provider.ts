import { sql, type Tx } from '#platform/db'
import type { Agreement, NewProvider } from '../model.ts'

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

/** Keeps an agreement in force between a payer and a provider. */
export async function insertAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  await sql`
    insert into providers_agreement (id, provider_id, municipality_id, period_id, number, signed_on, state)
    values (${agreement.id}, ${agreement.providerId}, ${agreement.municipalityId}, ${agreement.periodId},
      ${agreement.number}, ${agreement.signedOn}, 'active')`.execute(tx)
}
