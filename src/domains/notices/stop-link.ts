import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#kernel/dates'
import type { Cabinet } from '#platform/mail'
import { isKind, type NoticeKind, whyAlways } from './model.ts'

export type Stop = { cabinet: Cabinet; kind: NoticeKind }
/** `writtenAt` of a place: whoever has left it since holds its letters, but speaks for it no longer. Null for a person's own. */
export type ReadStop = Stop & { writtenAt: Instant | null }

/** A person's own cabinet, among the roles that have places. */
const PERSON = 'user'

/** What a link says of whom and of what; signed, so that nobody ends the letters of others. It opens nothing else. */
export function stopToken({ cabinet, kind }: Stop, secretKey: Uint8Array, now: Instant): string {
  const [role, id] = 'userId' in cabinet ? [PERSON, cabinet.userId] : [cabinet.role, cabinet.scopeId ?? '']
  const writtenAt = role === PERSON ? '' : now.epochMilliseconds.toString(36)
  const said = `${kind}.${role}.${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}.${writtenAt}`
  return `${said}.${signatureOf(said, secretKey)}`
}

/** Null for a link that we did not make, or of a kind that cannot be refused any more. */
export function readStopToken(token: string, secretKey: Uint8Array): ReadStop | null {
  const [kind = '', role = '', packed = '', written = '', signature = ''] = token.split('.')
  const said = `${kind}.${role}.${packed}.${written}`
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(said, secretKey))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  if (!isKind(kind) || whyAlways(kind) !== null) return null
  const id = uuidOf(Buffer.from(packed, 'base64url').toString('hex'))
  if (role === PERSON) return { kind, cabinet: { userId: id ?? '' }, writtenAt: null }
  const writtenAt = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(written, 36))
  return { kind, cabinet: { role, scopeId: id }, writtenAt }
}

function uuidOf(hex: string): string | null {
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null
}

function signatureOf(said: string, secretKey: Uint8Array): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'kruzhok:stop-letters', 32))
  return createHmac('sha256', key).update(said).digest('base64url')
}
