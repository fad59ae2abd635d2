/** Work over all certificates of a period, done in portions so that the site stays open and nothing is done twice. */
export type Work = 'melt' | 'melt-notice'

export type Run = {
  id: string
  work: Work
  periodId: string
  month: Temporal.PlainDate
  /** Accounts up to this one were seen. */
  afterId: string
  seen: bigint
  done: bigint
  amount: bigint
  startedAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
}
