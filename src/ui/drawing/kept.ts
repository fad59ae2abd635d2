import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { Kept } from '#kernel/kept'

const mostBytes = 24 * 1024 * 1024

/** Drawings are many small shapes and always the same for one key: a list draws each of them once, not at every showing. */
export function keptDrawing(): (key: string, draw: () => VNode) => { __html: string } {
  const kept = new Kept<{ __html: string }>(mostBytes)
  return (key, draw) => {
    const known = kept.get(key)
    if (known) return known
    const drawn = { __html: flat(renderToString(draw())) }
    kept.put(key, drawn, bytesOf(drawn.__html.length))
    return drawn
  }
}

/** What stands in a `<Slot>`: a string would not be escaped there, so it has to be wrapped in an element. */
export type Live = VNode | number | null

/**
 * A part of a page that is drawn once and shown many times. The key says everything that is drawn: what has changed has
 * another key, so nothing stale is ever shown. What differs for each visitor or moment stands in `<Slot>`s and is drawn
 * anew, in their order. The part itself does not know whose page it stands on (`useFrame` is empty there).
 */
export function keptPart(most = mostBytes): (key: string, draw: () => VNode, ...live: Live[]) => VNode {
  const kept = new Kept<string[]>(most)
  return (key, draw, ...live) => {
    const known = kept.get(key)
    if (known) return jsxTemplate(known, ...live)
    const pieces = renderToString(draw()).split(slot).map(flat)
    if (pieces.length !== live.length + 1)
      throw new Error(`${pieces.length - 1} slots were drawn for ${live.length} live parts`)
    const length = pieces.reduce((sum, piece) => sum + piece.length, key.length)
    kept.put(key, pieces, bytesOf(length))
    return jsxTemplate(pieces, ...live)
  }
}

/** A place of a kept part where what is live will stand. */
export function Slot() {
  return slot
}

/** PostgreSQL keeps no such letter and forms are refused with it, so no words of people can be taken for a slot. */
const slot = '\u0000'

/** Text is made of thousands of pieces, and every showing would join them again. */
function flat(text: string): string {
  return Buffer.from(text).toString()
}

/** Letters of Russian texts take two bytes each. */
function bytesOf(length: number): number {
  return 2 * length
}
