import type { Sample } from '#platform/manifest'
import { AgreementPage } from '../pages/agreement.tsx'
import { EventFormPage, typedOf } from '../pages/event-form.tsx'
import { OwnEventPage } from '../pages/own-event.tsx'
import { OwnEventsPage } from '../pages/own-list.tsx'
import { after, before, cancelled, change, draft, id, masterClass, olympiad, zone } from './facts.ts'

const municipalities = [
  { id: id(3), name: 'г. Озёрный' },
  { id: id(4), name: 'Приозёрский район' },
]
const counts = { draft: 1, published: 2, cancelled: 0, archived: 4 }
const list = { organiser: masterClass.organiser, counts, page: 1, pages: 1 }
const consequences = { moved: true, elsewhere: false, dearer: false, smaller: true, beyond: 4 }
const agreement = { event: masterClass, before, after, consequences, zone, typed: typedOf(masterClass) }

export const ownSamples: Sample[] = [
  {
    name: 'мероприятия организации',
    render: () => <OwnEventsPage {...list} state="published" events={[masterClass, olympiad]} />,
  },
  { name: 'мероприятия организации: пусто', render: () => <OwnEventsPage {...list} state="cancelled" events={[]} /> },
  { name: 'новое мероприятие', render: () => <EventFormPage event={null} municipalities={municipalities} /> },
  {
    name: 'мероприятие: не всё заполнено',
    render: () => (
      <EventFormPage
        {...{ event: masterClass, municipalities, answers: { ...typedOf(masterClass), startsTime: 'утром' } }}
        errors={[{ field: 'startsTime', message: 'Введите время начала, например 10:00' }]}
      />
    ),
  },
  {
    name: 'мероприятие организатора: черновик',
    render: () => <OwnEventPage event={draft} changes={[]} pending={0} over={false} zone={zone} />,
  },
  {
    name: 'мероприятие организатора: мест нет',
    render: () => (
      <OwnEventPage event={{ ...masterClass, byHand: true }} changes={[change]} pending={2} over={false} zone={zone} />
    ),
  },
  {
    name: 'мероприятие организатора: отменено',
    render: () => <OwnEventPage event={cancelled} changes={[]} pending={0} over={false} zone={zone} />,
  },
  {
    name: 'мероприятие: кого коснётся изменение',
    render: () => <AgreementPage {...agreement} facts={{ capacity: 10, waits: true }} />,
  },
  {
    name: 'мероприятие: мест меньше без листа ожидания',
    render: () => <AgreementPage {...agreement} facts={{ capacity: 10, waits: false }} />,
  },
]
