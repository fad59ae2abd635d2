export type FilmKind = 'mp4' | 'webm'
export const filmTypes: Record<FilmKind, string> = { mp4: 'video/mp4', webm: 'video/webm' }

/** What the bytes are, whatever the file is called; null for anything that browsers do not play. */
export function filmKindOf(bytes: Uint8Array): FilmKind | null {
  const text = Buffer.from(bytes.subarray(0, 256)).toString('latin1')
  // Its first box is short: what begins with two letters is a page that would pass for a film.
  if (text.startsWith('\0\0') && text.slice(4, 8) === 'ftyp') return 'mp4'
  return text.startsWith('\x1a\x45\xdf\xa3') && text.includes('webm') ? 'webm' : null
}

export type Captions = { text: string /** Until the end of the last line. */; seconds: number }
const cue = /^((?:\d\d?:)?[0-5]\d:[0-5]\d\.\d{3}) --> ((?:\d\d?:)?[0-5]\d:[0-5]\d\.\d{3})(?:\s.*)?$/
const mostCaptions = 200_000

/** Captions as browsers read them (WebVTT): with lines, in their order. What is wrong is told by the line. */
export function readCaptions(bytes: Uint8Array): Captions | { wrong: string } {
  const text = decoded(bytes)
    ?.replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  if (text === undefined || text.length > mostCaptions || text.includes('\0'))
    return { wrong: 'Подписи должны быть текстом в UTF-8 до 200 000 знаков' }
  if (!/^WEBVTT(?:[ \t].*)?\n/.test(text))
    return { wrong: 'Файл подписей начинается со слова WEBVTT: сохраните подписи в этом виде' }
  let end = 0
  for (const [at, line] of text.split('\n').entries()) {
    if (!line.includes('-->')) continue
    const [, from, to] = cue.exec(line.trim()) ?? []
    if (!from || !to) return { wrong: `Строка ${at + 1}: время пишут так: 00:01.000 --> 00:04.000` }
    if (secondsOf(to) <= secondsOf(from)) return { wrong: `Строка ${at + 1}: подпись кончается раньше, чем началась` }
    end = Math.max(end, secondsOf(to))
  }
  return end > 0 ? { text, seconds: Math.ceil(end) } : { wrong: 'В файле подписей нет ни одной подписи' }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function secondsOf(time: string): number {
  return time.split(':').reduce((all, part) => all * 60 + Number(part), 0)
}

/** The part of a file that a player asks for; null for the whole, 'none' for one that is not there. */
export function partOf(range: string | undefined, size: number): { from: number; to: number } | null | 'none' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  const from = first === '' ? Math.max(size - Number(last), 0) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from < size && from <= to ? { from, to } : 'none'
}
