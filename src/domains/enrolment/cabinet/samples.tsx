import type { VNode } from 'preact'
import type { Sample } from '#platform/manifest'
import type { StatementLine } from '../money/words/entries.ts'
import { child, now, sister, today, zone } from '../samples/facts.ts'
import * as records from '../samples/records.ts'
import { ApplicationsPage } from './pages/applications.tsx'
import { ChildPage, type ChildPageProps } from './pages/child.tsx'
import { type ChildSummary, HomePage } from './pages/home.tsx'

const { application, confirmed, enrolled, list } = records

const summary: ChildSummary = {
  child,
  available: 651_282n,
  waiting: 1,
  living: 1,
  step: { kind: 'accept', href: `/my/applications/${confirmed.id}/acceptance` },
}
const sisterSummary: ChildSummary = {
  child: sister,
  available: null,
  waiting: 0,
  living: 0,
  step: { kind: 'bring-papers', href: `/my/children/${sister.id}`, until: today.add({ days: 3 }) },
}

function line(entry: Partial<StatementLine['entry']>, more: Partial<StatementLine> = {}): StatementLine {
  const usual = {
    id: 1n,
    kind: 'grant',
    from: 'payer',
    to: 'available',
    amount: 1_200_000n,
    available: 1_200_000n,
  } as const
  const cause = { kind: 'nominal', id: records.certificate.id } as const
  return {
    entry: { ...usual, month: null, cause, actId: null, at: now, ...entry },
    application: null,
    act: null,
    ...more,
  }
}

const lines: StatementLine[] = [
  line({}, { act: { number: '215', issuedOn: today } }),
  line(
    { id: 2n, kind: 'reserve', from: 'available', to: 'reserved', amount: 388_718n, available: 651_282n },
    { application: { id: application.id, number: '118-ПФ', programme: 'Первые роботы' } },
  ),
]

function childPage(more: Partial<ChildPageProps> = {}): VNode {
  const certificate = { certificate: records.certificate, statement: records.noStatement, points: records.points }
  const usual: ChildPageProps = {
    ...{ child, certificate, municipality: records.municipality, list, today, zone },
    periods: [{ funds: records.funds, lines }],
    possibilities: records.possibilities,
    living: [application, enrolled],
    journal: null,
  }
  return <ChildPage {...usual} {...more} />
}

export const samples: readonly Sample[] = [
  {
    name: 'cabinet',
    render: () => <HomePage list={list} toAccept={[confirmed]} today={today} children={[summary, sisterSummary]} />,
  },
  { name: 'cabinet: no children', render: () => <HomePage list={list} toAccept={[]} today={today} children={[]} /> },
  { name: 'applications', render: () => <ApplicationsPage list={list} /> },
  { name: 'child', render: () => childPage() },
  {
    name: 'child: limit reached',
    render: () => childPage({ periods: [{ funds: { ...records.funds, ceilingReached: true }, lines }] }),
  },
  {
    name: 'child: the nominal falls soon',
    render: () => childPage({ periods: [{ funds: records.melting, lines: [] }] }),
  },
  {
    name: 'child: nothing yet',
    render: () => childPage({ periods: [], living: [], list: { ...list, applications: [] } }),
  },
]
