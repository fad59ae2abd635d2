import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { manifests } from './domains.ts'

test('every word that acts write into the journal has its sentence in a manifest', () => {
  const sources = globSync('src/domains/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$/.test(path))
  const written = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\brecord\(\s*\w+,\s*(?:\{[^}]*\}|[\w.]+),\s*'([^']+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  )
  expect(written.length).toBeGreaterThan(20)
  const declared = new Set(manifests.flatMap(({ journal = {} }) => Object.keys(journal)))
  expect([...new Set(written)].filter((word) => !declared.has(word))).toEqual([])
})
