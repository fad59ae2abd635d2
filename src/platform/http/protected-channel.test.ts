import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request as overTls } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from './app.ts'
import { createApp } from './create-app.ts'
import { openProtectedListener, type ProtectedListener, protectedChannel } from './protected-channel.ts'
import { aKit } from './testing.ts'

const header = 'X-Protected-Channel'
const isProtected = protectedChannel({ listener: null, gateways: ['10.1.0.5', '10.2.0.0/16', 'fd00::7'], header })

let app: App
beforeAll(async () => {
  // The reverse proxy of the site is believed about visitors' addresses, but it is no gateway of the channel.
  app = await createApp(aKit({ config: { trustedProxies: ['192.0.2.1'] } }), {
    ...{ permissions: [], refusals: {}, machinePaths: [] },
  })
  app.get('/channel', { config: { permission: 'anyone' } }, async (request) => ({ protected: isProtected(request) }))
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

describe('S-059 S-166: the protected channel is known by the connection, never by the client’s word', () => {
  const ask = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: '/channel', remoteAddress, headers })).json<{ protected: boolean }>().protected
  const marked = { [header]: 'yes' }

  test.each([
    ['a gateway of the list', '10.1.0.5', true],
    ['a gateway of a network of the list', '10.2.200.1', true],
    ['the same address written as IPv6', '::ffff:10.1.0.5', true],
    ['a gateway with an IPv6 address', 'fd00::7', true],
    ['a visitor from anywhere', '203.0.113.7', false],
    ['the proxy of the site', '192.0.2.1', false],
    ['a neighbour of the gateway', '10.1.0.6', false],
  ])('%s sends the mark', async (_who, address, is) => {
    expect(await ask(address, marked)).toBe(is)
  })

  test('a gateway without the mark, or with another word, brings an ordinary request', async () => {
    expect(await ask('10.1.0.5')).toBe(false)
    expect(await ask('10.1.0.5', { [header]: 'no' })).toBe(false)
  })

  test('a forwarded address does not make a gateway of a visitor', async () => {
    const forged = { ...marked, 'X-Forwarded-For': '10.1.0.5', 'X-Real-IP': '10.1.0.5', Forwarded: 'for=10.1.0.5' }
    expect(await ask('203.0.113.7', forged)).toBe(false)
    expect(await ask('192.0.2.1', forged)).toBe(false)
  })

  test('without configured gateways nobody’s mark counts', async () => {
    const nobody = protectedChannel({ listener: null, gateways: [], header })
    const raw = { socket: { remoteAddress: '127.0.0.1' }, headers: { 'x-protected-channel': 'yes' } }
    expect(nobody({ raw } as never)).toBe(false)
  })

  test('what the own listener takes is protected, and the public port beside it is not', async () => {
    const own = await openProtectedListener(app, { port: 0, host: '127.0.0.1', tls: null })
    const publicPort = (app.server.address() as { port: number }).port
    const over = async (port: number, headers = {}) =>
      (await fetch(`http://127.0.0.1:${port}/channel`, { headers })).json()
    expect(await over(own.port)).toEqual({ protected: true })
    expect(await over(publicPort)).toEqual({ protected: false })
    expect(await over(publicPort, marked)).toEqual({ protected: false })
    await own.close()
  })
})

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('S-166: with an authority for workplaces', () => {
  let folder: string
  let own: ProtectedListener
  const file = (name: string) => join(folder, name)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kruzhok-channel-'))
    for (const name of ['authority', 'stranger'])
      openssl(
        ...'req -x509 -newkey rsa:2048 -nodes -days 2'.split(' '),
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
      )
    for (const name of ['site', 'workplace']) {
      openssl(
        ...'req -newkey rsa:2048 -nodes'.split(' '),
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
      )
      openssl(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        'authority.pem',
        '-CAkey',
        'authority.key',
        '-CAcreateserial',
        '-days',
        '2',
        '-out',
        `${name}.pem`,
      )
    }
    const tls = { key: file('site.key'), cert: file('site.pem'), clientAuthority: file('authority.pem') }
    own = await openProtectedListener(app, { port: 0, host: '127.0.0.1', tls })
  })
  afterAll(async () => {
    await own.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = (as: string | null) =>
    new Promise<string>((resolve) => {
      const certificate = as ? { key: readFileSync(file(`${as}.key`)), cert: readFileSync(file(`${as}.pem`)) } : {}
      const options = { host: '127.0.0.1', port: own.port, path: '/channel', rejectUnauthorized: false, agent: false }
      const asked = overTls({ ...options, ...certificate }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve)
      })
      asked.on('error', () => resolve('refused')).end()
    })

  test('a workplace with its certificate comes in, one without or with a stranger’s does not', async () => {
    expect(JSON.parse(await ask('workplace'))).toEqual({ protected: true })
    expect(await ask(null)).toBe('refused')
    expect(await ask('stranger')).toBe('refused')
  })
})
