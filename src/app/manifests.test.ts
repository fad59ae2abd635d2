import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roleWords } from '#access'
import { jobWordsOf } from '#oversight'
import { aKit } from '../platform/http/testing.ts'
import { manifests } from './domains.ts'
import { handlersOf } from './worker.ts'

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

test('every role that a permission names exists, and every permission is asked for somewhere', () => {
  const permissions = manifests.flatMap(({ permissions: own = {} }) => Object.entries(own))
  expect(permissions.length).toBeGreaterThan(20)
  expect(permissions.flatMap(([, { roles }]) => roles).filter((role) => !(role in roleWords))).toEqual([])
  const source = globSync('src/**/*.{ts,tsx}')
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(permissions.map(([name]) => name).filter((name) => source.split(`'${name}'`).length < 3)).toEqual([])
})

test('every job has a sentence in the words of the operator’s desk', () => {
  const jobs = Object.keys(handlersOf(aKit(), manifests))
  expect(jobs.length).toBeGreaterThan(50)
  const words = jobWordsOf(manifests)
  expect(jobs.filter((job) => !words.get(job))).toEqual([])
  expect([...words.keys()].filter((job) => !job.includes('/') && !jobs.includes(job))).toEqual([])
})
