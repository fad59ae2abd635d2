/** Nothing here, or nothing for you: the answer is the same to the byte. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

export function notFound(): never {
  throw new NotFound('not found')
}
