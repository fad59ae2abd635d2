import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { menuOf, type Role } from '#access'
import type { App, Hooks } from '#platform/http'
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts'
import { aKit } from '../platform/http/testing.ts'
import { manifests } from './domains.ts'
import { buildWeb } from './web.ts'

const lines = manifests.flatMap(({ menu }) => menu ?? [])
const permissions = Object.assign({}, ...manifests.map((manifest) => manifest.permissions))
const roles: Role[] = ['family', 'certificate', 'reception', 'provider', 'municipality', 'region', 'support']

const asked = new Map<string, string>()
/** Pages that answer without asking who one is. */
const open = new Set<string>()
let app: App
let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
  const hooks: Hooks = {
    authenticate: async () => {},
    authorise: (request, permission) => {
      asked.set(request.url, permission)
      return 'not-found'
    },
    signedIn: () => null,
  }
  app = await buildWeb(aKit({ db: fresh.db, hooks }), manifests)
  for (const { href } of lines) if ((await app.inject(href)).statusCode === 200 && !asked.has(href)) open.add(href)
})
afterAll(async () => {
  await app.close()
  await fresh.close()
})

describe.each(roles)('the menu of the role %s', (role) => {
  const own = lines.filter((line) => line.roles.includes(role))

  test('leads only to pages that are there and that the role may open', () => {
    const closed = own.filter(
      ({ href }) => !open.has(href) && !permissions[asked.get(href) ?? '']?.roles.includes(role),
    )
    expect(own.length).toBeGreaterThan(0)
    expect(closed.map(({ href }) => href)).toEqual([])
  })

  test('has an order that nobody can mistake, and the settings last', () => {
    const places = own.map(({ place }) => place)
    expect(places).toEqual([...new Set(places)])
    const shown = menuOf({ role, grants: [] }, lines)
    expect(shown).toHaveLength(own.length)
    expect(shown.at(-1)?.href).toBe(role === 'certificate' ? '/my/own-password' : '/my/settings')
  })

  test('is one row of at most eleven words beside «Сменить роль»', () => {
    const words = menuOf({ role, grants: [] }, lines).map(({ group, label }) => group ?? label)
    expect(new Set(words).size).toBeLessThanOrEqual(11)
  })
})

test('who holds several roles can change between them', () => {
  const grant = { scopeId: null, rights: [] }
  const grants = [
    { role: 'family' as const, ...grant },
    { role: 'region' as const, ...grant },
  ]
  expect(menuOf({ role: 'region', grants }, lines).at(-1)).toEqual({ href: '/roles', label: 'Сменить роль' })
})
