import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export type Sealer = {
  /** `label` says where the value lies: row, kind, owner. */
  seal(label: string, text: string): Buffer
  open(label: string, sealed: Uint8Array): string
}

const version = 1
const ivBytes = 12
const tagBytes = 16
const cipherName = 'aes-256-gcm'

/** The key is derived from the installation's secret for this purpose and kept nowhere. */
export function createSealer(secretKey: Uint8Array, purpose: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', `kruzhok:${purpose}`, 32))
  return {
    seal(label, text) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(label))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()])
    },
    open(label, sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== version) throw new Error('nobody here knows this seal')
      const iv = bytes.subarray(1, 1 + ivBytes)
      const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(label))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(1 + ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
    },
  }
}
