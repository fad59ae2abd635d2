/** Commands about money: nominals, the ceiling, and every movement of the ledger. */
import { expect } from 'vitest'
import { system } from '#audit'
import { type ApplicationId, openMonth, settleMonth } from '#enrolment'
import { grantNominal, type Purse, setCeiling } from '#funding'
import { newId } from '#kernel/ids'
import { type AccountId, type EntryKind, findAccount, post, reverse, statementOf } from '#ledger'
import { sql } from '#platform/db'
import { at, chargeMonth, type Filed, move, noMoney, type Plain } from './plain.ts'
import type { Meaning } from './step.ts'
import type { Real } from './town.ts'

type OfChild = { child: number }

/**
 * S-005: up to the annual amount by months left, once, while the limit of count lasts; a repeat changes nothing. Whoever
 * was credited with something before is a holder already and is only filled up.
 */
export function grant(plain: Plain, { child: number }: OfChild): Meaning {
  const child = at(plain.children, number)
  const { nominal } = plain
  const limited = nominal.countLimit !== null && nominal.holders >= nominal.countLimit
  const before = child.pots?.granted ?? 0n
  const expected =
    child.validity !== 'valid' ? 'none' : limited && !child.credited && before === 0n ? 'queued' : 'granted'
  return {
    answer: 'done',
    act: async (real) => {
      const { certificateId } = at(real.families, number)
      const order = { certificateId, today: plain.today, melt: 'linear-monthly', by: null } as const
      expect(await grantNominal(real.tx, order, real.now)).toBe(expected)
    },
    change: () => {
      if (expected === 'none') return
      child.pots ??= noMoney()
      if (expected === 'queued' || child.credited) return
      const lacking = (nominal.annual * BigInt(13 - plain.today.month)) / 12n - before
      if (lacking <= 0n) return
      move(child.pots, 'payer', 'available', lacking)
      child.credited = true
      if (before === 0n) nominal.holders += 1n
    },
  }
}

export function changeLimit(plain: Plain, { limit }: { limit: number | null }): Meaning {
  const tooLow = limit !== null && BigInt(limit) < plain.nominal.holders
  return {
    answer: tooLow ? 'funding_nominal_within_count' : 'done',
    act: ({ tx, town }) =>
      sql`update funding_nominal set count_limit = ${limit} where id = ${town.nominalId}`.execute(tx),
    change: () => {
      plain.nominal.countLimit = limit === null ? null : BigInt(limit)
    },
  }
}

/** S-010: up, down, or exactly to what is committed. */
export function changeCeiling(plain: Plain, { amount }: { amount: bigint | 'committed' }): Meaning {
  const wished = amount === 'committed' ? plain.committed : amount
  return {
    answer: wished < plain.committed ? 'funding.ceiling-below-commitments' : 'done',
    act: (real) => setCeiling(real.tx, purseOf(real), { amount: wished, actId: real.town.actId }, real.now),
    change: () => {
      plain.ceiling = wished
    },
  }
}

const endsOf = {
  melt: ['available', 'melted'],
  expire: ['available', 'expired'],
  withdraw: ['available', 'payer'],
} as const

/** A movement that has nothing to do with applications: only what is free may melt, expire or be withdrawn. */
export function takeFree(plain: Plain, facts: OfChild & { kind: keyof typeof endsOf; amount: bigint }): Meaning | null {
  const child = at(plain.children, facts.child)
  if (!child.pots) return null
  const { pots } = child
  const [from, to] = endsOf[facts.kind]
  const enough = pots.available >= facts.amount
  // S-008: what an application held once does not melt any more, also when it was given back.
  const used = plain.filed.some((one) => at(plain.children, one.child) === child && one.parts.certificate > 0n)
  const frozen = facts.kind === 'melt' && used
  const key = `model:${newId()}`
  return {
    answer: !enough ? 'ledger.not-enough' : frozen ? 'ledger.used-does-not-melt' : 'done',
    act: async (real) => {
      const accountId = await accountOf(real, facts.child)
      expect(await postOne(real, facts.kind, { accountId, amount: facts.amount, key })).toBe(true)
      real.moved.push({ accountId, key })
    },
    change: () => {
      move(pots, from, to, facts.amount)
      plain.moved.push({ child: facts.child, from, to, amount: facts.amount, reversed: false })
    },
  }
}

/** The same job once more: the key posts once (M5). */
export function repeatMovement(plain: Plain, { one }: { one: number }): Meaning | null {
  if (plain.moved.length === 0) return null
  return {
    answer: 'done',
    act: async (real) => {
      const { accountId, key } = at(real.moved, one)
      expect(await postOne(real, 'melt', { accountId, amount: 1n, key })).toBe(false)
    },
  }
}

/** M4: a correction is an opposite entry, once. */
export function reverseMovement(plain: Plain, { one }: { one: number }): Meaning | null {
  if (plain.moved.length === 0) return null
  const moved = at(plain.moved, one)
  return {
    answer: 'done',
    act: async (real) => {
      const { key } = at(real.moved, one)
      const { rows } = await sql<{ id: bigint }>`select id from ledger_entry where key = ${key}`.execute(real.tx)
      const done = await reverse(real.tx, rows[0]?.id ?? 0n, { by: null, key: `back:${newId()}` }, real.now)
      expect(done).toBe(!moved.reversed)
    },
    change: () => {
      const { pots } = at(plain.children, moved.child)
      if (moved.reversed || !pots) return
      move(pots, moved.to, moved.from, moved.amount)
      moved.reversed = true
    },
  }
}

/** On the 1st the running month is written off for every contract that has begun; a second opening finds nothing (M5). */
export function openMonthNow(plain: Plain): Meaning {
  const first = plain.today.with({ day: 1 })
  return {
    answer: 'done',
    act: async (real) => {
      while (await openMonth(real.tx, first, real.now));
    },
    change: () => {
      if (plain.opened.has(first.toString())) return
      plain.opened.add(first.toString())
      for (const filed of plain.filed)
        if (filed.contract === 'active' || filed.contract === 'terminating')
          for (const month of filed.months) if (month.first === first.toString()) chargeMonth(plain, filed, month)
    },
  }
}

/** A month is closed with its share: the rest is free again and no longer committed, once. */
export function closeMonth(plain: Plain, { one, share }: { one: number; share: number }): Meaning | null {
  const filed = enrolled(plain, one)
  const pots = filed && at(plain.children, filed.child).pots
  const month = filed?.months.find(({ closed, first }) => !closed && first <= plain.today.toString())
  if (!filed || !pots || !month) return null
  const due = (month.part * BigInt(share)) / 10_000n
  return {
    answer: 'done',
    act: async (real) => {
      const applicationId = at(real.applications, plain.filed.indexOf(filed)) as ApplicationId
      const closed = { applicationId, month: Temporal.PlainDate.from(month.first), share }
      expect(await settleMonth(real.tx, system, closed, real.now)).toBe(month.part - due)
      expect(await settleMonth(real.tx, system, { ...closed, share: 0 }, real.now)).toBe(0n)
    },
    change: () => {
      move(pots, month.charged > 0n ? 'charged' : 'reserved', 'available', month.part - due)
      if (month.charged === 0n) move(pots, 'reserved', 'charged', due)
      plain.committed -= month.part - due
      Object.assign(month, { charged: due, closed: true })
    },
  }
}

/** The family's statement: its last line says what is available. */
export function readStatement(plain: Plain, { child }: OfChild): Meaning | null {
  const { pots } = at(plain.children, child)
  if (!pots) return null
  return {
    answer: 'done',
    act: async (real) => {
      const lines = await statementOf(real.tx, await accountOf(real, child))
      expect(lines.at(-1)?.available ?? 0n).toBe(pots.available)
      expect(Math.min(0, ...lines.map((line) => Number(line.available)))).toBe(0)
    },
  }
}

function enrolled(plain: Plain, one: number): Filed | null {
  const begun = ['active', 'terminating']
  const living = plain.filed.filter(({ contract, parts }) => begun.includes(contract ?? '') && parts.certificate > 0n)
  return living.length === 0 ? null : at(living, one)
}

function purseOf({ town }: Real): Purse {
  return { municipalityId: town.municipalityId, periodId: town.periodId, unit: 'kopecks' }
}

async function accountOf(real: Real, child: number): Promise<AccountId> {
  const { certificateId } = at(real.families, child)
  const account = await findAccount(real.tx, { certificateId, periodId: real.town.periodId, unit: 'kopecks' })
  if (!account) throw new Error('the plain town says that there is an account')
  return account.id
}

function postOne(
  real: Real,
  kind: EntryKind,
  facts: { accountId: AccountId; amount: bigint; key: string },
): Promise<boolean> {
  const cause = { kind: 'month', id: newId() } as const
  return post(real.tx, kind, { ...facts, cause, by: null }, real.now)
}
