import type { Sample } from '#platform/manifest'
import {
  at,
  calculationOf,
  child,
  fullGroup,
  id,
  manyObstacles,
  notActivated,
  programme,
  today,
  zone,
} from '../samples/facts.ts'
import type { WaitingView } from './model.ts'
import { GroupWaitingPage } from './pages/group.tsx'
import { JoinWaitingPage } from './pages/joining.tsx'
import { WaitingListPage } from './pages/list.tsx'
import { LeaveWaitingPage, WaitingPage } from './pages/place.tsx'

const waiting: WaitingView = {
  ...{ id: id('701') as never, childId: child.id, groupId: fullGroup.id, state: 'waiting', place: 3 },
  ...{ joinedAt: at('2026-08-22T07:15:00Z'), offeredAt: null, offerUntil: null, endedAt: null, reason: null },
  ...{ applicationId: null, surname: child.surname, name: child.name, patronymic: child.patronymic },
  ...{ birthOn: child.birthOn, article: programme.article, programme: programme.name, group: fullGroup.name },
  ...{ lessons: fullGroup.lessons, provider: programme.providerName, providerPhone: '+78142553322' },
}
const offered: WaitingView = {
  ...{ ...waiting, id: id('702') as never, state: 'offered', place: null },
  ...{ offeredAt: at('2026-08-25T08:40:00Z'), offerUntil: at('2026-08-27T08:40:00Z') },
}
const ended = (state: WaitingView['state'], more: Partial<WaitingView> = {}): WaitingView => ({
  ...{ ...offered, state, endedAt: at('2026-08-27T08:41:00Z') },
  ...more,
})
const join = {
  ...{ child: { id: child.id, name: child.name }, hours: 48 },
  programme: { article: programme.article, name: programme.name, provider: programme.providerName },
  group: fullGroup,
}
const { reasons } = calculationOf(manyObstacles)

/** Waiting lists for the family and for the provider, in their states. */
export const samples: readonly Sample[] = [
  {
    name: 'waiting: list',
    render: () => <WaitingListPage entries={[offered, waiting, ended('missed')]} zone={zone} />,
  },
  { name: 'waiting: nowhere', render: () => <WaitingListPage entries={[]} zone={zone} /> },
  { name: 'waiting: join', render: () => <JoinWaitingPage {...join} ahead={2} needed={[]} /> },
  {
    name: 'waiting: join as the first, papers needed',
    render: () => <JoinWaitingPage {...join} ahead={0} needed={calculationOf(notActivated).reasons} />,
  },
  { name: 'waiting: third', render: () => <WaitingPage entry={waiting} zone={zone} needed={[]} /> },
  { name: 'waiting: first', render: () => <WaitingPage entry={{ ...waiting, place: 1 }} zone={zone} needed={[]} /> },
  { name: 'waiting: offered', render: () => <WaitingPage entry={offered} zone={zone} needed={[]} /> },
  {
    name: 'waiting: offered, something lacks',
    render: () => <WaitingPage entry={offered} zone={zone} needed={reasons} />,
  },
  {
    name: 'waiting: taken',
    render: () => <WaitingPage entry={ended('taken', { applicationId: id('118') as never })} zone={zone} needed={[]} />,
  },
  { name: 'waiting: missed', render: () => <WaitingPage entry={ended('missed')} zone={zone} needed={[]} /> },
  {
    name: 'waiting: closed',
    render: () => (
      <WaitingPage
        entry={ended('closed', { reason: 'Группа закончила занятия или закрыта' })}
        zone={zone}
        needed={[]}
      />
    ),
  },
  { name: 'waiting: leave', render: () => <LeaveWaitingPage entry={waiting} /> },
  { name: 'waiting: decline', render: () => <LeaveWaitingPage entry={offered} /> },
  {
    name: 'provider waiting list',
    render: () => (
      <GroupWaitingPage
        {...{ programme, today, zone }}
        group={fullGroup}
        entries={[offered, { ...waiting, place: 1 }]}
      />
    ),
  },
  {
    name: 'provider waiting list: nobody',
    render: () => <GroupWaitingPage {...{ programme, today, zone }} group={fullGroup} entries={[]} />,
  },
]
