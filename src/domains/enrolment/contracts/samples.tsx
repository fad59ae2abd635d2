import type { Sample } from '#platform/manifest'
import { ApplicationPage } from '../applications/pages/family.tsx'
import { ProviderApplicationPage } from '../applications/pages/provider.tsx'
import { type QueueLine, QueuePage } from '../desk/pages/queue.tsx'
import type { QueueView } from '../desk/words.ts'
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
const asked = { months, today: november }
const missing = { field: 'ground', message: 'Выберите причину' }

const queueCounts = { new: 2, offered: 1, starting: 0, living: 14, ending: 1, refused: 3, ended: 28, overdue: 1 }
const queue = (view: QueueView, lines: readonly QueueLine[], next: string | null = null) => (
  <QueuePage provider="Дом детского творчества" counts={queueCounts} sought="" {...{ view, lines, next }} />
)
const line = (application: View, daysLeft: number, dueOn = application.answerDueOn): QueueLine => ({
  ...application,
  dueOn,
  daysLeft,
})

/** The life and end of a contract in its states. */
export const contractSamples: readonly Sample[] = [
  {
    name: 'queue: new, overdue first',
    render: () =>
      queue(
        'new',
        [line(application, -2), line({ ...application, id: enrolled.contractId as never }, 4)],
        '/provider/applications?after=1',
      ),
  },
  { name: 'queue: ended', render: () => queue('ended', [{ ...line(over, 0), reason: 'Переезжаем в другой город' }]) },
  { name: 'queue: nothing', render: () => queue('starting', []) },
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
    name: 'termination: before the first lesson',
    render: () => <TerminationPage application={enrolled} months={months} today={day('2026-08-30')} />,
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
