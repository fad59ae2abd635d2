import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DocumentKind,
  documentKinds,
  formatDocument,
  maskDocument,
  parseDocument,
  tellsDocument,
} from './documents.ts'

const kinds = Object.keys(documentKinds) as DocumentKind[]

test.each([
  '4504123456',
  '45 04 123456',
  '4504 123456',
  '45-04 № 123456',
  'серия 4504 номер 123456',
  ' 45\u00a004\u00a0123456 ',
])('the Russian passport «%s» is read', (text) => {
  expect(parseDocument('passport-rf', text)).toEqual({ kind: 'passport-rf', series: '4504', number: '123456' })
})

test.each([
  'II-ОТ 512345',
  'ii-от 512345',
  'II-OT 512345',
  'IIОТ512345',
  'II ОТ № 512345',
  'II–ОТ № 512345',
  'II - ОТ N 512345',
  'Ⅱ-ОТ 512345',
  '11-ОТ 512345',
  'll-ОТ 512345',
  'ІІ-ОТ 512345',
  'П-ОТ 512345',
  'серия II-ОТ номер 512345',
  '«II-ОТ», 512345',
])('the birth certificate «%s» is II-ОТ 512345', (text) => {
  const certificate = parseDocument('birth-certificate-rf', text)
  expect(certificate).toEqual({ kind: 'birth-certificate-rf', series: 'II-ОТ', number: '512345' })
})

test.each([
  ['I-ХС 000001', 'I-ХС 000001'],
  ['IXC000001', 'I-ХС 000001'],
  ['Ш-БА 654321', 'III-БА 654321'],
  ['1У-МЮ 654321', 'IV-МЮ 654321'],
  ['У1-МЮ 654321', 'VI-МЮ 654321'],
  ['ХХ-АК 654321', 'XX-АК 654321'],
  ['XLIX-АК 654321', 'XLIX-АК 654321'],
])('the birth certificate «%s» is written %s', (text, written) => {
  const certificate = parseDocument('birth-certificate-rf', text)
  expect(certificate && formatDocument(certificate)).toBe(written)
})

test('series and number may stand in two fields', () => {
  const certificate = parseDocument('birth-certificate-rf', { series: 'II-ОТ', number: '№ 512345' })
  expect(certificate && formatDocument(certificate)).toBe('II-ОТ 512345')
  expect(parseDocument('passport-rf', { series: '45 04', number: '123456' })?.series).toBe('4504')
})

test.each([
  ['passport-foreign', 'n 1234567', 'N 1234567'],
  ['passport-foreign', 'FA–123456', 'FA-123456'],
  ['birth-certificate-foreign', 'А-II 1234567', 'А-II 1234567'],
  ['birth-certificate-foreign', '12/345/2015', '12/345/2015'],
  ['temporary-id', '№ 123456', '123456'],
] as const)('%s «%s» is kept as %s', (kind, text, number) => {
  expect(parseDocument(kind, text)).toEqual({ kind, series: null, number })
})

test.each([
  ['passport-rf', ''],
  ['passport-rf', '450412345'],
  ['passport-rf', '45041234567'],
  ['passport-rf', 'II-ОТ 512345'],
  ['passport-rf', '45О4 123456'],
  ['birth-certificate-rf', ''],
  ['birth-certificate-rf', '4504 123456'],
  ['birth-certificate-rf', 'ОТ 512345'],
  ['birth-certificate-rf', 'IIII-ОТ 512345'],
  ['birth-certificate-rf', 'VX-ОТ 512345'],
  ['birth-certificate-rf', 'II-О 512345'],
  ['birth-certificate-rf', 'II-ОТ 51234'],
  ['birth-certificate-rf', 'II-ОТ 5123456'],
  ['birth-certificate-rf', 'II-WZ 512345'],
  ['birth-certificate-foreign', 'нет'],
  ['birth-certificate-foreign', '12'],
  ['passport-foreign', 'FA 123456; --'],
  ['passport-foreign', '<b>123456</b>'],
  ['passport-foreign', '1'.repeat(31)],
  ['temporary-id', '—'],
] as const)('%s «%s» is refused', (kind, text) => {
  expect(parseDocument(kind, text)).toBeNull()
})

test.each([
  ['birth-certificate-rf', 'II-ОТ 512345', 'II-ОТ ····45'],
  ['passport-rf', '4504 123456', '45 04 ····56'],
  ['passport-foreign', 'FA 123456', '····56'],
] as const)('%s «%s» is masked as %s', (kind, text, masked) => {
  const document = parseDocument(kind, text)
  expect(document && maskDocument(document)).toBe(masked)
})

test('what was read is written so that it is read the same again', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'IVXПШУХlОТAKж0123456789 -№'), maxLength: 16 })
  const series = fc.constantFrom('II-ОТ', 'I-ХС', 'xiv мю', '4504', '45 04', 'П-БА')
  const number = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0'))
  const texts = fc.oneof(
    typed,
    fc.tuple(series, number).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(fc.constantFrom(...kinds), texts, (kind, text) => {
      const document = parseDocument(kind, text)
      if (document) expect(parseDocument(kind, formatDocument(document))).toEqual(document)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['Паспорт 8705 654321 не подходит', true],
  ['В паспорте 87 05 № 654321', true],
  ['паспорт: 8705654321', true],
  ['свидетельство II-ЕА 654321', true],
  ['СНИЛС 523-456-789 00', true],
  ['СНИЛС 52345678900', true],
  ['Позвоните 8 (8212) 00-11-12 или 8 912 111-22-33', false],
  ['Позвоните +79121112233, 89121112233 или 8 9121112233', false],
  ['Сертификат 1110928921, заявление З-2026-000330 от 25.11.2026', false],
  ['Закон № 273-ФЗ от 29 декабря 2012 года', false],
])('«%s» tells a document: %s', (text, told) => {
  expect(tellsDocument(text)).toBe(told)
})
