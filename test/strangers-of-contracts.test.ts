/**
 * The same for contracts and money: another family, another organisation and another municipality try every address with the
 * ids of an application, its lessons, invoices, agreement and all else that stands in the tables.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { manifests } from '../src/app/domains.ts'
import { makeDay } from '../src/domains/attendance/actions/day.ts'
import { formInvoice, moveInvoice } from '../src/domains/invoicing/actions.ts'
import { asFamily, asProvider } from './support/acting.ts'
import { addressesOf, everythingIn } from './support/addresses.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { at, day, studyTo, theExample } from './support/studying.ts'
import { aCourse, aFamily } from './support/town.ts'
import { aWeb, type Web } from './support/web.ts'

let fresh: FreshDatabase
let web: Web
const strangers: Record<string, string> = {}
let ids: string[]
let mother: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, at('2026-11-20'))
  await fresh.db.transaction(async (tx) => {
    const { town, course, family } = await theExample(tx)
    await studyTo(tx, '2026-11-01')
    await makeDay(tx, day('2026-11-19'), at('2026-11-19'))
    const wish = { payerId: town.municipalityId, month: day('2026-11-01'), kind: 'advance' } as const
    const invoice = await formInvoice(tx, asProvider(course), wish, at('2026-11-20'))
    await moveInvoice(tx, asProvider(course), invoice, { step: 'dispatch' }, at('2026-11-20'))
    await sql`update families_child set surname = 'Тайнов', name = 'Рогволд'`.execute(tx)
    await sql`update access_user set surname = 'Тайнова' where id = ${family.userId}`.execute(tx)
    await insertRest(tx, { childId: family.childId, groupId: course.groupId, userId: family.userId })
    ids = await idsOf(tx)
    mother = web.signIn(asFamily(family))

    const [someone, other] = [await aFamily(tx, town), await aCourse(tx, town)]
    strangers.family = web.signIn(asFamily(someone))
    strangers.provider = web.signIn(asProvider(other))
    const elsewhere = { userId: other.staffId, role: 'municipality', scopeId: newId(), rights: [] } as unknown as Actor
    strangers.municipality = web.signIn(elsewhere)
  })
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})

type Whose = { childId: string; groupId: string; userId: string }

async function insertRest(tx: Tx, { childId, groupId, userId }: Whose): Promise<void> {
  await sql`insert into enrolment_waiting (id, child_id, group_id, state, joined_at, joined_by, ended_at)
    values (${newId()}, ${childId}, ${groupId}, 'left', ${at('2026-11-01')}, ${userId}, ${at('2026-11-02')})`.execute(
    tx,
  )
  await sql`insert into enrolment_deletion (id, application_id, state, reason, urgency, paper, asked_at, asked_by, answered_at)
    select ${newId()}, id, 'agreed', 'Не тот ребёнок', 'Нужны деньги', 'Заявление № 1', ${at('2026-11-02')}, ${userId},
      ${at('2026-11-02')} from enrolment_application where child_id = ${childId}`.execute(tx)
}

/** One id of every table that has any. */
async function idsOf(tx: Tx): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'id' and data_type = 'uuid'
      and table_name ~ '^(enrolment|attendance|invoicing|providers|programmes|funding|ledger|certificates|families)_' order by 1`.execute(
    tx,
  )
  const found = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.id(name)} limit 1`.execute(tx)
    for (const { id } of rows) found.add(id)
  }
  return [...found]
}

const body = {
  ...{ reason: 'Чужая причина', words: 'Чужие слова', text: 'Чужой текст', outcome: 'Чужой исход', ground: 'debt' },
  ...{ agree: 'yes', all: 'yes', othersPresent: true, marks: [], startsAt: '16:00', endsAt: '17:00', room: '1' },
  ...{ number: '1', signedOn: '2026-11-02', 'on.day': '20', 'on.month': '11', 'on.year': '2026', on: '2026-11-20' },
  ...{ month: '2026-11', kind: 'advance', 'signed.day': '2', 'signed.month': '11', 'signed.year': '2026' },
}

/** What everybody may see: the catalogue. */
const open =
  /^\/(assets|organisations|programmes|documents|points|help|api\/v1\/(organisations|programmes|points|groups|events))\b/

test.each(['family', 'provider', 'municipality'])(
  'another %s learns nothing of a contract and its money, and changes nothing',
  async (who) => {
    const before = await everythingIn(fresh.db)
    const told = new Set<string>()
    const all = addressesOf(web).filter(({ path }) => !open.test(path))
    for (const { method, path } of all)
      for (const id of ids) {
        const url = path.replaceAll(/:\w+/g, (name) => (/month/.test(name) ? '2026-11' : id))
        const machine = url.startsWith('/api/')
        const type = machine ? 'application/json' : 'application/x-www-form-urlencoded'
        const headers = {
          ...{ authorization: `Bearer ${strangers[who]}`, 'idempotency-key': crypto.randomUUID() },
          ...(method !== 'GET' && { 'content-type': type }),
        }
        const payload = machine ? JSON.stringify(body) : formOf()
        const asked = { method: method as 'GET', url, headers, ...(method !== 'GET' && { payload }) }
        const { statusCode, body: text } = await web.app.inject(asked)
        if (statusCode >= 500 || statusCode === 200 || /Тайн|Рогвол/.test(text))
          told.add(`${method} ${path} ${statusCode}`)
      }
    expect([...told]).toEqual([])
    expect(await everythingIn(fresh.db)).toBe(before)
  },
  180_000,
)

test('control: the family itself finds its application by one of these ids', async () => {
  const answers = await Promise.all(ids.map((id) => web.get(`/my/applications/${id}`, mother)))
  expect(answers.filter(({ status, text }) => status === 200 && text.includes('Рогволд'))).toHaveLength(1)
})

function formOf(): string {
  const pairs = Object.entries(body).map(([key, value]) => [key, String(value)])
  return new URLSearchParams([...pairs, ['_key', crypto.randomUUID()]]).toString()
}
