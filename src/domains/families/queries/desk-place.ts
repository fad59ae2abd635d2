import { refuse } from '#kernel/refusal'
import type { Reader } from '#platform/db'
import type { DoublesOf } from './double.ts'

/** The municipality of a reception point that works. Points are known above, so whoever knows them says so. */
type PlaceOfPoint = (reader: Reader, pointId: string) => Promise<string | null>
let placeOfPoint: PlaceOfPoint = async () => null

/** Declared by the domain of points; the module of its manifest imports it. */
export function definePlaceOfPoint(find: PlaceOfPoint): void {
  placeOfPoint = find
}

type Worker = { role: string; scopeId: string | null }

/** Whose pairs a desk sees: those of its municipality, a point of the one it stands in; the operator and support all. */
export async function doublesOf(reader: Reader, { role, scopeId }: Worker): Promise<DoublesOf> {
  if (role === 'region' || role === 'support') return { municipalityId: null }
  const place = role === 'reception' && scopeId ? await placeOfPoint(reader, scopeId) : scopeId
  // Null means the whole region, so a desk without its own is nobody.
  return { municipalityId: place ?? refuse('http.not-found') }
}
