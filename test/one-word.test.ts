/** S-105: «зарегистрироваться» is for newcomers; on a programme one files an application. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withoutComments } from './support/source-scan.ts'

const register = /(?:за)?регистрир(?:оваться|уйтесь|уйся)|зарегистрироваться|регистраци[юя] (?:на|в) (?:программ|круж)/i
/** Where a newcomer makes a cabinet, or is told how. */
const ofNewcomers = /^src\/(?:domains\/(?:access|help)\/|ui\/(?:layout|samples)|app\/demo\/)/

test('S-105: only newcomers are asked to register; a programme is answered with «подать заявку»', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$/.test(path))
  expect(files.length).toBeGreaterThan(100)
  const sentences = files.flatMap((path) =>
    withoutComments(readFileSync(path, 'utf8'))
      .split('\n')
      // Words by which help is searched are what people say, not what we say.
      .filter((line) => register.test(line) && !/^\s*words:/.test(line))
      .map((line) => ({ path, line: line.trim() })),
  )
  expect(sentences.length).toBeGreaterThan(0)
  const elsewhere = sentences.filter(({ path, line }) => !ofNewcomers.test(path) && !/кабинет|впервые/i.test(line))
  expect(elsewhere).toEqual([])
  const ofProgrammes = sentences.filter(
    ({ line }) => /регистр\S* (?:на|в) (?:программ|круж)/i.test(line) && !/не/i.test(line),
  )
  expect(ofProgrammes).toEqual([])
})
