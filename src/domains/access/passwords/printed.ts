import { createHmac, hkdfSync, randomUUID } from 'node:crypto'

/** Letters and digits that nobody mistakes for each other on paper: 31 of them, so 16 hold 79 bits. */
export const printedSigns = 'abcdefghjkmnpqrstuvwxyz23456789'
const length = 16

export function newPrintKey(): string {
  return randomUUID()
}

/**
 * The password that a paper carries. It is made from the installation's secret and kept nowhere: a copy of the database
 * prints none, and the same paper can be printed again until it was used.
 */
export function printedPassword(secretKey: Uint8Array, number: string, printKey: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'kruzhok:printed-password', 32))
  const bytes = createHmac('sha512', key).update(`${number}\n${printKey}`).digest()
  const fair = [...bytes].filter((byte) => byte < printedSigns.length * 8)
  const letters = fair.slice(0, length).map((byte) => printedSigns[byte % printedSigns.length] ?? '')
  return letters.join('').replace(/(.{4})(?!$)/g, '$1-')
}

/** As it is compared: people type it with or without hyphens, in capitals, with spaces. */
export function plainPrinted(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
