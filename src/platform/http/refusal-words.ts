import type { Facts, Refusal } from '#kernel/refusal'

export type NextStep = { href: string; label: string }

/** How a refusal is told: the status for machines; for people what happened, who can help, and what to do next. */
export type RefusalWords = {
  status: number
  words(facts: Facts): { title: string; text: string; next?: NextStep[] }
  /** Where a page stands now: who opens it by its old address is led there. */
  moved?(facts: Facts, path: string): string
}

export type RefusalTable = Readonly<Record<string, RefusalWords>>

/** Refusals of the platform itself. */
export const platformRefusals: RefusalTable = {
  'http.not-found': say(
    404,
    'Такой страницы нет',
    'Проверьте адрес: возможно, он набран с ошибкой или страницу убрали.',
    [{ href: '/', label: 'На главную' }],
  ),
  'http.sign-in': say(401, 'Нужно войти', 'Войдите и повторите запрос.', [{ href: '/sign-in', label: 'Войти' }]),
  'http.step-up': say(401, 'Подтвердите, что это вы', 'Для этого действия нужно подтвердить вход ещё раз.'),
  'http.second-factor': say(
    403,
    'Сначала подключите второй фактор',
    'В вашей роли вход защищают одноразовым кодом. Подключите приложение для кодов в настройках.',
    [{ href: '/my/settings/second-factor', label: 'Подключить' }],
  ),
  'http.stale-form': say(
    403,
    'Страница открыта давно',
    'Страница открыта давно: обновите её и отправьте ещё раз. Так мы убеждаемся, что отправляете именно вы.',
    [{ href: '/cabinet', label: 'В кабинет' }],
  ),
  'http.key-missing': say(
    400,
    'Нет ключа повтора',
    'Передайте в заголовке Idempotency-Key новый UUID: с ним повтор не сделает дело дважды.',
  ),
  'http.key-reused': say(
    409,
    'Эта форма уже отправлена',
    'Форма уже была отправлена с другими ответами. Откройте страницу заново и заполните её ещё раз.',
    [{ href: '/cabinet', label: 'Посмотреть, что отправлено' }],
  ),
  'http.too-large': say(
    413,
    'Слишком много данных',
    'Сократите текст или приложите файл меньшего размера и отправьте ещё раз.',
  ),
  'http.media-type': say(415, 'Такой вид данных здесь не принимается', 'Отправьте JSON или данные формы.'),
  'http.malformed': say(400, 'Запрос не удалось прочитать', 'Вернитесь на предыдущую страницу и попробуйте ещё раз.', [
    { href: '/', label: 'На главную' },
  ]),
  'http.not-understood': say(422, 'Проверьте данные', 'Некоторые значения не подошли.'),
  'http.too-many': {
    status: 429,
    words: ({ seconds }) => ({
      title: 'Слишком много попыток',
      text: `Подождите и попробуйте ещё раз через ${waiting(Number(seconds))}.`,
    }),
  },
  'http.busy': say(
    503,
    'Сейчас очень много посетителей',
    'Мы не успеваем ответить всем сразу. Подождите несколько секунд и обновите страницу. Отправленное не потеряется и не повторится дважды.',
  ),
  'http.switched-off': say(503, 'Раздел временно закрыт', 'Мы закрыли этот раздел на время работ. Попробуйте позже.', [
    { href: '/', label: 'На главную' },
  ]),
  'http.broken': say(
    500,
    'У нас что-то сломалось',
    'Это наша ошибка, мы уже записали её. Попробуйте ещё раз чуть позже; если не получится — сообщите в поддержку номер ошибки.',
    [{ href: '/', label: 'На главную' }],
  ),
}

export type Told = {
  code: string
  status: number
  title: string
  text: string
  next: NextStep[]
  moved: ((path: string) => string) | null
}

/** A refusal in words. A code nobody described is still answered politely. */
export function tell(table: RefusalTable, refusal: Refusal): Told {
  const known = table[refusal.code]
  const {
    title,
    text,
    next = [],
  } = known?.words(refusal.facts) ?? {
    title: 'Сейчас это сделать нельзя',
    text: 'Правила не разрешают это действие. Если вы не понимаете почему, напишите в поддержку.',
  }
  const { moved } = known ?? {}
  const follow = moved ? (path: string) => moved(refusal.facts, path) : null
  return { code: refusal.code, status: known?.status ?? 409, title, text, next, moved: follow }
}

function say(status: number, title: string, text: string, next: NextStep[] = []): RefusalWords {
  return { status, words: () => ({ title, text, next }) }
}

function waiting(seconds: number): string {
  const [amount, unit] =
    seconds < 90
      ? ([Math.max(1, Math.ceil(seconds)), 'second'] as const)
      : ([Math.ceil(seconds / 60), 'minute'] as const)
  return new Intl.NumberFormat('ru', { style: 'unit', unit, unitDisplay: 'long' })
    .format(amount)
    .replace('секунда', 'секунду')
    .replace('минута', 'минуту')
}
