import { plural } from '#kernel/plural'
import type { RefusalWords } from '#platform/manifest'

const recover = { href: '/recovery', label: 'Задать новый пароль' }
const signIn = { href: '/sign-in', label: 'Войти' }
const wait = (minutes: unknown) => plural(Number(minutes), 'минуту', 'минуты', 'минут')

export const refusals: Record<string, RefusalWords> = {
  'access.too-many-sign-ins': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Слишком много попыток входа',
      text: `Попробуйте через ${wait(minutes)}. Мы ничего не заблокировали; если вы забыли пароль, задайте новый по ссылке из письма.`,
      next: [recover],
    }),
  },
  'access.too-many-letters': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Письмо уже в пути',
      text: `На этот адрес недавно отправляли письма. Проверьте папку «Спам»; новое можно попросить через ${wait(minutes)}.`,
      next: [signIn],
    }),
  },
  'access.too-many-codes': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Слишком много неверных кодов',
      text: `Попробуйте через ${wait(minutes)}. Мы ничего не заблокировали. Нет телефона — подойдёт запасной код.`,
      next: [signIn],
    }),
  },
  'access.factor-elsewhere': {
    status: 409,
    words: () => ({
      title: 'Сотрудник работает не только у вас',
      text: 'Второй фактор защищает и другое место работы. Пусть сотрудник войдёт по запасному коду; без него сначала закройте его роль в другом месте.',
    }),
  },
  'access.code-needed': {
    status: 401,
    words: () => ({
      title: 'Нужен код второго фактора',
      text: 'Пароль верный. Повторите вход и передайте код из приложения или запасной код.',
      next: [signIn],
    }),
  },
  'access.wrong-code': {
    status: 401,
    words: ({ reused }) => ({
      title: reused ? 'Этот код уже использован' : 'Код не подошёл',
      text: reused
        ? 'Дождитесь следующего кода в приложении: он сменится не позже чем через полминуты.'
        : 'Проверьте код в приложении и часы на телефоне. Нет телефона — подойдёт запасной код.',
      next: [signIn],
    }),
  },
  'access.wrong-password': {
    status: 401,
    words: () => ({
      title: 'Почта (или номер) и пароль не подошли друг к другу',
      text: 'Проверьте адрес или номер, раскладку и Caps Lock или задайте новый пароль.',
      next: [recover],
    }),
  },
  'access.printed-expired': {
    status: 409,
    words: () => ({
      title: 'Срок пароля с выписки прошёл',
      text: 'Пароль верный, но он напечатан давно. Попросите законного представителя сформировать новую выписку в своём кабинете.',
      next: [signIn],
    }),
  },
  'access.first-password-late': {
    status: 410,
    words: () => ({
      title: 'Время вышло',
      text: 'Введите номер сертификата и пароль с выписки ещё раз.',
      next: [signIn],
    }),
  },
  'access.consent-needed': {
    status: 409,
    words: () => ({
      title: 'Сначала дайте согласие',
      text: 'Вы отозвали согласие на обработку персональных данных, поэтому новые заявки и заявления закрыты. Действующие договоры продолжаются. Прочитайте правила и дайте согласие снова — всё откроется сразу.',
      next: [{ href: '/my/settings/consent', label: 'Прочитать и дать согласие' }],
    }),
  },
  'access.consent-changed': {
    status: 409,
    words: () => ({
      title: 'Текст согласия изменился',
      text: 'Пока вы читали, вступила в силу новая редакция. Прочитайте её и дайте согласие.',
      next: [{ href: '/my/settings/consent', label: 'Прочитать новую редакцию' }],
    }),
  },
  'access.unconfirmed': {
    status: 409,
    words: () => ({
      title: 'Адрес ещё не подтверждён',
      text: 'Мы отправили новое письмо со ссылкой: откройте её и войдите.',
    }),
  },
  'access.blocked': {
    status: 403,
    words: () => ({
      title: 'Вход закрыт',
      text: 'Региональный оператор закрыл вход в этот кабинет. Почему и как его вернуть, скажут в поддержке.',
      next: [{ href: '/help', label: 'Поддержка' }],
    }),
  },
  'access.link-used': {
    status: 410,
    words: () => ({
      title: 'Ссылка больше не действует',
      text: 'Каждая ссылка срабатывает один раз и живёт недолго. Попросите новую.',
      next: [{ href: '/recovery', label: 'Прислать новую ссылку' }, signIn],
    }),
  },
  'access.email-taken': {
    status: 409,
    words: () => ({
      title: 'У этого адреса уже есть кабинет',
      text: 'Войдите в него или укажите другую почту.',
      next: [signIn, { href: '/my/settings/email', label: 'Указать другую почту' }],
    }),
  },
  'access.weak-password': {
    status: 422,
    words: ({ why }) => ({ title: 'Придумайте другой пароль', text: `${String(why)}.` }),
  },
  'access.other-name': {
    status: 409,
    words: () => ({
      title: 'У этого адреса кабинет другого человека',
      text: 'Фамилия, имя или отчество в кабинете с этой почтой другие. Проверьте адрес и имя по паспорту или укажите другую почту.',
    }),
  },
  'access.unknown-municipality': {
    status: 422,
    words: () => ({ title: 'Такого муниципалитета нет', text: 'Возьмите id из списка /api/v1/municipalities.' }),
  },
  'access.too-many-guesses': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Слишком много поисков без результата',
      text: `Сверьте номера с бумагой и продолжите через ${wait(minutes)}. Неверные поиски записаны в журнал.`,
      next: [{ href: '/reception', label: 'К поиску' }],
    }),
  },
  'access.own-rights': {
    status: 403,
    words: () => ({
      title: 'Свои права меняет другой человек',
      text: 'Никто не выдаёт и не меняет права сам себе. Попросите коллегу из муниципального центра или регионального оператора.',
      next: [{ href: '/municipality/points', label: 'Пункты приёма' }],
    }),
  },
  'access.order-ahead': {
    status: 422,
    words: () => ({
      title: 'Приказ ещё не вышел',
      text: 'Права действуют по приказу, который уже подписан. Проверьте дату приказа.',
      next: [{ href: '/municipality/points', label: 'Пункты приёма' }],
    }),
  },
  'access.works-already': {
    status: 409,
    words: ({ place }) => ({
      title: 'Этот человек здесь уже работает',
      text: `У адреса уже есть вход: ${String(place)}. Чтобы дать другие права, откройте пункт и измените их.`,
      next: [{ href: '/municipality/points', label: 'Пункты приёма' }],
    }),
  },
  'access.invitation-over': {
    status: 410,
    words: () => ({
      title: 'Приглашение больше не действует',
      text: 'Ссылка срабатывает один раз, живёт недолго и может быть отозвана. Попросите новую у того, кто пригласил.',
      next: [signIn],
    }),
  },
}
