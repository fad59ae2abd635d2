import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filmKindOf, partOf, readCaptions } from './film.ts'
import { filmsFolder } from './videos/lessons.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['\0\0\0\x20ftypisom', 'mp4'],
  ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'webm'],
  ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska', null],
  ['MZ\x90\0', null],
  ['<!--ftyp--><script>', null],
  ['', null],
])('a film is known by its bytes: %j', (text, kind) => {
  expect(filmKindOf(bytes(text))).toBe(kind)
})

test.each([
  ['WEBVTT\n\n00:00.000 --> 00:02.500\nОткройте кабинет\n\n1\n00:03.000 --> 01:02.100 line:0\nНажмите\n', 63],
  ['\uFEFFWEBVTT\r\n\r\n1:00:00.000 --> 1:00:01.000\r\nЧас\r\n', 3601],
])('captions say how long the film is', (text, seconds) => {
  expect(readCaptions(Buffer.from(text))).toMatchObject({ seconds })
})

test.each([
  ['1\n00:00:01,000 --> 00:00:02,000\nПодписи другого вида', 'начинается со слова WEBVTT'],
  ['WEBVTT\n\n00:01,000 --> 00:02,000\nЗапятые', 'Строка 3: время пишут так'],
  ['WEBVTT\n\n00:05.000 --> 00:02.000\nНаоборот', 'Строка 3: подпись кончается раньше'],
  ['WEBVTT\n\nБез времени', 'нет ни одной подписи'],
  ['WEBVTT\n\n00:01.000 --> 9999999999:00:00.000\nДолго', 'Строка 3: время пишут так'],
  ['WEBVTT\n\n00:99.000 --> 02:00.000\nМного секунд', 'Строка 3: время пишут так'],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\nДа\0', 'текстом в UTF-8'],
])('captions that no browser reads are told by what to do: %j', (text, wrong) => {
  expect(readCaptions(Buffer.from(text))).toMatchObject({ wrong: expect.stringContaining(wrong) })
})

test('captions in another coding are refused', () => {
  expect(readCaptions(Buffer.from([0x57, 0xcf, 0xf0]))).toMatchObject({ wrong: expect.stringContaining('UTF-8') })
})

test.each([
  [undefined, null],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-400', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=20-10', 'none'],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
])('a player gets the part it asks for: %s', (range, part) => {
  expect(partOf(range, 100)).toEqual(part)
})

test('the films of the program themselves would be let in, with their captions', () => {
  const films = globSync(`${filmsFolder}/*.webm`)
  expect(films.length).toBeGreaterThan(3)
  expect(films.filter((path) => filmKindOf(readFileSync(path)) !== 'webm')).toEqual([])
  const captions = globSync(`${filmsFolder}/*.vtt`).map((path) => readCaptions(readFileSync(path)))
  expect(captions.filter((read) => 'wrong' in read)).toEqual([])
})
