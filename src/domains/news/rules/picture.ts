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
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const type = latin(bytes, at + 4, 4)
    if (pngKept.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return join(parts)
    at = end
  }
  return null
}

/** Application segments and comments go; the turn of the camera stays, or photos would lie on their side. */
function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts = [bytes.subarray(0, 2)]
  const view = viewOf(bytes)
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length) return null
    const isPrivate = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe
    const turn = marker === 0xe1 ? turnOf(bytes.subarray(at + 4, end)) : null
    if (!isPrivate) parts.push(bytes.subarray(at, end))
    else if (turn) parts.push(turnSegment(turn))
    // After the start of the scan there are only the points of the picture.
    if (marker === 0xda) return join([...parts, bytes.subarray(end)])
    at = end
  }
  return null
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

function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = []
  const view = viewOf(bytes)
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > bytes.length) return null
    const type = latin(bytes, at, 4)
    const chunk = bytes.slice(at, Math.min(end, bytes.length))
    // Flags of the extended header: no EXIF and no XMP follow.
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c
    if (type !== 'EXIF' && type !== 'XMP ') parts.push(chunk)
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
