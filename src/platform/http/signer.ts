import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** Proves that a text came from us, and for what purpose it was made. */
export type Signer = {
  sign(purpose: string, text: string): string
  isSigned(purpose: string, text: string, signature: string): boolean
}

export function createSigner(secretKey: Uint8Array): Signer {
  const keys = new Map<string, Buffer>()
  const keyOf = (purpose: string) => {
    const known = keys.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', secretKey, '', `kruzhok:${purpose}`, 32))
    keys.set(purpose, key)
    return key
  }
  const sign = (purpose: string, text: string) => createHmac('sha256', keyOf(purpose)).update(text).digest('base64url')
  return {
    sign,
    isSigned: (purpose, text, signature) => isSameText(sign(purpose, text), signature),
  }
}

/** Compares without telling by the time it takes how much was right. */
export function isSameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

export function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}
