/**
 * One PostgreSQL for the whole test run, with a migrated template; each test file clones it (40–60 ms).
 * `DATABASE_URL` names a server to use instead (a superuser's address), for example PostgreSQL 15.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate, startEmbedded } from '#platform/db'

declare module 'vitest' {
  interface ProvidedContext {
    server: string
  }
}

const TEMPLATE = 'kruzhok_template'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-test-'))
  // Nothing here outlives the run, so nothing waits for the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const own = process.env.DATABASE_URL ? null : await startEmbedded({ folder, settings })
  const server = process.env.DATABASE_URL || `postgres://postgres@/postgres?host=${own?.connection.host}&port=5432`

  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`)
  await admin.query(`create database ${TEMPLATE}`)
  await migrate({ connection: databaseAddress(server, TEMPLATE), schema: 'kruzhok_demo', folder: 'db/migrations' })
  project.provide('server', server)

  return async () => {
    await admin.query(`drop database if exists ${TEMPLATE} with (force)`)
    await admin.end()
    await own?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export function databaseAddress(server: string, name: string): string {
  return server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}
