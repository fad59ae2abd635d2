type Counts = { window: number; before: number; now: number }

const MOST_KEYS = 50_000

/**
 * Counts requests in a sliding window, approximately: the window before counts by the share of it that still overlaps.
 * The plugin's own store opens a fresh window at once, which lets twice the limit through around its edge.
 */
export class SlidingStore {
  private readonly counts = new Map<string, Counts>()

  incr(
    key: string,
    callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
    timeWindow: number,
    max: number,
  ): void {
    const time = performance.now()
    const window = Math.floor(time / timeWindow)
    const passed = (time % timeWindow) / timeWindow
    const counts = this.countsOf(key, window)
    const current = Math.floor(counts.before * (1 - passed)) + counts.now + 1
    // A refused attempt is not counted, or a patient visitor would never get through.
    if (current <= max) counts.now += 1
    callback(null, { current, ttl: Math.ceil(timeWindow * (1 - passed)) })
  }

  child(): SlidingStore {
    return new SlidingStore()
  }

  private countsOf(key: string, window: number): Counts {
    const known = this.counts.get(key)
    if (known?.window === window) return known
    const counts = { window, before: known?.window === window - 1 ? known.now : 0, now: 0 }
    // Deleting first moves the key to the end, so the oldest keys stand in front.
    this.counts.delete(key)
    this.counts.set(key, counts)
    const [oldest] = this.counts.keys()
    if (this.counts.size > MOST_KEYS && oldest !== undefined) this.counts.delete(oldest)
    return counts
  }
}
