import { getDocumentProxy, getMeta } from 'unpdf'

export type PaperReading = {
  title: string
  language: string
  tagged: boolean
  pages: number
  text: string
  /** Roles of the structure tree in reading order: H1, H2, P, Table, TH … */
  tags: string[]
}

/** Reads a PDF as a reader's program would, for tests. */
export async function readPaper(pdf: Uint8Array): Promise<PaperReading> {
  const document = await getDocumentProxy(pdf.slice())
  const { info } = await getMeta(document)
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((number) => document.getPage(number)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  const trees = await Promise.all(pages.map((page) => page.getStructTree()))
  return {
    title: info.Title,
    language: info.Language,
    tagged: (await document.getMarkInfo())?.Marked === true,
    pages: document.numPages,
    text: contents
      .flatMap(({ items }) => items)
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join(''),
    tags: trees.flatMap(rolesOf),
  }
}

function rolesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || !('role' in node)) return []
  const children = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [String(node.role), ...children.flatMap(rolesOf)]
}
