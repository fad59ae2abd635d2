/** Facts of a quote with nothing in the way, for tests of rules. */
import type { AccountId } from '#ledger'
import type { QuoteFacts } from '../../model.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const instant = (text: string) => Temporal.Instant.from(text)

export const usual: QuoteFacts = {
  consent: true,
  today: day('2026-08-25'),
  now: instant('2026-08-25T09:00:00Z'),
  child: { id: 'c', birthOn: day('2017-03-11'), municipalityId: 'm' },
  certificate: {
    id: 'cert',
    activation: 'activated',
    validity: 'valid',
    funding: 'nominal',
    validTo: day('2035-03-10'),
    payerId: 'm',
  },
  programme: { register: 'certified', state: 'published', ageFrom: 7, ageTo: 10 },
  module: { price: 1_200_000n, normative: 1_200_000n, enrolmentOpen: true },
  group: {
    id: 'g' as QuoteFacts['group']['id'],
    state: 'open',
    startsOn: day('2026-09-01'),
    endsOn: day('2027-05-31'),
    applicationsFrom: instant('2026-08-01T00:00:00Z'),
    applicationsTo: instant('2027-05-01T00:00:00Z'),
    capacity: 15,
    taken: 11,
    waiting: 0,
    offered: false,
  },
  provider: { id: 'p', state: 'active', hasAgreement: true, agreementLeft: null },
  period: { id: 'y', startsOn: day('2026-01-01'), endsOn: day('2026-12-31'), applicationsFrom: day('2026-01-01') },
  money: { accountId: 'a' as AccountId, available: 790_000n, grantable: null, ceilingLeft: 10_000_000n, least: 100n },
  services: null,
  living: null,
  clashes: [],
}
