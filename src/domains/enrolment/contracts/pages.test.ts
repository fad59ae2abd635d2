/** How a contract ends, on the whole web with a database: pages and REST of both sides. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import type { ApplicationId } from '../model.ts'
import { acceptContract, confirmApplication, startContracts } from './actions/acceptance.ts'

const OCTOBER = Temporal.Instant.from('2026-10-10T09:00:00Z')

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let course: Course
let id: ApplicationId
let mother: string
let staff: string

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
  web = await aWeb(fresh.db, manifests, OCTOBER)
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})
beforeEach(async () => {
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, town)
    course = await aCourse(tx, town)
    id = await apply(tx, family, course.groupId)
    await confirmApplication(tx, asProvider(course), id, NOW)
    await acceptContract(tx, asFamily(family), id, NOW)
    await startContracts(tx, OCTOBER)
  })
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
})

const mine = () => `/my/applications/${id}`
const theirs = () => `/provider/applications/${id}`
const stateOf = async () => {
  const { rows } = await sql<{
    state: string
  }>`select state from enrolment_contract where application_id = ${id}`.execute(fresh.db.reader)
  return rows[0]?.state
}

describe('S-042 the family', () => {
  test('reads what ending means, ends the contract, and the card tells it with day and sum', async () => {
    expect((await web.get(mine(), mother)).text).toContain('Расторгнуть договор')
    const asked = await web.get(`${mine()}/termination`, mother)
    expect(asked.text).toContain('до 31 октября 2026 года включительно')
    expect(asked.text).toContain('На сертификат сразу вернётся 2 695,96 ₽')
    expect((await web.post(`${mine()}/termination`, mother, { words: 'Переезжаем' })).location).toBe(mine())
    const { text } = await web.get(mine(), mother)
    expect(text).toContain('Договор расторгается: последний день 31 октября 2026 года')
    expect(text).toContain('Семья подала уведомление о расторжении (Петрова Анна Викторовна). Переезжаем.')
    expect(text).toContain('На сертификат вернулось 2 695,96 ₽')
    const paper = await web.get(`${mine()}/termination.pdf`, mother)
    expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  })

  test('takes the notice back with one press, and everything is as before', async () => {
    await web.post(`${mine()}/termination`, mother)
    expect((await web.get(mine(), mother)).text).toContain('Отозвать уведомление')
    expect((await web.post(`${mine()}/termination/withdrawal`, mother)).location).toBe(mine())
    const { text } = await web.get(mine(), mother)
    expect(text).toContain('Уведомление отозвано, договор снова действует до 31 декабря 2026 года')
    expect(text).toContain('Расторгнуть договор')
  })

  test('a second notice is answered plainly; a child’s number ends nothing', async () => {
    await web.post(`${mine()}/termination`, mother)
    const again = await web.post(`${mine()}/termination`, mother)
    expect([again.status, again.text.includes('Договор уже расторгается')]).toEqual([409, true])
    const byNumber = web.signIn({ ...asFamily(family), role: 'certificate' })
    expect((await web.post(`${mine()}/termination/withdrawal`, byNumber)).status).toBe(403)
    expect(await stateOf()).toBe('terminating')
  })
})

describe('the organisation', () => {
  test('ends a contract only on a ground of the offer, in words where the ground says nothing', async () => {
    const none = await web.post(`${theirs()}/termination`, staff, { words: 'просто так' })
    expect([none.status, none.text.includes('Выберите причину'), none.text.includes('просто так')]).toEqual([
      422,
      true,
      true,
    ])
    const mute = await web.post(`${theirs()}/termination`, staff, { ground: 'other' })
    expect([mute.status, mute.text.includes('Напишите, что случилось')]).toEqual([422, true])
    const young = await web.post(`${theirs()}/termination`, staff, { ground: 'discipline' })
    expect([young.status, young.text.includes('только с 15 лет')]).toEqual([409, true])
    expect(await stateOf()).toBe('active')
    expect((await web.post(`${theirs()}/termination`, staff, { ground: 'debt' })).location).toBe(theirs())
    const { text } = await web.get(mine(), mother)
    expect(text).toContain('Уведомление подала организация: ДДТ')
    expect(text).toContain('Причина: Просрочена доплата семьи.')
    expect(text).not.toContain('Отозвать уведомление')
    expect((await web.get(theirs(), staff)).text).toContain('Отозвать уведомление')
  })
})

test('another family and another organisation find nothing, and end nothing', async () => {
  const [stranger, other] = await fresh.db.transaction(async (tx) => [await aFamily(tx, town), await aCourse(tx, town)])
  const strangers = [
    await web.get(`${mine()}/termination`, web.signIn(asFamily(stranger))),
    await web.post(`${mine()}/termination`, web.signIn(asFamily(stranger))),
    await web.post(`${mine()}/termination/withdrawal`, web.signIn(asFamily(stranger))),
    await web.get(`${theirs()}/termination`, web.signIn(asProvider(other))),
    await web.post(`${theirs()}/termination`, web.signIn(asProvider(other)), { ground: 'debt' }),
    await web.get(`${theirs()}/termination.pdf`, web.signIn(asProvider(other))),
  ]
  expect(strangers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect(await stateOf()).toBe('active')
})

describe('REST', () => {
  const api = () => `/api/v1/applications/${id}`

  test('S-042 a contract ends, comes back and tells its history', async () => {
    const ended = (await web.post(`${api()}/termination`, mother, { words: '' })).json<{
      endsOn: string
      contract: { state: string }
    }>()
    expect(ended).toMatchObject({ endsOn: '2026-10-31', contract: { state: 'terminating', acceptance: 'cabinet' } })
    expect((await web.post(`${api()}/termination`, mother, {})).json()).toMatchObject({
      code: 'enrolment.already-ending',
    })
    const back = await web.post(`${api()}/termination/withdrawal`, mother)
    expect(back.json()).toMatchObject({ endsOn: '2026-12-31', contract: { state: 'active' } })
    const { history } = (await web.get(`${api()}/history`, staff)).json<{ history: { text: string }[] }>()
    expect(history.map(({ text }) => text.split(/[. ]/)[0])).toEqual([
      'Заявка',
      'ДДТ:',
      'Договор',
      'Договор',
      'Семья',
      'Уведомление',
    ])
  })

  test('the organisation says why; a stranger finds nothing', async () => {
    const path = `/api/v1/provider/applications/${id}/termination`
    expect((await web.post(path, staff, { words: 'без причины' })).status).toBe(422)
    expect((await web.post(path, staff, { ground: 'debt' })).json()).toMatchObject({
      contract: { state: 'terminating' },
    })
    const stranger = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
    for (const foreign of [
      await web.get(`${api()}/history`, stranger),
      await web.post(`${api()}/termination`, stranger, {}),
      await web.post(`${api()}/termination/withdrawal`, stranger),
    ])
      expect(foreign.status).toBe(404)
  })
})
