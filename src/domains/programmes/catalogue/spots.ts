import { distanceFrom, type Point } from '#kernel/distance'

type Spots = readonly (readonly [latitude: number, longitude: number])[]

const none = -1
const firstSize = 1024

/** Where one comes to the lessons of each programme: there may be several spots, and the nearest counts. */
export class SpotMap {
  private first: Int32Array
  private next = new Int32Array(firstSize)
  private latitudes = new Float32Array(firstSize)
  private longitudes = new Float32Array(firstSize)
  private size = 0

  constructor(members: number) {
    this.first = new Int32Array(members).fill(none)
  }

  grow(members: number): void {
    const longer = new Int32Array(members).fill(none)
    longer.set(this.first)
    this.first = longer
  }

  set(member: number, spots: Spots): void {
    if (this.isKnown(member, spots)) return
    // Those of before are left lying: groups move seldom, and the whole shelf is built anew from time to time.
    this.first[member] = none
    for (const [latitude, longitude] of spots) {
      if (this.size === this.next.length) this.makeRoom()
      this.latitudes[this.size] = latitude
      this.longitudes[this.size] = longitude
      this.next[this.size] = this.first[member] as number
      this.first[member] = this.size++
    }
  }

  /** Metres to the nearest spot of a programme; infinite where nobody has to come. */
  metresFrom(origin: Point): (member: number) => number {
    const metres = distanceFrom(origin)
    const { first, next, latitudes, longitudes } = this
    return (member) => {
      let nearest = Number.POSITIVE_INFINITY
      for (let at = first[member] as number; at !== none; at = next[at] as number)
        nearest = Math.min(nearest, metres(latitudes[at] as number, longitudes[at] as number))
      return nearest
    }
  }

  /** The spot of a programme that is nearest to the origin, or its only one; null where nobody has to come. */
  nearest(member: number, origin: Point | null): Point | null {
    const metres = origin && distanceFrom(origin)
    let [nearest, least]: [Point | null, number] = [null, Number.POSITIVE_INFINITY]
    for (let at = this.first[member] as number; at !== none; at = this.next[at] as number) {
      const spot = { latitude: this.latitudes[at] as number, longitude: this.longitudes[at] as number }
      const far = metres?.(spot.latitude, spot.longitude) ?? 0
      if (far >= least) continue
      nearest = spot
      least = far
    }
    return nearest
  }

  private isKnown(member: number, spots: Spots): boolean {
    let left = spots.length
    for (let at = this.first[member] as number; at !== none; at = this.next[at] as number) {
      const [latitude, longitude] = [this.latitudes[at] as number, this.longitudes[at] as number]
      if (!spots.some((spot) => Math.fround(spot[0]) === latitude && Math.fround(spot[1]) === longitude)) return false
      left--
    }
    return left === 0
  }

  private makeRoom(): void {
    const size = this.next.length * 2
    const [next, latitudes, longitudes] = [new Int32Array(size), new Float32Array(size), new Float32Array(size)]
    next.set(this.next)
    latitudes.set(this.latitudes)
    longitudes.set(this.longitudes)
    Object.assign(this, { next, latitudes, longitudes })
  }
}
