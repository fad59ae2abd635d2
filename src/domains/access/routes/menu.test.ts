import { expect, test } from 'vitest'
import type { Role } from '../model.ts'
import { menuOf } from './menu.ts'

const linksOf = (role: Role) => menuOf({ role, grants: [] }).map(({ href }) => href)

test.each([
  ['municipality', ['/municipality', '/my/settings']],
  ['region', ['/region', '/my/settings']],
  ['support', ['/my/settings']],
] as const)('the menu of the role %s leads only to pages that are there', (role, expected) => {
  expect(linksOf(role)).toEqual(expected)
})
