import { type ProviderSearch, providerKinds } from './model.ts'

type Query = Readonly<Record<string, unknown>>

/** Reads an address; `municipality` are ids. What is not understood is left out. */
export function parseProviderSearch(query: Query): ProviderSearch {
  const kinds = new Set(all(query.kind))
  const page = Number(all(query.page)[0] ?? 1)
  return {
    text: (all(query.q)[0] ?? '').slice(0, 200).trim(),
    municipalities: all(query.municipality).filter((id) => uuid.test(id)),
    kinds: providerKinds.filter((kind) => kinds.has(kind)),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

/** The shortest address of a search: the same search has one address. */
export function providersAddress({ text, municipalities, kinds, page }: ProviderSearch): string {
  const query = new URLSearchParams()
  if (text) query.set('q', text)
  for (const id of municipalities) query.append('municipality', id)
  for (const kind of kinds) query.append('kind', kind)
  if (page > 1) query.set('page', String(page))
  const written = query.toString()
  return written ? `/organisations?${written}` : '/organisations'
}

function all(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
