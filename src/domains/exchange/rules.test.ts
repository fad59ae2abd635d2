/** The thinking of the exchange, without a database. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Quote, Reason } from '#enrolment'
import type { Status, Told } from './model.ts'
import { compare } from './rules/comparison.ts'
import { costOf } from './rules/cost.ts'
import { isDead, nextAttempt, outcomeOf } from './rules/delivery.ts'
import { isAgreed, startOf, whichChild, whyNotSame } from './rules/order.ts'
import { statusesAfter } from './rules/status.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.Instant.from('2026-11-20T07:00:00Z')

describe('which record the child of an order is', () => {
  const own = new Set(['mine'])
  test.each([
    ['nobody alike: a new record', [], { is: 'new', insisted: false }],
    ['the own one by SNILS', [{ childId: 'mine', likeness: 'snils' }], { is: 'own', childId: 'mine' }],
    ['the own one by names and birth date', [{ childId: 'mine', likeness: 'name' }], { is: 'own', childId: 'mine' }],
    ['an own one that is only alike is not guessed', [{ childId: 'mine', likeness: 'alike' }], { is: 'unclear' }],
    ['of another cabinet for certain: asked for', [{ childId: 'other', likeness: 'snils' }], { is: 'elsewhere' }],
    [
      'alike in another cabinet: a new record that staff compare',
      [{ childId: 'other', likeness: 'alike' }],
      { is: 'new', insisted: true },
    ],
    [
      'the own one goes before somebody else’s',
      [
        { childId: 'other', likeness: 'snils' },
        { childId: 'mine', likeness: 'name' },
      ],
      { is: 'own', childId: 'mine' },
    ],
  ] as const)('%s', (_, duplicates, answer) => {
    expect(whichChild(duplicates, own)).toEqual(answer)
  })
})

describe('an order under a number', () => {
  const order = { peopleKey: Buffer.from('a'), groupId: 'g' }
  test.each([
    ['the same', { peopleKey: Buffer.from('a'), groupId: 'g' }, null],
    ['of other people', { peopleKey: Buffer.from('b'), groupId: 'g' }, 'exchange.order-changed'],
    ['into another group', { peopleKey: Buffer.from('a'), groupId: 'h' }, 'exchange.order-changed'],
  ] as const)('%s', (_, asked, code) => {
    expect(whyNotSame(order, asked)?.code ?? null).toBe(code)
  })

  test.each([
    ['the day that the family chose', '2026-11-25', '2026-11-25'],
    ['today is no first day', '2026-11-20', undefined],
    ['late: the first possible day', '2026-11-01', undefined],
  ])('begins on %s', (_, startsOn, start) => {
    expect(startOf({ startsOn: day(startsOn) }, day('2026-11-20'))?.toString()).toBe(start)
  })

  test.each([
    ['the very quote', { version: 'a', parent: 500n }, true],
    ['another one that costs less', { version: 'b', parent: 90n }, true],
    ['another one that costs more', { version: 'b', parent: 101n }, false],
  ])('is agreed to: %s', (_, quote, agreed) => {
    expect(isAgreed(quote, { quoteVersion: 'a', parentKopecks: 100n })).toBe(agreed)
  })
})

describe('domain 9.4: the answer to «сколько стоит»', () => {
  const reason = (code: Reason['code'], blocks = true): Reason => ({ code, blocks, helper: 'nobody', facts: {} })
  test.each<[string, Quote['source'], Reason[], ReturnType<typeof costOf>]>([
    ['a programme of the budget is free', 'budget', [], { kind: 'free', exhausted: null }],
    ['a calculation', 'certificate', [reason('not-activated', false)], { kind: 'calculation', exhausted: null }],
    [
      'the certificate is spent',
      'certificate',
      [reason('balance-empty')],
      { kind: 'exhausted', exhausted: 'certificate' },
    ],
    [
      'the limit of programmes is spent',
      'budget',
      [reason('register-limit')],
      { kind: 'exhausted', exhausted: 'programme' },
    ],
    ['the child is too young', 'certificate', [reason('too-young')], { kind: 'bad-data', exhausted: null }],
    ['no seats', 'paid', [reason('group-full')], { kind: 'ineffectual', exhausted: null }],
    [
      'no seats and no money: it is no use at all',
      'certificate',
      [reason('group-full'), reason('balance-empty')],
      { kind: 'ineffectual', exhausted: null },
    ],
  ])('%s', (_, source, reasons, answer) => {
    expect(costOf({ source, reasons })).toEqual(answer)
  })
})

describe('statuses that were not told yet', () => {
  test.each<[Status | null, Told['state'], boolean, Status[]]>([
    [null, 'submitted', false, ['submitted']],
    ['submitted', 'submitted', false, []],
    ['submitted', 'confirmed', true, ['confirmed']],
    ['submitted', 'enrolled', true, ['confirmed', 'enrolled']],
    ['submitted', 'ended', true, ['confirmed', 'enrolled', 'ended']],
    ['submitted', 'refused', false, ['refused']],
    ['submitted', 'cancelled', true, ['confirmed', 'cancelled']],
    ['confirmed', 'expired', true, ['expired']],
    ['enrolled', 'confirmed', true, []],
    ['cancelled', 'cancelled', false, []],
    ['refused', 'enrolled', true, []],
  ])('after %s, the application being %s (offered: %s)', (last, state, offered, told) => {
    expect(statusesAfter(last, { state, offered })).toEqual(told)
  })

  const states = ['submitted', 'confirmed', 'enrolled', 'refused', 'cancelled', 'expired', 'ended'] as const
  test('whatever jobs come in whatever order and number, none is told twice and none goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 8 }), (seen) => {
        const told: Status[] = []
        for (const state of seen) {
          const offered = state === 'confirmed' || state === 'enrolled' || state === 'ended'
          told.push(...statusesAfter(told.at(-1) ?? null, { state, offered }))
        }
        expect(new Set(told).size).toBe(told.length)
        const ends = told.filter((one) => !['submitted', 'confirmed', 'enrolled'].includes(one))
        expect(ends.length === 0 || told.at(-1) === ends[0]).toBe(true)
      }),
    )
  })
})

describe('a delivery', () => {
  test.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [302, 'silent'],
    [401, 'silent'],
    [429, 'silent'],
    [503, 'silent'],
    [400, 'refused'],
    [422, 'refused'],
  ])('answered %i is %s', (status, is) => {
    expect(outcomeOf(status).is).toBe(is)
  })

  test('pauses double up to an hour', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 40].map((attempts) =>
      nextAttempt(attempts, now).since(now).total('seconds'),
    )
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600])
  })

  test.each([
    ['refused: at once', { is: 'refused', problem: '' }, 0, true],
    ['silent for a week', { is: 'silent', problem: '' }, 7, false],
    ['silent for as long as the region waits', { is: 'silent', problem: '' }, 30, true],
    ['delivered', { is: 'delivered' }, 40, false],
  ] as const)('needs a person: %s', (_, outcome, days, dead) => {
    expect(isDead(outcome, { firstAt: now.subtract({ hours: days * 24 }), days: 30 }, now)).toBe(dead)
  })
})

test('a comparison names what lacks and what differs, and nothing else', () => {
  const ours = new Map([...pairs('a confirmed'), ...pairs('b refused'), ...pairs('c submitted')])
  const theirs = new Map([...pairs('a confirmed'), ...pairs('b submitted'), ...pairs('d submitted')])
  expect(compare(ours, theirs)).toEqual([
    { externalId: 'b', kind: 'differs', ours: 'refused', theirs: 'submitted' },
    { externalId: 'c', kind: 'missing-there', ours: 'submitted', theirs: null },
    { externalId: 'd', kind: 'missing-here', ours: null, theirs: 'submitted' },
  ])
})

function pairs(text: string): [string, string][] {
  const [key = '', value = ''] = text.split(' ')
  return [[key, value]]
}
