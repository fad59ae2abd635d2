/**
 * Everybody who is signed in tries every address of the site with the ids of a family, a point and an organisation that
 * are not theirs: nothing is told and nothing is changed. New routes are tried the day they are written.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import type { ChildId } from '#families'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { hashToken, newToken } from '#platform/session'
import { manifests } from '../src/app/domains.ts'
import { comparedFields, type StatementId } from '../src/domains/certificates/model/certificate.ts'
import { aCategory, aCertificate, aPoint, aWorker } from '../src/domains/certificates/testing.ts'
import { aChild, aGuardian } from '../src/domains/families/testing.ts'
import { aRegion } from '../src/domains/region/testing.ts'
import { addressesOf, everythingIn } from './support/addresses.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { aWeb, NOW, type Web } from './support/web.ts'

const name = { surname: 'Тайнова', name: 'Рогнеда', patronymic: 'Мстиславовна' }
let fresh: FreshDatabase
let web: Web
const strangers: Record<string, string> = {}
const owners: Record<string, string> = {}
let ids: string[]
/** What is no id of anything. */
const strange = [
  'x',
  '0',
  '-1',
  '%00',
  '%2e%2e%2f',
  '%F0%9F%90%88',
  `${'9'.repeat(300)}`,
  "1'%20or%20true",
  'null',
  '__proto__',
]

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests)
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    const [home = '', far = ''] = Object.values(municipalities)
    ids = await aFamilyOf(tx, home)
    const [mother, worker] = [{ ...(await aGuardian(tx)), userId: ids.at(-1) as Actor['userId'] }, await aGuardian(tx)]
    const at = (role: Actor['role'], scopeId: string | null) => web.signIn({ ...worker, role, scopeId })
    owners.mother = web.signIn(mother)
    owners.region = at('region', null)
    owners.support = at('support', null)
    owners.centre = at('municipality', home)
    const rightsOfAll = ['accept', 'activate', 'see-personal-data', 'merge']
    owners.worker = web.signIn(aWorker(worker.userId, ids[8] ?? '', { rights: rightsOfAll, protectedChannel: true }))
    const [someone, another] = [await aGuardian(tx), await aGuardian(tx)]
    const rights = ['accept', 'activate', 'see-personal-data']
    const school = await aPoint(tx, { municipalityId: far })
    await aChild(tx, { userId: someone.userId, municipalityId: far })
    const as = (role: Actor['role'], scopeId: string | null): Actor => ({ ...another, role, scopeId })
    strangers.family = web.signIn(someone)
    strangers.certificate = web.signIn(as('certificate', newId()))
    strangers.reception = web.signIn(aWorker(another.userId, school, { rights, protectedChannel: true }))
    strangers.provider = web.signIn(as('provider', newId()))
    strangers.municipality = web.signIn(as('municipality', far))
    strangers.unnamed = web.signIn(as('municipality', null))
    strangers.homeless = web.signIn({ ...aWorker(another.userId, '', { rights }), scopeId: null })
  })
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})

/** A family with all that can have an address; answers every id. */
async function aFamilyOf(tx: Tx, municipalityId: string): Promise<string[]> {
  const mother = await aGuardian(tx, { surname: 'Тайнова', name: 'Ольга', patronymic: null })
  const categoryId = await aCategory(tx, { municipalityId })
  const child = await aChild(tx, { userId: mother.userId, municipalityId, name })
  const double = await aChild(tx, { userId: mother.userId, municipalityId, name })
  const done = await aCertificate(tx, { childId: child, userId: mother.userId, municipalityId, categoryId })
  const waits = {
    childId: double,
    userId: mother.userId,
    municipalityId,
    categoryId,
    activation: 'in-process' as const,
  }
  const waiting = await aCertificate(tx, waits)
  const pointId = await aPoint(tx, { municipalityId, name: 'Тайная школа' })
  await sql`update certificates_statement set point_id = ${pointId}, decision_due_on = '2026-11-25'
    where accepted_at is not null`.execute(tx)
  const [visitId, doubleId, claimId, invitationId, roleId] = [newId(), newId(), newId(), newId(), newId()]
  await sql`insert into visits_visit (id, number, point_id, state, papers, version, started_at, started_by, changed_at, changed_by)
    values (${visitId}, 'П-000777', ${pointId}, 'open', '{}', 1, ${NOW}, ${mother.userId}, ${NOW}, ${mother.userId})`.execute(
    tx,
  )
  await sql`insert into families_double (id, child_id, other_id, score, insisted, state, found_at, found_by)
    values (${doubleId}, ${double}, ${child}, 92, true, 'open', ${NOW}, ${mother.userId})`.execute(tx)
  await sql`insert into families_claim (id, number, child_id, user_id, relation, state, created_at)
    values (${claimId}, 'Д-777', ${child}, ${(await aGuardian(tx)).userId}, 'father', 'waiting', ${NOW})`.execute(tx)
  await sql`insert into families_invitation (id, token_hash, child_id, email, relation, invited_by, created_at, expires_at)
    values (${invitationId}, ${hashToken(newToken())}, ${child}, 'gost@mail.ru', 'father', ${mother.userId}, ${NOW}, ${NOW.add({ hours: 9 })})`.execute(
    tx,
  )
  await sql`insert into access_role (id, user_id, role, scope_id, rights, granted_at)
    values (${roleId}, ${(await aGuardian(tx)).userId}, 'reception', ${pointId}, '{accept}', ${NOW})`.execute(tx)
  const numbers = [done.number, waiting.number]
  const certificates = [done.id, done.statementId, waiting.id, waiting.statementId as StatementId]
  return [
    ...certificates,
    ...numbers,
    child as ChildId,
    double,
    pointId,
    visitId,
    doubleId,
    claimId,
    invitationId,
    roleId,
    mother.userId,
  ]
}

const words = 'Свидетельство сверено, это разные дети'
const body = {
  ...{ reason: words, difference: words, text: words, ground: 'wrong-data', compared: Object.keys(comparedFields) },
  ...{ understood: 'yes', mode: 'forbidden', email: 'chuzhoy@mail.ru', relation: 'father', surname: 'Чужая', seen: 1 },
  ...{ papers: [], decision: 'no', agree: 'yes', 'order.number': '1', 'order.on.day': '2', 'order.on.month': '11' },
  ...{
    'order.on.year': '2026',
    rights: ['accept'],
    order: { number: '1', on: '2026-11-02' },
    address: 'ул. Чужая, д. 1',
  },
  ...{ act: { number: '1', title: 'О закрытии', issuedOn: '2026-11-02' }, mayActivate: 'no', children: 7 },
  ...{
    'act.number': '1',
    'act.title': 'О закрытии',
    'act.issued.day': '2',
    'act.issued.month': '11',
    'act.issued.year': '2026',
  },
}

/** Open to everybody and about no family; claims are answered at any point of the region (docs/decisions/007). */
const open =
  /^\/(assets|organisations|programmes|documents|points|help|reception\/claims|api\/v1\/(organisations|programmes|points|events))\b/

describe('ids of one’s own', () => {
  test.each(['mother', 'region', 'support', 'worker', 'centre'])(
    '%s changes nothing by looking',
    async (who) => {
      const before = await everythingIn(fresh.db)
      const broken: string[] = []
      for (const { method, path } of addressesOf(web).filter(
        (one) => one.method === 'GET' && !one.path.endsWith('.pdf'),
      ))
        for (const id of [...ids, ...strange]) {
          const url = path.replaceAll(/:\w+/g, id)
          const headers = { authorization: `Bearer ${owners[who]}` }
          const { statusCode } = await web.app.inject({ method: method as 'GET', url, headers })
          if (statusCode >= 500) broken.push(`${path} ${id.slice(0, 40)} ${statusCode}`)
        }
      expect(broken).toEqual([])
      expect(await everythingIn(fresh.db)).toBe(before)
    },
    120_000,
  )
})

describe('ids of others', () => {
  test.each(['family', 'certificate', 'reception', 'provider', 'municipality', 'unnamed', 'homeless'])(
    '%s learns nothing and changes nothing at any address',
    async (who) => {
      const token = strangers[who] ?? ''
      const before = await everythingIn(fresh.db)
      const told: string[] = []
      const all = addressesOf(web).filter(({ path }) => !open.test(path))
      expect(all.length).toBeGreaterThan(100)
      for (const { method, path } of all)
        for (const id of ids) {
          const url = path.replaceAll(/:\w+/g, id)
          const machine = url.startsWith('/api/')
          const headers = {
            authorization: `Bearer ${token}`,
            'idempotency-key': crypto.randomUUID(),
            ...(method !== 'GET' && {
              'content-type': machine ? 'application/json' : 'application/x-www-form-urlencoded',
            }),
          }
          const sent = method === 'GET' ? {} : { payload: machine ? JSON.stringify(body) : formOf() }
          const { statusCode, body: text } = await web.app.inject({ method: method as 'GET', url, headers, ...sent })
          if (statusCode >= 500 || statusCode === 200 || /Тайн|Рогнед/.test(text))
            told.push(`${method} ${path} ${statusCode}${/Тайн|Рогнед/.test(text) ? ' names' : ''}`)
        }
      expect([...new Set(told)]).toEqual([])
      expect(await everythingIn(fresh.db)).toBe(before)
    },
    180_000,
  )
})

function formOf(): string {
  const pairs = Object.entries(body).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [key, String(one)]),
  )
  return new URLSearchParams([...pairs, ['_key', crypto.randomUUID()]]).toString()
}
