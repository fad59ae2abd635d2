import { inCyrillic, inLatin } from './letters.ts'

/** Identity documents of a child or a guardian, with their Russian names. */
export const documentKinds = {
  'passport-rf': 'Паспорт гражданина Российской Федерации',
  'birth-certificate-rf': 'Свидетельство о рождении, выданное в России',
  'birth-certificate-foreign': 'Свидетельство о рождении другой страны',
  'passport-foreign': 'Паспорт другой страны',
  'temporary-id': 'Временное удостоверение личности',
} as const

export type DocumentKind = keyof typeof documentKinds

/** Series and number as the document itself writes them. */
export type IdentityDocument = { kind: DocumentKind; series: string | null; number: string }

const canonicalRoman = /^(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/

/** Reads series and number typed in one field or in two; null when they cannot belong to such a document. */
export function parseDocument(
  kind: DocumentKind,
  input: string | { series: string; number: string },
): IdentityDocument | null {
  const text = tidy(typeof input === 'string' ? input : `${input.series} ${input.number}`)
  if (kind === 'passport-rf') return parsePassport(text)
  if (kind === 'birth-certificate-rf') return parseBirthCertificate(text)
  return parseOther(kind, text)
}

/** «45 04 123456», «II-ОТ 512345» */
export function formatDocument(document: IdentityDocument): string {
  return withSeries(document, document.number)
}

/** «II-ОТ ····45»: the series and the last two signs stay. */
export function maskDocument(document: IdentityDocument): string {
  return withSeries(document, `····${document.number.slice(-2)}`)
}

const numbersOf = {
  // Ten digits in a row are the number of a certificate, unless the word says otherwise; «З-2026-000123» is a statement.
  passport: /(?<!\d[ -]?|[a-zа-я]-)\d{2}[ -]?\d{2}[ №-]+\d{6}(?!\d)|паспорт\D{0,20}\d{10}(?!\d)/i,
  birth: /(?<![A-ZА-Я])[IVXLCУХ]{1,5}[ -]?[А-ЯЁ]{2}[ №-]*\d{6}(?!\d)/i,
  snils: /(?<!\d)(?:\d{3}[ -]\d{3}[ -]\d{3}[ -]?\d{2}|[0-69]\d{10})(?!\d)/,
}

/** Does a text that travels by mail hold a number of a passport, a birth certificate or a SNILS? A phone is none. */
export function tellsDocument(text: string): boolean {
  return Object.values(numbersOf).some((number) => number.test(text))
}

function withSeries({ kind, series }: IdentityDocument, number: string): string {
  if (series === null) return number
  return `${kind === 'passport-rf' ? `${series.slice(0, 2)} ${series.slice(2)}` : series} ${number}`
}

function parsePassport(text: string): IdentityDocument | null {
  const match = /^(\d{4})(\d{6})$/.exec(text.replace(/[ -]/g, ''))
  return match?.[1] && match[2] ? { kind: 'passport-rf', series: match[1], number: match[2] } : null
}

function parseBirthCertificate(text: string): IdentityDocument | null {
  const match = /^(.{1,9})([A-ZА-Я]{2})(\d{6})$/i.exec(text.replace(/[ -]/g, ''))
  if (!match) return null
  const [, typedRoman = '', typedLetters = '', number = ''] = match
  const roman = readRoman(typedRoman)
  const letters = inCyrillic(typedLetters.toUpperCase())
  if (!canonicalRoman.test(roman) || !/^[А-Я]{2}$/.test(letters)) return null
  return { kind: 'birth-certificate-rf', series: `${roman}-${letters}`, number }
}

// Foreign and temporary papers follow no common pattern: letters of one alphabet, digits, single dashes, blanks or strokes.
function parseOther(kind: DocumentKind, text: string): IdentityDocument | null {
  const number = text.toUpperCase()
  const shaped = /^[\p{L}\d]+(?:[ /-][\p{L}\d]+)*$/u.test(number) && number.length <= 30
  return shaped && (number.match(/\d/g) ?? []).length >= 3 ? { kind, series: null, number } : null
}

/** Roman numerals as people type them: «11», «ll», «П» for II, «Ш» for III, «У» and «Х» for V and X. */
function readRoman(text: string): string {
  const letters = text
    .replace(/[1l|!]/g, 'I')
    .toUpperCase()
    .replaceAll('П', 'II')
    .replaceAll('Ш', 'III')
  return inLatin(letters).replaceAll('Y', 'V')
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/№|\bN[oо]?\.? ?(?=\d{6}$)|серия|номер|["«».,]/gi, ' ')
    .normalize('NFKC')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/ +/g, ' ')
    .replace(/ ?-[ -]*/g, '-')
    .trim()
}
