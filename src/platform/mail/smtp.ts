import { createHash } from 'node:crypto'
import { type Mailer, NotTaken, type Obstacle } from './mailer.ts'

export type SmtpOptions = {
  /** `smtps://user:password@mail.region.ru` or `smtp://…:587`. */
  url: string
  /** «Кружок <no-reply@kruzhok.region.ru>» */
  from: string
}

/** Sends through the operator's mail server. What the server refuses or does not answer in time is thrown by its kind. */
export async function smtpMailer({ url, from }: SmtpOptions): Promise<Mailer> {
  // Not wanted by a program without a mail server: it would take 5 MB of its memory.
  const { createTransport } = await import('nodemailer')
  const server = new URL(url)
  const transport = createTransport({
    pool: true,
    host: server.hostname,
    port: server.port ? Number(server.port) : undefined,
    secure: server.protocol === 'smtps:',
    auth: server.username
      ? { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) }
      : undefined,
    maxConnections: 5,
    maxMessages: 1000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const ourHost = /@([^>@\s]+)>?$/.exec(from)?.[1] ?? server.hostname
  return {
    async deliver({ key, to, subject, html, text, stop }) {
      const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${ourHost}>`
      const headers = { 'Auto-Submitted': 'auto-generated', ...(stop ? stopHeaders(stop) : {}) }
      // As an object, the address is taken whole and never read as a list.
      await transport
        .sendMail({ from, to: { name: '', address: to }, subject, html, text, messageId, headers })
        .catch((cause) => {
          const words = `the mail server ${server.host} did not take the letter: ${reasonOf(cause)}`
          throw new NotTaken(obstacleIn(cause), words, { cause })
        })
    },
    async close() {
      transport.close()
    },
  }
}

/** Mail programs show a button of their own that ends such letters with one press (RFC 8058). */
function stopHeaders(stop: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

type Cause = { responseCode?: number; code?: string; command?: string; message?: string }

/** Trouble before the letter is talked about is the server's; after that it is the letter's. */
function obstacleIn({ responseCode, code, command = '' }: Cause): Obstacle {
  if (code === 'EENVELOPE' && responseCode === undefined) return 'never'
  if (responseCode === undefined || responseCode === 421 || code === 'EAUTH') return 'away'
  if (!/^(MAIL FROM|RCPT TO|DATA)/.test(command)) return 'away'
  if (responseCode < 500) return 'later'
  return command.startsWith('RCPT TO') && [550, 551, 553].includes(responseCode) ? 'nobody' : 'never'
}

function reasonOf({ responseCode, code, message }: Cause): string {
  return [responseCode ?? code, message].filter(Boolean).join(' ')
}
