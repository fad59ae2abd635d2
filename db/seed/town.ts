import type { PointId } from '#certificates'
import { isBefore } from '#kernel/dates'
import { newId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import { insertAgreement } from '#providers'
import { type FundingPeriod, listPeriods, type Municipality } from '#region'
import type { Moments } from './moments.ts'
import { namePayers, openPeriod, type Payer } from './money.ts'
import { buildPoints } from './points.ts'
import { type SeededProgrammes, seedProgrammes, signedOn } from './programmes.ts'
import { listPlaces, type Scene, sceneOf } from './scenes.ts'

/** What stands in the town before anybody lives there. The three municipalities: the town, its neighbour, the far district. */
export type Town = {
  scene: Scene
  /** All municipalities of the region, those three first. */
  places: readonly Municipality[]
  municipalities: readonly [Municipality, Municipality, Municipality]
  /** The running period and the next one. */
  periods: readonly FundingPeriod[]
  payers: readonly Payer[]
  points: Record<string, PointId>
  programmes: SeededProgrammes
}

export async function buildTown(tx: Tx, moments: Moments): Promise<Town> {
  const [places, known] = await Promise.all([listPlaces(tx), listPeriods(tx)])
  const [home, neighbour, far] = places
  if (!home || !neighbour || !far) throw new Error('the demo town needs three municipalities')
  const municipalities = [home, neighbour, far] as const
  const scene = sceneOf(places)
  const periods = known.filter(({ endsOn }) => !isBefore(endsOn, moments.today)).slice(0, 2)
  const programmes = await seedProgrammes(tx, moments.now, {
    ...{ municipalities, scene, periods, zone: moments.zone },
  })
  const payers = await namePayers(tx, { places, scene }, moments)
  const [running] = periods
  if (running && scene.funded) await openPeriod(tx, { payers, scene, period: running }, moments, moments.started)
  const points = await buildPoints(tx, { places, scene }, moments)
  const town = { scene, places, municipalities, periods, payers, points, programmes }
  await agreeWithNeighbours(tx, town, moments.today)
  return town
}

/** Organisations that teach children of other municipalities too: without an agreement their certificates would not pay. */
const neighbourly: Record<string, readonly number[]> = {
  ddt: [1, 2],
  quantum: [1, 2],
  sport: [1],
  arts: [0],
  lingua: [0],
  forest: [0, 1],
}

async function agreeWithNeighbours(
  tx: Tx,
  { programmes, municipalities, periods }: Town,
  today: Temporal.PlainDate,
): Promise<void> {
  for (const [key, places] of Object.entries(neighbourly))
    for (const place of places)
      for (const { id: periodId, startsOn } of periods) {
        const [providerId, municipalityId] = [programmes.providers[key], municipalities[place]?.id]
        if (!providerId || !municipalityId) continue
        const number = `${key.length}${place}-М/${startsOn.year}`
        const id = newId<'agreement'>()
        await insertAgreement(tx, {
          id,
          providerId,
          municipalityId,
          periodId,
          number,
          signedOn: signedOn(startsOn, today),
        })
      }
}
