/** Commands about what stands around: prices, seats, agreements, certificates and the calendar. */
import { sql } from '#platform/db'
import { at, isBefore, type Plain } from './plain.ts'
import type { Meaning } from './step.ts'

const lastToday = Temporal.PlainDate.from('2026-11-25')

export function passDays(plain: Plain, { days }: { days: number }): Meaning | null {
  const today = plain.today.add({ days })
  if (isBefore(lastToday, today)) return null
  return {
    answer: 'done',
    act: async (real) => {
      real.now = real.now.add({ hours: 24 * days })
    },
    change: () => {
      plain.today = today
    },
  }
}

export function changePrice(plain: Plain, { module: number, price }: { module: number; price: bigint }): Meaning {
  const module = at(plain.modules, number)
  return {
    answer: 'done',
    act: ({ tx, courses }) =>
      sql`update programmes_module set price_kopecks = ${price} where id = ${at(courses, number).moduleId}`.execute(tx),
    change: () => {
      module.price = price
    },
  }
}

export function changeNormative(plain: Plain, { module: number, price }: { module: number; price: bigint }): Meaning {
  const module = at(plain.modules, number)
  return {
    answer: 'done',
    act: ({ tx, courses }) =>
      sql`update programmes_module set normative_kopecks = ${price} where id = ${at(courses, number).moduleId}`.execute(
        tx,
      ),
    change: () => {
      module.normative = price
    },
  }
}

/** Below the seats taken the table itself says no (P1). */
export function changeCapacity(
  plain: Plain,
  { group: number, capacity }: { group: number; capacity: number },
): Meaning {
  const group = at(plain.groups, number)
  return {
    answer: capacity < group.taken ? 'programmes_group_seats' : 'done',
    act: ({ tx, groups }) =>
      sql`update programmes_group set capacity = ${capacity} where id = ${at(groups, number)}`.execute(tx),
    change: () => {
      group.capacity = capacity
    },
  }
}

export function openGroup(plain: Plain, { group: number, open }: { group: number; open: boolean }): Meaning {
  const group = at(plain.groups, number)
  return {
    answer: 'done',
    act: ({ tx, groups }) =>
      sql`update programmes_group set state = ${open ? 'open' : 'closed'} where id = ${at(groups, number)}`.execute(tx),
    change: () => {
      group.open = open
    },
  }
}

export function openEnrolment(plain: Plain, { module: number, open }: { module: number; open: boolean }): Meaning {
  const module = at(plain.modules, number)
  return {
    answer: 'done',
    act: ({ tx, courses }) =>
      sql`update programmes_module set enrolment_open = ${open} where id = ${at(courses, number).moduleId}`.execute(tx),
    change: () => {
      module.open = open
    },
  }
}

export function changeAgreement(plain: Plain, { module: number, open }: { module: number; open: boolean }): Meaning {
  const module = at(plain.modules, number)
  return {
    answer: 'done',
    act: ({ tx, courses }) =>
      sql`update providers_agreement set state = ${open ? 'active' : 'ended'},
        ended_on = ${open ? null : Temporal.PlainDate.from('2026-08-25')}
        where provider_id = ${at(courses, number).providerId}`.execute(tx),
    change: () => {
      module.agreement = open
    },
  }
}

export function changeActivation(
  plain: Plain,
  { child: number, activation }: { child: number; activation: string },
): Meaning {
  const child = at(plain.children, number)
  return {
    answer: 'done',
    act: ({ tx, families, now }) =>
      sql`update certificates_certificate set activation = ${activation}, activated_at = ${activation === 'activated' ? now : null}
        where id = ${at(families, number).certificateId}`.execute(tx),
    change: () => {
      child.activation = activation
    },
  }
}

export function changeValidity(
  plain: Plain,
  { child: number, validity }: { child: number; validity: string },
): Meaning {
  const child = at(plain.children, number)
  return {
    answer: 'done',
    act: ({ tx, families }) =>
      sql`update certificates_certificate set validity = ${validity}
        where id = ${at(families, number).certificateId}`.execute(tx),
    change: () => {
      child.validity = validity
    },
  }
}
