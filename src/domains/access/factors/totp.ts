// otpauth: RFC 6238 as every application for codes speaks it, with the address that a QR code carries.
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '#kernel/dates'

const period = 30

export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the QR code tells the application: `otpauth://totp/…`. */
export function enrolmentAddress({ secret, issuer, label }: { secret: string; issuer: string; label: string }): string {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period }).toString()
}

/** Of which half-minute the code is, the one before and the next one let in for clocks that differ; null for a wrong code. */
export function stepOf(secret: string, code: string, now: Instant): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period })
  const delta = totp.validate({ token: code, timestamp: now.epochMilliseconds, window: 1 })
  return delta === null ? null : Math.floor(now.epochMilliseconds / 1000 / period) + delta
}
