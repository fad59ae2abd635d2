/**
 * Mail: letters planned in the act's transaction, written from blocks, sent by a job.
 *
 * Promises: no letter without its committed cause, none lost while the mail server is away; a repeat after a crash is
 * recognisable by its Message-ID. Does not know whether the person read it.
 */
export { suggestMailDomain } from './address.ts'
export { demoMailbox } from './demo-mailbox.ts'
export type { Block, Letter, Sender } from './letter.ts'
export type { Mail, Mailer } from './mailer.ts'
export { type RenderedLetter, renderLetter } from './render.ts'
export { type LetterOrder, type PostOffice, planLetter, sealLetters, sendLetter, sendLetterJob } from './send.ts'
export { smtpMailer } from './smtp.ts'
