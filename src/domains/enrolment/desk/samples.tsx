import type { Sample } from '#platform/manifest'
import { sister } from '../samples/facts.ts'
import { notice } from '../samples/notices.ts'
import { application, counts, deskGroups, enrolled, type View } from '../samples/records.ts'
import { DeskPage } from './pages/day.tsx'
import { type QueueLine, QueuePage } from './pages/queue.tsx'
import type { QueueView } from './words.ts'

const desk = { provider: 'Дом детского творчества', tab: 'waiting' as const, groups: deskGroups }
const over: View = {
  ...enrolled,
  state: 'ended',
  contractState: 'terminated',
  endsOn: notice.lastOn,
  decidedAt: enrolled.acceptedAt,
}

const queueCounts = { new: 2, offered: 1, starting: 0, living: 14, ending: 1, refused: 3, ended: 28, overdue: 1 }
const queue = (view: QueueView, lines: readonly QueueLine[], next: string | null = null) => (
  <QueuePage provider="Дом детского творчества" counts={queueCounts} sought="" {...{ view, lines, next }} />
)
const line = (application: View, daysLeft: number, dueOn = application.answerDueOn): QueueLine => ({
  ...application,
  dueOn,
  daysLeft,
})

export const samples: readonly Sample[] = [
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
]
