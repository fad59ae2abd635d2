/** Keeps at most so much, in bytes or in pieces: what was not asked for during a whole half of it is let go. */
export class Kept<T> {
  private readonly most: number
  private young = new Map<string, { value: T; size: number }>()
  private old = new Map<string, { value: T; size: number }>()
  private size = 0

  constructor(most: number) {
    this.most = most
  }

  get(key: string): T | undefined {
    const known = this.young.get(key)
    if (known) return known.value
    const older = this.old.get(key)
    if (older) this.add(key, older)
    return older?.value
  }

  put(key: string, value: T, size: number): void {
    this.add(key, { value, size })
  }

  private add(key: string, entry: { value: T; size: number }): void {
    if (this.size + entry.size > this.most / 2) {
      this.old = this.young
      this.young = new Map()
      this.size = 0
    }
    this.young.set(key, entry)
    this.size += entry.size
  }
}
