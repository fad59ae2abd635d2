import { formatDay } from '#kernel/dates'
import type { Facts } from '#kernel/refusal'
import type { RefusalWords } from '#platform/manifest'

const day = (text: unknown) => formatDay(Temporal.PlainDate.from(String(text)))
const next = [{ href: '/municipality/bans', label: 'Остановка новых договоров' }]

/** Said at the field as well, where what was typed stays. */
export function banDayWords({ earliest, to }: Facts): string {
  return `Выберите день с ${day(earliest)} по ${day(to)}: семьям и организациям сообщают заранее`
}

/** Words for every «no» about a payer's ban. */
export const refusalsOfBan: Record<string, RefusalWords> = {
  'funding.banned-already': {
    status: 409,
    words: ({ from }) => ({
      title: 'Новые договоры этого периода уже остановлены',
      text: `Запрет действует с ${day(from)}. Чтобы изменить день, снимите его и установите другой.`,
      next,
    }),
  },
  'funding.ban-day': {
    status: 409,
    words: (facts) => ({ title: 'Выберите другой день', text: `${banDayWords(facts)}.`, next }),
  },
  'funding.ban-too-late': {
    status: 409,
    words: ({ period, to }) => ({
      title: 'Период уже заканчивается',
      text: `${period} длится по ${day(to)}: сообщить семьям и организациям заранее уже нельзя.`,
      next,
    }),
  },
  'funding.not-banned': {
    status: 409,
    words: () => ({ title: 'Запрет уже снят', text: 'Новые договоры этого периода снова заключают.', next }),
  },
}
