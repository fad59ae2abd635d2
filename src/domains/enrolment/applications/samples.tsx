import type { VNode } from 'preact'
import type { Sample } from '#platform/manifest'
import { AcceptancePage } from '../contracts/pages/acceptance.tsx'
import type { Calculation } from '../quote/queries/calculation.ts'
import * as facts from '../samples/facts.ts'
import * as notices from '../samples/notices.ts'
import * as records from '../samples/records.ts'
import { ApplyPage, type ApplyPageProps } from './pages/apply.tsx'
import { CancellationPage } from './pages/cancellation.tsx'
import { ApplicationPage } from './pages/family.tsx'
import { ProviderApplicationPage, RefuseApplicationPage } from './pages/provider.tsx'
import { ReceiptPage } from './pages/receipt.tsx'

const { child, zone, today } = facts
const { application, confirmed, enrolled, refused, months } = records

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

const page = (view: records.View, story = notices.plainStory) => (
  <ApplicationPage application={view} {...{ story, months, today, zone }} />
)
const providers = (view: records.View, daysLeft = 5, story = notices.plainStory) => (
  <ProviderApplicationPage application={view} {...{ story, months, daysLeft, today, zone }} />
)
const missing = { field: 'wants', message: 'Отметьте, что хотите записать ребёнка' }

export const samples: readonly Sample[] = [
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
  { name: 'provider application: new', render: () => providers(application) },
  {
    name: 'provider application: overdue, not activated',
    render: () => providers({ ...application, activation: 'not-activated' }, -1),
  },
  { name: 'provider application: confirmed', render: () => providers(confirmed, 5, notices.confirmedStory) },
  { name: 'provider application: refusal', render: () => <RefuseApplicationPage application={application} /> },
]
