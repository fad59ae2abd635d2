import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access'
import { acceptContract, confirmApplication, refuseApplication, terminateContract } from '#enrolment'
import { sql } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, NOW } from '../../../test/support/town.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { aUser } from '../access/testing.ts'
import { oversight } from './manifest.ts'

const ground = (words: string) => ({ words, law: 'п. 2.15 Правил', explanation: 'Обратитесь в пункт приёма' })
const groundsOf = (codes: string[]) => Object.fromEntries(codes.map((code) => [code, ground(code)]))

let fresh: FreshDatabase
let web: Web
let [operator, family] = ['', '']
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [oversight])
  await fresh.db.transaction(async (tx) => {
    const town = await aTown(tx, {
      settings: {
        'certificates.refusal-grounds': groundsOf(['has-certificate', 'wrong-data', 'no-residence', 'no-consent']),
        'certificates.exclusion-grounds': { moved: ground('Переехал'), renounced: ground('Отказался') },
        'certificates.freeze-grounds': groundsOf(['asked', 'unconfirmed', 'away']),
      },
    })
    const { certificateId } = await aFamily(tx, town)
    const course = await aCourse(tx, town)
    const other = await aFamily(tx, town)
    const ended = await apply(tx, other, course.groupId)
    await confirmApplication(tx, asProvider(course), ended, NOW)
    await acceptContract(tx, asFamily(other), ended, NOW)
    await terminateContract(tx, asProvider(course), ended, { side: 'provider', ground: 'debt', words: '' }, NOW)
    const refused = await apply(tx, await aFamily(tx, town), course.groupId)
    await refuseApplication(tx, asProvider(course), refused, { ground: 'trial', words: 'Приходите в мае' }, NOW)
    await sql`update certificates_certificate set validity = 'excluded', excluded_at = issued_at, exclusion_ground = 'moved'
      where id = ${certificateId}`.execute(tx)
    operator = web.signIn(actor(await aUser(tx, { role: 'region' }), 'region'))
    family = web.signIn(actor(await aUser(tx), 'family'))
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

function actor(userId: string, role: Actor['role']): Actor {
  const who = { userId: userId as Actor['userId'], role, scopeId: null, name: 'Иванова Ирина' }
  return { ...who, rights: [], grants: [], protectedChannel: false }
}

type Entry = { code: string | null; words: string; law: string | null; used: number }
type Told = { dictionaries: { title: string; rule?: string; entries: Entry[] }[] }

test('every dictionary tells its words, its law and how often each was chosen', async () => {
  const { dictionaries } = (await web.get('/api/v1/dictionaries', operator)).json<Told>()
  const entriesOf = (title: string) => dictionaries.find((one) => one.title.startsWith(title))?.entries ?? []
  expect(entriesOf('Основания исключения')).toEqual([
    { code: 'renounced', words: 'Отказался', law: 'п. 2.15 Правил', used: 0 },
    { code: 'moved', words: 'Переехал', law: 'п. 2.15 Правил', used: 1 },
  ])
  expect(entriesOf('Направленности').reduce((sum, { used }) => sum + used, 0)).toBe(1)
  const usedOf = (title: string) => entriesOf(title).flatMap(({ code, used }) => (used > 0 ? [[code, used]] : []))
  expect(usedOf('Причины отказа организации')).toEqual([['trial', 1]])
  expect(usedOf('Причины расторжения')).toEqual([['debt', 1]])
  expect(entriesOf('Категории детей')).toMatchObject([{ used: 3, law: expect.stringContaining('№') }])
  expect(entriesOf('Виды деятельности')).toMatchObject([{ used: 1 }])
  expect(entriesOf('Виды мероприятий').length).toBeGreaterThan(5)
})

test('the page leads to the rules that an act changes, and is the operator’s alone', async () => {
  const page = (await web.get('/region/dictionaries', operator)).text
  for (const rule of ['refusal', 'exclusion', 'freeze'])
    expect(page).toContain(`/region/settings/certificates.${rule}-grounds`)
  expect((await web.get('/region/dictionaries', family)).status).toBe(404)
})
