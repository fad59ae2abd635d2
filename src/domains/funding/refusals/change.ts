import type { RefusalWords } from '#platform/manifest'

const child = (childId: unknown) => ({
  href: childId ? `/my/children/${childId}` : '/my',
  label: 'Открыть карточку ребёнка',
})
const list = { href: '/changes', label: 'К заявлениям' }

/** Words for every «no» about the change to a certificate with nominal. */
export const refusalsOfChange: Record<string, RefusalWords> = {
  'funding.not-valid': {
    status: 409,
    words: () => ({
      title: 'Сертификат не действует',
      text: 'Номинал зачисляют только на действующий сертификат. Подайте заявление на новый.',
      next: [{ href: '/my/children', label: 'К детям' }],
    }),
  },
  'funding.not-activated': {
    status: 409,
    words: () => ({
      title: 'Сначала активируйте сертификат',
      text: 'Номинал просят по активированному сертификату. Покажите документы в пункте приёма, это один визит.',
      next: [{ href: '/points', label: 'Пункты приёма' }],
    }),
  },
  'funding.has-nominal': {
    status: 409,
    words: ({ childId }) => ({
      title: 'На сертификате уже есть номинал',
      text: 'Заявление не нужно: сертификатом можно платить.',
      next: [child(childId)],
    }),
  },
  'funding.change-lives': {
    status: 409,
    words: ({ number, childId }) => ({
      title: 'Заявление уже подано',
      text: `Заявление ${number} рассматривают или оно в очереди. Второе не нужно.`,
      next: [child(childId)],
    }),
  },
  'funding.in-queue': {
    status: 409,
    words: ({ childId }) => ({
      title: 'Сертификат уже в очереди',
      text: 'Номинал зачислят сам собой, когда освободится место. Заявление подавать не нужно.',
      next: [child(childId)],
    }),
  },
  'funding.not-funded': {
    status: 409,
    words: ({ childId }) => ({
      title: 'Для этой категории номинала нет',
      text: 'Муниципалитет выделяет деньги другим категориям детей. Если категория изменилась, принесите документ в пункт приёма.',
      next: [child(childId), { href: '/points', label: 'Пункты приёма' }],
    }),
  },
  'funding.unknown-number': {
    status: 404,
    words: () => ({
      title: 'Сертификата с таким номером нет',
      text: 'Проверьте номер по бумаге. Сертификаты других муниципалитетов принимают там же, где их выдали.',
      next: [{ href: '/changes/new', label: 'Ввести номер снова' }],
    }),
  },
  'funding.change-decided': {
    status: 409,
    words: ({ number }) => ({
      title: 'По заявлению уже решили',
      text: `Решение по заявлению ${number} уже есть: его принял другой сотрудник или семья отозвала заявление. Больше ничего делать не нужно.`,
    }),
  },
  'funding.operator-decides': {
    status: 403,
    words: () => ({
      title: 'Решает региональный оператор',
      text: 'В вашем регионе о номинале решает оператор. Вы видите заявления своего муниципалитета и сроки по ним.',
      next: [list],
    }),
  },
  'funding.consent-withdrawn': {
    status: 409,
    words: ({ number }) => ({
      title: 'Заявитель отозвал согласие',
      text: `Пока заявление ${number} рассматривали, согласие на обработку персональных данных отозвали. Решить по нему нельзя, пока согласие не дадут снова.`,
      next: [list],
    }),
  },
  'funding.no-nominal-set': {
    status: 409,
    words: () => ({
      title: 'Номинал на этот период не установлен',
      text: 'Для категории ребёнка в этом периоде нет номинала. Сначала внесите его по акту муниципалитета.',
      next: [list],
    }),
  },
  'funding.no-vacancy': {
    status: 409,
    words: () => ({
      title: 'Свободного места нет',
      text: 'Пока сертификат был приостановлен, предел числа или суммы номиналов достигнут. Остаток ребёнка записан и никуда не денется. Увеличьте предел по акту или дождитесь места и возобновите снова.',
      next: [
        { href: '/municipality', label: 'Номиналы и пределы' },
        { href: '/municipality/freezes', label: 'К приостановленным' },
      ],
    }),
  },
  'funding.place-free': {
    status: 409,
    words: () => ({
      title: 'Отказать нельзя: место есть',
      text: 'Отказать можно только при достигнутом пределе числа или суммы. Сейчас предел не достигнут, одобрите заявление.',
      next: [list],
    }),
  },
}
