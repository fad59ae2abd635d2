import type { Actor } from '#access'
import { type Place as ConvenientAddress, listChildrenOf, placeOf } from '#families'
import { ageOn } from '#kernel/dates'
import type { Point } from '#kernel/distance'
import type { Reader } from '#platform/db'
import type { Gender } from '#platform/pdf'
import { dayOf } from '#region'
import type { Place } from './catalogue/catalogue.ts'
import type { Search } from './catalogue/search.ts'

/** A child to choose for. */
type Looking = {
  id: string
  name: string
  gender: Gender
  age: number
  /** Code of the municipality. */
  municipality: string | null
  address: ConvenientAddress | null
}

/** Near what the family wants to find lessons, and whose address that is (S-024). */
export type Origin = Point & { childId: string; child: string; gender: Gender; words: string }

/** Who looks for programmes as a family: what can be chosen by, and from where it is far. */
export type Looker = {
  children: readonly Looking[]
  origin: Origin | null
  /** Whose page lets set the address; null where that is not for this visitor. */
  mayPlace: boolean
}

/** The family that looks; null for everybody else. */
export async function findLooker(
  reader: Reader,
  visitor: Actor | null,
  { places, search, now }: { places: readonly Place[]; search: Search; now: Temporal.Instant },
): Promise<Looker | null> {
  if (!visitor || !looksForChildren(visitor)) return null
  const [own, today] = await Promise.all([listChildrenOf(reader, visitor.userId), dayOf(reader, now)])
  const addresses = await Promise.all(own.map(({ id }) => placeOf(reader, id)))
  const children = own.map(({ id, name, gender, birthOn, municipalityId }, at) => ({
    ...{ id, name, gender, age: ageOn(birthOn, today), address: addresses[at] ?? null },
    municipality: places.find((place) => place.id === municipalityId)?.code ?? null,
  }))
  return { children, origin: originOf(children, search), mayPlace: visitor.role === 'family' }
}

/** Families, and whoever signed in by the number of a certificate. */
export function looksForChildren({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'family' || role === 'certificate'
}

/** The address of the child whose age is looked for, else of the first child who has one. */
function originOf(children: readonly Looking[], { age }: Pick<Search, 'age'>): Origin | null {
  const placed = children.filter(({ address }) => address !== null)
  const child = placed.find((one) => one.age === age) ?? placed[0]
  if (!child?.address) return null
  const { latitude, longitude, words } = child.address
  return { latitude, longitude, words, childId: child.id, child: child.name, gender: child.gender }
}
