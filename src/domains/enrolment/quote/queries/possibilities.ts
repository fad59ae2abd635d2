import { budgetRegisters, type CertificateKind, listRegisterLimits } from '#funding'
import type { Day } from '#kernel/dates'
import { type Reader, sql } from '#platform/db'
import { findPeriod } from '#region'
import type { QuoteFacts } from '../../model.ts'

export type Possibilities = {
  period: string
  /** `limit` is null where nothing is limited, 0 where the kind of certificate may not choose them. */
  registers: { register: (typeof budgetRegisters)[number]; limit: number | null; used: number }[]
}

type Period = { id: string; startsOn: Day; endsOn: Day }
type Whose = { childId: string; municipalityId: string; funding: string }
export type ServicesWanted = Whose & { register: string; period: Period; today: Day }

/** The limit of a register for this kind of certificate and what is used of it; null where nothing is limited (S-006). */
export async function findServices(reader: Reader, wanted: ServicesWanted | null): Promise<QuoteFacts['services']> {
  if (!wanted) return null
  const { childId, register, period, today } = wanted
  const [limits, used] = await Promise.all([
    listRegisterLimits(reader, wanted.municipalityId, today),
    countServices(reader, childId, period),
  ])
  const limit = limitOf(limits, { register, period, funding: wanted.funding })
  return limit === null ? null : { limit, used: used.get(register) ?? 0 }
}

/** Services of budget registers that the child has now, or began and ended in the period. */
async function countServices(
  reader: Reader,
  childId: string,
  { startsOn, endsOn }: Period,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ register: string; used: number }>`select p.register, count(*)::int as used
    from enrolment_application a join programmes_group g on g.id = a.group_id join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id
    where a.child_id = ${childId} and a.source = 'budget' and (a.state in ('submitted', 'confirmed', 'enrolled')
      or a.state = 'ended' and a.starts_on between ${startsOn} and ${endsOn})
    group by p.register`.execute(reader)
  return new Map(rows.map(({ register, used }) => [register, used]))
}

type Limits = Awaited<ReturnType<typeof listRegisterLimits>>

function limitOf(limits: Limits, of: { register: string; period: Period; funding: string }): number | null {
  const kind: CertificateKind = of.funding === 'nominal' ? 'nominal' : 'accounting'
  const found = limits.find(
    (one) => one.periodId === of.period.id && one.register === of.register && one.funding === kind,
  )
  return found?.services ?? null
}

/** What the certificate can do in the running period besides its money: services that the budget pays (S-006). */
export async function possibilitiesOf(reader: Reader, whose: Whose, day: Day): Promise<Possibilities | null> {
  const period = await findPeriod(reader, day)
  if (!period) return null
  const [limits, used] = await Promise.all([
    listRegisterLimits(reader, whose.municipalityId, day),
    countServices(reader, whose.childId, period),
  ])
  const registers = budgetRegisters.map((register) => ({
    register,
    limit: limitOf(limits, { register, period, funding: whose.funding }),
    used: used.get(register) ?? 0,
  }))
  return { period: period.name, registers }
}
