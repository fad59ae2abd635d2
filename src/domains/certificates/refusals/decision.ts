import { formatDay } from '#kernel/dates'
import type { RefusalWords } from '#platform/manifest'

/** Words for every «no» about decisions, terms and exclusion. */
export const refusalsOfDecision: Record<string, RefusalWords> = {
  'certificates.already-decided': {
    status: 409,
    words: ({ number, state }) => ({
      title: state === 'refused' ? 'По заявлению уже отказали' : 'Заявление уже одобрено',
      text: `Решение по заявлению ${number} только что принял другой сотрудник. Больше ничего делать не нужно, семья получит одно письмо.`,
    }),
  },
  'certificates.operator-decides': {
    status: 403,
    words: () => ({
      title: 'Решает региональный оператор',
      text: 'Заявление принято и передано оператору. Он решит в срок, семья получит письмо. От пункта больше ничего не нужно.',
      next: [{ href: '/reception', label: 'Найти другое заявление' }],
    }),
  },
  'certificates.consent-withdrawn': {
    status: 409,
    words: ({ number }) => ({
      title: 'Заявитель отозвал согласие',
      text: `Пока заявление ${number} проверяли, заявитель отозвал согласие на обработку персональных данных. Одобрить заявление нельзя: откажите по основанию «Нет согласия» или дождитесь, пока согласие дадут снова.`,
    }),
  },
  'certificates.already-excluded': {
    status: 409,
    words: ({ number }) => ({
      title: 'Сертификат уже не действует',
      text: `Сертификат ${number} уже исключён из реестра или закончился. Больше ничего делать не нужно.`,
    }),
  },
  'certificates.withdraw-instead': {
    status: 409,
    words: ({ statementId }) => ({
      title: 'По сертификату ещё нет решения',
      text: 'Отказываться не от чего: заявление ещё рассматривают. Его можно отозвать, номер сразу исключат из реестра.',
      next: [{ href: `/my/statements/${statementId}`, label: 'Открыть заявление' }],
    }),
  },
  'certificates.unknown-number': {
    status: 404,
    words: () => ({
      title: 'Сертификата с таким номером нет',
      text: 'Проверьте номер по бумаге. Сертификаты других муниципалитетов находит их пункт приёма.',
      next: [{ href: '/certificates/exclusion', label: 'Ввести номер снова' }],
    }),
  },
  'certificates.term-over': {
    status: 409,
    words: ({ number, dueOn }) => ({
      title: 'Срок для документов прошёл',
      text: `По заявлению ${number} документы ждали до ${formatDay(Temporal.PlainDate.from(String(dueOn)))}, принять его уже нельзя. Посетитель может тут же подать новое: в кабинете на странице этого заявления есть кнопка «Подать снова», данные уже заполнены.`,
      next: [{ href: '/reception', label: 'Найти другое заявление' }],
    }),
  },
  'certificates.not-again': {
    status: 409,
    words: () => ({
      title: 'Новое заявление не нужно',
      text: 'Это заявление ещё рассматривают или сертификат по нему действует.',
      next: [{ href: '/my/children', label: 'К детям' }],
    }),
  },
}
