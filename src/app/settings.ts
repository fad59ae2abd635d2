import { isIP } from 'node:net'
import { z } from 'zod'
import { LOG_LEVELS } from '#platform/log'

export const REGIONS = ['demo', 'amur', 'komi', 'smolensk', 'vladimir'] as const

type Setting<S extends z.ZodType, U extends string | null> = {
  schema: S
  /** As it would be written in the environment; null: there is none, empty or made from other settings. */
  usual: U
  /** For the guide: what it is for, and what happens without it. */
  words: string
}

const text = z.string().trim().min(1)
const whole = (least: number, most: number) => {
  const words = `нужно целое число от ${least} до ${most}`
  return z.coerce.number(words).int(words).min(least, words).max(most, words)
}
const yesOrNo = z.enum(['yes', 'no'], 'нужно yes или no').transform((answer) => answer === 'yes')
const list = z.string().transform((items) =>
  items
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)
const address = (protocols: readonly string[], example: string) =>
  text.refine((url) => protocols.includes(URL.parse(url)?.protocol ?? ''), `нужен адрес вида ${example}`)

const ROLE_WORDS = 'нужно web, worker или оба через запятую'

/** Everything that may be set by the environment. The guide's table is made from this. */
export const settings = {
  REGION: setting(
    z.enum(REGIONS, `нужно одно из имён: ${REGIONS.join(', ')}`),
    'demo',
    'Какой регион: набор правил и текстов, а в демо ещё и жители города.',
  ),
  PORT: setting(whole(0, 65_535), '3000', 'Порт сайта.'),
  HOST: setting(text, '0.0.0.0', 'Адрес, на котором сайт ждёт посетителей; 127.0.0.1 — только эта машина.'),
  PUBLIC_URL: setting(
    address(['http:', 'https:'], 'https://kruzhok.region.ru'),
    null,
    'Адрес сайта для людей: из него строятся ссылки в письмах. В демо — http://localhost с портом; в работе обязателен и начинается с https.',
  ),
  DATA_DIR: setting(text, './data', 'Папка данных: встроенная база, ключ демо, собранные файлы сайта.'),
  DATABASE_URL: setting(
    address(['postgres:', 'postgresql:'], 'postgres://user:password@host/database'),
    null,
    'Сервер PostgreSQL не старше 15. Без него работает встроенный, в папке данных.',
  ),
  DATABASE_SCHEMA: setting(
    z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'нужно имя из строчных латинских букв, цифр и подчёркиваний'),
    null,
    'Схема региона в базе: в одной базе могут жить несколько регионов. Обычно kruzhok_ и имя региона.',
  ),
  DATABASE_CONNECTIONS: setting(whole(2, 500), '16', 'Сколько соединений с базой держит один процесс.'),
  SECRET_KEY: setting(
    z.string().min(32, 'нужно не меньше 32 знаков; подойдёт вывод команды «openssl rand -base64 32»'),
    null,
    'Ключ подписей и шифрования: не меньше 32 случайных знаков, один для всех процессов. Обязателен в работе; в демо создаётся сам и хранится в папке данных. Потеряв его, нельзя прочитать СНИЛС и документы.',
  ),
  DEMO: setting(
    yesOrNo,
    null,
    'Демо-режим: вход одним нажатием, подвижные часы, почтовый ящик на странице. Обычно yes со встроенной базой и no со своим сервером.',
  ),
  SMTP_URL: setting(
    address(['smtp:', 'smtps:'], 'smtps://user:password@mail.region.ru'),
    null,
    'Почтовый сервер. Без него письма не уходят, а складываются в ящик демо.',
  ),
  MAIL_FROM: setting(text, null, 'От кого письма. Обычно «Кружок» и адрес no-reply на домене сайта.'),
  TRUSTED_PROXIES: setting(
    list.refine((items) => items.every(isNetwork), 'нужны адреса или сети через запятую, например 10.0.0.0/8'),
    '',
    'Адреса прокси перед сайтом, чьему X-Forwarded-For можно верить, через запятую.',
  ),
  PROTECTED_PORT: setting(
    whole(0, 65_535),
    null,
    'Порт защищённого канала: соединения с него считаются пришедшими из защищённой сети, и сотрудник пункта видит личные данные. Открывайте его только для этой сети (ViPNet, аттестованный сегмент).',
  ),
  PROTECTED_HOST: setting(
    text,
    '127.0.0.1',
    'Адрес, на котором слушает защищённый канал: адрес машины в защищённой сети.',
  ),
  PROTECTED_TLS_KEY: setting(text, null, 'Файл ключа TLS для защищённого порта (PEM).'),
  PROTECTED_TLS_CERT: setting(
    text,
    null,
    'Файл сертификата TLS для защищённого порта (PEM). Обязателен, если сайт на https.',
  ),
  PROTECTED_CLIENT_CA: setting(
    text,
    null,
    'Файл удостоверяющего центра (PEM): тогда защищённый порт пускает только рабочие места с сертификатом, выданным им.',
  ),
  PROTECTED_GATEWAYS: setting(
    list.refine((items) => items.every(isNetwork), 'нужны адреса или сети через запятую, например 10.0.0.5'),
    '',
    'Адреса шлюзов защищённой сети, чьей отметке верят, через запятую. С других адресов отметка ничего не значит.',
  ),
  PROTECTED_HEADER: setting(
    z.string().regex(/^[A-Za-z][A-Za-z0-9-]{2,60}$/, 'нужно имя заголовка, например X-Protected-Channel'),
    'X-Protected-Channel',
    'Заголовок, которым шлюз отмечает запросы из защищённой сети (значение yes). Присланный клиентом шлюз обязан удалять.',
  ),
  SESSION_IDLE_HOURS: setting(whole(1, 24 * 90), '72', 'Через сколько часов без действий семья входит заново.'),
  SESSION_HOURS: setting(whole(1, 24 * 365), '720', 'Сколько часов самое большее живёт вход семьи.'),
  STAFF_SESSION_IDLE_HOURS: setting(whole(1, 24), '2', 'Через сколько часов без действий сотрудник входит заново.'),
  STAFF_SESSION_HOURS: setting(whole(1, 72), '12', 'Сколько часов самое большее живёт вход сотрудника.'),
  METRICS_TOKEN: setting(
    text,
    null,
    'Ключ для /metrics с других машин (Authorization: Bearer …). Без него метрики видны только с этой машины.',
  ),
  REQUESTS_AT_ONCE: setting(
    whole(1, 100_000),
    '600',
    'Сколько запросов обслуживаются разом; остальным сайт сразу отвечает «зайдите через несколько секунд».',
  ),
  RATE_LIMITS: setting(
    yesOrNo,
    'yes',
    'Ограничивать частоту попыток (вход, поиск по номеру). no — только для измерений.',
  ),
  DEMO_NOW: setting(
    z.iso.datetime('нужен момент вида 2026-11-20T09:00:00Z').transform((moment) => Temporal.Instant.from(moment)),
    null,
    'Только в демо: момент, с которого новый город начинает жить. Без него — сейчас.',
  ),
  ROLES: setting(
    list.pipe(z.array(z.enum(['web', 'worker'], ROLE_WORDS)).min(1, ROLE_WORDS)),
    'web,worker',
    'Что делает процесс: web — сайт, worker — фоновые дела. Обычно и то и другое.',
  ),
  LOG_LEVEL: setting(
    z.enum(LOG_LEVELS, `нужно одно из слов: ${LOG_LEVELS.join(', ')}`),
    'info',
    'Подробность журнала программы: fatal, error, warn, info, debug, trace, silent.',
  ),
}

function setting<S extends z.ZodType, U extends string | null>(schema: S, usual: U, words: string): Setting<S, U> {
  return { schema, usual, words }
}

function isNetwork(item: string): boolean {
  const [ip = '', bits, ...rest] = item.split('/')
  return isIP(ip) > 0 && rest.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits))
}

/** The table of docs/guide/configuration.md. */
export function settingsTable(): string {
  const rows = Object.entries(settings).map(
    ([name, { usual, words }]) => `| \`${name}\` | ${usual ? `\`${usual}\`` : '—'} | ${words} |`,
  )
  return ['| Переменная | Обычно | Что это |', '|---|---|---|', ...rows].join('\n')
}
