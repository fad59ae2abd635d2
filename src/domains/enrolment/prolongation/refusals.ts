import type { RefusalWords } from '#platform/manifest'

const cabinet = { href: '/my', label: 'В кабинет' }

export const refusals: Record<string, RefusalWords> = {
  'enrolment.agreement-awaited': {
    status: 409,
    words: () => ({
      title: 'Подтверждать нечего: ждём соглашения',
      text: 'Договор продлён вами. Он будет предложен семье сам, как только муниципалитет заключит соглашение на этот период.',
    }),
  },
  'enrolment.already-in-force': {
    status: 409,
    words: () => ({
      title: 'Отказаться уже нельзя: договор вступил в силу',
      text: 'Срок для отказа прошёл, поэтому продлённый договор принят. Его можно расторгнуть: он закончится с последним днём этого месяца, а деньги за следующие месяцы вернутся на сертификат.',
      next: [cabinet],
    }),
  },
}
