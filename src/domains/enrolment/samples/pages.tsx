import type { VNode } from 'preact'
import type { Sample } from '#platform/manifest'
import { ApplyPage, type ApplyPageProps } from '../applications/pages/apply.tsx'
import { CancellationPage } from '../applications/pages/cancellation.tsx'
import { ApplicationPage } from '../applications/pages/family.tsx'
import type { ApplicationListProps } from '../applications/pages/list.tsx'
import { ProviderApplicationPage, RefuseApplicationPage } from '../applications/pages/provider.tsx'
import { ReceiptPage } from '../applications/pages/receipt.tsx'
import { ApplicationsPage } from '../cabinet/pages/applications.tsx'
import { ChildPage, type ChildPageProps } from '../cabinet/pages/child.tsx'
import { type ChildSummary, HomePage } from '../cabinet/pages/home.tsx'
import { AcceptancePage } from '../contracts/pages/acceptance.tsx'
import { DeskPage } from '../desk/pages/day.tsx'
import type { Tab } from '../model.ts'
import type { StatementLine } from '../money/words/entries.ts'
import { type Calculation, ProgrammeForFamily, type Viewer } from '../quote/pages/programme.tsx'
import * as facts from './facts.ts'
import * as notices from './notices.ts'
import * as records from './records.ts'

const { child, sister, zone, today, now } = facts
const { application, confirmed, enrolled, refused, months } = records

const counts: Record<Tab, number> = { waiting: 1, confirmed: 1, living: 1, refused: 0, archive: 2 }
const list: ApplicationListProps = { here: '/my', tab: 'confirmed', counts, applications: [confirmed] }

const family = (calculation: Calculation): Viewer => ({
  kind: 'family',
  children: [child, sister],
  child,
  groupId: facts.group.id,
  calculation,
})

function programme(viewer: Viewer): VNode {
  const shown = { programme: facts.programme, modules: [facts.module], groups: [facts.group, facts.fullGroup] }
  return (
    <ProgrammeForFamily
      {...shown}
      standing={facts.standing}
      now={now}
      zone={zone}
      origin="https://kruzhok.example"
      viewer={viewer}
    />
  )
}

function apply(calculation: Calculation, more: Partial<ApplyPageProps> = {}): VNode {
  const what = { article: 1042, name: 'Первые роботы', module: 'Первый год', provider: 'Дом детского творчества' }
  return (
    <ApplyPage
      {...calculation}
      child={child}
      programme={what}
      group={facts.group}
      answerDueOn={application.answerDueOn}
      {...more}
    />
  )
}

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

const page = (view: records.View, story = notices.plainStory) => (
  <ApplicationPage application={view} {...{ story, months, today, zone }} />
)
const providers = (view: records.View, daysLeft = 5, story = notices.plainStory) => (
  <ProviderApplicationPage application={view} {...{ story, months, daysLeft, today, zone }} />
)
const desk = { provider: 'Дом детского творчества', tab: 'waiting' as const, groups: records.deskGroups }
const missing = { field: 'wants', message: 'Отметьте, что хотите записать ребёнка' }

/** Every page of the enrolment in its states: the gallery, axe and the snapshots take them from here. */
export const samples: readonly Sample[] = [
  { name: 'programme: visitor', render: () => programme({ kind: 'visitor' }) },
  { name: 'programme: family', render: () => programme(family(facts.calculationOf())) },
  {
    name: 'programme: not activated, extra to pay',
    render: () => programme(family(facts.calculationOf(facts.notActivated))),
  },
  { name: 'programme: all obstacles', render: () => programme(family(facts.calculationOf(facts.manyObstacles))) },
  {
    name: 'programme: no children',
    render: () => programme({ ...family(facts.calculationOf()), children: [], child: null } as Viewer),
  },
  { name: 'apply: check answers', render: () => apply(facts.calculationOf(facts.notActivated)) },
  { name: 'apply: ticks lack', render: () => apply(facts.calculationOf(), { errors: [missing] }) },
  {
    name: 'apply: quote changed',
    render: () =>
      apply(facts.calculationOf(facts.notActivated), {
        seen: { total: 536_264n, certificate: 446_887n, parent: 89_377n },
      }),
  },
  { name: 'apply: obstacles', render: () => apply(facts.calculationOf(facts.manyObstacles)) },
  { name: 'receipt', render: () => <ReceiptPage application={application} /> },
  {
    name: 'receipt: not activated',
    render: () => <ReceiptPage application={{ ...application, activation: 'not-activated' }} />,
  },
  { name: 'application: submitted', render: () => page(application) },
  { name: 'application: confirmed', render: () => page(confirmed, notices.confirmedStory) },
  { name: 'application: enrolled', render: () => page(enrolled, notices.enrolledStory) },
  { name: 'application: refused', render: () => page(refused) },
  { name: 'cancellation', render: () => <CancellationPage application={application} /> },
  { name: 'acceptance', render: () => <AcceptancePage application={confirmed} /> },
  {
    name: 'acceptance: not activated',
    render: () => <AcceptancePage application={{ ...confirmed, activation: 'in-process' }} />,
  },
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
  {
    name: 'desk',
    render: () => (
      <DeskPage
        {...desk}
        counts={counts}
        overdue={1}
        applications={[
          { ...application, daysLeft: -1 },
          { ...application, id: sister.id, daysLeft: 5 },
        ]}
      />
    ),
  },
  {
    name: 'desk: nothing waits',
    render: () => <DeskPage {...desk} counts={{ ...counts, waiting: 0 }} overdue={0} applications={[]} />,
  },
  { name: 'provider application: new', render: () => providers(application) },
  {
    name: 'provider application: overdue, not activated',
    render: () => providers({ ...application, activation: 'not-activated' }, -1),
  },
  { name: 'provider application: confirmed', render: () => providers(confirmed, 5, notices.confirmedStory) },
  { name: 'provider application: refusal', render: () => <RefuseApplicationPage application={application} /> },
]
