import { createHash, randomInt } from 'node:crypto'
import { plainPrinted, printedSigns } from '../passwords/printed.ts'

const count = 10
const length = 12

/** Codes for a lost phone, shown once: «k7mp-2xwd-9fqa», 59 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length }, () => printedSigns[randomInt(printedSigns.length)])
      .join('')
      .replace(/(.{4})(?!$)/g, '$1-'),
  )
}

/** Only this is kept. The user in it keeps codes of two people apart. */
export function hashRecoveryCode(userId: string, typed: string): Buffer {
  return createHash('sha256')
    .update(`${userId}\n${plainPrinted(typed)}`)
    .digest()
}
