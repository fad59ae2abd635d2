import { distanceFrom, type Point } from './distance.ts'

/** Something on the map with the number it has in the list beside. */
export type Spot = Point & { number: number }

/** One or more spots that would cover each other, in shares of the half side: −1…1, north is up. */
type Mark = { x: number; y: number; numbers: readonly number[] }

/** A square of land around a centre, with a measure to judge distances by. */
export type Area = {
  marks: readonly Mark[]
  /** Where a place of these degrees lies on it. */
  place: (point: Point) => { x: number; y: number }
  /** Metres of the measure: of the scale bar, or from one ring to the next. */
  stepMetres: number
  /** The same in shares of the half side. */
  step: number
}

/** The least half side: closer, a convenient address known to a hundred metres says nothing. */
const leastMetres = 500
/** Free paper around the outermost spot. */
const margin = 1.25
/** Marks closer than this cover each other. */
const touch = 0.18

/** A square that shows all spots: around the origin, or around their own middle when nobody knows from where. */
export function areaOf(spots: readonly Spot[], origin: Point | null): Area {
  const centre = origin ?? middleOf(spots)
  const metresTo = distanceFrom(centre)
  const half = margin * Math.max(leastMetres, ...spots.map((spot) => farther(spot, centre)))
  const place = (point: Point) => {
    const east = metresTo(centre.latitude, point.longitude) * Math.sign(point.longitude - centre.longitude)
    const north = metresTo(point.latitude, centre.longitude) * Math.sign(point.latitude - centre.latitude)
    return { x: east / half, y: -north / half }
  }
  const stepMetres = roundBelow(half * 0.45)
  const marks = joined(spots.map((spot) => ({ ...place(spot), numbers: [spot.number] })))
  return { marks, place, stepMetres, step: stepMetres / half }
}

/** How far the side of a square around the centre must go to hold the point. */
function farther(point: Point, centre: Point): number {
  const metresTo = distanceFrom(centre)
  return Math.max(metresTo(point.latitude, centre.longitude), metresTo(centre.latitude, point.longitude))
}

function middleOf(spots: readonly Spot[]): Point {
  const between = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  if (spots.length === 0) return { latitude: 0, longitude: 0 }
  return {
    latitude: between(spots.map(({ latitude }) => latitude)),
    longitude: between(spots.map(({ longitude }) => longitude)),
  }
}

/** Joins marks that cover each other, each into the first that it touches. */
function joined(marks: readonly Mark[]): Mark[] {
  const apart: Mark[] = []
  for (const mark of marks) {
    const at = apart.findIndex(({ x, y }) => Math.hypot(x - mark.x, y - mark.y) < touch)
    const known = apart[at]
    if (known) apart[at] = { ...known, numbers: [...known.numbers, ...mark.numbers] }
    else apart.push(mark)
  }
  return apart
}

/** The greatest of 1, 2, 5, 10, 20, 50 … that is not above the value. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1)
}
