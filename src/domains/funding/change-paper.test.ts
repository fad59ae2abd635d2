import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import type { ChildId } from '#families'
import { sql } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aFamily, aTown, type Family, NOW } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { readPaper } from '../../platform/pdf/testing.ts'
import { askForNominal } from './actions/change.ts'
import { funding } from './manifest.ts'

let fresh: FreshDatabase
let web: Web
let [own, other]: Family[] = []
let path: string

const actor = ({ userId }: Family) => ({ userId, role: 'family', scopeId: null, grants: [] }) as unknown as Actor

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [funding], NOW)
  await fresh.db.transaction(async (tx) => {
    const town = await aTown(tx, { settings: { 'funding.change-term': 5, 'funding.change-decision': 'municipality' } })
    ;[own, other] = [await aFamily(tx, town, { available: null }), await aFamily(tx, town, { available: null })]
    await sql`update certificates_certificate set funding = 'accounting' where id = ${own.certificateId}`.execute(tx)
    path = `/my/changes/${await askForNominal(tx, actor(own), own.childId as ChildId, NOW)}/statement.pdf`
  })
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})

async function fetched(family: Family | undefined) {
  if (!family) throw new Error('no family')
  const headers = { authorization: `Bearer ${web.signIn(actor(family))}` }
  return web.app.inject({ url: path, headers })
}

test('S-141 S-174: the statement for a nominal can be printed by the family that filed it, and by nobody else', async () => {
  const { statusCode, rawPayload } = await fetched(own)
  expect(statusCode).toBe(200)
  const { text } = await readPaper(new Uint8Array(rawPayload))
  expect(text.replace(/\s+/g, ' ')).toContain('сертификат с номиналом')
  expect((await fetched(other)).statusCode).toBe(404)
})
