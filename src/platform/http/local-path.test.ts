import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/', '/my/children?tab=1', '/programmes?q=%D1%88%D0%B0%D1%85#top'])('%s leads home', (path) => {
  expect(localPath(path)).toBe(path)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '/my/..//evil.example',
  'javascript:alert(1)',
  'my',
  '',
  undefined,
  ['/a'],
])('%s leads nowhere else', (path) => {
  expect(localPath(path)).toBe('/')
})
