import type { Sample } from '#platform/manifest'
import type { Partner } from './model.ts'
import { ComparisonPage } from './pages/comparison.tsx'
import { CallsPage, ExchangePage } from './pages/exchange.tsx'
import { KeyPage, NewPartnerPage, PartnerPage } from './pages/partner.tsx'
import type { ListedCall } from './queries/call.ts'
import type { Comparison, KeptDifference } from './queries/comparison.ts'
import type { Undelivered } from './queries/message.ts'

const zone = 'Europe/Moscow'
const at = (text: string) => Temporal.Instant.from(text)
const id = '0199d1a0-0000-7000-8000-000000000071'

const partner: Partner = {
  ...{ id: id as Partner['id'], name: 'Госуслуги (ЕПГУ)', scopes: ['orders', 'catalogue'] },
  ...{ endpoint: 'https://smev.example/kruzhok/statuses', createdAt: at('2026-08-20T07:00:00Z'), revokedAt: null },
}
const register: Partner = {
  ...{ ...partner, id: `${id.slice(0, -1)}2` as Partner['id'], name: 'ЕАИС ДО', scopes: ['export'], endpoint: null },
  revokedAt: at('2026-10-02T07:00:00Z'),
}
const waiting: Undelivered = {
  ...{ id, externalId: 'EPGU-2841123', partner: partner.name, sequence: 2, status: 'confirmed', comment: null },
  ...{ number: '118-ПФ', happenedAt: at('2026-11-19T09:00:00Z'), attempts: 7, nextAt: at('2026-11-20T10:00:00Z') },
  ...{ deadAt: null, problem: 'Ответ 503' },
}
const dead: Undelivered = {
  ...{ ...waiting, id: `${id.slice(0, -1)}3`, externalId: 'EPGU-2840007', status: 'refused', attempts: 1 },
  ...{ deadAt: at('2026-11-19T09:00:00Z'), problem: 'Ответ 422' },
}
const comparison: Comparison = {
  ...{ id, partner: partner.name, ours: 412, theirs: 411, comparedAt: at('2026-11-20T03:00:00Z'), differences: 3 },
  ...{ from: Temporal.PlainDate.from('2026-11-13'), to: Temporal.PlainDate.from('2026-11-19') },
}
const same: Comparison = { ...comparison, id: `${id.slice(0, -1)}4`, theirs: 412, differences: 0 }
const differences: KeptDifference[] = [
  { externalId: 'EPGU-2840007', kind: 'differs', ours: 'refused', theirs: 'submitted', resentAt: null },
  {
    externalId: 'EPGU-2840311',
    kind: 'missing-there',
    ours: 'confirmed',
    theirs: null,
    resentAt: at('2026-11-20T07:10:00Z'),
  },
  { externalId: 'EPGU-2849999', kind: 'missing-here', ours: null, theirs: 'submitted', resentAt: null },
]
const calls: ListedCall[] = [
  {
    ...{ operation: 'POST /exchange/v1/orders', externalId: 'EPGU-2841123', answered: 200, outcome: 'filed' },
    ...{ milliseconds: 38, partner: partner.name, calledAt: at('2026-11-20T07:12:04Z') },
  },
  {
    ...{
      operation: 'POST /exchange/v1/group-costs',
      externalId: 'EPGU-2841123',
      answered: 200,
      outcome: 'calculation',
    },
    ...{ milliseconds: 9, partner: partner.name, calledAt: at('2026-11-20T07:11:40Z') },
  },
]
const outbox = { waiting: 1, late: 1, dead: 1, delivered: 1_204, oldestAt: at('2026-11-19T09:00:00Z') }
const busy = { partners: [partner, register], outbox, undelivered: [dead, waiting], comparisons: [comparison, same] }
const quiet = { waiting: 0, late: 0, dead: 0, delivered: 0, oldestAt: null }

export const samples: Sample[] = [
  { name: 'обмен: есть недоставленное', render: () => <ExchangePage {...busy} zone={zone} /> },
  {
    name: 'обмен: систем ещё нет',
    render: () => <ExchangePage partners={[]} outbox={quiet} undelivered={[]} comparisons={[]} zone={zone} />,
  },
  { name: 'обмен: журнал обращений', render: () => <CallsPage calls={calls} zone={zone} /> },
  { name: 'обмен: подключить систему', render: () => <NewPartnerPage /> },
  {
    name: 'обмен: подключить систему, с ошибками',
    render: () => (
      <NewPartnerPage
        errors={[{ field: 'scopes', message: 'Отметьте, что системе можно' }]}
        answers={{ name: 'Госуслуги (ЕПГУ)' }}
      />
    ),
  },
  { name: 'обмен: система', render: () => <PartnerPage partner={partner} zone={zone} /> },
  { name: 'обмен: система, доступ закрыт', render: () => <PartnerPage partner={register} zone={zone} /> },
  {
    name: 'обмен: ключ системы',
    render: () => (
      <KeyPage
        partner={partner}
        token="przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q"
        secret="Zq8yq0b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q"
      />
    ),
  },
  { name: 'обмен: сверка', render: () => <ComparisonPage {...{ comparison, differences, zone }} /> },
  { name: 'обмен: сверка сошлась', render: () => <ComparisonPage comparison={same} differences={[]} zone={zone} /> },
]
