/** Work over all certificates of a period, done in portions so that the site stays open and nothing is done twice. */
export type Work = 'melt' | 'melt-notice' | 'credit' | 'expire'

export type Run = {
  id: string
  work: Work
  periodId: string
  month: Temporal.PlainDate
  /** Of a melt by days. */
  day: Temporal.PlainDate | null
  /** The act by which certificates are credited. */
  amendmentId: string | null
  /** Accounts, or certificates, up to this one were seen. */
  afterId: string
  seen: bigint
  done: bigint
  amount: bigint
  startedAt: Temporal.Instant
  finishedAt: Temporal.Instant | null
}
