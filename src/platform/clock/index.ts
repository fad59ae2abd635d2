/**
 * Time at the edge: the only place that asks the machine what time it is. Everyone below gets `now` as a parameter.
 */
export type Clock = { now(): Temporal.Instant }

/** In microseconds, as the database keeps moments: what was written and read again is the same moment. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
}

/** The demo's clock. Whoever moves it keeps `offset()` and gives it back at the next start. */
export type MovableClock = Clock & {
  /** Jumps to `instant`; time runs on from there. */
  set(instant: Temporal.Instant): void
  /** Days and longer are counted in UTC; the past is allowed. */
  advance(by: Temporal.Duration): void
  offset(): Temporal.Duration
  /** Stands so far from real time. */
  stand(offset: Temporal.Duration): void
}

export function movableClock(
  initialOffset: Temporal.Duration = Temporal.Duration.from({ seconds: 0 }),
  base: Clock = systemClock,
): MovableClock {
  let offset = initialOffset
  const now = () => base.now().add(offset)
  return {
    now,
    set: (instant) => {
      offset = base.now().until(instant)
    },
    advance: (by) => {
      offset = base.now().until(now().toZonedDateTimeISO('UTC').add(by).toInstant())
    },
    offset: () => offset,
    stand: (far) => {
      offset = far
    },
  }
}
