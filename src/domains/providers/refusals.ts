import type { RefusalWords } from '#platform/manifest'

const publicCheck = { href: '/organisations/register', label: 'Проверить по ИНН' }
const register = { href: '/region/providers', label: 'К реестру поставщиков' }

/** Words for every «no» about the register of providers. */
export const refusalsOfRegister: Record<string, RefusalWords> = {
  'providers.candidacy-sent': {
    status: 409,
    words: () => ({
      title: 'Заявление уже отправлено',
      text: 'Пока оператор его рассматривает, менять ответы нельзя. Если он попросит исправить, придёт письмо со ссылкой.',
      next: [publicCheck],
    }),
  },
  'providers.in-register': {
    status: 409,
    words: () => ({
      title: 'Организация с этим ИНН уже в реестре',
      text: 'Второй раз вносить не нужно. Если вы там работаете, попросите вход у коллег или у регионального оператора.',
      next: [publicCheck, { href: '/sign-in', label: 'Войти' }],
    }),
  },
  'providers.inn-waits': {
    status: 409,
    words: () => ({
      title: 'Заявление с этим ИНН уже рассматривают',
      text: 'Решение придёт на почту, которую в нём указали. Если его подали не вы, напишите региональному оператору.',
      next: [{ href: '/help', label: 'Контакты оператора' }],
    }),
  },
  'providers.municipality-unknown': {
    status: 409,
    words: () => ({
      title: 'Такого муниципалитета нет',
      text: 'Выберите муниципалитет, в котором находится организация, и отправьте заявление снова.',
    }),
  },
  'providers.candidacy-incomplete': {
    status: 409,
    words: () => ({
      title: 'Заполнено не всё',
      text: 'Вернитесь к заявлению: у каждой части написано, чего не хватает.',
    }),
  },
  'providers.candidacy-decided': {
    status: 409,
    words: ({ number }) => ({
      title: 'Решение уже принято',
      text: `По заявлению ${number ?? ''} кто-то решил раньше вас. Второе решение не нужно.`,
      next: [register],
    }),
  },
  'providers.excluded-already': {
    status: 409,
    words: () => ({
      title: 'Организация уже исключена',
      text: 'Вернуться в реестр она может по новому заявлению.',
      next: [register],
    }),
  },
  'providers.has-staff': {
    status: 409,
    words: () => ({
      title: 'У организации уже есть вход',
      text: 'Её сотрудники приглашают коллег сами, в своём кабинете.',
      next: [register],
    }),
  },
}

const ownAgreements = { href: '/provider/agreements', label: 'К соглашениям' }
const payerAgreements = { href: '/municipality/agreements', label: 'К соглашениям' }

/** Words for every «no» about agreements of payers and providers. */
export const refusalsOfAgreements: Record<string, RefusalWords> = {
  'providers.not-in-register': {
    status: 409,
    words: () => ({
      title: 'Организация исключена из реестра',
      text: 'Соглашения заключают с теми, кто в реестре поставщиков. Подайте заявление о включении снова.',
      next: [{ href: '/candidacy', label: 'Подать заявление' }],
    }),
  },
  'providers.period-over': {
    status: 409,
    words: () => ({
      title: 'Этот период уже закончился',
      text: 'Соглашение нужно на текущий или на следующий период: выберите его.',
      next: [ownAgreements],
    }),
  },
  'providers.agreement-lives': {
    status: 409,
    words: () => ({
      title: 'Такое соглашение уже есть',
      text: 'Вы его уже попросили, или оно действует. Второе на тот же период не нужно.',
      next: [ownAgreements],
    }),
  },
  'providers.agreement-answered': {
    status: 409,
    words: () => ({
      title: 'На запрос уже ответили',
      text: 'Кто-то из коллег ответил раньше вас. Посмотрите, что решено.',
      next: [payerAgreements],
    }),
  },
  'providers.agreement-not-active': {
    status: 409,
    words: () => ({
      title: 'Соглашение не действует',
      text: 'Завершить можно только действующее соглашение.',
      next: [payerAgreements],
    }),
  },
  'providers.signed-ahead': {
    status: 409,
    words: () => ({
      title: 'Дата соглашения ещё не наступила',
      text: 'Внесите соглашение в день подписания или позже.',
      next: [payerAgreements],
    }),
  },
}
