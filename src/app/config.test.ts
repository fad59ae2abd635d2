import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigurationError, readConfig } from './config.ts'
import { settingsTable } from './settings.ts'

const secret = () => 'a-secret-of-the-demo'
const work = {
  REGION: 'komi',
  DATABASE_URL: 'postgres://kruzhok@db/kruzhok',
  PUBLIC_URL: 'https://kruzhok.rkomi.ru',
  SECRET_KEY: 'k'.repeat(44),
}

test('without a single setting it is the demo', () => {
  const config = readConfig({}, secret)
  expect(config).toMatchObject({ demo: true, port: 3000, databaseUrl: null, databaseSchema: 'kruzhok_demo' })
  expect(config.publicUrl.href).toBe('http://localhost:3000/')
  expect(config.trustedProxies).toEqual([])
})

test('any region with the embedded server is a demo town of its own, unless DEMO=no', () => {
  expect(readConfig({ REGION: 'komi' }, secret)).toMatchObject({
    demo: true,
    region: 'komi',
    databaseSchema: 'kruzhok_komi',
  })
  const { DATABASE_URL: _, ...embedded } = work
  expect(readConfig({ ...embedded, DEMO: 'no' })).toMatchObject({ demo: false, databaseUrl: null })
})

test('a region at work is no demo', () => {
  const config = readConfig(work)
  expect(config).toMatchObject({
    demo: false,
    region: 'komi',
    databaseSchema: 'kruzhok_komi',
    roles: { web: true, worker: true },
  })
  expect(config.mailFrom).toBe('Кружок <no-reply@kruzhok.rkomi.ru>')
})

describe('a wrong setting stops the start with one sentence that names it', () => {
  test.each([
    [{ PORT: 'abc' }, /^Проверьте настройку PORT: .+\.$/],
    [{ PORT: '70000' }, /PORT: нужно целое число от 0 до 65535\./],
    [{ REGION: 'mars' }, /REGION: нужно одно из имён: demo, amur/],
    [{ ...work, PUBLIC_URL: 'http://kruzhok.rkomi.ru' }, /PUBLIC_URL: .*https/],
    [{ ...work, PUBLIC_URL: undefined }, /PUBLIC_URL: вне демо нужен адрес сайта/],
    [{ ...work, SECRET_KEY: '' }, /SECRET_KEY: вне демо нужен ключ/],
    [{ ...work, SECRET_KEY: 'short' }, /SECRET_KEY: нужно не меньше 32/],
    [{ TRUSTED_PROXIES: '10.0.0.0/8, proxy' }, /TRUSTED_PROXIES/],
    [{ ROLES: 'web,cook' }, /ROLES/],
    [{ DEMO_NOW: 'tomorrow' }, /DEMO_NOW: нужен момент вида 2026-11-20T09:00:00Z/],
    [{ PROTECTED_GATEWAYS: 'vipnet.local' }, /PROTECTED_GATEWAYS: нужны адреса или сети/],
    [{ PROTECTED_TLS_KEY: 'channel.key' }, /PROTECTED_TLS_CERT: нужны вместе/],
    [{ ...work, PROTECTED_PORT: '8443' }, /PROTECTED_TLS_CERT: сайт на https/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: нужен адрес вида postgres/],
  ])('%o', (environment, sentence) => {
    const read = () => readConfig(environment, secret)
    expect(read).toThrow(ConfigurationError)
    expect(read).toThrow(sentence)
  })
})

test('the key of the demo survives a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-config-'))
  const [first, second] = [readConfig({ DATA_DIR: folder }), readConfig({ DATA_DIR: folder })]
  rmSync(folder, { recursive: true })
  expect(first.secretKey.length).toBeGreaterThanOrEqual(32)
  expect(second.secretKey).toEqual(first.secretKey)
})

/** Rewritten by `npx vitest run src/app/config.test.ts -u`. */
test('the guide describes every setting', async () => {
  const page = `# Настройки\n\nПрограмма настраивается переменными окружения. Неверное значение останавливает запуск одним предложением.\nТаблица сделана из \`src/app/settings.ts\`.\n\n${settingsTable()}\n`
  await expect(page).toMatchFileSnapshot('../../docs/guide/configuration.md')
})
