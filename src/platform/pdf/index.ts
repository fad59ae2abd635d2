/**
 * Papers: PDF by Typst, tagged, with title and language.
 *
 * Promises: values come out literally whatever they contain; the same facts give the same bytes; a paper takes 10 s at
 * most and never stops the program. Does not keep papers: whoever needs one again sets it again.
 */
import { compose } from './compose.ts'
import type { Paper } from './paper.ts'
import { openTypesetter } from './typesetter.ts'

export { type Case, declineName, type Gender } from './decline.ts'
export type { Paper } from './paper.ts'
export { qrCode } from './qr.ts'

const typesetter = openTypesetter()

/** Sets a paper as PDF. */
export async function typeset<F>(paper: Paper<F>, facts: F): Promise<Uint8Array> {
  return typesetter.typeset(compose(paper, facts))
}

/** Ends the typesetting thread: for an orderly stop. */
export function closePapers(): Promise<void> {
  return typesetter.close()
}
