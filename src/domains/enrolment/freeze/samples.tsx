import type { FreezeId } from '#certificates'
import type { Sample } from '#platform/manifest'
import * as facts from '../samples/facts.ts'
import { FreezePage, FreezesPage, type FrozenView } from './pages.tsx'

const grounds = {
  asked: { words: 'Заявление законного представителя', explanation: 'Возобновить можно по такому же заявлению.' },
  unconfirmed: {
    words: 'Сведения о ребёнке нужно подтвердить',
    explanation: 'Принесите документы в уполномоченный орган муниципалитета, и сертификат возобновят.',
  },
  away: {
    words: 'Ребёнок временно живёт за пределами региона',
    explanation: 'Сообщите, когда вернётесь, и сертификат возобновят.',
  },
}
const freeze: FrozenView = {
  ...{ id: facts.id('a1') as FreezeId, certificateId: facts.id('40'), number: '4705381924', childId: facts.id('01') },
  ...{ municipalityId: facts.id('04'), ground: 'asked', paper: 'Заявление матери от 20.08.2026, вх. 114' },
  ...{ frozenAt: facts.at('2026-08-20T09:00:00Z'), on: Temporal.PlainDate.from('2026-08-20') },
}
const missing = [{ field: 'paper', message: 'Укажите документ: что это, дата и номер' }]

/** Certificates that a municipality stops for a while. */
export const samples: readonly Sample[] = [
  { name: 'freezes', render: () => <FreezesPage freezes={[freeze]} grounds={grounds} /> },
  {
    name: 'freezes: none, something missing',
    render: () => <FreezesPage freezes={[]} grounds={grounds} errors={missing} answers={{ number: '4705381924' }} />,
  },
  { name: 'freeze', render: () => <FreezePage freeze={freeze} ground={grounds.asked.words} kept="6 000 ₽" /> },
  {
    name: 'freeze: nothing kept',
    render: () => <FreezePage freeze={freeze} ground={grounds.asked.words} kept={null} errors={missing} />,
  },
]
