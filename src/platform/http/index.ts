/**
 * The web: one Fastify with everything that must hold for every route.
 *
 * Promises: a route without a known permission stops the start; not yours and not there look the same; a form from
 * elsewhere and a body too large never reach a handler; a repeated act has one effect; an error is told in plain words.
 * Does not: know users and roles (hooks do), nor any domain word.
 */
export { answerOnce, forgetAnswers, withRetries } from './answer-once.ts'
export type { App } from './app.ts'
export { closeGracefully } from './close.ts'
export { forgetSession, keepSession } from './cookies.ts'
export { createApp } from './create-app.ts'
export type { Hooks, Kit, KitConfig, Verdict } from './kit.ts'
export { localPath } from './local-path.ts'
export { notFound } from './not-found.ts'
export { type FormAnswers, type ParsedForm, parseForm, rejectForm } from './parse-form.ts'
export {
  openProtectedListener,
  type ProtectedChannelConfig,
  type ProtectedListener,
  protectedChannel,
} from './protected-channel.ts'
export { type NextStep, platformRefusals, type RefusalTable, type RefusalWords } from './refusal-words.ts'
export { seeOther, show } from './reply.ts'
export { sendFile } from './send-file.ts'
export { sendPaper } from './send-paper.ts'
export { showShared } from './shared-page.ts'
