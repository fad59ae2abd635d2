import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import type { KitConfig, ProtectedChannelConfig } from '#platform/http'
import type { LogLevel } from '#platform/log'
import type { SessionLimits } from '#platform/session'
import { type REGIONS, settings } from './settings.ts'

export type Region = (typeof REGIONS)[number]

export type Config = KitConfig & {
  region: Region
  port: number
  host: string
  dataFolder: string
  /** Null: the embedded server in the data folder. */
  databaseUrl: string | null
  databaseSchema: string
  databaseConnections: number
  smtpUrl: string | null
  mailFrom: string
  staffSessions: SessionLimits
  /** Where workers may see personal data (S-059). */
  protectedChannel: ProtectedChannelConfig
  /** When a new town of the demo begins to live; null: now. */
  demoNow: Temporal.Instant | null
  roles: { web: boolean; worker: boolean }
  logLevel: LogLevel
}

/** Its message is one sentence for the operator; the program prints it and does not start. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

const REGION_NAMES: Record<Region, string> = {
  demo: 'Озёрная область',
  amur: 'Амурская область',
  komi: 'Республика Коми',
  smolensk: 'Смоленская область',
  vladimir: 'Владимирская область',
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment. `keptSecret` gives the demo's own key; elsewhere the operator gives one. */
export function readConfig(environment: Environment, keptSecret: (dataFolder: string) => string = openSecret): Config {
  const given = readSettings(environment)
  const demo = given.DEMO ?? !given.DATABASE_URL
  const publicUrl = publicUrlOf(given, demo)
  const dataFolder = resolve(given.DATA_DIR)
  if (!demo && !given.SECRET_KEY) stop('SECRET_KEY', 'вне демо нужен ключ: задайте не меньше 32 случайных знаков')
  return {
    region: given.REGION,
    regionName: REGION_NAMES[given.REGION],
    demo,
    port: given.PORT,
    host: given.HOST,
    publicUrl,
    dataFolder,
    assetsFolder: join(dataFolder, 'assets'),
    databaseUrl: given.DATABASE_URL ?? null,
    databaseSchema: given.DATABASE_SCHEMA ?? `kruzhok_${given.REGION}`,
    databaseConnections: given.DATABASE_CONNECTIONS,
    secretKey: new TextEncoder().encode(given.SECRET_KEY ?? keptSecret(dataFolder)),
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM ?? `Кружок <no-reply@${publicUrl.hostname}>`,
    trustedProxies: given.TRUSTED_PROXIES,
    sessions: limits(given.SESSION_IDLE_HOURS, given.SESSION_HOURS),
    staffSessions: limits(given.STAFF_SESSION_IDLE_HOURS, given.STAFF_SESSION_HOURS),
    metricsToken: given.METRICS_TOKEN ?? null,
    requestsAtOnce: given.REQUESTS_AT_ONCE,
    mostLoopDelayMs: 2000,
    limitRates: given.RATE_LIMITS,
    protectedChannel: protectedChannelOf(given, publicUrl),
    demoNow: given.DEMO_NOW ?? null,
    roles: { web: given.ROLES.includes('web'), worker: given.ROLES.includes('worker') },
    logLevel: given.LOG_LEVEL,
  }
}

type Settings = typeof settings
type Given = {
  [Name in keyof Settings]:
    | z.output<Settings[Name]['schema']>
    | (Settings[Name]['usual'] extends string ? never : undefined)
}

function readSettings(environment: Environment): Given {
  const entries = Object.entries(settings).map(([name, { schema, usual }]) => {
    const written = environment[name]?.trim() || usual
    if (written === null) return [name, undefined]
    const parsed = schema.safeParse(written)
    if (!parsed.success) stop(name, parsed.error.issues[0]?.message ?? 'непонятное значение')
    return [name, parsed.data]
  })
  return Object.fromEntries(entries) as Given
}

/** Without TLS anyone on the way would read children's data, so plain http is for this machine and the demo only. */
function publicUrlOf({ PUBLIC_URL, PORT }: Given, demo: boolean): URL {
  if (!PUBLIC_URL && !demo) stop('PUBLIC_URL', 'вне демо нужен адрес сайта, например https://kruzhok.region.ru')
  const url = new URL(PUBLIC_URL ?? `http://localhost:${PORT}`)
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1'
  if (!demo && url.protocol !== 'https:' && !local) stop('PUBLIC_URL', 'вне демо адрес сайта начинается с https://')
  return url
}

/** Browsers keep the sign-in of an https site from plain http, so the protected port of such a site speaks TLS too. */
function protectedChannelOf(given: Given, publicUrl: URL): ProtectedChannelConfig {
  const { PROTECTED_PORT: port, PROTECTED_TLS_KEY: key, PROTECTED_TLS_CERT: cert } = given
  const clientAuthority = given.PROTECTED_CLIENT_CA ?? null
  const tls = key && cert ? { key, cert, clientAuthority } : null
  if (!tls && (key || cert || clientAuthority))
    stop('PROTECTED_TLS_CERT', 'нужны вместе файл сертификата PROTECTED_TLS_CERT и файл ключа PROTECTED_TLS_KEY')
  if (port !== undefined && !tls && publicUrl.protocol === 'https:')
    stop('PROTECTED_TLS_CERT', 'сайт на https, поэтому и защищённому порту нужны сертификат и ключ')
  return {
    listener: port === undefined ? null : { port, host: given.PROTECTED_HOST, tls },
    gateways: given.PROTECTED_GATEWAYS,
    header: given.PROTECTED_HEADER,
  }
}

function stop(name: string, problem: string): never {
  throw new ConfigurationError(`Проверьте настройку ${name}: ${problem}.`)
}

function limits(idle: number, absolute: number): SessionLimits {
  return { idle: Temporal.Duration.from({ hours: idle }), absolute: Temporal.Duration.from({ hours: absolute }) }
}

/** The demo's key is made once and kept, so that a restart signs nobody out. */
function openSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret-key')
  try {
    mkdirSync(dataFolder, { recursive: true })
    // `wx`: of two programs started at once, one writes and both read the same.
    writeFileSync(file, Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url'), {
      flag: 'wx',
      mode: 0o600,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigurationError(`Проверьте настройку DATA_DIR: в папку ${dataFolder} нельзя записать.`, {
        cause: error,
      })
  }
  return readFileSync(file, 'utf8')
}
