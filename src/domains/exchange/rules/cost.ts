import type { Quote, Reason } from '#enrolment'

/** The answers of domain 9.4 to «сколько это стоит». */
export type CostKind = 'free' | 'calculation' | 'exhausted' | 'bad-data' | 'ineffectual'
export type Exhausted = 'certificate' | 'programme'

const spent: readonly Reason['code'][] = ['no-nominal', 'balance-empty', 'ceiling-reached']
const ofChild: readonly Reason['code'][] = [
  ...(['no-consent', 'no-certificate', 'certificate-frozen', 'certificate-over', 'too-young', 'too-old'] as const),
  'start-outside',
]

/** Which answer a quote is, and what ran out; whether one may order is the quote's own word. */
export function costOf({ source, reasons }: Pick<Quote, 'source' | 'reasons'>): {
  kind: CostKind
  exhausted: Exhausted | null
} {
  const codes = reasons.map(({ code }) => code)
  const blocking = reasons.filter(({ blocks }) => blocks).map(({ code }) => code)
  const exhausted = codes.some((code) => spent.includes(code))
    ? 'certificate'
    : codes.includes('register-limit')
      ? 'programme'
      : null
  if (blocking.some((code) => ofChild.includes(code))) return { kind: 'bad-data', exhausted: null }
  if (blocking.some((code) => !spent.includes(code) && code !== 'register-limit'))
    return { kind: 'ineffectual', exhausted: null }
  if (exhausted) return { kind: 'exhausted', exhausted }
  return { kind: source === 'budget' ? 'free' : 'calculation', exhausted: null }
}
