import type { Picture } from '../model.ts'

type Kind = Picture['kind']

/** What the bytes are, whatever the file is called; null for anything that is no picture we show. */
export function kindOf(bytes: Uint8Array): Kind | null {
  const at = (offset: number, text: string) => latin(bytes, offset, text.length) === text
  if (at(0, '\x89PNG\r\n\x1a\n') && at(12, 'IHDR')) return 'png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  return at(0, 'RIFF') && at(8, 'WEBP') ? 'webp' : null
}

/** The same picture without what cameras and editors write into it: places, serial numbers, names. Null when it is broken. */
export function strip(bytes: Uint8Array, kind: Kind): Uint8Array | null {
  const strippers = { png: stripPng, jpeg: stripJpeg, webp: stripWebp }
  return strippers[kind](bytes)
}

/** So many points at most: a few kilobytes can promise a picture that no phone has the memory to open. */
const MOST_POINTS = 60_000_000

/** Does the picture say that it is larger than any camera makes it? */
export function isVast(bytes: Uint8Array, kind: Kind): boolean {
  const sizers = { png: pngSize, jpeg: jpegSize, webp: webpSize }
  const size = bytes.length < 30 ? null : sizers[kind](viewOf(bytes))
  return size !== null && size.width * size.height > MOST_POINTS
}

type Size = { width: number; height: number }

function pngSize(view: DataView): Size {
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** In the frame header: SOF0…SOF15 but not the tables that share their numbers. */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; at + 9 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return null
}

function webpSize(view: DataView): Size {
  const form = String.fromCharCode(view.getUint8(15))
  if (form === 'X')
    return {
      width: (view.getUint32(23, true) >>> 8) + 1,
      height: (view.getUint16(27, true) | (view.getUint8(29) << 16)) + 1,
    }
  if (form !== 'L') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const pngKept = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'acTL',
  'fcTL',
  'fdAT',
])

function stripPng(bytes: Uint8Array): Uint8Array | null {
  const parts = [bytes.subarray(0, 8)]
  const view = viewOf(bytes)
  let points = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const type = latin(bytes, at + 4, 4)
    if (pngKept.has(type)) parts.push(bytes.subarray(at, end))
    points ||= type === 'IDAT'
    if (type === 'IEND') return points ? join(parts) : null
    at = end
  }
  return null
}

/** Application segments and comments go; the turn of the camera stays, or photos would lie on their side. */
function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts = [bytes.subarray(0, 2)]
  const view = viewOf(bytes)
  let scanned = false
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Behind the end phones keep films, second photos with places of their own, and others whatever they like.
    if (marker === 0xd9) return scanned ? join([...parts, bytes.subarray(at, at + 2)]) : null
    if (at + 4 > bytes.length) return null
    let end = at + 2 + view.getUint16(at + 2)
    if (marker === 0xda) end = endOfScan(bytes, end)
    if (end > bytes.length) return null
    const turn = marker === 0xe1 ? turnOf(bytes.subarray(at + 4, end)) : null
    if (!isPrivate(marker, bytes, at)) parts.push(bytes.subarray(at, end))
    else if (turn) parts.push(turnSegment(turn))
    scanned ||= marker === 0xda
    at = end
  }
  return scanned ? join([...parts, Uint8Array.of(0xff, 0xd9)]) : null
}

/** Where the points of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Of what applications write only colours stay: a profile (E2, but not a list of further photos) and Adobe's word (EE). */
function isPrivate(marker: number, bytes: Uint8Array, at: number): boolean {
  if (marker === 0xfe) return true
  if (marker === 0xe2) return latin(bytes, at + 4, 12) !== 'ICC_PROFILE\0'
  return marker >= 0xe1 && marker <= 0xef && marker !== 0xee
}

const ORIENTATION = 0x0112

function turnOf(segment: Uint8Array): number | null {
  if (latin(segment, 0, 6) !== 'Exif\0\0' || segment.length < 14) return null
  const view = viewOf(segment.subarray(6))
  const little = view.getUint16(0) === 0x4949
  const first = view.getUint32(4, little)
  if (first + 2 > view.byteLength) return null
  for (let entry = 0; entry < view.getUint16(first, little); entry += 1) {
    const at = first + 2 + entry * 12
    if (at + 12 > view.byteLength) return null
    if (view.getUint16(at, little) === ORIENTATION) {
      const turn = view.getUint16(at + 8, little)
      return turn >= 2 && turn <= 8 ? turn : null
    }
  }
  return null
}

function turnSegment(turn: number): Uint8Array {
  const head = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  return Uint8Array.from([...head, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0])
}

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = []
  const view = viewOf(bytes)
  // Not further than the file itself says: behind its end anything may follow.
  const whole = Math.min(bytes.length, view.getUint32(4, true) + 8)
  for (let at = 12; at + 8 <= whole; ) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > whole) return null
    const type = latin(bytes, at, 4)
    const chunk = bytes.slice(at, Math.min(end, whole))
    // Flags of the extended header: no EXIF and no XMP follow.
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c
    if (webpKept.has(type)) parts.push(chunk)
    at = end
  }
  if (parts.length === 0) return null
  const body = join(parts)
  const head = new Uint8Array(12)
  head.set(bytes.subarray(0, 12))
  viewOf(head).setUint32(4, body.length + 4, true)
  return join([head, body])
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
