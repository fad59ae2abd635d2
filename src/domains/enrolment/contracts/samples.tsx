import type { Sample } from '#platform/manifest'
import { ApplicationPage } from '../applications/pages/family.tsx'
import { ProviderApplicationPage } from '../applications/pages/provider.tsx'
import { day, zone } from '../samples/facts.ts'
import * as notices from '../samples/notices.ts'
import { application, byStatement, confirmed, enrolled, months, type View } from '../samples/records.ts'
import { StatementReceivedPage } from './pages/statement-received.tsx'
import { ProviderTerminationPage, TerminationPage } from './pages/termination.tsx'

const november = day('2026-11-10')
const active: View = { ...enrolled, contractState: 'active' }
const ending: View = { ...active, contractState: 'terminating', endsOn: notices.notice.lastOn }
const over: View = { ...ending, state: 'ended', contractState: 'terminated', decidedAt: enrolled.acceptedAt }

const page = (view: View, story = notices.endingStory) => (
  <ApplicationPage application={view} {...{ story, months, zone }} today={november} />
)
const asked = { months, next: null, today: november }
const prolonged = { number: '218-ПФ', period: '2027 год', concluded: false, certificate: 663_737n, takesSeat: true }
const missing = { field: 'ground', message: 'Выберите причину' }

/** The life and end of a contract in its states. */
export const samples: readonly Sample[] = [
  { name: 'contract: lives', render: () => page(active, notices.enrolledStory) },
  { name: 'contract: ending', render: () => page(ending) },
  { name: 'contract: ended', render: () => page(over) },
  {
    name: 'contract: by statement',
    render: () => page({ ...byStatement, contractState: 'active' }, notices.byStatement),
  },
  { name: 'application: filed for a visitor', render: () => page(application, notices.visitorStory) },
  {
    name: 'statement received',
    render: () => <StatementReceivedPage application={confirmed} today={day('2026-09-03')} />,
  },
  { name: 'termination', render: () => <TerminationPage application={active} {...asked} /> },
  {
    name: 'termination: a prolongation is offered',
    render: () => <TerminationPage application={active} {...asked} next={prolonged} />,
  },
  {
    name: 'termination: before the first lesson',
    render: () => <TerminationPage application={enrolled} {...asked} today={day('2026-08-30')} />,
  },
  {
    name: 'provider termination',
    render: () => <ProviderTerminationPage application={active} {...asked} errors={[missing]} />,
  },
  {
    name: 'provider contract: ending',
    render: () => (
      <ProviderApplicationPage
        application={ending}
        story={notices.endingStory}
        {...{ months, zone }}
        daysLeft={0}
        today={november}
      />
    ),
  },
]
