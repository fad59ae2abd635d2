import type { Sample } from '#platform/manifest'
import { ChildrenPage } from './pages.tsx'
import type { KnownChild } from './queries.ts'

const since = Temporal.Instant.from('2026-11-20T07:15:00Z')
const children: KnownChild[] = [
  {
    ...{ certificate: '4705381924', activation: 'activated', validity: 'valid', since },
    ...{ statement: 'З-2026-000123', application: '812-ПФ' },
  },
  {
    certificate: '4705381925',
    activation: 'not-activated',
    validity: 'valid',
    statement: null,
    application: '813-ПФ',
    since,
  },
]

export const samples: Sample[] = [
  {
    name: 'ученики: номера сертификатов',
    render: () => <ChildrenPage {...{ children, state: null, page: 1, zone: 'Europe/Moscow' }} />,
  },
  {
    name: 'ученики: пока никого',
    render: () => <ChildrenPage {...{ children: [], state: null, page: 1, zone: 'Europe/Moscow' }} />,
  },
]
