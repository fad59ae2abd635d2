/** Degrees of a place on the map. */
export type Point = { latitude: number; longitude: number }

const metresPerDegree = 111_195

/** Metres to the origin, as the crow flies; within a region the earth may be taken for flat. */
export function distanceFrom(origin: Point): (latitude: number, longitude: number) => number {
  const east = metresPerDegree * Math.cos((origin.latitude * Math.PI) / 180)
  return (latitude, longitude) => {
    const x = (longitude - origin.longitude) * east
    const y = (latitude - origin.latitude) * metresPerDegree
    // Not `Math.hypot`: the catalogue asks for a hundred thousand of them at once, and it is many times slower.
    return Math.sqrt(x * x + y * y)
  }
}

const roundings = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 })

/** «около 300 м», «1,2 км», «14 км»: a convenient address is known to a hundred metres. */
export function distanceWords(metres: number): string {
  const hundreds = Math.max(100, Math.round(metres / 100) * 100)
  if (hundreds < 1000) return `около ${hundreds} м`
  const kilometres = hundreds / 1000
  return `${roundings.format(kilometres < 10 ? kilometres : Math.round(kilometres))} км`
}
