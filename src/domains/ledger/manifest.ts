import type { Manifest } from '#platform/manifest'

export const ledger: Manifest = {
  name: 'ledger',
  refusals: {
    'ledger.not-enough': {
      status: 409,
      words: () => ({
        title: 'На сертификате не хватает денег',
        text: 'Пока вы оформляли заявку, остаток изменился. Откройте программу ещё раз: мы покажем новый расчёт.',
      }),
    },
  },
}
