import { createHash } from 'node:crypto'
import type { Clock } from '#platform/clock'
import { type Database, sql } from '#platform/db'
import { type Mailer, NotTaken } from './mailer.ts'

/**
 * Without an SMTP server letters lie in a table that a page of the demo shows. A repeated letter lies there once. Addresses of
 * the domain `.invalid`, which can belong to nobody, are answered as a server would.
 */
export function demoMailbox(db: Pick<Database, 'transaction'>, clock: Clock): Mailer {
  return {
    async deliver({ key, to, letter, subject, html, text }) {
      refuseInvalid(to)
      const now = clock.now()
      await db.transaction((tx) =>
        sql`insert into mail_letter (id, to_address, subject, html, text, letter, created_at, sent_at)
          values (${uuidOf(key)}, ${to}, ${subject}, ${html}, ${text}, ${letter}, ${now}, ${now})
          on conflict (id) do nothing`.execute(tx),
      )
    },
    async close() {},
  }
}

function refuseInvalid(to: string): void {
  if (to.endsWith('@full.invalid')) throw new NotTaken('later', '452 4.2.2 Mailbox full')
  if (to.endsWith('.invalid')) throw new NotTaken('nobody', '550 5.1.1 No such user here')
}

function uuidOf(key: string): string {
  const digest = createHash('sha256').update(key).digest('hex')
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}
