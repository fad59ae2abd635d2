/**
 * Ledger and seats against a plain model: fast-check draws a town and a sequence of acts, the production acts play it
 * on real PostgreSQL, and after every act both must say the same. `LONG=1` plays 10 000 sequences; a failure prints its
 * seed, and `SEED=…` plays it again.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBroken } from '../../src/app/invariants.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../support/database.ts'
import * as applications from './applications.ts'
import * as circumstances from './circumstances.ts'
import * as endings from './endings.ts'
import * as money from './money.ts'
import type { Plain } from './plain.ts'
import { type Meaning, played, Step } from './step.ts'
import { type Beginning, buildTown, type Ground, layGround, type Real } from './town.ts'

const SEQUENCES = process.env.LONG ? 10_000 : 500
const LONGEST = 60

let fresh: FreshDatabase
let ground: Ground
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 2 })
  ground = await fresh.db.transaction(layGround)
})
afterAll(() => fresh.close())

const number = fc.nat({ max: 11 })
/** The third child is too old for everything here. */
const oneChild = fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2)
const sum = fc.constantFrom(1n, 99n, 100n, 50_000n, 536_264n, 700_001n, 1_200_000n)
const one = fc.record({ one: number })
const child = fc.record({ child: oneChild })
const ending = fc.record({
  one: number,
  side: fc.constantFrom('family' as const, 'family' as const, 'provider' as const),
})
const where = fc.record({
  child: oneChild,
  group: number,
  start: fc.constantFrom(...Array<'first'>(8).fill('first'), 'too early' as const, 'next year' as const),
})
const usually = fc.constantFrom(true, true, true, true, false)
const price = fc.record({ module: number, price: fc.constantFrom(0n, 50_000n, 333_333n, 1_200_000n, 2_000_000n) })
const module = fc.record({ module: number, open: usually })

const beginning: fc.Arbitrary<Beginning> = fc.record({
  ceiling: fc.constantFrom(100_000_000n, 100_000_000n, 100_000_000n, 1_200_000n, 600_000n, 0n),
  countLimit: fc.constantFrom(null, null, 1, 2),
  balances: fc.tuple(
    fc.constantFrom(1_200_000n, 600_000n),
    fc.constantFrom(1_200_000n, 50n, null),
    fc.constantFrom(0n, null),
  ),
  activated: fc.tuple(usually, usually, usually),
  prices: fc.tuple(fc.constantFrom(1_200_000n, 299_999n), fc.constantFrom(700_000n, 1n), fc.constantFrom(0n, 450_000n)),
  capacities: fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 3 }))),
})

type Command = fc.AsyncCommand<Plain, Real>
type Kind = fc.Arbitrary<Command>

const names = new Set<string>()

function kind<Facts>(
  name: string,
  facts: fc.Arbitrary<Facts>,
  meaning: (plain: Plain, facts: Facts) => Meaning | null,
): Kind {
  names.add(name)
  return facts.map((drawn) => new Step(name, drawn, meaning) as Command)
}

/** What leads somewhere is drawn more often than what stands in the way. */
const often = (times: number, one: Kind): Kind[] => Array.from({ length: times }, () => one)
const kinds: Kind[] = [
  ...often(6, kind('apply', where, applications.applyNow)),
  ...often(3, kind('open a tab', where, applications.openTab)),
  ...often(4, kind('press in a tab', one, applications.pressTab)),
  kind('apply for a stranger', where, applications.applyForStranger),
  ...often(2, kind('cancel', one, applications.cancel)),
  kind('refuse', one, applications.refuseOne),
  ...often(6, kind('confirm', one, applications.confirm)),
  ...often(8, kind('accept', one, applications.accept)),
  ...(['cancel', 'confirm', 'refuse', 'accept'] as const).map((act) =>
    kind(`${act} what is not theirs`, one, (plain, which) => applications.meddle(plain, { ...which, act })),
  ),
  ...often(4, kind('start studies', fc.constant(undefined), applications.startStudies)),
  kind('grant', child, money.grant),
  kind('limit of nominals', fc.record({ limit: fc.constantFrom(null, 1, 2, 3) }), money.changeLimit),
  kind(
    'ceiling',
    fc.record({ amount: fc.constantFrom('committed' as const, 1n, 600_000n, 5_000_000n) }),
    money.changeCeiling,
  ),
  ...(['melt', 'expire', 'withdraw'] as const).map((movement) =>
    kind(movement, fc.record({ child: oneChild, amount: sum }), (plain, facts) =>
      money.takeFree(plain, { ...facts, kind: movement }),
    ),
  ),
  kind('repeat a movement', one, money.repeatMovement),
  kind('reverse a movement', one, money.reverseMovement),
  ...often(2, kind('open the month', fc.constant(undefined), money.openMonthNow)),
  ...often(
    3,
    kind('close a month', fc.record({ one: number, share: fc.constantFrom(10_000, 6_666, 0) }), money.closeMonth),
  ),
  ...often(3, kind('give notice', ending, endings.terminate)),
  ...often(2, kind('take a notice back', ending, endings.takeNoticeBack)),
  kind('give notice of what is not theirs', ending, endings.terminateForeign),
  ...often(2, kind('close what is over', fc.record({ group: number }), endings.closeOver)),
  kind('statement', child, money.readStatement),
  kind('price', price, circumstances.changePrice),
  kind('normative', price, circumstances.changeNormative),
  kind(
    'capacity',
    fc.record({ group: number, capacity: fc.integer({ min: 1, max: 3 }) }),
    circumstances.changeCapacity,
  ),
  kind('group', fc.record({ group: number, open: usually }), circumstances.openGroup),
  kind('enrolment', module, circumstances.openEnrolment),
  kind('agreement', module, circumstances.changeAgreement),
  kind(
    'activation',
    fc.record({ child: oneChild, activation: fc.constantFrom('activated', 'activated', 'activated', 'in-process') }),
    circumstances.changeActivation,
  ),
  kind(
    'validity',
    fc.record({ child: oneChild, validity: fc.constantFrom('valid', 'valid', 'valid', 'valid', 'frozen', 'excluded') }),
    circumstances.changeValidity,
  ),
  ...often(4, kind('days', fc.record({ days: fc.integer({ min: 1, max: 9 }) }), circumstances.passDays)),
]

test(
  `S-005 S-010 the production acts and a plain town agree through ${SEQUENCES} sequences`,
  async () => {
    const commands = fc.commands(kinds, { maxCommands: LONGEST, size: 'max' })
    const property = fc.asyncProperty(beginning, commands, (drawn, sequence) =>
      rolledBack(fresh.db, async (tx) => {
        const { model, real } = await buildTown(tx, ground, drawn)
        await fc.asyncModelRun(() => ({ model, real }), sequence)
        expect((await findBroken(tx)).broken).toEqual([])
      }),
    )
    const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {}
    await fc.assert(property, {
      numRuns: SEQUENCES,
      interruptAfterTimeLimit: process.env.LONG ? 3_000_000 : 150_000,
      ...seed,
    })
  },
  process.env.LONG ? 3_600_000 : 180_000,
)

test('every kind of command was played, and what matters was often done', () => {
  if (process.env.SHOW) console.table(Object.fromEntries(played))
  expect([...names].filter((name) => !played.has(name))).toEqual([])
  expect(names.size).toBeGreaterThanOrEqual(30)
  expect(played.get('apply')?.done).toBeGreaterThan(SEQUENCES / 2)
  expect(played.get('accept')?.done).toBeGreaterThan(0)
  expect(played.get('give notice')?.done).toBeGreaterThan(0)
  // Rare in a short run: notices that can still be taken back, and months that are over.
  for (const rare of process.env.LONG ? ['close a month', 'take a notice back'] : [])
    expect(played.get(rare)?.done, rare).toBeGreaterThan(SEQUENCES / 1000)
})
