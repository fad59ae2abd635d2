import { type ProviderKind, providerKinds } from '#providers'
import { all, chosen, first, leftOutOf, type Query, wholeNumber } from '../catalogue/address.ts'
import { type ProgrammeDirection, programmeDirections } from '../model.ts'

/** What is looked for among organisations. Empty lists and null mean any; everything stands in the address. */
export type OrganisationSearch = {
  text: string
  exact: boolean
  /** Codes. */
  municipality: readonly string[]
  kind: readonly ProviderKind[]
  direction: readonly ProgrammeDirection[]
  /** Only with a programme that a certificate can pay for. */
  certificate: boolean
  /** At most so many kilometres from the convenient address of whoever opens the page. */
  within: number | null
  page: number
}

export const anyOrganisation: OrganisationSearch = {
  ...{ text: '', exact: false, municipality: [], kind: [], direction: [], certificate: false, within: null, page: 1 },
}

/** Reads an address; what is not understood is left out. */
export function parseOrganisationSearch(query: Query): OrganisationSearch {
  return {
    text: first(query.q).slice(0, 200).trim(),
    exact: first(query.exact) === 'yes',
    municipality: [...new Set(all(query.municipality))].filter((code) => /^\d{2}$/.test(code)),
    kind: chosen(query.kind, providerKinds),
    direction: chosen(query.direction, programmeDirections),
    certificate: first(query.certificate) === 'yes',
    within: wholeNumber(query.within, 1, 999),
    page: wholeNumber(query.page, 1, 10_000) ?? 1,
  }
}

/** Numbers of an address that were not understood, in words. */
export function leftOutOfOrganisations(query: Query): string[] {
  return leftOutOf(query, parseOrganisationSearch(query))
}

/** The shortest address of a search: the same search has one address. */
export function organisationsAddress(search: OrganisationSearch): string {
  const query = new URLSearchParams()
  if (search.text) query.set('q', search.text)
  if (search.exact && search.text) query.set('exact', 'yes')
  for (const code of search.municipality) query.append('municipality', code)
  for (const kind of search.kind) query.append('kind', kind)
  for (const direction of search.direction) query.append('direction', direction)
  if (search.certificate) query.set('certificate', 'yes')
  if (search.within !== null) query.set('within', String(search.within))
  if (search.page > 1) query.set('page', String(search.page))
  const written = query.toString()
  return written ? `/organisations?${written}` : '/organisations'
}

/** How many kinds of criteria are set. */
export function countCriteria({ municipality, kind, direction, certificate, within }: OrganisationSearch): number {
  const lists = [municipality, kind, direction].filter((list) => list.length > 0).length
  return lists + Number(certificate) + Number(within !== null)
}
