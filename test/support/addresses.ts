/** Every address of the program with something to fill in, and all that stands in the database: for tests that play strangers. */
import { type Database, sql } from '#platform/db'
import type { Web } from './web.ts'

export type Route = { method: string; path: string }

/** Every address with something to fill in, as Fastify knows it. */
export function addressesOf({ app }: Web): Route[] {
  const found: Route[] = []
  const way: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part = '', methods = ''] = /^([\s│]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? []
    if (!part) continue
    const depth = indent.length / 4
    way.length = depth
    way.push(part)
    const path = way.join('')
    for (const method of methods.split(', '))
      if (path.includes(':') && /GET|POST|PUT|DELETE/.test(method)) found.push({ method, path })
  }
  return found
}

/** All rows but those that say only that somebody tried. */
export async function everythingIn({ reader }: Pick<Database, 'reader'>): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(reader)
  const traces = /^(audit_|http_|access_attempt|session|job_|schema_|graphile)/
  const sums: string[] = []
  for (const { name: table } of tables.filter((one) => !traces.test(one.name))) {
    const { rows } = await sql<{
      sum: string | null
    }>`select md5(string_agg(t::text, '' order by t::text)) as sum from ${sql.id(table)} t`.execute(reader)
    sums.push(`${table} ${rows[0]?.sum}`)
  }
  return sums.join('\n')
}
