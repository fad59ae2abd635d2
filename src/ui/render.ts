import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Frame, FrameContext } from './frame.ts'

/** The whole document as text; the node is a `<Page>` or a component that renders one. */
export function renderPage(frame: Frame, node: VNode): string {
  return `<!doctype html>${renderToString(h(FrameContext.Provider, { value: frame }, node))}`
}
