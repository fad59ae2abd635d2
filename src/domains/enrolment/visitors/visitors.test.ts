/** An application for somebody who came in person, under each way of confirming the presence; and «это были не мы». */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, hashPassword } from '#access'
import { listOfChild } from '#audit'
import { sql } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { type Answer, aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { findBroken } from '../../../app/invariants.ts'
import { cancelApplication } from '../applications/actions/ending.ts'
import { tellNews } from '../applications/actions/tell.ts'
import type { ApplicationId } from '../model.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let course: Course
let number: string
let mother: string
let staff: string
let payer: string

const PHRASE = 'зеленыйсамокат'

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) =>
    aTown(tx, {
      settings: {
        'certificates.presence-attempts': 5,
        'certificates.presence-codes': 3,
        'certificates.presence-window-minutes': 60,
        'certificates.presence-code-minutes': 15,
        'certificates.presence-organisation-times': 10,
      },
    }),
  )
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(() => settle())

async function settle(wishes: { family?: Parameters<typeof aFamily>[2]; course?: Parameters<typeof aCourse>[2] } = {}) {
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, town, wishes.family)
    course = await aCourse(tx, town, wishes.course)
  })
  const { rows } = await sql<{ number: string }>`select number from certificates_certificate
    where id = ${family.certificateId}`.execute(fresh.db.reader)
  number = rows[0]?.number ?? ''
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
  const worker = { userId: course.staffId, role: 'municipality', scopeId: town.municipalityId }
  payer = web.signIn(worker as unknown as Actor)
}

async function choose(mode: 'name' | 'phrase' | 'code' | 'forbidden') {
  const hash = mode === 'phrase' ? await hashPassword(PHRASE) : null
  await sql`insert into certificates_presence (certificate_id, mode, phrase_hash, phrase_set_at, chosen_at, chosen_by)
    values (${family.certificateId}, ${mode}, ${hash}, ${hash && NOW}, ${NOW}, ${family.userId})`.execute(
    fresh.db.reader,
  )
}

const byName = { way: 'name', 'child.surname': 'Петров', 'child.name': 'Иван', 'child.patronymic': 'Сергеевич' }
const come = (form: Record<string, string>, who = staff) => web.post('/provider/admissions', who, { number, ...form })
const phrase = (said = 'Зелёный самокат') => come({ way: 'phrase', phrase: said })
const hidden = (page: Answer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''

/** From the confirmed presence to the filed application. */
async function file(admission: string, more: Record<string, string> = {}): Promise<Answer> {
  const page = await web.get(`${admission}?group=${course.groupId}`, staff)
  const form = Object.fromEntries(['group', 'startsOn', 'quoteVersion'].map((name) => [name, hidden(page, name)]))
  return web.post(`${admission}/applications`, staff, { ...form, agreed: 'yes', ...more })
}

const stateOf = async (path: string) => {
  const { rows } = await sql<{ state: string; taken: number; reserved: bigint }>`
    select a.state, (select taken from programmes_group where id = a.group_id) as taken,
      (select reserved from ledger_account where id = ${family.accountId}) as reserved
    from enrolment_application a where a.id = ${path.split('/').at(-1)}`.execute(fresh.db.reader)
  return rows[0]
}
const count = async () =>
  (
    await sql<{
      count: number
    }>`select count(*)::int as count from enrolment_application where child_id = ${family.childId}`.execute(
      fresh.db.reader,
    )
  ).rows[0]?.count
const letters = async () =>
  (
    await sql<{
      letter: string
      code: string | null
    }>`select payload->>'letter' as letter, payload->'facts'->>'code' as code from job_plan
      where payload->>'to' = ${`${family.userId}@example.ru`} order by id`.execute(fresh.db.reader)
  ).rows
/** Jobs planned by acts are played, so that letters stand in the plan. */
const tell = (id: string, news: 'for-visitor') => fresh.db.transaction((tx) => tellNews(tx, id as ApplicationId, news))

const plain = ({ status, text }: Answer) => [
  status,
  text.replace(/name="_(csrf|key)" value="[^"]*"/g, '').replace(/value="\d{10}"/g, ''),
]

describe('S-073 the presence', () => {
  test('S-027 forbidden: nothing is filed, and the page says what the family can do', async () => {
    await choose('forbidden')
    const { status, text } = await come(byName)
    expect(status).toBe(422)
    expect(text).toContain('Присутствие семьи не подтвердилось')
    expect(text).toContain('семья могла запретить запись через организации')
    expect(text).toContain('подать заявку оттуда сам прямо сейчас')
    expect(await count()).toBe(0)
  })

  test('S-028 by name: only where the family applied before by itself, and only the very name', async () => {
    await choose('name')
    expect((await come(byName)).status).toBe(422)
    const before = await fresh.db.transaction((tx) => apply(tx, family, course.groupId))
    await fresh.db.transaction((tx) => cancelApplication(tx, asFamily(family), before, NOW))
    expect((await come({ ...byName, 'child.name': 'Илья' })).status).toBe(422)
    const { status, location } = await come(byName)
    expect(status).toBe(303)
    expect((await file(location)).status).toBe(303)
  })

  test('S-028 what an organisation filed for a visitor does not open the way by name', async () => {
    await choose('phrase')
    const { location } = await phrase()
    const filed = await file(location)
    await web.post(`${filed.location.replace('/provider/', '/my/')}/dispute`, mother)
    await sql`delete from certificates_presence where certificate_id = ${family.certificateId}`.execute(fresh.db.reader)
    await choose('name')
    expect((await come(byName)).status).toBe(422)
  })

  test('S-030 by phrase: filed and confirmed at once, the family is told who, when and how', async () => {
    await choose('phrase')
    const { location } = await phrase()
    const page = await web.get(`${location}?group=${course.groupId}`, staff)
    expect(page.text).toContain('Денег на сертификате хватает')
    expect(page.text).not.toContain('Денег сертификата останется')
    expect(page.text).not.toContain('12 000 ₽ свободно')
    const filed = await file(location)
    expect(filed.location).toMatch(/^\/provider\/applications\//)
    expect(await stateOf(filed.location)).toMatchObject({ state: 'confirmed', taken: 1, reserved: 536_264n })
    const { text } = await web.get(filed.location.replace('/provider/', '/my/'), mother)
    expect(text).toContain('заявка оформлена при личном визите, сотрудник Соколова Марина')
    expect(text).toContain('Присутствие семьи подтвердили кодовой фразой')
    expect(text).toContain('Это были не мы')
    await tell(filed.location.split('/').at(-1) ?? '', 'for-visitor')
    expect((await letters()).map(({ letter }) => letter)).toEqual(
      expect.arrayContaining(['certificates.presence-confirmed', 'enrolment.for-visitor']),
    )
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('by a code of the letter: sent only to a family that chose it, and the answer is the same for all', async () => {
    await choose('code')
    const asked = await web.post('/provider/admissions/code', staff, { number })
    const unknown = await web.post('/provider/admissions/code', staff, { number: '9999999999' })
    expect([asked.status, asked.location]).toEqual([unknown.status, unknown.location])
    const code = (await letters()).find(({ letter }) => letter === 'certificates.presence-code')?.code ?? ''
    expect((await come({ way: 'code', code: '000 000' })).status).toBe(422)
    const { location } = await come({ way: 'code', code })
    expect((await file(location)).status).toBe(303)
    expect((await come({ way: 'code', code })).status).toBe(422)
  })

  test('a guessed phrase and an unknown number are the same answer, counted alike; the family is told of the tries', async () => {
    await choose('phrase')
    const mine = number
    const wrong = plain(await phrase('догадка'))
    number = '9999999998'
    const unknown = plain(await phrase('догадка'))
    expect(wrong).toEqual(unknown)
    for (let guess = 1; guess < 5; guess += 1) await phrase(`догадка ${guess}`)
    const [unknownMany] = [await phrase()]
    number = mine
    for (let guess = 1; guess < 5; guess += 1) await phrase(`догадка ${guess}`)
    const many = await phrase()
    expect([many.status, unknownMany.status]).toEqual([429, 429])
    expect(plain(many)).toEqual(plain(unknownMany))
    const words = (await listOfChild(fresh.db.reader, family.childId)).map(({ word }) => word)
    expect(words.filter((word) => word === 'certificates.presence-failed').length).toBeGreaterThan(4)
    expect((await letters()).map(({ letter }) => letter)).toContain('certificates.presence-failed')
    expect(await count()).toBe(0)
  })

  test('nothing typed comes back with what to do, and a secret phrase is not shown again', async () => {
    const none = await come({ number: '12', phrase: 'тайная' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Введите номер сертификата: 10 цифр')
    const mute = await come({ way: 'phrase' })
    expect(mute.text).toContain('Введите фразу, которую назвала семья')
    await choose('forbidden')
    expect((await phrase('тайная фраза')).text).not.toContain('тайная фраза')
  })
})

describe('S-073 the application', () => {
  const admitted = async () => {
    await choose('phrase')
    return (await phrase()).location
  }

  test('S-002 before activation it is filed and waits', async () => {
    await settle({ family: { activation: 'not-activated' } })
    const filed = await file(await admitted())
    expect(await stateOf(filed.location)).toMatchObject({ state: 'submitted' })
  })

  test('of a family without money says only that there is not enough', async () => {
    await settle({ family: { available: 50n } })
    const { text } = await web.get(`${await admitted()}?group=${course.groupId}`, staff)
    expect(text).toContain('Денег на сертификате не хватает')
    expect(text).not.toContain('0,50')
    expect(text).not.toContain('Подать и подтвердить')
  })

  test('without the family’s word comes back; a used leave and another organisation file nothing', async () => {
    const admission = await admitted()
    const mute = await file(admission, { agreed: '' })
    expect([mute.status, mute.text.includes('Отметьте, что законный представитель')]).toEqual([422, true])
    const other = web.signIn(asProvider(await fresh.db.transaction((tx) => aCourse(tx, town))))
    expect((await web.get(admission, other)).status).toBe(404)
    await file(admission)
    const again = await web.get(admission, staff)
    expect([again.status, again.text.includes('Заявка уже подана')]).toEqual([409, true])
    expect(await count()).toBe(1)
  })

  test('two presses of one leave file one application', async () => {
    const admission = await admitted()
    const page = await web.get(`${admission}?group=${course.groupId}`, staff)
    const form = Object.fromEntries(['group', 'startsOn', 'quoteVersion'].map((name) => [name, hidden(page, name)]))
    await Promise.all([1, 2].map(() => web.post(`${admission}/applications`, staff, { ...form, agreed: 'yes' })))
    expect(await count()).toBe(1)
  })

  test('is printed in the guardian’s name, not in the worker’s', async () => {
    const filed = await file(await admitted())
    const id = filed.location.split('/').at(-1)
    const { rows } = await sql<{ surname: string }>`select u.surname from enrolment_admission a join access_user u
      on u.id = a.guardian_id where a.application_id = ${id}`.execute(fresh.db.reader)
    expect(rows[0]?.surname).toBe('Петрова')
  })

  test('REST goes the same way', async () => {
    await choose('phrase')
    const wrong = await web.post('/api/v1/provider/admissions', staff, {
      number,
      proof: { way: 'phrase', phrase: 'нет' },
    })
    expect([wrong.status, wrong.json()]).toMatchObject([422, { code: 'certificates.presence-unconfirmed' }])
    const proof = { way: 'phrase', phrase: 'зелёный самокат' }
    const { id } = (await web.post('/api/v1/provider/admissions', staff, { number, proof })).json<{ id: string }>()
    const path = `/api/v1/provider/admissions/${id}`
    const quote = (await web.get(`${path}/quote?groupId=${course.groupId}`, staff)).json<Record<string, string>>()
    expect(quote).not.toHaveProperty('leftKopecks')
    const wish = { groupId: course.groupId, startsOn: quote.startsOn, quoteVersion: quote.version }
    expect((await web.post(`${path}/applications`, staff, wish)).json()).toMatchObject({ confirmed: true })
    expect((await web.post(`${path}/applications`, staff, wish)).json()).toMatchObject({
      code: 'enrolment.admission-used',
    })
  })
})

describe('«это были не мы»', () => {
  const visited = async () => {
    await choose('phrase')
    return (await file((await phrase()).location)).location.replace('/provider/', '/my/')
  }

  test('S-073 one press cancels before the contract lives, and the municipality answers in words that the family reads', async () => {
    const path = await visited()
    expect((await web.get(`${path}/dispute`, mother)).text).toContain('Заявка отменится сразу')
    expect((await web.post(`${path}/dispute`, mother, { words: 'Мы там не были' })).location).toBe(path)
    expect(await stateOf(path)).toMatchObject({ state: 'cancelled', taken: 0, reserved: 0n })
    const again = await web.post(`${path}/dispute`, mother)
    expect([again.status, again.text.includes('Вы уже сообщили об этом')]).toEqual([409, true])
    const { rows } = await sql<{ id: string }>`select id from enrolment_dispute
      where application_id = ${path.split('/').at(-1)}`.execute(fresh.db.reader)
    const href = `/municipality/disputes/${rows[0]?.id}`
    expect((await web.get('/municipality/disputes', payer)).text).toContain(href)
    expect((await web.get(href, payer)).text).toContain('Мы там не были')
    expect((await web.post(`${href}/settlement`, payer, { outcome: 'нет' })).status).toBe(422)
    await web.post(`${href}/settlement`, payer, { outcome: 'Сотрудник ошибся номером сертификата' })
    const twice = await web.post(`${href}/settlement`, payer, { outcome: 'Сотрудник ошибся номером сертификата' })
    expect(twice.status).toBe(409)
    expect((await web.get(path, mother)).text).toContain('Муниципалитет разобрался: Сотрудник ошибся номером')
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('a contract concluded on paper that has not begun is cancelled whole', async () => {
    const path = await visited()
    const form = { 'on.day': '25', 'on.month': '8', 'on.year': '2026', received: 'yes' }
    await web.post(`${path.replace('/my/', '/provider/')}/statement`, staff, form)
    const byNumber = await web.post(`${path}/dispute`, web.signIn({ ...asFamily(family), role: 'certificate' }))
    expect([byNumber.status, await stateOf(path)]).toMatchObject([403, { state: 'enrolled', taken: 1 }])
    await web.post(`${path}/dispute`, mother)
    expect(await stateOf(path)).toMatchObject({ state: 'ended', taken: 0, reserved: 0n })
    expect((await findBroken(fresh.db.reader)).broken).toEqual([])
  })

  test('what the family filed itself it takes back, not disputes; strangers find nothing', async () => {
    const id = await fresh.db.transaction((tx) => apply(tx, family, course.groupId))
    const own = await web.post(`/my/applications/${id}/dispute`, mother)
    expect([own.status, own.text.includes('Эту заявку подали из вашего кабинета')]).toEqual([409, true])
    const stranger = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
    expect((await web.post(`/my/applications/${id}/dispute`, stranger)).status).toBe(404)
    const elsewhere = web.signIn({ userId: town.actId, role: 'municipality', scopeId: town.actId } as unknown as Actor)
    expect((await web.get('/municipality/disputes', elsewhere)).text).toContain('Сообщений нет')
  })
})
