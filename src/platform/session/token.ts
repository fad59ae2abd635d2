import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, as a cookie or a bearer token carries them. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** The database keeps only this. The token is random, so a plain hash cannot be guessed back. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
