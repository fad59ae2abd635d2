import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Cabinet } from '#platform/mail'
import { isKind, type NoticeKind, whyAlways } from './model.ts'

export type Stop = { cabinet: Cabinet; kind: NoticeKind }

/** A person's own cabinet, among the roles that have places. */
const PERSON = 'user'

/** What a link says of whom and of what; signed, so that nobody ends the letters of others. It opens nothing else. */
export function stopToken({ cabinet, kind }: Stop, secretKey: Uint8Array): string {
  const [role, id] = 'userId' in cabinet ? [PERSON, cabinet.userId] : [cabinet.role, cabinet.scopeId ?? '']
  const said = `${kind}.${role}.${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`
  return `${said}.${signatureOf(said, secretKey)}`
}

/** Null for a link that we did not make, or of a kind that cannot be refused any more. */
export function readStopToken(token: string, secretKey: Uint8Array): Stop | null {
  const [kind = '', role = '', packed = '', signature = ''] = token.split('.')
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(`${kind}.${role}.${packed}`, secretKey))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  if (!isKind(kind) || whyAlways(kind) !== null) return null
  const id = uuidOf(Buffer.from(packed, 'base64url').toString('hex'))
  return { kind, cabinet: role === PERSON ? { userId: id ?? '' } : { role, scopeId: id } }
}

function uuidOf(hex: string): string | null {
  return hex ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null
}

function signatureOf(said: string, secretKey: Uint8Array): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'kruzhok:stop-letters', 32))
  return createHmac('sha256', key).update(said).digest('base64url')
}
