import { system } from '#audit'
import { dayIn, type Instant } from '#kernel/dates'
import { sql, type Tx } from '#platform/db'
import { keepMonths, setChildCount } from '#reports'
import { listPlaces, sceneOf } from './scenes.ts'

/** Of ten children of each municipality so many have a certificate: ahead of the target, near it, far from it. */
const OF_TEN = [8.4, 7.6, 5.2] as const

/** The municipalities have said how many children they have, and the months behind are counted. */
export async function countChildren(tx: Tx, zone: string, now: Instant): Promise<void> {
  const { actPrefix } = sceneOf(await listPlaces(tx))
  const { rows } = await sql<{ id: string; name: string; certificates: number }>`
    select m.id, m.name, count(c.id)::int as certificates from region_municipality m
    join certificates_certificate c on c.municipality_id = m.id and c.validity in ('valid', 'frozen')
    group by m.id order by m.code`.execute(tx)
  const day = dayIn(zone, now).subtract({ months: 2 }).with({ day: 1 })
  for (const [at, { id, name, certificates }] of rows.entries()) {
    const children = Math.ceil((certificates * 10) / (OF_TEN[at % OF_TEN.length] ?? 8))
    const act = {
      number: `${actPrefix}${214 + at}-п`,
      title: `О численности детей: ${name}`,
      issuedOn: day.add({ days: 9 }),
    }
    await setChildCount(tx, system, { municipalityId: id, countedOn: day, children, act }, now)
  }
  await keepMonths(tx, now)
}
