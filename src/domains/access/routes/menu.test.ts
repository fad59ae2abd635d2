import { expect, test } from 'vitest'
import type { Role } from '../model.ts'
import { menuOf } from './menu.ts'

const linksOf = (role: Role) => menuOf({ role, grants: [] }).map(({ href }) => href)

test.each([
  [
    'municipality',
    [
      '/municipality',
      '/municipality/invoices',
      '/municipality/agreements',
      '/changes',
      '/municipality/points',
      '/municipality/coverage',
      '/municipality/doubles',
      '/municipality/disputes',
      '/my/settings',
    ],
  ],
  [
    'region',
    [
      '/region',
      '/region/statements',
      '/region/providers',
      '/region/checks',
      '/changes',
      '/municipality/points',
      '/region/invoices',
      '/region/coverage',
      '/region/doubles',
      '/region/settings',
      '/my/settings',
    ],
  ],
  ['family', ['/my', '/my/children', '/my/applications', '/my/favourites', '/my/settings']],
  ['certificate', ['/my', '/my/favourites', '/my/own-password']],
  ['support', ['/support/doubles', '/my/settings']],
] as const)('the menu of the role %s leads only to pages that are there', (role, expected) => {
  expect(linksOf(role)).toEqual(expected)
})
