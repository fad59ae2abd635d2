/** Members of the crowd with sessions, as browsers would come: a cookie and the token of a form. */
import { sql, type Tx } from '#platform/db'
import { hashToken, newToken } from '#platform/session'
import { createSigner, randomText } from '../../src/platform/http/signer.ts'
import type { Member } from './crowd.ts'
import { SECRET } from './program.ts'

const signer = createSigner(new TextEncoder().encode(SECRET))

export async function signIn(tx: Tx, members: readonly Member[]): Promise<string[]> {
  const tokens = members.map(() => newToken())
  const rows = members.map((member, n) => ({ user: member.userId, hash: hashToken(tokens[n] ?? '').toString('hex') }))
  await sql`insert into session (token_hash, user_id, created_at, last_seen_at, expires_at)
    select decode(hash, 'hex'), "user", now(), now(), now() + interval '1 day'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (hash text, "user" uuid)`.execute(tx)
  return tokens
}

export function headersOf(token: string): Record<string, string> {
  const salt = randomText(9)
  return { cookie: `kruzhok=${token}`, 'x-csrf-token': `${salt}.${signer.sign('csrf', `${salt}.${token}`)}` }
}
