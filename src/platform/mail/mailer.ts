import type { RenderedLetter } from './render.ts'

/** A letter on its way. `key` is the same whenever the same letter is sent again. */
export type Mail = RenderedLetter & { key: string; to: string; letter: string }

/** Takes a letter for delivery, or throws so that the job is repeated. */
export type Mailer = { deliver(mail: Mail): Promise<void>; close(): Promise<void> }
