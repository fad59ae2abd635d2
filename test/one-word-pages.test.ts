/** S-105 as people read it: every page and letter of the gallery, rendered, says one word for one thing. */
import { describe, expect, test } from 'vitest'
import { manifests } from '../src/app/domains.ts'
import { galleryOf } from '../src/app/gallery/list.ts'
import { emptyFrame, renderPage } from '../src/ui/index.ts'

const gallery = galleryOf(manifests)
/** Where a newcomer makes a cabinet, or help explains the two words. */
const ofNewcomers = ['access', 'help', 'support', 'ui']
const register = /(?:за)?регистриру(?:йтесь|йся|ются?)|зарегистрироваться/i
const onProgramme = /(?:за)?регистр\p{L}+ (?:на|в) (?:программ|кружо?к|секци|групп)/iu
const anotherWord = /(?:остав|отправ|офор)\p{L}+ заявк|запись на программу/iu

function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test('the test would notice', () => {
  expect('Зарегистрироваться на программу').toMatch(onProgramme)
  expect('Регистрация в кружок').toMatch(onProgramme)
  expect('Оставить заявку').toMatch(anotherWord)
  expect(gallery.pages.length).toBeGreaterThan(200)
})

describe('S-105: one word for one thing', () => {
  test.each(gallery.pages.map((page) => [page.id, page] as const))('page %s', (_, { area, render }) => {
    const words = wordsOf(renderPage({ ...emptyFrame, footer: [] }, render()))
    const sentences = words.split(/(?<=[.!?»])\s/)
    // Help answers who says it wrongly: «не "зарегистрироваться на программу", а "подать заявку"».
    if (area !== 'help') expect(sentences.filter((sentence) => onProgramme.test(sentence))).toEqual([])
    expect(sentences.filter((sentence) => anotherWord.test(sentence))).toEqual([])
    // «Нет кабинета? Зарегистрируйтесь»: the sentence before says to whom.
    const inPairs = sentences.map((sentence, at) => `${sentences[at - 1] ?? ''} ${sentence}`)
    const asked = sentences.flatMap((sentence, at) => (register.test(sentence) ? [inPairs[at]] : []))
    if (!ofNewcomers.includes(area))
      expect(asked.filter((one = '') => !/кабинет|впервые|ещё нет|заявлени/i.test(one))).toEqual([])
  })

  test.each(
    gallery.letters.flatMap(({ letter, samples }) => samples.map((sample) => [letter.name, sample, letter] as const)),
  )('letter %s: %s', (_, sample, letter) => {
    const facts = letter.samples[sample]
    const words = [letter.subject(facts), JSON.stringify(letter.body(facts))].join(' ')
    expect(words).not.toMatch(onProgramme)
    expect(words).not.toMatch(anotherWord)
  })
})
