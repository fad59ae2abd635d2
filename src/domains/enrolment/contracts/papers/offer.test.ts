import { afterAll, expect, test } from 'vitest'
import { closePapers, typeset } from '#platform/pdf'
import { readPaper } from '../../../../platform/pdf/testing.ts'
import { application, offer } from '../../samples/records.ts'
import { enrolmentStatementPaper } from './enrolment-statement.ts'
import { offerPaper } from './offer.ts'

afterAll(() => closePapers())

test('S-083 the offer has its ten sections, both sides and the price by month, with declined names', async () => {
  const { text, tagged, language, title, tags } = await readPaper(await typeset(offerPaper, offer))
  expect({ tagged, language, title }).toEqual({
    tagged: true,
    language: 'ru',
    title: 'Договор-оферта об образовании',
  })
  expect(tags.filter((tag) => tag === 'H2')).toHaveLength(10)
  const flat = text.replace(/\s+/g, ' ')
  for (const words of [
    'Петровой Анне',
    'Петрова Ивана Сергеевича',
    '2804615937',
    'сентябрь 2026',
    'Договор принят в личном кабинете',
  ])
    expect(flat).toContain(words)
})

test('an offer that nobody accepted yet says nothing of acceptance', async () => {
  const waiting = {
    ...offer,
    application: { ...application, contractId: offer.application.contractId, offeredAt: offer.application.offeredAt },
  }
  const { text } = await readPaper(
    await typeset(offerPaper, { ...waiting, parties: { ...offer.parties, acceptedBy: null } }),
  )
  expect(text).not.toContain('Договор принят')
})

test('a free programme has no table of payments', async () => {
  const free = {
    ...offer,
    months: [],
    application: { ...offer.application, source: 'budget' as const, price: 0n, certificate: 0n, parent: 0n },
  }
  const { text } = await readPaper(await typeset(offerPaper, free))
  expect(text.replace(/\s+/g, ' ')).toContain('Обучение оплачивает бюджет')
})

test('the enrolment statement is filled from the record', async () => {
  const { text } = await readPaper(await typeset(enrolmentStatementPaper, offer))
  const flat = text.replace(/\s+/g, ' ')
  for (const words of ['от Петровой Анны Викторовны', 'Прошу зачислить Петрова Ивана Сергеевича', '118-ПФ'])
    expect(flat).toContain(words)
})
