import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roleWords } from '#access'
import { leadsOn } from '#audit'
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

test('every fact that acts write into the journal is called by a word in the manifest of its domain', () => {
  const written = globSync('src/domains/**/*.{ts,tsx}')
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .flatMap((path) => factsWrittenIn(readFileSync(path, 'utf8')).map((fact) => ({ domain: path.split('/')[2], fact })))
  expect(written.length).toBeGreaterThan(100)
  const called = new Map(manifests.map(({ name, facts = {} }) => [name, Object.keys(facts)]))
  const nameless = written.filter(({ domain = '', fact }) => !leadsOn(fact) && !called.get(domain)?.includes(fact))
  expect(nameless.map(({ domain, fact }) => `${domain}: ${fact}`)).toEqual([])
})

/** Names between the braces of `facts: {…}` in an act's call, or of the constant that it names. What helpers write the journal itself refuses. */
function factsWrittenIn(source: string): string[] {
  return [...source.matchAll(/(?<!function )\b(?:record|write)\(\s*\w+,[\s\S]*?\bnow,?\s*\)/g)].flatMap(
    ({ 0: call, index }) => {
      const before = source.slice(0, index)
      const constant = (name: string) => before.split(`const ${name} = `).slice(1).at(-1) ?? ''
      const subject = /'[\w.-]+',\s*(trace|subject|about),/.exec(call)?.[1]
      const told = subject ? constant(subject) : call
      const own = /\bfacts: (\{[^{}]*\})/.exec(told)?.[1]
      const named = /\bfacts\b(?!:)/.test(told.slice(0, 300)) ? /^(\{[^{}]*\})/.exec(constant('facts'))?.[1] : undefined
      return namesOf(own ?? named ?? '')
    },
  )
}

function namesOf(braces: string): string[] {
  return braces
    .replace(/^\{|\}$/g, '')
    .split(',')
    .flatMap((part) => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? [])
}

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
