import type { RefusalWords } from '#platform/manifest'

const again = { href: '/municipality/freezes', label: 'Приостановленные сертификаты' }

export const refusals: Record<string, RefusalWords> = {
  'enrolment.frozen-unknown': {
    status: 404,
    words: ({ number }) => ({
      title: 'Сертификата с таким номером нет',
      text: `Среди сертификатов вашего муниципалитета номера ${number} нет. Проверьте номер по бумаге.`,
      next: [again],
    }),
  },
  'enrolment.already-frozen': {
    status: 409,
    words: ({ number }) => ({
      title: 'Сертификат уже приостановлен',
      text: `Сертификат ${number} приостановили раньше. Второй раз не нужно.`,
      next: [again],
    }),
  },
  'enrolment.frozen-not-in-force': {
    status: 409,
    words: ({ number }) => ({
      title: 'Сертификат не действует',
      text: `Сертификат ${number} исключён из реестра или закончился. Приостанавливать нечего.`,
      next: [again],
    }),
  },
  'enrolment.frozen-contracts': {
    status: 409,
    words: ({ contracts }) => ({
      title: 'Есть действующие договоры',
      text: `Пока действует договор, сертификат не приостанавливают. Сначала семья или организация расторгает: ${(contracts as string[]).join(', ')}. Договор, который уже расторгается, не мешает.`,
      next: [again],
    }),
  },
}
