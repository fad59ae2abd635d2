import type { RenderedLetter } from './render.ts'

/** A letter on its way. `key` is the same whenever the same letter is sent again; `stop` is a link that ends letters of its kind. */
export type Mail = RenderedLetter & { key: string; to: string; letter: string; stop: string | null }

/** Takes a letter for delivery, or throws `NotTaken`; anything else that is thrown is tried again later. */
export type Mailer = { deliver(mail: Mail): Promise<void>; close(): Promise<void> }

/**
 * Why a letter was not taken: nobody answers, so that every letter waits; this letter later; or never, and `nobody` when there is
 * no such address.
 */
export type Obstacle = 'away' | 'later' | 'never' | 'nobody'

export class NotTaken extends Error {
  override readonly name = 'NotTaken'
  readonly obstacle: Obstacle
  constructor(obstacle: Obstacle, message: string, options?: ErrorOptions) {
    super(message, options)
    this.obstacle = obstacle
  }
}
