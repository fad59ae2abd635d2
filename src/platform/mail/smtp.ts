import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Mailer } from './mailer.ts'

export type SmtpOptions = {
  /** `smtps://user:password@mail.region.ru` or `smtp://…:587`. */
  url: string
  /** «Кружок <no-reply@kruzhok.region.ru>» */
  from: string
}

/** Sends through the operator's mail server. What the server refuses or does not answer in time fails the job. */
export function smtpMailer({ url, from }: SmtpOptions): Mailer {
  const server = new URL(url)
  const transport = createTransport({
    pool: true,
    host: server.hostname,
    port: server.port ? Number(server.port) : undefined,
    secure: server.protocol === 'smtps:',
    auth: server.username
      ? { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
      : undefined,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const ourHost = /@([^>@\s]+)>?$/.exec(from)?.[1] ?? server.hostname
  return {
    async deliver({ key, to, subject, html, text }) {
      const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${ourHost}>`
      const headers = { 'Auto-Submitted': 'auto-generated' }
      // As an object, the address is taken whole and never read as a list.
      await transport
        .sendMail({ from, to: { name: '', address: to }, subject, html, text, messageId, headers })
        .catch((cause) => {
          throw new Error(`the mail server ${server.host} did not take the letter: ${reasonOf(cause)}`, { cause })
        })
    },
    async close() {
      transport.close()
    },
  }
}

function reasonOf(cause: unknown): string {
  const { responseCode, code, message } = cause as { responseCode?: number; code?: string; message?: string }
  return [responseCode ?? code, message].filter(Boolean).join(' ')
}
