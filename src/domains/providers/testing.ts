import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import type { Agreement, NewProvider, ProviderId } from './model.ts'
import { insertAgreement } from './queries/agreement.ts'
import { insertProvider } from './queries/provider.ts'

let inn = 2_800_000_000

/** An active provider; a test names only what matters to it. */
export async function aProvider(
  tx: Tx,
  facts: Partial<NewProvider> & { municipalityId: string },
): Promise<{ id: ProviderId }> {
  const provider: NewProvider = {
    id: newId<'provider'>(),
    name: 'Муниципальное учреждение дополнительного образования «Дом детского творчества»',
    shortName: 'Дом детского творчества',
    kind: 'municipal',
    inn: String(inn++),
    address: 'ул. Ленина, 12',
    latitude: 60.1,
    longitude: 33.4,
    phone: '+78141222334',
    email: 'ddt@example.ru',
    headName: 'Соколова Марина Юрьевна',
    headPost: 'Директор',
    licence: 'Л035-01234-28/00012345',
    bankDetails: 'р/с 40702810000000000001',
    description: 'Кружки для детей от пяти лет: техника, искусство, краеведение.',
    state: 'active',
    registeredAt: Temporal.Instant.from('2020-09-01T09:00:00Z'),
    ...facts,
  }
  await insertProvider(tx, provider)
  return { id: provider.id }
}

type Parties = Pick<Agreement, 'providerId' | 'municipalityId' | 'periodId'>

/** Payer and provider agree for a period: from then on certificates pay (S-087). */
export async function anAgreement(tx: Tx, parties: Parties): Promise<void> {
  const signedOn = Temporal.PlainDate.from('2026-01-10')
  await insertAgreement(tx, { id: newId<'agreement'>(), number: '1', signedOn, ...parties })
}
