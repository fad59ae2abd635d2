import type { Letter } from '#platform/mail'

type FreezeFacts = { childId: string; childName: string; number: string; ground: string; explanation: string }

const sample: FreezeFacts = {
  childId: '0199d1a0-0000-7000-8000-000000000002',
  childName: 'Петрова Мария Андреевна',
  number: '4705381924',
  ground: 'Сведения о ребёнке нужно подтвердить',
  explanation: 'Принесите документы в уполномоченный орган муниципалитета, и сертификат возобновят.',
}
const open = ({ childId }: FreezeFacts) => ({ button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` })

const frozen: Letter<FreezeFacts> = {
  name: 'enrolment.certificate-frozen',
  kind: 'decision',
  subject: ({ number }) => `Сертификат ${number} приостановлен`,
  body: (facts) => [
    { heading: 'Сертификат приостановлен' },
    {
      p: `Муниципалитет приостановил сертификат ${facts.number} (${facts.childName}). Основание: ${facts.ground}. ${facts.explanation}`,
    },
    {
      p: 'Пока он приостановлен, платить им нельзя. Заявки без договора закрываются, об очереди на номинал и на места придётся попросить снова. Занятия, которые заканчиваются по расторгнутому договору, оплачиваются до последнего дня.',
    },
    {
      p: 'Свободный остаток записан за ребёнком. Он вернётся, когда сертификат возобновят и будет свободное место.',
    },
    open(facts),
  ],
  samples: { приостановлен: sample },
}

const unfrozen: Letter<FreezeFacts> = {
  name: 'enrolment.certificate-unfrozen',
  kind: 'decision',
  subject: ({ number }) => `Сертификат ${number} снова действует`,
  body: (facts) => [
    { heading: 'Сертификат возобновлён' },
    {
      p: `Сертификат ${facts.number} (${facts.childName}) снова действует, остаток вернулся. Можно подавать заявки.`,
    },
    { button: 'Выбрать занятие', href: '/programmes' },
    open(facts),
  ],
  samples: { возобновлён: { ...sample, ground: '', explanation: '' } },
}

export const freezeLetters = [frozen, unfrozen]
