import { refuse } from '#kernel/refusal'
import { type Reader, sql, type Tx } from '#platform/db'
import type { GroupId, ModuleId, Programme, ProgrammeId } from '../model.ts'
import type { Owner, OwnGroup, OwnLine, OwnModule, OwnProgramme } from '../own.ts'
import type { Busy } from '../rules/clash.ts'
import type { Held } from '../rules/editing.ts'
import { findLatestCheck } from './check.ts'
import { groupColumns, moduleColumns, programmeColumns, programmeFrom } from './programme.ts'

/** All programmes of a provider; the catalogue's filter by state and register is done on the page. */
export async function listOwn(reader: Reader, { providerId }: Owner): Promise<OwnLine[]> {
  const { rows } = await sql<OwnLine>`
    select p.id, p.article, p.name, p.register, p.state, p.changed_at as "changedAt", count(distinct m.id)::int as modules,
      count(distinct m.id) filter (where m.enrolment_open)::int as "openModules", count(g.id)::int as groups,
      coalesce(sum(g.capacity), 0)::int as seats, coalesce(sum(g.taken), 0)::int as taken
    from programmes_programme p left join programmes_module m on m.programme_id = p.id
    left join programmes_group g on g.module_id = m.id and g.state <> 'archive'
    where p.provider_id = ${providerId}
    group by p.id order by p.state = 'archive', p.name, p.article limit 1000`.execute(reader)
  return rows
}

/** One programme with everything in it, or null for somebody else's. */
export async function findOwn(reader: Reader, id: string, owner: Owner | null): Promise<OwnProgramme | null> {
  const { rows } = await sql<Programme>`select ${programmeColumns} from ${programmeFrom}
    where p.id = ${id} and ${ownedBy(owner)}`.execute(reader)
  const [programme] = rows
  if (!programme) return null
  const [modules, groups, check] = await Promise.all([
    listOwnModules(reader, programme.id),
    listOwnGroups(reader, programme.id),
    findLatestCheck(reader, programme.id),
  ])
  return { programme, modules, groups, check }
}

/** The programme that a module belongs to. */
export async function findProgrammeOfModule(
  reader: Reader,
  moduleId: string,
  owner: Owner,
): Promise<ProgrammeId | null> {
  const { rows } = await sql<{ id: ProgrammeId }>`select p.id from programmes_module m
    join programmes_programme p on p.id = m.programme_id where m.id = ${moduleId} and ${ownedBy(owner)}`.execute(reader)
  return rows[0]?.id ?? null
}

/** The programme and the module that a group belongs to. */
export async function findPlaceOfGroup(
  reader: Reader,
  groupId: string,
  owner: Owner,
): Promise<{ programmeId: ProgrammeId; moduleId: ModuleId } | null> {
  const { rows } = await sql<{ programmeId: ProgrammeId; moduleId: ModuleId }>`
    select p.id as "programmeId", m.id as "moduleId" from programmes_group g join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id where g.id = ${groupId} and ${ownedBy(owner)}`.execute(reader)
  return rows[0] ?? null
}

/** The programme, its groups after it: the order in which both are locked everywhere. */
export async function lockOwn(tx: Tx, id: ProgrammeId, owner: Owner | null): Promise<OwnProgramme> {
  const { rows } = await sql`select from programmes_programme p where p.id = ${id} and ${ownedBy(owner)}
    for no key update`.execute(tx)
  if (rows.length === 0) refuse('http.not-found')
  await sql`select from programmes_group g join programmes_module m on m.id = g.module_id where m.programme_id = ${id}
    order by g.id for no key update of g`.execute(tx)
  return (await findOwn(tx, id, owner)) ?? refuse('http.not-found')
}

/** Seats and people on these groups together. */
export function heldBy(groups: readonly Pick<OwnGroup, 'taken' | 'waiting'>[]): Held {
  return {
    taken: groups.reduce((sum, { taken }) => sum + taken, 0),
    waiting: groups.reduce((sum, { waiting }) => sum + waiting, 0),
  }
}

/** All living groups of the organisation with their weeks, to find who is in two places at once. */
export async function listBusy(reader: Reader, { providerId }: Owner): Promise<Busy[]> {
  const { rows } = await sql<Busy & { id: GroupId }>`
    select ${groupColumns}, g.taken, p.name as programme from programmes_group g join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    where p.provider_id = ${providerId} and p.state <> 'archive' and g.state <> 'archive' order by g.id limit 2000`.execute(
    reader,
  )
  return rows
}

export type ProviderStanding = { inRegister: boolean; hasAgreement: boolean }

/** Whether the organisation may teach by certificates: in the register, and agreed with some payer from a day on. */
export async function standingOf(
  reader: Reader,
  { providerId }: Owner,
  today: Temporal.PlainDate,
): Promise<ProviderStanding> {
  const { rows } = await sql<ProviderStanding>`select o.state = 'active' as "inRegister",
      exists (select from providers_agreement a join region_funding_period f on f.id = a.period_id
        where a.provider_id = o.id and a.state = 'active' and f.ends_on >= ${today}) as "hasAgreement"
    from providers_provider o where o.id = ${providerId}`.execute(reader)
  return rows[0] ?? { inRegister: false, hasAgreement: false }
}

async function listOwnModules(reader: Reader, programmeId: ProgrammeId): Promise<OwnModule[]> {
  const { rows } = await sql<OwnModule>`select ${moduleColumns}, m.parents_pay as "parentsPay"
    from programmes_module m where m.programme_id = ${programmeId} order by m.ordinal`.execute(reader)
  return rows
}

async function listOwnGroups(reader: Reader, programmeId: ProgrammeId): Promise<OwnGroup[]> {
  const { rows } = await sql<OwnGroup>`select ${groupColumns}, g.taken, g.waiting
    from programmes_group g join programmes_module m on m.id = g.module_id
    where m.programme_id = ${programmeId} order by m.ordinal, g.state = 'archive', g.starts_on, g.name, g.id`.execute(
    reader,
  )
  return rows
}

/** Null is the operator, who sees every provider's. */
function ownedBy(owner: Owner | null) {
  return owner ? sql`p.provider_id = ${owner.providerId}` : sql`true`
}
