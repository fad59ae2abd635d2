/**
 * Mail: letters planned in the act's transaction, written from blocks, sent by a post of their own, shown as notices too.
 *
 * Promises: no letter and no notice without its committed cause, none lost while the mail server is away; a repeat after a crash
 * is recognisable by its Message-ID. Does not know whether the person read it, nor who has which cabinet.
 */
export { suggestMailDomain } from './address.ts'
export { demoMailbox } from './demo-mailbox.ts'
export type { Block, Cabinet, Letter } from './letter.ts'
export { type Mail, type Mailer, NotTaken } from './mailer.ts'
export { planLetter, sealLetters, sendLetterJob } from './plan.ts'
export { openPost } from './post/post.ts'
export { findBounce } from './post/queue.ts'
export { type Cabinets, type Notice, type PostOffice, sendRound } from './post/round.ts'
export {
  countOutgoing,
  forgetFailed,
  listTroubled,
  type OutgoingCounts,
  type TroubledLetter,
  tryAgain,
} from './post/troubled.ts'
export { renderLetter } from './render.ts'
export { smtpMailer } from './smtp.ts'
