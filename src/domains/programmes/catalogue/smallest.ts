/** Members with the `count` smallest keys, smallest first: a page of results without sorting all of them. */
export function smallest(members: Int32Array, keyOf: (member: number) => number, count: number): number[] {
  const heap = new KeyHeap(Math.min(count, members.length))
  for (let i = 0; i < members.length; i++) heap.offer(members[i] as number, keyOf(members[i] as number))
  return heap.sorted()
}

/** The largest of the kept keys stands on top, so that most candidates are turned away by one comparison. */
class KeyHeap {
  private readonly keys: Float64Array
  private readonly members: Int32Array
  private size = 0

  constructor(count: number) {
    this.keys = new Float64Array(count)
    this.members = new Int32Array(count)
  }

  offer(member: number, key: number): void {
    if (this.size < this.keys.length) {
      this.rise(this.size++, member, key)
    } else if (this.size > 0 && key < (this.keys[0] as number)) {
      this.sink(member, key)
    }
  }

  sorted(): number[] {
    const order = Array.from({ length: this.size }, (_, at) => at)
    order.sort((a, b) => (this.keys[a] as number) - (this.keys[b] as number))
    return order.map((at) => this.members[at] as number)
  }

  private rise(at: number, member: number, key: number): void {
    let place = at
    while (place > 0) {
      const parent = (place - 1) >> 1
      if ((this.keys[parent] as number) >= key) break
      this.copy(parent, place)
      place = parent
    }
    this.set(place, member, key)
  }

  private sink(member: number, key: number): void {
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= this.size) break
      if (child + 1 < this.size && (this.keys[child + 1] as number) > (this.keys[child] as number)) child++
      if ((this.keys[child] as number) <= key) break
      this.copy(child, place)
      place = child
    }
    this.set(place, member, key)
  }

  private copy(from: number, to: number): void {
    this.set(to, this.members[from] as number, this.keys[from] as number)
  }

  private set(at: number, member: number, key: number): void {
    this.keys[at] = key
    this.members[at] = member
  }
}
