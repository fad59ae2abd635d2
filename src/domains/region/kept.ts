import { homeOf, type Reader } from '#platform/db'

/**
 * A copy in memory, per database, for what every act reads and acts dated ahead rarely change.
 *
 * Only what has already arrived is shared: a question that travels in somebody's transaction may stand behind a lock
 * there, and nobody else must wait for it.
 */
export class Kept<T> {
  private readonly copies = new WeakMap<object, { value: T; until: number }>()
  private readonly milliseconds: number
  private readonly read: (reader: Reader) => Promise<T>

  constructor(milliseconds: number, read: (reader: Reader) => Promise<T>) {
    this.milliseconds = milliseconds
    this.read = read
  }

  async of(reader: Reader): Promise<T> {
    const home = homeOf(reader)
    const copy = this.copies.get(home)
    const time = performance.now()
    if (copy && copy.until > time) return copy.value
    const value = await this.read(reader)
    if (!isChanging(home, time)) this.copies.set(home, { value, until: time + this.milliseconds })
    return value
  }

  forget(reader: Reader): void {
    this.copies.delete(homeOf(reader))
  }
}

const changing = new WeakMap<object, number>()
const CHANGE_MS = 2000

/** While a change may not have been committed yet, nothing is kept: neither what it wrote nor what it replaces. */
export function markChanging(reader: Reader): void {
  changing.set(homeOf(reader), performance.now() + CHANGE_MS)
}

function isChanging(home: object, time: number): boolean {
  return (changing.get(home) ?? 0) > time
}
