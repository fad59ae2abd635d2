import type { Letter } from '#platform/mail'
import type { LimitGround } from '../model/change.ts'
import { groundWords } from '../words.ts'

export type ChangeFacts = {
  childId: string
  childName: string
  number: string
  certificateNumber: string
  dueOn: string
  /** Place in the queue, 1 is the next. */
  place: number | null
  ground: LimitGround | null
  text: string | null
}

const sample: ChangeFacts = {
  childId: '0199d1a0-0000-7000-8000-000000000002',
  childName: 'Петрова Мария Андреевна',
  number: 'Н-2026-000012',
  certificateNumber: '4705381924',
  dueOn: '27 ноября 2026 года',
  place: null,
  ground: null,
  text: null,
}
const open = ({ childId }: ChangeFacts) => ({ button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` })

const changeFiled: Letter<ChangeFacts> = {
  name: 'funding.change-filed',
  kind: 'decision',
  subject: ({ number }) => `Заявление ${number} на номинал подано`,
  body: (facts) => [
    {
      p: `Заявление ${facts.number} о сертификате с номиналом (${facts.childName}, сертификат ${facts.certificateNumber}) принято. Решение примут до ${facts.dueOn} включительно.`,
    },
    { p: 'Приходить никуда не нужно: мы напишем, как только решат.' },
    open(facts),
  ],
  samples: { подано: sample },
}

const changeApproved: Letter<ChangeFacts> = {
  name: 'funding.change-approved',
  kind: 'decision',
  subject: ({ certificateNumber }) => `На сертификате ${certificateNumber} теперь есть номинал`,
  body: (facts) => [
    { heading: 'Номинал зачислен' },
    {
      p: `Сертификат ${facts.certificateNumber} (${facts.childName}) теперь с номиналом: им можно платить за кружки и секции.`,
    },
    { button: 'Выбрать занятие', href: '/programmes?payment=certificate' },
    open(facts),
  ],
  samples: { зачислен: sample },
}

const changeQueued: Letter<ChangeFacts> = {
  name: 'funding.change-queued',
  kind: 'decision',
  subject: ({ number, place }) => `Заявление ${number}: вы ${place ?? 1}-й в очереди на номинал`,
  body: (facts) => [
    {
      p: `По заявлению ${facts.number} (${facts.childName}) решили положительно, но предел сертификатов с номиналом сейчас достигнут. Вы ${facts.place ?? 1}-й в очереди.`,
    },
    { p: 'Когда место освободится, номинал зачислят сам собой и мы напишем. Бесплатные программы доступны и сейчас.' },
    { button: 'Бесплатные программы', href: '/programmes?payment=free' },
    open(facts),
  ],
  samples: { 'в очереди': { ...sample, place: 4 } },
}

const changeRefused: Letter<ChangeFacts> = {
  name: 'funding.change-refused',
  kind: 'decision',
  subject: ({ number }) => `По заявлению ${number} на номинал отказали`,
  body: (facts) => [
    { p: `По заявлению ${facts.number} (${facts.childName}) отказали: ${groundWords(facts.ground)}.` },
    ...(facts.text ? [{ p: facts.text }] : []),
    {
      p: 'Сертификат действует как прежде: по нему можно заниматься бесплатно. Подать заявление снова можно в любой день.',
    },
    open(facts),
  ],
  samples: { отказ: { ...sample, ground: 'count-limit', text: 'Новые места появятся в январе.' } },
}

type CategoryEnded = Pick<ChangeFacts, 'childId' | 'childName' | 'certificateNumber'>

const categoryEnded: Letter<CategoryEnded> = {
  name: 'funding.category-ended',
  kind: 'decision',
  subject: ({ certificateNumber }) => `Номинала для сертификата ${certificateNumber} больше не ждут`,
  body: ({ childId, childName, certificateNumber }) => [
    {
      p: `Муниципалитет актом завершил категорию детей, по которой ждал номинала сертификат ${certificateNumber} (${childName}). Новых номиналов по ней не начисляют, поэтому заявление закрыто.`,
    },
    {
      p: 'Сертификат действует как прежде: по нему можно заниматься бесплатно. Какие категории есть теперь, подскажут в пункте приёма.',
    },
    { button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` },
  ],
  samples: { завершена: sample },
}

type LateChanges = { changes: readonly { number: string; dueOn: string }[] }

const changesLate: Letter<LateChanges> = {
  name: 'funding.changes-late',
  kind: 'term',
  subject: () => 'Решения о номинале просрочены',
  body: ({ changes }) => [
    { p: 'По этим заявлениям о сертификате с номиналом срок решения прошёл. Семьи ждут.' },
    { facts: changes.slice(0, 50).map(({ number, dueOn }): [string, string] => [number, `решить до ${dueOn}`]) },
    { button: 'Открыть заявления', href: '/changes' },
  ],
  why: () => 'Вы получили это письмо, потому что это адрес того, кто решает о номинале.',
  samples: { два: { changes: [{ number: 'Н-2026-000003', dueOn: '13 ноября 2026 года' }] } },
}

export const changeLetters = [changeFiled, changeApproved, changeQueued, changeRefused, categoryEnded, changesLate]
