/**
 * The program that the kill test starts and kills: the production database, web and acts, with people who are known by a
 * token instead of a password. Prints where it listens and who lives in the town, as one line of JSON.
 */
import { sql } from '#platform/db'
import type { GroupId } from '#programmes'
import { manifests } from '../../src/app/domains.ts'
import { openServer } from '../../src/app/server.ts'
import { asFamily, asProvider } from '../support/acting.ts'
import { aCourse, aFamily, aTown, type Course, type Family } from '../support/town.ts'
import { aWeb } from '../support/web.ts'

const FAMILIES = 24
const CLUBS = 8

export type Town = {
  port: number
  database: { host: string; port: number; user: string; database: string }
  families: { token: string; childId: string }[]
  clubs: { token: string; groupId: string; article: number }[]
}
type Club = Pick<Course, 'staffId' | 'providerId' | 'groupId'> & { article: number }

const [dataFolder = ''] = process.argv.slice(2)
const facts = { databaseUrl: null, dataFolder, databaseSchema: 'kruzhok_demo', databaseConnections: 8 }
const server = await openServer(facts, () => {})
const { db } = server

if ((await listFamilies()).length === 0)
  await db.transaction(async (tx) => {
    const town = await aTown(tx, { ceiling: 1_000_000_000n })
    await Promise.all(Array.from({ length: FAMILIES }, () => aFamily(tx, town)))
    await Promise.all(Array.from({ length: CLUBS }, () => aCourse(tx, town, { capacity: 20, price: 200_000n })))
  })

const web = await aWeb(db, manifests)
const families = (await listFamilies()).map((family) => ({
  token: web.signIn(asFamily(family)),
  childId: family.childId,
}))
const clubs = (await listClubs()).map(({ article, ...club }) => ({
  ...{ token: web.signIn(asProvider(club)), groupId: club.groupId, article },
}))
await web.app.listen({ port: 0, host: '127.0.0.1' })
const address = web.app.addresses()[0]
const port = typeof address === 'object' ? address.port : 0
const town = { port, database: server.connection, families, clubs }
console.log(JSON.stringify(town))

process.on('SIGTERM', async () => {
  await web.app.close()
  await server.stop()
  process.exit(0)
})

async function listFamilies(): Promise<Pick<Family, 'userId' | 'childId'>[]> {
  const { rows } = await sql<Pick<Family, 'userId' | 'childId'>>`
    select user_id as "userId", child_id as "childId" from families_custody order by child_id`.execute(db.reader)
  return rows
}

async function listClubs(): Promise<Club[]> {
  const { rows } = await sql<Omit<Club, 'groupId'> & { groupId: GroupId }>`
    select g.id as "groupId", p.article, p.provider_id as "providerId", role.user_id as "staffId"
    from programmes_group g join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id
    join access_role role on role.scope_id = p.provider_id order by g.id`.execute(db.reader)
  return rows
}
