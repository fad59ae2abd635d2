import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

const mostKept = 20_000

/** Drawings are many small shapes and always the same for one key: a list draws each of them once, not at every showing. */
export function keptDrawing(): (key: string, draw: () => VNode) => { __html: string } {
  const kept = new Map<string, { __html: string }>()
  return (key, draw) => {
    const known = kept.get(key)
    if (known) return known
    if (kept.size >= mostKept) kept.clear()
    const drawn = { __html: renderToString(draw()) }
    kept.set(key, drawn)
    return drawn
  }
}
