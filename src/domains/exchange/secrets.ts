import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { createSealer } from '#platform/sealing'

/** What only this installation can read or compare: secrets of partners, and people by a keyed hash. */
export type Secrets = {
  seal(partnerId: string, secret: string): Buffer
  open(partnerId: string, sealed: Uint8Array): string
  /** A keyed hash: an unkeyed one of all SNILS is counted through in minutes. */
  keyOf(kind: 'identity' | 'people', text: string): Buffer
  /** The partner's key and the secret of its signatures: made from its id, so the operator may be shown them again. */
  credentialsOf(partnerId: string): Credentials
}

export function openSecrets(secretKey: Uint8Array): Secrets {
  const sealer = createSealer(secretKey, 'exchange:secret')
  const searching = Buffer.from(hkdfSync('sha256', secretKey, '', 'kruzhok:exchange:search', 32))
  const keyOf = (kind: string, text: string) => createHmac('sha256', searching).update(`${kind}\n${text}`).digest()
  return {
    seal: (partnerId, secret) => sealer.seal(partnerId, secret),
    open: (partnerId, sealed) => sealer.open(partnerId, sealed),
    keyOf,
    credentialsOf: (id) => ({
      token: keyOf('token', id).toString('base64url'),
      secret: keyOf('secret', id).toString('base64url'),
    }),
  }
}

/** How far the clocks of two systems may stand apart, in seconds. */
export const CLOCKS_APART = 300

/** A key for `Authorization`, or a secret to sign with. */
export type Credentials = { token: string; secret: string }

export type Signed = { timestamp: string; method: string; path: string; body: Uint8Array | string }

/** Signs what is sent, and what partners send: `HMAC-SHA256(secret, timestamp \n METHOD \n path \n body)` in base64url. */
export function signatureOf(secret: string, { timestamp, method, path, body }: Signed): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${method}\n${path}\n`).update(body).digest('base64url')
}

export function isSignature(secret: string, signed: Signed, signature: string): boolean {
  const [expected, given] = [Buffer.from(signatureOf(secret, signed)), Buffer.from(signature)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
