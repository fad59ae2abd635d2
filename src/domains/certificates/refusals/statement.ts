import type { RefusalWords } from '#platform/manifest'

const desk = { href: '/reception', label: 'Найти другое заявление' }
const points = { href: '/points', label: 'Пункты приёма' }

/** Words for every «no» about certificates. */
export const refusals: Record<string, RefusalWords> = {
  'certificates.has-one': {
    status: 409,
    words: ({ childId }) => ({
      title: 'У ребёнка уже есть сертификат',
      text: 'Сертификат выдают один раз, он действует до 18 лет. Новое заявление не нужно.',
      next: [{ href: childId ? `/my/children/${childId}` : '/my/children', label: 'Открыть карточку ребёнка' }],
    }),
  },
  'certificates.of-age': {
    status: 409,
    words: () => ({
      title: 'Сертификат дают детям до 18 лет',
      text: 'Ребёнку уже исполнилось 18 лет, поэтому заявление на сертификат подать нельзя. Платные программы для взрослых смотрите в каталоге.',
      next: [{ href: '/programmes', label: 'Каталог программ' }],
    }),
  },
  'certificates.statement-lives': {
    status: 409,
    words: ({ statementId }) => ({
      title: 'Заявление уже подано',
      text: 'Оно ждёт вас с документами. Подавать второе не нужно.',
      next: [{ href: `/my/statements/${statementId}`, label: 'Открыть заявление' }],
    }),
  },
  'certificates.not-ready': {
    status: 422,
    words: () => ({
      title: 'Заявление заполнено не до конца',
      text: 'Заполните данные, выберите категорию и дайте оба согласия. Если тексты согласий изменились, их нужно дать заново.',
      next: [{ href: '/my/children', label: 'К детям' }],
    }),
  },
  'certificates.not-waiting': {
    status: 409,
    // A worker is told the number and goes on with the next visitor.
    words: ({ number }) => ({
      title: 'Это заявление уже закрыто',
      text: 'Его отозвали, его срок прошёл или по нему принято решение.',
      ...(number ? { next: [desk] } : {}),
    }),
  },
  'certificates.already-accepted': {
    status: 409,
    words: ({ number }) => ({
      title: 'Заявление уже приняли',
      text: `Заявление ${number} только что принял другой сотрудник. Больше ничего делать не нужно.`,
      next: [desk],
    }),
  },
  'certificates.already-activated': {
    status: 409,
    words: ({ number }) => ({
      title: 'Сертификат уже активирован',
      text: `Сертификат ${number} уже активировал другой сотрудник. Больше ничего делать не нужно.`,
      next: [desk],
    }),
  },
  'certificates.may-not-accept': {
    status: 403,
    words: () => ({
      title: 'Принимает другой сотрудник',
      text: 'У вас нет права регистрировать приём заявлений. Его даёт администратор муниципалитета.',
      next: [desk],
    }),
  },
  'certificates.may-not-activate': {
    status: 403,
    words: () => ({
      title: 'Активирует уполномоченный пункт',
      text: 'Ваш пункт или вы лично не уполномочены активировать сертификаты. Заявление остаётся принятым, его активируют там, где это разрешено.',
      next: [desk, points],
    }),
  },
  'certificates.not-accepted': {
    status: 409,
    words: () => ({
      title: 'Сначала примите заявление',
      text: 'Сертификат активируют после того, как заявление сверено с документами и принято.',
      next: [desk],
    }),
  },
  'certificates.not-compared': {
    status: 422,
    words: () => ({
      title: 'Сверены не все строки',
      text: 'Отметьте каждую строку, которую сверили с документами. Если что-то не сходится, не принимайте заявление.',
      next: [desk],
    }),
  },
  'certificates.not-valid': {
    status: 409,
    words: ({ number }) => ({
      title: 'Сертификат не действует',
      text: `Сертификат ${number} приостановлен или исключён из реестра.`,
      next: [desk],
    }),
  },
}
