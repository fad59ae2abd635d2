/** The demo town in process with everybody signed in: for tests that try the whole site. */
import type { Actor } from '#access'
import { type Reader, sql } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { manifests } from '../../src/app/domains.ts'
import { prepareTown } from '../../src/app/town.ts'
import { aKit } from '../../src/platform/http/testing.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { aWeb, NOW, type Web } from './web.ts'

export type WholeTown = {
  fresh: FreshDatabase
  web: Web
  people: { role: string; token: string }[]
  close(): Promise<void>
}

export async function aWholeTown(): Promise<WholeTown> {
  const fresh = await freshDatabase()
  await prepareTown(aKit({ db: fresh.db, clock: { now: () => NOW } }), { region: 'demo', demo: true }, () => {})
  const web = await aWeb(fresh.db, manifests, NOW)
  const people = (await actorsIn(fresh.db.reader)).map((actor) => ({ role: actor.role, token: web.signIn(actor) }))
  return {
    fresh,
    web,
    people,
    async close() {
      await web.app.close()
      await closePapers()
      await fresh.close()
    },
  }
}

/** Three families, and one of each other role with a place of its own. */
async function actorsIn(reader: Reader): Promise<Actor[]> {
  const { rows } = await sql<Actor>`
    select distinct on (role) user_id as "userId", role, scope_id as "scopeId", rights, true as "protectedChannel"
    from access_role where ended_at is null order by role, granted_at`.execute(reader)
  const { rows: families } = await sql<Actor>`
    select distinct user_id as "userId", 'family' as role, null as "scopeId", true as "protectedChannel"
    from families_custody where ended_at is null order by 1 limit 3`.execute(reader)
  const named = [...families, ...rows].map((one) => ({ ...one, name: '', grants: [], rights: one.rights ?? [] }))
  return named.filter(({ role }, place) => role !== 'family' || place < families.length)
}
