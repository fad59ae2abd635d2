import type { Letter } from '#platform/mail'

export type MeltFacts = {
  childId: string
  child: string
  on: string
  available: string
  worth: string
  /** How often it falls. */
  every?: 'month' | 'day'
}

export const meltAhead: Letter<MeltFacts> = {
  name: 'funding.melt-ahead',
  kind: 'term',
  subject: ({ on, worth }) => `${on} номинал сертификата станет ${worth}`,
  body: ({ childId, child, on, available, worth, every }) => [
    { heading: 'Номинал скоро уменьшится' },
    {
      p: `${child}: сейчас на сертификате ${available}. Пока ребёнок не записан на программу, которую оплачивает сертификат, номинал ${every === 'day' ? 'каждый день' : 'каждый месяц'} уменьшается. ${on} он станет ${worth}.`,
    },
    { p: `Чтобы сумма осталась прежней, подайте заявку на такую программу раньше ${on}. Подойдёт любая, и не одна.` },
    { button: 'Выбрать занятие', href: '/programmes?payment=certificate' },
    { button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` },
  ],
  samples: {
    'за десять дней': {
      childId: '0199d1a0-0000-7000-8000-000000000002',
      child: 'Мария',
      on: '1 октября 2026 года',
      available: '4 000 ₽',
      worth: '3 000 ₽',
    },
  },
}
