import qrcode from 'qrcode-generator'
import type { QrCode } from './paper.ts'

/** Light squares around, as many as the standard wants. */
const border = 4

/** The QR code of a text, ready to be put into a paper's data. */
export function qrCode(text: string): QrCode {
  const code = qrcode(0, 'M')
  // The library writes the low byte of each character, so UTF-8 is spelled byte by byte.
  code.addData(String.fromCharCode(...new TextEncoder().encode(text)), 'Byte')
  code.make()
  const count = code.getModuleCount()
  const width = count + 2 * border
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < count && column < count && code.isDark(row, column)
  const squares = Array.from({ length: width * width }, (_, place) =>
    isDark(Math.floor(place / width) - border, (place % width) - border) ? 0 : 255,
  )
  return { text, width, squares }
}
