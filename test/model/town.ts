/** The real side of the model: a small town in a transaction that is never committed, and what stands in its tables. */
import { setCeiling } from '#funding'
import { type AccountId, openAccount, post } from '#ledger'
import { sql, type Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import type { Seen } from '../support/acting.ts'
import { aCourse, aFamily, aGroup, aTown, type Course, type Family, NOW, type Town } from '../support/town.ts'
import { type Child, noMoney, type Plain } from './plain.ts'

/** What fast-check draws about a town before anything happens in it. */
export type Beginning = {
  ceiling: bigint
  countLimit: number | null
  balances: readonly (bigint | null)[]
  activated: readonly boolean[]
  prices: readonly bigint[]
  capacities: readonly number[]
}

export type Real = {
  tx: Tx
  now: Temporal.Instant
  town: Town
  families: Family[]
  courses: Course[]
  groups: GroupId[]
  tabs: Seen[]
  applications: string[]
  moved: { accountId: AccountId; key: string }[]
}

const annual = 1_200_000n
const registers = ['certified', 'certified', 'paid'] as const
const births = ['2017-03-11', '2018-09-20', '2012-05-05']
/** Two groups of the first module; the last programme is paid by parents alone. */
const modulesOfGroups = [0, 0, 1, 2]

/** What does not differ between sequences; committed once. */
export type Ground = Pick<Real, 'town' | 'families' | 'courses' | 'groups'>

export async function layGround(tx: Tx): Promise<Ground> {
  const town = await aTown(tx, { nominal: annual })
  const families: Family[] = []
  for (const birthOn of births) families.push(await aFamily(tx, town, { birthOn, available: null }))
  const courses: Course[] = []
  for (const register of registers) courses.push(await aCourse(tx, town, { register }))
  const [first, second, third] = courses
  if (!first || !second || !third) throw new Error('a town of the model has three courses')
  const extra = await aGroup(tx, first, 1)
  return { town, families, courses, groups: [first.groupId, extra, second.groupId, third.groupId] }
}

/** The town as it was drawn, on the common ground and in a transaction that will be rolled back. */
export async function buildTown(tx: Tx, ground: Ground, beginning: Beginning): Promise<{ model: Plain; real: Real }> {
  const { town, families, courses, groups } = ground
  const { ceiling, countLimit, balances, activated, prices, capacities } = beginning
  const purse = { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' } as const
  await Promise.all([
    sql`update funding_nominal set count_limit = ${countLimit} where id = ${town.nominalId}`.execute(tx),
    ...prices.map((price, place) =>
      sql`update programmes_module set price_kopecks = ${price}, normative_kopecks = ${price}
        where id = ${courses[place]?.moduleId}`.execute(tx),
    ),
    ...capacities.map((capacity, place) =>
      sql`update programmes_group set capacity = ${capacity} where id = ${groups[place]}`.execute(tx),
    ),
    ...families.map(({ certificateId }, place) =>
      sql`update certificates_certificate set activation = ${activated[place] ? 'activated' : 'not-activated'},
        activated_at = ${activated[place] ? NOW : null} where id = ${certificateId}`.execute(tx),
    ),
    setCeiling(tx, purse, { amount: ceiling, actId: town.actId }, NOW),
    ...families.map((family, place) => open(tx, town, family, balances[place] ?? null)),
  ])
  const nominal = { annual, countLimit: countLimit === null ? null : BigInt(countLimit), holders: 0n }
  const real: Real = { ...ground, tx, now: NOW, tabs: [], applications: [], moved: [] }
  return { model: { ...plainOf(beginning), nominal }, real }
}

async function open(tx: Tx, town: Town, { certificateId }: Family, balance: bigint | null): Promise<void> {
  if (balance === null) return
  const { periodId, municipalityId: payerId, nominalId: id, actId } = town
  const accountId = await openAccount(tx, { certificateId, periodId, payerId, unit: 'kopecks' })
  const cause = { kind: 'nominal', id } as const
  const movement = { accountId, amount: balance, cause, key: `beginning:${certificateId}`, actId, by: null }
  if (balance > 0n) await post(tx, 'grant', movement, NOW)
}

function plainOf({ ceiling, balances, activated, prices, capacities }: Beginning): Omit<Plain, 'nominal'> {
  return {
    today: Temporal.PlainDate.from('2026-08-25'),
    ...{ ceiling, committed: 0n, tabs: [], filed: [], moved: [], opened: new Set<string>() },
    children: births.map((birthOn, place): Child => {
      const balance = balances[place] ?? null
      return {
        birthOn: Temporal.PlainDate.from(birthOn),
        activation: activated[place] ? 'activated' : 'not-activated',
        ...{ validity: 'valid', credited: false, journal: 0 },
        pots: balance === null ? null : { ...noMoney(), granted: balance, available: balance },
      }
    }),
    modules: prices.map((price, place) => ({
      ...{ register: registers[place] ?? 'paid', price, normative: price, open: true, agreement: true },
    })),
    groups: modulesOfGroups.map((module, place) => ({
      module,
      capacity: capacities[place] ?? 1,
      taken: 0,
      open: true,
    })),
  }
}

/** The tables in the words of the plain town; compared with it after every act. */
export async function readTown({ tx, town, families, groups, applications }: Real): Promise<unknown> {
  const { rows } = await sql<{
    ceiling: bigint
    committed: bigint
    holders: number
    granted: bigint
    children: unknown
    groups: unknown
    filed: unknown
  }>`
    select
      (select sum(amount)::bigint from funding_ceiling_slice where municipality_id = ${town.municipalityId}) as ceiling,
      (select sum(committed)::bigint from funding_ceiling_slice where municipality_id = ${town.municipalityId}) as committed,
      (select holders from funding_nominal where id = ${town.nominalId}) as holders,
      (select json_agg(json_build_array(a.granted, a.available, a.reserved, a.charged, a.melted, a.expired,
          (select count(*) from audit_entry e where e.child_id = f.child_id)) order by f.place)
        from unnest(${families.map((family) => family.childId)}::uuid[]) with ordinality f (child_id, place)
        join certificates_certificate c on c.child_id = f.child_id
        left join ledger_account a on a.certificate_id = c.id) as children,
      (select json_agg(json_build_array(g.capacity, g.taken) order by f.place)
        from unnest(${groups}::uuid[]) with ordinality f (id, place) join programmes_group g on g.id = f.id) as groups,
      (select json_agg(json_build_array(a.state, c.state, a.price_kopecks, a.certificate_kopecks, a.parent_kopecks) order by f.place)
        from unnest(${applications}::uuid[]) with ordinality f (id, place)
        join enrolment_application a on a.id = f.id left join enrolment_contract c on c.application_id = a.id) as filed`.execute(
    tx,
  )
  return rows[0]
}

export function tellPlain({ ceiling, committed, nominal, children, groups, filed }: Plain): unknown {
  const sums = ['granted', 'available', 'reserved', 'charged', 'melted', 'expired'] as const
  return {
    ...{ ceiling, committed, holders: Number(nominal.holders) },
    children: children.map(({ pots, journal }) => [...sums.map((sum) => (pots ? Number(pots[sum]) : null)), journal]),
    groups: groups.map(({ capacity, taken }) => [capacity, taken]),
    filed:
      filed.length === 0
        ? null
        : filed.map(({ state, contract, parts }) => [
            state,
            contract,
            ...[parts.total, parts.certificate, parts.parent].map(Number),
          ]),
  }
}
