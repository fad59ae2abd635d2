import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import { documents } from './documents/document.ts'
import { sendConfirmationAgain, sendRecoveryLink, tellOfRenewed, tidyUp } from './jobs.ts'
import { cabinetAtPoint } from './mails/at-point.ts'
import { cabinetByOrder } from './mails/by-order.ts'
import { factorChanged } from './mails/factor.ts'
import { letters } from './mails/letters.ts'
import { consentRenewed, newSignIn } from './mails/news.ts'
import { rightWords, roleWords } from './model.ts'
import { subjects } from './queries/subject.ts'
import { refusals } from './refusals/entry.ts'
import { refusalsOfUsers } from './refusals/users.ts'
import { codeRoutes } from './routes/code.tsx'
import { consentRoutes } from './routes/consent.tsx'
import { documentRoutes } from './routes/documents.tsx'
import { factorRoutes } from './routes/factor.tsx'
import { invitationRoutes } from './routes/invitation.tsx'
import { loginRoutes } from './routes/login.tsx'
import { recoveryRoutes } from './routes/recovery.tsx'
import { registrationRoutes } from './routes/registration.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import { overseenRoutes } from './routes/users.tsx'
import { overseenApi } from './routes/users-api.ts'
import { samples } from './samples/door.tsx'
import { factorSamples } from './samples/factor.tsx'
import { overseenSamples } from './samples/users.tsx'
import { settings } from './settings.ts'

const documentTitles = Object.fromEntries(Object.entries(documents).map(([kind, { title }]) => [kind, title]))

export const access: Manifest = {
  name: 'access',
  permissions: {
    'access.settings.manage': {
      roles: ['family', 'reception', 'provider', 'municipality', 'region', 'support'],
      words: 'менять свои данные, почту, пароль и согласия',
    },
    'access.users.oversee': {
      roles: ['region'],
      words: 'искать пользователей, закрывать и открывать им вход, забирать роли',
    },
    'access.own-password.change': { roles: ['certificate'], words: 'менять пароль для входа по номеру сертификата' },
  },
  menu: [
    { roles: ['region'], place: 105, href: '/region/users', group: 'Люди', label: 'Пользователи' },
    { roles: ['certificate'], place: 900, href: '/my/own-password', label: 'Пароль' },
    {
      roles: ['family', 'reception', 'provider', 'municipality', 'region', 'support'],
      place: 900,
      href: '/my/settings',
      label: 'Настройки',
    },
  ],
  routes(app) {
    documentRoutes(app)
    registrationRoutes(app)
    signInRoutes(app)
    recoveryRoutes(app)
    invitationRoutes(app)
    settingsRoutes(app)
    consentRoutes(app)
    loginRoutes(app)
    codeRoutes(app)
    factorRoutes(app)
    overseenRoutes(app)
  },
  api(app) {
    api(app)
    overseenApi(app)
  },
  footer: [
    { href: '/documents/site-rules', label: 'Правила сайта' },
    { href: '/documents/privacy-policy', label: 'Персональные данные' },
    { href: '/api/docs', label: 'Для разработчиков' },
  ],
  jobs: {
    'access.send-confirmation': sendConfirmationAgain,
    'access.send-recovery': sendRecoveryLink,
    'access.tell-renewed': tellOfRenewed,
    'access.tidy-up': tidyUp,
  },
  jobWords: {
    'access.send-confirmation': 'Шлём ссылку для подтверждения почты',
    'access.send-recovery': 'Шлём ссылку для восстановления доступа',
    'access.tell-renewed': 'Рассказываем семьям о новой редакции согласия',
    'access.tidy-up': 'Убираем старые ссылки, входы и попытки',
  },
  schedules: [
    { job: 'access.tidy-up', cron: '20 3 * * *' },
    { job: 'access.tell-renewed', cron: '40 6 * * *' },
  ],
  journal: {
    'access.registered': 'Семья зарегистрировалась',
    'access.registered-at-point': 'Семье открыли кабинет в пункте приёма',
    'access.registered-by-order': 'Семье завели кабинет по заявлению с Госуслуг',
    'access.registered-again': 'Кто-то указал при регистрации адрес, у которого уже есть кабинет',
    'access.user-created': 'Завели пользователя',
    'access.email-confirmed': 'Подтвердили адрес почты',
    'access.email-change-asked': 'Попросили изменить почту',
    'access.person-changed': 'Изменили свои данные',
    'access.password-changed': 'Изменили пароль',
    'access.recovery-asked': 'Попросили восстановить доступ',
    'access.signed-in': 'Вошли в кабинет',
    'access.sign-in-failed': 'Пытались войти с неверным паролем',
    'access.signed-out': 'Вышли из кабинета',
    'access.factor-enrolled': 'Подключили второй фактор',
    'access.factor-removed': 'Отключили второй фактор',
    'access.factor-released': 'Отключили второй фактор сотруднику, который потерял телефон',
    'access.factor-release-asked': 'Попросили снять второй фактор человеку, который его потерял',
    'access.user-blocked': 'Закрыли пользователю вход',
    'access.user-unblocked': 'Открыли пользователю вход',
    'access.role-withdrawn': 'Региональный оператор забрал роль',
    'access.users-searched': 'Искали пользователей',
    'access.user-looked-at': 'Открыли карточку пользователя',
    'access.recovery-codes-renewed': 'Сформировали новые запасные коды',
    'access.recovery-code-used': 'Вошли по запасному коду',
    'access.code-failed': 'Ввели неверный код второго фактора',
    'access.proved-again': 'Подтвердили вход ещё раз',
    'access.session-ended': 'Закрыли вход на другом устройстве',
    'access.sessions-ended': 'Закрыли вход на всех других устройствах',
    'access.consent-given': 'Дали согласие на обработку персональных данных',
    'access.consent-withdrawn': 'Отозвали согласие на обработку персональных данных',
    'access.password-printed': 'Напечатали новый пароль для входа по номеру сертификата',
    'access.login-closed': 'Закрыли вход по номеру сертификата',
    'access.login-suspended': 'Закрыли вход по номеру сертификата на время, пока объединение карточек можно отменить',
    'access.login-resumed': 'Снова открыли вход по номеру сертификата',
    'access.role-granted': 'Дали роль',
    'access.role-ended': 'Сотрудник больше не работает в этой роли',
    'access.rights-changed': 'Изменили права сотрудника',
    'access.invited': 'Пригласили сотрудника',
    'access.invitation-withdrawn': 'Отозвали приглашение сотрудника',
    'access.invitation-taken': 'Сотрудник открыл приглашение и вошёл',
    'access.role-chosen': 'Выбрали, в какой роли работать',
  },
  facts: {
    role: { called: 'роль', codes: roleWords },
    rights: { called: 'права', codes: rightWords },
    from: { called: 'было', codes: rightWords },
    to: { called: 'стало', codes: rightWords },
    kind: { called: 'документ', codes: documentTitles },
    version: 'редакция',
    order: 'приказ',
    closed: 'кабинет закрыт',
    ended: 'закрыто входов',
    text: 'что искали',
  },
  subjects,
  refusals: { ...refusals, ...refusalsOfUsers },
  letters: [...letters, newSignIn, consentRenewed, cabinetAtPoint, cabinetByOrder, factorChanged],
  settings,
  samples: [...samples, ...factorSamples, ...overseenSamples],
}
