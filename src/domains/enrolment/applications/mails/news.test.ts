import { expect, test } from 'vitest'
import type { Letter } from '#platform/mail'
import { offerLetters } from '../../contracts/mails/offer.ts'
import { terminationLetters } from '../../contracts/mails/termination.ts'
import { letters, toFamily } from './news.ts'
import { example } from './news-facts.ts'

const written = <F>({ name, why, subject, samples }: Letter<F>) => ({
  ...{ name, toFamily: why === toFamily, subjects: Object.values(samples).map((facts) => subject(facts)) },
})
const all = [...[...letters, ...offerLetters].map(written), ...terminationLetters.map(written)]
const named = (subject: string) => subject.includes(example.name)

test.each(all.filter((one) => one.toFamily))('the letter $name to a family says whose it is', ({ subjects }) => {
  expect(subjects.filter((subject) => !named(subject))).toEqual([])
})

test.each(all.filter((one) => !one.toFamily))('the letter $name to a provider names no child', ({ subjects }) => {
  expect(subjects.filter(named)).toEqual([])
})
