import type { Actor } from '#access'
import { record } from '#audit'
import type { Tx } from '#platform/db'
import { getMunicipality } from '#region'
import type { ChildId } from '../model.ts'
import { getOwnChild } from '../queries/child.ts'
import { deletePlace, upsertPlace } from '../queries/place.ts'

export type NewPlace = {
  childId: ChildId
  municipalityId: string
  words: string
  /** Degrees; absent: the middle of the municipality. */
  point: { latitude: number; longitude: number } | null
}

/** Keeps where it is convenient to come to lessons (S-024): to about a hundred metres, nobody needs it closer. */
export async function keepPlace(tx: Tx, by: Actor, place: NewPlace, now: Temporal.Instant): Promise<void> {
  const { childId, municipalityId, words } = place
  await getOwnChild(tx, by, childId)
  const { latitude, longitude } = place.point ?? (await getMunicipality(tx, municipalityId))

  const point = { latitude: roughly(latitude), longitude: roughly(longitude) }
  await upsertPlace(tx, { childId, userId: by.userId, municipalityId, words, ...point }, now)
  await record(tx, by, 'families.place-kept', { childId, subjectKind: 'child', subjectId: childId }, now)
}

export async function removePlace(tx: Tx, by: Actor, childId: ChildId, now: Temporal.Instant): Promise<void> {
  await getOwnChild(tx, by, childId)
  await deletePlace(tx, childId)
  await record(tx, by, 'families.place-removed', { childId, subjectKind: 'child', subjectId: childId }, now)
}

function roughly(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}
