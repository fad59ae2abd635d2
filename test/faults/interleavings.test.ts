/**
 * Pairs of critical acts on two real connections. The first is stopped before each of its statements in turn, and before
 * its commit, while the second runs; then the roles change. Only legal outcomes may come of it, and nothing may be broken.
 */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationId,
  acceptContract,
  cancelApplication,
  confirmApplication,
  refuseApplication,
  submitApplication,
} from '#enrolment'
import { grantNominal, type Purse, setCeiling } from '#funding'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider, look } from '../support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aCourse, aFamily, aGroup, aTown, type Course, type Family, NOW, type Town } from '../support/town.ts'
import { type Act, meet, meetEverywhere, orders, type Pair, type Place } from './two-people.ts'

const COST = 536_264n

let fresh: FreshDatabase
let place: Place
let town: Town
beforeAll(async () => {
  fresh = await freshDatabase({ connections: 4 })
  const watcher = new pg.Client(fresh.address)
  await watcher.connect()
  place = { db: fresh.db, watcher }
  town = await fresh.db.transaction((tx) => aTown(tx))
})
afterAll(async () => {
  await place.watcher.end()
  await fresh.close()
})

type Scene = { family: Family; other: Family; course: Course; another: Course; id: ApplicationId }

const full = 'enrolment.not-allowed: group-full'
const empty = 'enrolment.not-allowed: balance-empty'
const applied = 'enrolment.not-allowed: already-applied'
const decided = 'enrolment.already-decided'
const concluded = 'enrolment.already-concluded'

const pairs: Pair[] = [
  {
    name: 'two families, the last seat',
    prepare: async (tx) => {
      const { family, other, course } = await people(tx, { capacity: 1 })
      return { one: await submit(tx, family, course), other: await submit(tx, other, course) }
    },
    legal: [`done / ${full}`, `${full} / done`],
  },
  {
    name: 'one press twice',
    prepare: async (tx) => {
      const { family, course } = await people(tx)
      const press = await submit(tx, family, course)
      return { one: press, other: press }
    },
    legal: [`done / ${applied}`, `${applied} / done`],
  },
  {
    name: 'one child, two groups of one module',
    prepare: async (tx) => {
      const { family, course } = await people(tx)
      const second = { ...course, groupId: await aGroup(tx, course, 5) }
      return { one: await submit(tx, family, course), other: await submit(tx, family, second) }
    },
    legal: [`done / ${applied}`, `${applied} / done`],
  },
  {
    name: 'one child, two clubs, money for one',
    prepare: async (tx) => {
      const { family, course, another } = await people(tx, {}, COST)
      return { one: await submit(tx, family, course), other: await submit(tx, family, another) }
    },
    legal: [`done / ${empty}`, `${empty} / done`],
  },
  {
    name: 'an application and a cancellation that frees the last seat',
    prepare: async (tx) => {
      const { family, other, course } = await people(tx, { capacity: 1 })
      const press = await submit(tx, other, course)
      const id = await apply(tx, family, course.groupId)
      return { one: press, other: (own) => cancelApplication(own, asFamily(family), id, NOW) }
    },
    legal: ['done / done', `${full} / done`],
  },
  decision('cancel', 'confirm', ['done / done', `done / ${decided}`, `${decided} / done`]),
  decision('cancel', 'refuse', [`done / ${decided}`, `${decided} / done`]),
  decision('confirm', 'confirm', [`done / ${decided}`, `${decided} / done`]),
  decision('confirm', 'refuse', ['done / done', `${decided} / done`]),
  decision('cancel', 'cancel', [`done / ${decided}`, `${decided} / done`]),
  decision('accept', 'cancel', [`done / ${decided}`, `${decided} / done`]),
  decision('accept', 'accept', [`done / ${concluded}`, `${concluded} / done`]),
  decision('accept', 'refuse', [`done / ${decided}`, `${decided} / done`]),
  {
    name: 'two families, two groups, the last money of one agreement',
    prepare: async (tx) => {
      const { family, other, course } = await people(tx, { most: COST })
      const second = { ...course, groupId: await aGroup(tx, course, 5) }
      return { one: await submit(tx, family, course), other: await submit(tx, other, second) }
    },
    legal: [
      'done / enrolment.agreement-full',
      'enrolment.agreement-full / done',
      'done / enrolment.not-allowed: agreement-full',
      'enrolment.not-allowed: agreement-full / done',
    ],
  },
  {
    name: 'S-010 an application and a ceiling lowered to nothing free',
    prepare: async (tx) => {
      const { family, course } = await people(tx)
      const press = await submit(tx, family, course)
      const lower: Act = async (own) =>
        setCeiling(own, purse(), { amount: await committed(own), actId: town.actId }, NOW)
      await setCeiling(tx, purse(), { amount: (await committed(tx)) + COST, actId: town.actId }, NOW)
      return { one: press, other: lower }
    },
    legal: [
      'done / done',
      'done / funding.ceiling-below-commitments',
      'enrolment.not-allowed: ceiling-reached / done',
      'funding.ceiling-reached / done',
    ],
  },
  {
    name: 'the first ceiling of a period set twice',
    prepare: async (tx) => {
      await sql`delete from funding_ceiling_slice where period_id = ${town.nextPeriodId}`.execute(tx)
      const next = { ...purse(), periodId: town.nextPeriodId }
      const set: Act = (own) => setCeiling(own, next, { amount: 1_000_000n, actId: town.actId }, NOW)
      return { one: set, other: set }
    },
    legal: ['done / done'],
  },
  {
    name: 'one nominal credited by two jobs',
    prepare: async (tx) => {
      const { certificateId } = await aFamily(tx, town, { available: null })
      const order = { certificateId, today: Temporal.PlainDate.from('2026-08-25'), melt: 'none', by: null } as const
      const credit: Act = (own) => grantNominal(own, order, NOW)
      return { one: credit, other: credit }
    },
    legal: ['done / done'],
  },
  {
    name: 'an application and a certificate that is frozen',
    prepare: async (tx) => {
      const { family, course } = await people(tx)
      const freeze: Act = (own) =>
        sql`update certificates_certificate set validity = 'frozen' where id = ${family.certificateId}`.execute(own)
      return { one: await submit(tx, family, course), other: freeze }
    },
    legal: ['done / done', 'enrolment.not-allowed: certificate-frozen / done'],
  },
]

describe.each(pairs)('$name', (pair) => {
  test.each(orders)('%s', (order) => meetEverywhere(place, pair, order))
})

test('the acts really met: some waited for the lock of another', async () => {
  const { one, other } = await fresh.db.transaction((tx) => at(pairs, 0).prepare(tx))
  const met = await meet(place, one, other, 1000)
  expect(met).toMatchObject({ first: 'done', second: full, waited: true })
})

type Verb = 'cancel' | 'confirm' | 'refuse' | 'accept'

/** Two decisions about one application; an offer is out where one of them is the family's acceptance. */
function decision(one: Verb, other: Verb, legal: readonly string[]): Pair {
  return {
    name: `${one} and ${other}`,
    legal,
    prepare: async (tx) => {
      const scene = await people(tx)
      const id = await apply(tx, scene.family, scene.course.groupId)
      if (one === 'accept') await confirmApplication(tx, asProvider(scene.course), id, NOW)
      return { one: doing(one, { ...scene, id }), other: doing(other, { ...scene, id }) }
    },
  }
}

function doing(verb: Verb, { family, course, id }: Pick<Scene, 'family' | 'course' | 'id'>): Act {
  const acts: Record<Verb, Act> = {
    cancel: (tx) => cancelApplication(tx, asFamily(family), id, NOW),
    accept: (tx) => acceptContract(tx, asFamily(family), id, NOW),
    confirm: (tx) => confirmApplication(tx, asProvider(course), id, NOW),
    refuse: (tx) => refuseApplication(tx, asProvider(course), id, { ground: 'group', words: newId() }, NOW),
  }
  return acts[verb]
}

async function people(tx: Tx, wishes: Parameters<typeof aCourse>[2] = {}, available = 1_200_000n) {
  await setCeiling(tx, purse(), { amount: (await committed(tx)) + 100_000_000n, actId: town.actId }, NOW)
  return {
    family: await aFamily(tx, town, { available }),
    other: await aFamily(tx, town, { available }),
    course: await aCourse(tx, town, wishes),
    another: await aCourse(tx, town, wishes),
  }
}

async function submit(tx: Tx, family: Family, { groupId }: Course): Promise<Act> {
  const seen = await look(tx, family, groupId)
  return (own) => submitApplication(own, asFamily(family), seen, NOW)
}

function purse(): Purse {
  return { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' }
}

async function committed(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{
    sum: bigint
  }>`select coalesce(sum(committed), 0)::bigint as sum from funding_ceiling_slice
    where period_id = ${town.periodId}`.execute(tx)
  return rows[0]?.sum ?? 0n
}

function at<T>(list: readonly T[], number: number): T {
  const found = list[number]
  if (found === undefined) throw new Error('an empty list')
  return found
}
