import type { Place } from '../catalogue/catalogue.ts'
import { parseSearch, type Search } from '../catalogue/search.ts'
import { criteriaOf } from '../pages/chosen.tsx'

/** A search read back from its address. */
export function searchAt(address: string): Search {
  const query = new URLSearchParams(address.split('#')[0]?.split('?')[1])
  return parseSearch(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])))
}

/** «„роботы“, техническая направленность, вечером»: what is looked for, in one line. */
export function searchWords(search: Search, municipalities: readonly Place[]): string {
  const criteria = criteriaOf(search, municipalities).map(({ label }) => label)
  const words = [...(search.text ? [`«${search.text}»`] : []), ...criteria]
  return words.length > 0 ? words.join(', ') : 'Все программы'
}
