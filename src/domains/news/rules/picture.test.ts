import { describe, expect, test } from 'vitest'
import { isVast, kindOf, strip } from './picture.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  )
const text = (data: Uint8Array | null) => String.fromCharCode(...(data ?? []))

const chunk = (type: string, data: string) => bytes([0, 0, 0, data.length], type, data, [1, 2, 3, 4])
const png = bytes(
  '\x89PNG\r\n\x1a\n',
  [...chunk('IHDR', '0123456789012')],
  [...chunk('tEXt', 'Author Anna')],
  [...chunk('eXIf', 'GPS')],
  [...chunk('IDAT', 'points')],
  [...chunk('IEND', '')],
)
const exif = 'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS of home'
const jpeg = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1],
  [0xff, 0xe1, 0, exif.length + 2],
  exif,
  [0xff, 0xfe, 0, 9],
  'comment',
  [0xff, 0xda, 0, 2],
  'points of the picture',
)
const webp = bytes(
  'RIFF',
  [60, 0, 0, 0],
  'WEBP',
  'VP8X',
  [10, 0, 0, 0, 0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  'VP8 ',
  [4, 0, 0, 0],
  'pict',
  'EXIF',
  [4, 0, 0, 0],
  'home',
)

describe('a picture', () => {
  test('is what its bytes say', () => {
    expect([png, jpeg, webp].map(kindOf)).toEqual(['png', 'jpeg', 'webp'])
  })

  test.each([
    ['a renamed program', 'MZ\x90\0\x03'],
    ['a page', '<html><script>'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a GIF', 'GIF89a'],
    ['nothing', ''],
  ])('%s is none', (_, content) => {
    expect(kindOf(bytes(content))).toBeNull()
  })

  test('loses what tells of its author and place, and keeps what it shows', () => {
    const stripped = text(strip(png, 'png'))
    expect(stripped).toContain('points')
    expect(stripped).not.toMatch(/Anna|GPS/)
    const photo = text(strip(jpeg, 'jpeg'))
    expect(photo).toContain('points of the picture')
    expect(photo).not.toMatch(/GPS|comment/)
    const small = strip(webp, 'webp')
    expect(text(small)).toContain('pict')
    expect(text(small)).not.toContain('home')
    expect(small?.[20]).toBe(0)
    expect(small && new DataView(small.buffer).getUint32(4, true)).toBe((small?.length ?? 0) - 8)
  })

  test('a photo stays turned as the camera held it', () => {
    const photo = strip(jpeg, 'jpeg')
    expect(text(photo)).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06')
    expect(strip(photo ?? jpeg, 'jpeg')).toEqual(photo)
  })

  test('one that is cut off is refused, at whatever byte', () => {
    for (const [whole, kind] of [
      [png, 'png'],
      [jpeg.subarray(0, 60), 'jpeg'],
    ] as const)
      for (let length = 0; length < whole.length; length += 1)
        expect(() => strip(whole.subarray(0, length), kind)).not.toThrow()
    expect(strip(png.subarray(0, png.length - 20), 'png')).toBeNull()
  })

  test('what hangs behind its end or between its parts is not shown: films, pages, archives, second photos', () => {
    const end = [0xff, 0xd9]
    const hidden = '<script>alert(1)</script> GPS of a second photo'
    const photo = bytes(
      [...jpeg],
      [0xff, 0, 0xff, 0xd1],
      'more',
      [0xff, 0xc4, 0, 3, 1, 0xff, 0xda, 0, 2],
      'scan 2',
      end,
    )
    const clean = strip(photo, 'jpeg')
    expect(text(clean)).toContain('scan 2')
    expect(strip(bytes([...photo], hidden, end), 'jpeg')).toEqual(clean)
    const list = 'MPF\0MM\0*second photo'
    const many = bytes([0xff, 0xd8, 0xff, 0xe2, 0, list.length + 2], list, [...jpeg.subarray(2)], end)
    expect(text(strip(many, 'jpeg'))).not.toContain('MPF')
    expect(strip(bytes([...png], hidden), 'png')).toEqual(strip(png, 'png'))
    const small = bytes('RIFF', [24, 0, 0, 0], 'WEBPVP8 ', [4, 0, 0, 0], 'pictHTML', [0, 0, 0, 0])
    expect(text(strip(bytes([...small], hidden), 'webp'))).not.toMatch(/HTML|script/)
  })

  test('of nothing but a frame is broken', () => {
    expect(
      strip(bytes([...png.subarray(0, 8)], [...chunk('IHDR', '0123456789012')], [...chunk('IEND', '')]), 'png'),
    ).toBeNull()
    expect(strip(bytes([0xff, 0xd8, 0xff, 0xd9]), 'jpeg')).toBeNull()
    expect(strip(bytes('RIFF', [16, 0, 0, 0], 'WEBPEVIL', [4, 0, 0, 0], 'abcd'), 'webp')).toBeNull()
  })

  test('a few bytes that promise more points than a phone can hold are turned away', () => {
    const header = (width: number[], height: number[]) =>
      bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', width, height, [8, 6, 0, 0, 0, 1, 2, 3])
    expect(isVast(header([0, 0, 255, 255], [0, 0, 255, 255]), 'png')).toBe(true)
    expect(isVast(header([0, 0, 31, 224], [0, 0, 24, 0]), 'png')).toBe(false)
    const frame = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8, 255, 255, 255, 255, 1, 1, 1, 1]
    expect(isVast(bytes(frame, Array(20).fill(0)), 'jpeg')).toBe(true)
    const canvas = ['VP8X', [10, 0, 0, 0, 0, 0, 0, 0, 255, 255, 0, 255, 255, 0, 0, 0]] as const
    expect(isVast(bytes('RIFF', [22, 0, 0, 0], 'WEBP', canvas[0], [...canvas[1]]), 'webp')).toBe(true)
    expect(
      isVast(
        bytes('RIFF', [22, 0, 0, 0], 'WEBPVP8 ', [10, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x80, 7, 0x38, 4, 0, 0]),
        'webp',
      ),
    ).toBe(false)
  })
})
