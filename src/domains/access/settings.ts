import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('access', 'Вход и кабинеты', 20)

const count = (most: number) => z.int().min(1).max(most)

export const confirmationHours = defineSetting(
  'access.confirmation-hours',
  count(720),
  'Сколько часов действует ссылка подтверждения почты',
  { usual: 72 },
)
export const recoveryMinutes = defineSetting(
  'access.recovery-minutes',
  count(1440),
  'Сколько минут действует ссылка восстановления доступа',
  { usual: 60 },
)
export const invitationHours = defineSetting(
  'access.invitation-hours',
  count(720),
  'Сколько часов действует приглашение сотрудника',
  { usual: 72 },
)

/** Failed sign-ins are counted in a window that slides: nobody is locked out for ever. */
export const attemptWindow = defineSetting(
  'access.attempt-window-minutes',
  count(1440),
  'За сколько минут считаются неудачные попытки входа',
  { usual: 15 },
)
export const attemptsPerAccount = defineSetting(
  'access.attempts-per-account',
  count(1000),
  'Неудачных попыток входа на один кабинет',
  { usual: 10 },
)
export const attemptsPerNetwork = defineSetting(
  'access.attempts-per-network',
  count(100_000),
  'Неудачных попыток входа из одной сети',
  { usual: 200 },
)
export const attemptsPerPair = defineSetting(
  'access.attempts-per-pair',
  count(1000),
  'Неудачных попыток входа на один кабинет из одной сети',
  { usual: 5 },
)

/** Look-ups by numbers that found nothing, in the same window: numbers are random, but somebody might try. */
export const guessesPerWorker = defineSetting(
  'access.guesses-per-worker',
  count(1000),
  'Поисков по номерам без результата на одного сотрудника',
  { usual: 10 },
)

/** Letters with links: registration, confirmation, recovery. */
export const lettersWindow = defineSetting(
  'access.letters-window-minutes',
  count(1440),
  'За сколько минут считаются письма со ссылками',
  { usual: 60 },
)
export const lettersPerAddress = defineSetting(
  'access.letters-per-address',
  count(100),
  'Писем со ссылками на один адрес',
  { usual: 3 },
)
export const lettersPerNetwork = defineSetting(
  'access.letters-per-network',
  count(10_000),
  'Писем со ссылками из одной сети',
  { usual: 60 },
)

export const familyPassword = defineSetting(
  'access.family-password',
  z.int().min(8).max(64),
  'Наименьшая длина пароля семьи',
  { usual: 8 },
)
export const staffPassword = defineSetting(
  'access.staff-password',
  z.int().min(8).max(64),
  'Наименьшая длина пароля сотрудника',
  { usual: 12 },
)

/** Who signs in with a one-time code beside the password; everybody else of the staff may. */
export const secondFactor = defineSetting(
  'access.second-factor',
  z.enum(['offered', 'managers', 'staff']),
  'Второй фактор при входе сотрудников',
  {
    options: {
      offered: 'по желанию сотрудника',
      managers: 'обязателен для регионального оператора, муниципалитетов и поддержки',
      staff: 'обязателен для всех сотрудников',
    },
    usual: 'managers',
  },
)
/** Between the password and the code, and how long a proof opens dangerous acts. */
export const codeMinutes = defineSetting(
  'access.code-minutes',
  count(60),
  'Сколько минут есть на код второго фактора после пароля',
  { usual: 10 },
)
export const proofMinutes = defineSetting(
  'access.proof-minutes',
  count(120),
  'Сколько минут после подтверждения входа открыты опасные действия',
  { usual: 15 },
)

/** Two operators take a lost second factor off: the second one confirms within this. */
export const releaseHours = defineSetting(
  'access.release-hours',
  count(720),
  'Сколько часов второй оператор может подтвердить снятие второго фактора',
  { usual: 72 },
)

/** A printed password waits for its first use no longer than this. */
export const printedPasswordDays = defineSetting(
  'access.printed-password-days',
  count(365),
  'Сколько дней действует пароль, напечатанный на выписке',
  { usual: 30 },
)
export const ownPasswordMinutes = defineSetting(
  'access.own-password-minutes',
  count(1440),
  'Сколько минут есть на свой пароль после входа с напечатанным',
  { usual: 15 },
)
/** After a consent is withdrawn (domain 7.4). */
export const consentRetention = defineSetting(
  'access.consent-retention-days',
  count(365),
  'Через сколько дней после отзыва согласия удаляют документ и адрес из кабинета',
  { usual: 30 },
)

/** A family that Gosuslugi brought proves its address by this letter; the next order sends another one. */
export const orderedCabinetDays = defineSetting(
  'access.ordered-cabinet-days',
  count(90),
  'Сколько дней действует ссылка в кабинет, заведённый по заявлению с Госуслуг',
  { usual: 30 },
)

export const settings = [
  orderedCabinetDays,
  confirmationHours,
  recoveryMinutes,
  invitationHours,
  attemptWindow,
  attemptsPerAccount,
  attemptsPerNetwork,
  attemptsPerPair,
  guessesPerWorker,
  lettersWindow,
  lettersPerAddress,
  lettersPerNetwork,
  familyPassword,
  staffPassword,
  secondFactor,
  codeMinutes,
  proofMinutes,
  releaseHours,
  printedPasswordDays,
  ownPasswordMinutes,
  consentRetention,
]
