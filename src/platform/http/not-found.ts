import { refuse } from '#kernel/refusal'

/** Nothing here, or nothing for you: the answer is the same to the byte. */
export function notFound(): never {
  refuse('http.not-found')
}
