import type { Manifest } from '#platform/manifest'

export const ledger: Manifest = {
  name: 'ledger',
  refusals: {
    'ledger.not-enough': {
      status: 409,
      words: () => ({
        title: 'На сертификате не хватает денег',
        text: 'Пока вы подавали заявку, остаток изменился. Откройте программу ещё раз: мы покажем новый расчёт.',
      }),
    },
    'ledger.used-does-not-melt': {
      status: 409,
      words: () => ({
        title: 'Номинал уже используют',
        text: 'Ребёнок записан на программу, которую оплачивает сертификат: номинал больше не уменьшается.',
      }),
    },
  },
}
