import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { demoPreset, type Setting } from '#region'
import { manifests } from './domains.ts'

test('the demo region gives every setting a value that the setting accepts', () => {
  const values = new Map(demoPreset.settings.flatMap((group) => Object.entries(group.values)))
  const all = manifests.flatMap(({ settings = [] }) => settings as readonly Setting<unknown>[])
  expect(all.length).toBeGreaterThan(10)
  expect(all.filter(({ name, schema }) => !schema.safeParse(values.get(name)).success).map(({ name }) => name)).toEqual(
    [],
  )
  const declared = new Set(all.map(({ name }) => name))
  expect([...values.keys()].filter((name) => !declared.has(name))).toEqual([])
})

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
