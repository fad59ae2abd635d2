import type { Sample } from '#platform/manifest'
import { ApplicationPage } from '../applications/pages/family.tsx'
import { ProviderApplicationPage } from '../applications/pages/provider.tsx'
import * as facts from '../samples/facts.ts'
import * as notices from '../samples/notices.ts'
import { enrolled, months } from '../samples/records.ts'
import type { DeletionView } from './model.ts'
import { DeletionDecisionPage, DeletionPage, DeletionsPage } from './pages.tsx'

const deletion: DeletionView = {
  ...{ id: facts.id('d1'), applicationId: enrolled.id, state: 'agreed', number: enrolled.number },
  ...{ reason: 'Договор оформили на сестру', urgency: 'Семья выбрала другой кружок', outcome: null },
  ...{ paper: 'Заявление от 03.09.2026, вх. 114', askedBy: 'Соколова Марина Юрьевна', decidedAt: null },
  ...{ askedAt: facts.at('2026-09-03T09:00:00Z'), answeredAt: facts.at('2026-09-03T15:00:00Z') },
  ...{ provider: enrolled.provider, programme: enrolled.programme, municipality: 'Приозёрский район' },
  ...{ certificate: enrolled.certificate, startsOn: enrolled.startsOn, endsOn: enrolled.endsOn },
}
const decided: DeletionView = {
  ...{ ...deletion, state: 'deleted', outcome: 'Ошибка подтвердилась' },
  decidedAt: facts.at('2026-09-04T09:00:00Z'),
}
const { zone } = facts
const missing = [{ field: 'reason', message: 'Напишите, в чём ошибка: например, выбран не тот ребёнок' }]
const story = (state: 'asked' | 'agreed') => ({ ...notices.enrolledStory, deletions: [{ ...deletion, state }] })
const props = { application: { ...enrolled, contractState: 'active' as const }, months, zone, today: facts.today }
const family = (state: 'asked' | 'agreed') => <ApplicationPage {...props} story={story(state)} />

/** A contract registered by mistake, as each side sees it. */
export const samples: readonly Sample[] = [
  { name: 'deletion: asking', render: () => <DeletionPage application={enrolled} /> },
  { name: 'deletion: something missing', render: () => <DeletionPage application={enrolled} errors={missing} /> },
  { name: 'deletion: the family is asked', render: () => family('asked') },
  {
    name: 'deletion: the organisation waits',
    render: () => <ProviderApplicationPage {...props} story={story('asked')} daysLeft={0} />,
  },
  { name: 'deletion: the operator is awaited', render: () => family('agreed') },
  { name: 'deletions', render: () => <DeletionsPage deletions={[deletion, decided]} zone={zone} /> },
  { name: 'deletions: none', render: () => <DeletionsPage deletions={[]} zone={zone} /> },
  { name: 'deletion: to decide', render: () => <DeletionDecisionPage deletion={deletion} zone={zone} /> },
  { name: 'deletion: decided', render: () => <DeletionDecisionPage deletion={decided} zone={zone} /> },
]
