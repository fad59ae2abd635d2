import { describe, expect, test } from 'vitest'
import type { Reason, ReasonCode } from '../model.ts'
import { mayWait, offerUntil } from './rules.ts'

const reason = (code: ReasonCode, blocks = true): Reason => ({ code, blocks, helper: 'family', facts: {} })

describe('who may wait for a seat', () => {
  test.each<[string, Reason[], string]>([
    ['a full group alone', [reason('group-full')], 'may-join'],
    ['a full group and no money yet', [reason('group-full'), reason('balance-empty')], 'may-join'],
    ['a full group and papers not shown', [reason('not-activated', false), reason('group-full')], 'may-join'],
    ['a free seat', [], 'seats-free'],
    ['a free seat and no money', [reason('balance-empty')], 'seats-free'],
    ['a child who is too old', [reason('too-old'), reason('group-full')], 'may-not'],
    ['a child who studies there', [reason('already-applied'), reason('group-full')], 'may-not'],
    ['a group that takes nobody', [reason('enrolment-closed')], 'may-not'],
  ])('%s', (_, reasons, kind) => {
    expect(mayWait({ reasons }).kind).toBe(kind)
  })

  test('what is needed by the time of the offer is told, a clash of hours is not', () => {
    const reasons = [
      reason('not-activated', false),
      reason('group-full'),
      reason('no-nominal'),
      reason('time-clash', false),
    ]
    const answer = mayWait({ reasons })
    expect(answer.kind === 'may-join' && answer.needed.map(({ code }) => code)).toEqual(['not-activated', 'no-nominal'])
  })
})

describe('until when an offered seat is kept', () => {
  const usual = { hours: 48, nightFrom: 22, nightTo: 9 }
  test.each([
    ['by day: two days later to the minute', '2026-11-25T12:40', usual, '2026-11-27T12:40'],
    ['in the evening: until the morning after', '2026-11-25T23:10', usual, '2026-11-28T09:00'],
    ['at night: until that morning', '2026-11-25T03:00', usual, '2026-11-27T09:00'],
    ['at the first minute of the night', '2026-11-25T22:00', usual, '2026-11-28T09:00'],
    ['at the first minute of the day', '2026-11-25T09:00', usual, '2026-11-27T09:00'],
    ['over a new year', '2026-12-30T23:59', usual, '2027-01-02T09:00'],
    [
      'a night that begins after midnight',
      '2026-11-25T02:00',
      { ...usual, nightFrom: 1, nightTo: 6 },
      '2026-11-27T06:00',
    ],
    [
      'before a night that begins after midnight',
      '2026-11-25T00:30',
      { ...usual, nightFrom: 1, nightTo: 6 },
      '2026-11-27T00:30',
    ],
    ['without a night', '2026-11-25T23:10', { ...usual, nightFrom: 0, nightTo: 0 }, '2026-11-27T23:10'],
  ])('%s', (_, from, term, until) => {
    for (const zone of ['Europe/Moscow', 'Asia/Yakutsk', 'UTC']) {
      const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
      expect(offerUntil(at(from), term, zone)).toEqual(at(until))
    }
  })
})
