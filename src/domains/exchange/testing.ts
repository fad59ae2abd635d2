import { consentText, rulesText } from '#certificates'
import type { Snils } from '#kernel/snils'
import type { Tx } from '#platform/db'
import { createPartner } from './actions/partner.ts'
import type { Scope } from './model.ts'
import { openSecrets } from './secrets.ts'

/** Everything that an order asks of a region's settings, for a town that has only what enrolment needs. */
export const orderSettings = {
  'region.operator': { name: 'РМЦ', address: 'ул. Садовая, 8', email: 'rmc@example.ru' },
  'families.age-from': 5,
  'families.age-to': 17,
  'families.self-from': 14,
  'families.claim-term': 3,
  'certificates.region-code': '47',
  'certificates.documents-term': 7,
  'certificates.appeal': 'Обжаловать решение можно в министерстве.',
  'certificates.decision': 'point',
  'access.ordered-cabinet-days': 30,
  'exchange.certificate-with-order': 'issued',
  'exchange.retry-days': 30,
  'exchange.calls-kept-days': 90,
}

type PartnerWishes = { name?: string; scopes?: readonly Scope[]; endpoint?: string | null; secretKey: Uint8Array }

export async function aPartner(tx: Tx, wishes: PartnerWishes, now: Temporal.Instant) {
  const { name = 'Госуслуги', scopes = ['orders', 'catalogue', 'export'], endpoint = null, secretKey } = wishes
  const secrets = openSecrets(secretKey)
  const by = { userId: null, role: 'system', scopeId: null }
  const id = await createPartner(tx, by, { partner: { name, scopes, endpoint }, secrets }, now)
  return { id, ...secrets.credentialsOf(id) }
}

let people = 0

/** A SNILS that nobody has yet. */
export function aSnils(): Snils {
  people += 1
  const nine = String(170_000_000 + people * 7).padStart(9, '0')
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0)
  return `${nine}${String((sum % 101) % 100).padStart(2, '0')}` as Snils
}

/** What Gosuslugi would send about a mother and her son whom nobody knows yet. */
export function aPeople(over: { applicant?: object; recipient?: object } = {}) {
  const snils = aSnils()
  return {
    municipality: '04',
    applicant: {
      ...{ surname: 'Новикова', name: 'Ирина', patronymic: 'Олеговна', birthOn: '1988-04-02', snils },
      document: { kind: 'passport-rf', number: `45 04 ${snils.slice(3, 9)}` },
      address: 'г. Озёрный, ул. Садовая, д. 8, кв. 3',
      ...{ email: `mama-${snils}@example.ru`, emailConfirmed: true, phone: '+7 912 345-67-89' },
      ...over.applicant,
    },
    recipient: {
      ...{ surname: 'Новиков', name: nameBy(snils), patronymic: 'Ильич', birthOn: '2018-03-11' },
      ...{ gender: 'male', relation: 'mother', snils: aSnils() },
      document: { kind: 'birth-certificate-rf', number: `II-АБ ${snils.slice(3, 9)}` },
      address: 'г. Озёрный, ул. Садовая, д. 8, кв. 3',
      ...over.recipient,
    },
    agreed: { personalData: consentText.version, rules: rulesText.version, at: '2026-08-25T08:00:00+03:00' },
  }
}

/** Children of different tests are not alike. */
function nameBy(digits: string): string {
  const letters = 'абвгдежзик'
  return `Ф${[...digits].map((digit) => letters[Number(digit)]).join('')}`
}

export function anOrder(orderId: string, groupId: string, over: object = {}) {
  return {
    ...{ orderId, groupId, studyYear: 2026, startsOn: null, quoteVersion: null, parentKopecks: 10_000_000 },
    ...aPeople(),
    ...over,
  }
}
