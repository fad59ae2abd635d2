import { describe, expect, test } from 'vitest'
import type { QuoteFacts } from '../../model.ts'
import { quotesInTurn, waitsForOpening } from './in-turn.ts'
import { quote } from './quote.ts'
import { usual } from './testing.ts'

const group = (id: string, more: Partial<QuoteFacts['group']> = {}): QuoteFacts => ({
  ...usual,
  group: { ...usual.group, id: id as QuoteFacts['group']['id'], ...more },
})
const later = { applicationsFrom: Temporal.Instant.from('2026-09-01T06:00:00Z') }

describe('wishes in turn', () => {
  test('the money that the first takes is not offered to the second', () => {
    const [first, second] = quotesInTurn([group('one'), group('two')])
    expect(first).toEqual(quote(group('one')))
    expect(first?.certificate).toBeGreaterThan(0n)
    expect(second?.certificate).toBe(usual.money.available - (first?.certificate ?? 0n))
  })

  test('the second is priced exactly as it will be when the first has been filed', () => {
    const [first, second] = quotesInTurn([group('one'), group('two')])
    const filed = { ...usual.money, available: usual.money.available - (first?.certificate ?? 0n) }
    expect(second?.version).toBe(quote({ ...group('two'), money: filed }).version)
  })

  test('another child, another certificate: nothing is taken from it but the seat', () => {
    const certificate = usual.certificate && { ...usual.certificate, id: 'sister' }
    const sister = { ...group('one', { capacity: 12 }), certificate, child: { ...usual.child, id: 'sister' } }
    const [, second] = quotesInTurn([group('one', { capacity: 12 }), sister])
    expect(second?.certificate).toBe(quote(sister).certificate)
    expect(second?.reasons.map(({ code }) => code)).toEqual(['group-full'])
  })

  test('what waits for its opening day takes nothing from what may go now', () => {
    const [waiting, now] = quotesInTurn([group('one', later), group('two')])
    expect(waiting && waitsForOpening(waiting)).toBe(true)
    expect(now).toEqual(quote(group('two')))
  })

  test('two that wait are shown as they will be filed', () => {
    const [first, second] = quotesInTurn([group('one', later), group('two', later)])
    expect(second?.certificate).toBe(usual.money.available - (first?.certificate ?? 0n))
  })

  test('what cannot be filed takes nothing, and what is not there is not there', () => {
    const [closed, none, open] = quotesInTurn([group('one', { state: 'closed' }), null, group('two')])
    expect(closed?.allowed).toBe(false)
    expect(none).toBeNull()
    expect(open).toEqual(quote(group('two')))
  })
})
