/** Orders of another system over its own face, on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmApplication } from '#enrolment'
import { sql } from '#platform/db'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, NOW, type Town } from '../../../test/support/town.ts'
import { aWeb, secretKey, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { recoverPassword } from '../access/actions/recovery.ts'
import { refreshRecords } from './queries/record.ts'
import { signatureOf } from './secrets.ts'
import { anOrder, aPartner, aPeople, aSnils, orderSettings } from './testing.ts'

type Order = {
  state: string
  application: { id: string; number: string; state: string } | null
  decline: { code: string; description: string } | null
  statuses: { sequence: number; status: string }[]
}

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let partner: { id: string; token: string; secret: string }
let number = 0

beforeAll(async () => {
  fresh = await freshDatabase({ connections: 14 })
  const settings = { ...orderSettings, 'funding.grant-on': 'contract', 'funding.melt': 'none' }
  town = await fresh.db.transaction((tx) => aTown(tx, { settings }))
  web = await aWeb(fresh.db, manifests, NOW)
  partner = await fresh.db.transaction((tx) => aPartner(tx, { secretKey }, NOW))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})
beforeEach(async () => {
  course = await fresh.db.transaction((tx) => aCourse(tx, town))
})

const newNumber = () => {
  number += 1
  return `EPGU-${number}`
}

async function call(method: 'GET' | 'POST', path: string, payload?: object, token = partner.token) {
  const answer = await web.app.inject({
    ...{ method, url: `/exchange/v1${path}`, headers: { authorization: `Bearer ${token}` } },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const order = async (body: object) => (await call('POST', '/orders', body)).body as Order
const count = async (what: ReturnType<typeof sql>) =>
  Number((await sql<{ count: bigint }>`${what}`.execute(fresh.db.reader)).rows[0]?.count)
const applicationsOf = (groupId: string) =>
  count(sql`select count(*) from enrolment_application where group_id = ${groupId}`)
const taken = async () =>
  (
    await sql<{ taken: number }>`select taken from programmes_group where id = ${course.groupId}`.execute(
      fresh.db.reader,
    )
  ).rows[0]?.taken

describe('an order', () => {
  test('S-081: a programme chosen on Gosuslugi is an application like any other: seat, number, certificate, provider’s queue', async () => {
    const filed = await order(anOrder(newNumber(), course.groupId))
    expect(filed).toMatchObject({ state: 'filed', decline: null, statuses: [{ sequence: 1, status: 'submitted' }] })
    expect(filed.application?.number).toMatch(/^\d+-ПФ$/)
    expect(await taken()).toBe(1)
    const desk = await web.get('/provider', web.signIn(asProvider(course)))
    expect(desk.text).toContain(filed.application?.number)
    expect(desk.text).toContain('Госуслуги')
  })

  test('S-081: sent twice it is the same application and the same number', async () => {
    const body = anOrder(newNumber(), course.groupId)
    const [first, second] = [await order(body), await order(body)]
    expect(second).toEqual(first)
    expect(await applicationsOf(course.groupId)).toBe(1)
  })

  test('ten of the same at once file one application and make one cabinet', async () => {
    const body = anOrder(newNumber(), course.groupId)
    const answers = await Promise.all(Array.from({ length: 10 }, () => order(body)))
    expect(new Set(answers.map(({ application }) => application?.number)).size).toBe(1)
    expect([await applicationsOf(course.groupId), await taken()]).toEqual([1, 1])
    const { surname, name } = body.recipient
    expect(await count(sql`select count(*) from families_child where surname = ${surname} and name = ${name}`)).toBe(1)
  })

  test('two orders of one newcomer at once make one cabinet', async () => {
    const people = aPeople()
    const other = await fresh.db.transaction((tx) => aCourse(tx, town))
    const both = [course, other].map(({ groupId }) => order({ ...anOrder(newNumber(), groupId), ...people }))
    expect((await Promise.all(both)).map(({ decline }) => decline)).toEqual([null, null])
    expect(
      await count(sql`select count(distinct user_id) from exchange_order where child_id = (
        select id from families_child where name = ${people.recipient.name})`),
    ).toBe(1)
  })

  test('the last seat goes to one of two orders; the other is told why', async () => {
    course = await fresh.db.transaction((tx) => aCourse(tx, town, { capacity: 1 }))
    const answers = await Promise.all([1, 2].map(() => order(anOrder(newNumber(), course.groupId))))
    expect(answers.map(({ state }) => state).sort()).toEqual(['declined', 'filed'])
    const declined = answers.find(({ state }) => state === 'declined')
    expect(declined?.decline?.code).toMatch(/^enrolment\.(group-full|seat-gone)$/)
    expect(await taken()).toBe(1)
  })

  test('another group or another child under the same number is refused and changes nothing', async () => {
    const body = anOrder(newNumber(), course.groupId)
    const filed = await order(body)
    const other = await fresh.db.transaction((tx) => aCourse(tx, town))
    for (const changed of [
      { ...body, groupId: other.groupId },
      { ...body, ...aPeople() },
    ])
      expect(await call('POST', '/orders', changed)).toMatchObject({
        status: 409,
        body: { code: 'exchange.order-changed' },
      })
    expect(await order(body)).toEqual(filed)
  })

  test('S-091: the study year is this one or the next; a group of another year is told, nothing is held', async () => {
    const declined = await order(anOrder(newNumber(), course.groupId, { studyYear: 2027 }))
    expect(declined).toMatchObject({ state: 'declined', decline: { code: 'exchange.study-year' } })
    expect(await taken()).toBe(0)
  })

  test('late, after its first day has gone, it begins on the first possible day', async () => {
    const { application } = await order(anOrder(newNumber(), course.groupId, { startsOn: '2026-08-01' }))
    expect(application).toMatchObject({ startsOn: '2026-09-01' })
  })

  test('costs more than the family agreed to: it is told, and nothing is held', async () => {
    course = await fresh.db.transaction((tx) => aCourse(tx, town, { register: 'paid' }))
    const dear = await order(anOrder(newNumber(), course.groupId, { parentKopecks: 1 }))
    expect(dear).toMatchObject({ state: 'declined', decline: { code: 'exchange.price-changed' } })
    expect(dear.statuses).toMatchObject([{ status: 'declined' }])
    expect(await taken()).toBe(0)
  })

  test('a cancelled one frees its seat; repeated, and the order again after it, change nothing', async () => {
    const body = anOrder(newNumber(), course.groupId)
    await order(body)
    for (let press = 0; press < 2; press += 1)
      expect(await call('POST', `/orders/${body.orderId}/cancellation`)).toMatchObject({
        status: 200,
        body: { state: 'cancelled', application: { state: 'cancelled' } },
      })
    expect((await order(body)).state).toBe('cancelled')
    expect([await taken(), await applicationsOf(course.groupId)]).toEqual([0, 1])
  })

  test('cancelled before it came it is never filed', async () => {
    const body = anOrder(newNumber(), course.groupId)
    await call('POST', `/orders/${body.orderId}/cancellation`)
    expect(await order(body)).toMatchObject({ state: 'cancelled', application: null })
    expect(await applicationsOf(course.groupId)).toBe(0)
  })

  test('somebody else’s order and an unknown one are the same 404', async () => {
    const body = anOrder(newNumber(), course.groupId)
    await order(body)
    const stranger = await fresh.db.transaction((tx) => aPartner(tx, { name: 'Другие', secretKey }, NOW))
    const [theirs, unknown] = await Promise.all([
      call('GET', `/orders/${body.orderId}`, undefined, stranger.token),
      call('GET', '/orders/never-sent', undefined, stranger.token),
    ])
    expect(theirs.status).toBe(404)
    expect(theirs.body).toEqual(unknown.body)
    expect(
      await call(
        'POST',
        '/group-costs',
        { orderId: body.orderId, groupId: course.groupId, startsOn: null },
        stranger.token,
      ),
    ).toMatchObject({ status: 404 })
  })
})

describe('who orders', () => {
  test('a newcomer’s cabinet has no address until the letter is opened, and the letter names no child', async () => {
    const body = anOrder(newNumber(), course.groupId)
    await order(body)
    const { rows } = await sql<{ email: string | null; confirmed: boolean }>`
      select email, email_confirmed_at is not null as confirmed from access_user
      where id = (select user_id from exchange_order where external_id = ${body.orderId})`.execute(fresh.db.reader)
    expect(rows).toEqual([{ email: null, confirmed: false }])
    const letters = await sql<{ letter: string; facts: string }>`
      select payload->>'letter' as letter, payload->>'facts' as facts from job_plan
      where payload->>'to' = ${body.applicant.email}`.execute(fresh.db.reader)
    expect(letters.rows.map(({ letter }) => letter)).toEqual(['access.cabinet-by-order'])
    expect(letters.rows[0]?.facts).not.toContain(body.recipient.name)
  })

  test('the link of the letter asks for a password, and the address is theirs from then on', async () => {
    const body = anOrder(newNumber(), course.groupId)
    const { application } = await order(body)
    const { rows } = await sql<{ token: string }>`select payload->'facts'->>'token' as token from job_plan
      where payload->>'to' = ${body.applicant.email}`.execute(fresh.db.reader)
    const opened = { token: rows[0]?.token ?? '', passwordHash: 'hash', attempts: [] }
    await fresh.db.transaction((tx) => recoverPassword(tx, opened, NOW))
    const owner = await sql<{ id: string; email: string }>`select id, email from access_user
      where id = (select user_id from exchange_order where external_id = ${body.orderId})`.execute(fresh.db.reader)
    expect(owner.rows[0]?.email).toBe(body.applicant.email)
    const page = await web.get(
      `/my/applications/${application?.id}`,
      web.signIn(asFamily({ userId: owner.rows[0]?.id ?? '' })),
    )
    expect([page.status, page.text.includes('через Госуслуги')]).toEqual([200, true])
  })

  test('an address that Gosuslugi has not seen confirmed gets no letter', async () => {
    const email = `not-proved-${number}@example.ru`
    await order(anOrder(newNumber(), course.groupId, aPeople({ applicant: { email, emailConfirmed: false } })))
    expect(await count(sql`select count(*) from job_plan where payload->>'to' = ${email}`)).toBe(0)
  })

  test('a child of another cabinet is not opened: its holder is asked, the order is declined, the answer names nobody', async () => {
    const people = aPeople()
    await order({ ...anOrder(newNumber(), course.groupId), ...people })
    const stranger = { ...aPeople().applicant, surname: 'Чужая' }
    const other = await fresh.db.transaction((tx) => aCourse(tx, town))
    const declined = await order({ ...anOrder(newNumber(), other.groupId), ...people, applicant: stranger })
    expect(declined).toMatchObject({ state: 'declined', decline: { code: 'exchange.child-elsewhere' } })
    expect(declined.decline?.description).not.toMatch(/Новиков/)
    expect(
      await count(sql`select count(*) from families_claim claim join access_user u on u.id = claim.user_id
        where u.surname = 'Чужая' and claim.state = 'waiting'`),
    ).toBe(1)
    expect(
      await count(sql`select count(*) from families_custody custody join access_user u on u.id = custody.user_id
        where u.surname = 'Чужая'`),
    ).toBe(0)
  })

  test('an address of somebody with another name is not taken for theirs', async () => {
    const family = await fresh.db.transaction((tx) => aFamily(tx, town))
    const people = aPeople({ applicant: { email: `${family.userId}@example.ru` } })
    expect(await order({ ...anOrder(newNumber(), course.groupId), ...people })).toMatchObject({
      state: 'declined',
      decline: { code: 'access.other-name' },
    })
  })

  test('a known family is found by its proved address and name, and sees the application in its cabinet', async () => {
    const family = await fresh.db.transaction((tx) => aFamily(tx, town))
    const { rows } = await sql<{ surname: string; name: string; patronymic: string; birth: string }>`
      select surname, name, patronymic, birth_on::text as birth from families_child where id = ${family.childId}`.execute(
      fresh.db.reader,
    )
    const [child] = rows
    const people = aPeople({
      applicant: { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна', email: `${family.userId}@example.ru` },
      recipient: { surname: child?.surname, name: child?.name, patronymic: child?.patronymic, birthOn: child?.birth },
    })
    const filed = await order({ ...anOrder(newNumber(), course.groupId), ...people })
    // Namesakes of earlier tests live in this town: whose child it is follows from the cabinet.
    expect(filed.state).toBe('filed')
    const page = await web.get(`/my/applications/${filed.application?.id}`, web.signIn(asFamily(family)))
    expect([page.status, page.text.includes('Госуслуги')]).toEqual([200, true])
  })
})

describe('a certificate request', () => {
  const asked = async (body: object) => (await call('POST', '/certificate-requests', body)).body

  test('S-089: a child without a certificate gets one with the service, once, not activated', async () => {
    const body = { orderId: newNumber(), ...aPeople() }
    const [first, second] = [await asked(body), await asked(body)]
    expect(first).toMatchObject({
      result: 'certificate',
      isReleasedOnRequestByEPGU: true,
      isTimeout: false,
      certificate: { activation: 'not-activated', number: expect.stringMatching(/^4704\d{6}$/) },
    })
    expect(second).toEqual(first)
  })

  test('ten of the same at once issue one certificate', async () => {
    const body = { orderId: newNumber(), ...aPeople() }
    const answers = await Promise.all(Array.from({ length: 10 }, () => asked(body)))
    expect(new Set(answers.map(({ certificate }) => certificate?.number)).size).toBe(1)
  })

  test('after the order was withdrawn it makes nothing: no cabinet, no child, no certificate', async () => {
    const body = { orderId: newNumber(), ...aPeople() }
    await call('POST', `/orders/${body.orderId}/cancellation`)
    expect(await asked(body)).toMatchObject({
      ...{ result: 'cancelled', certificate: null, isReleasedOnRequestByEPGU: false },
      cancelled: { code: 'exchange.order-over' },
    })
    const { surname, name } = body.recipient
    expect(await count(sql`select count(*) from families_child where surname = ${surname} and name = ${name}`)).toBe(0)
  })

  test('one that was answered before the order was withdrawn has the same answer after it', async () => {
    const body = anOrder(newNumber(), course.groupId)
    const before = await asked(body)
    await order(body)
    await call('POST', `/orders/${body.orderId}/cancellation`)
    expect(await asked(body)).toEqual(before)
  })

  test('a child too young for the region is told in the family’s words, and no cabinet is left behind', async () => {
    const body = { orderId: newNumber(), ...aPeople({ recipient: { birthOn: '2024-03-11' } }) }
    expect(await asked(body)).toMatchObject({
      result: 'cancelled',
      cancelled: { code: 'families.too-young' },
      certificate: null,
    })
    expect(await count(sql`select count(*) from job_plan where payload->>'to' = ${body.applicant.email}`)).toBe(0)
  })

  test('an edition of the consent that is no longer in force asks to tick again', async () => {
    const people = aPeople()
    const body = { orderId: newNumber(), ...people, agreed: { ...people.agreed, personalData: '2020-1' } }
    expect(await asked(body)).toMatchObject({ result: 'cancelled', cancelled: { code: 'exchange.consent-outdated' } })
  })

  test('what is not understood is told field by field', async () => {
    const body = { orderId: newNumber(), ...aPeople({ recipient: { snils: '123' } }) }
    const { status, body: told } = await call('POST', '/certificate-requests', body)
    expect([status, told.errors[0].field]).toEqual([422, expect.stringContaining('snils')])
  })

  test('the price of a group is the cabinet’s own quote, and tells whether one may order', async () => {
    const body = { orderId: newNumber(), ...aPeople() }
    await asked(body)
    const cost = await call('POST', '/group-costs', { orderId: body.orderId, groupId: course.groupId, startsOn: null })
    expect(cost).toMatchObject({
      status: 200,
      body: { kind: 'calculation', orderAllowed: true, quote: { seats: { free: 15 } } },
    })
    course = await fresh.db.transaction((tx) => aCourse(tx, town, { register: 'general' }))
    const free = await call('POST', '/group-costs', { orderId: body.orderId, groupId: course.groupId, startsOn: null })
    expect(free.body).toMatchObject({ kind: 'free', orderAllowed: true, certificateBalance: null })
  })
})

describe('the gate', () => {
  test('lets nobody in without a key, with a wrong one, or outside the scope', async () => {
    const narrow = await fresh.db.transaction((tx) => aPartner(tx, { scopes: ['export'], secretKey }, NOW))
    const seen = await Promise.all([
      web.app.inject({ url: '/exchange/v1/orders/one' }),
      call('GET', '/orders/one', undefined, 'x'.repeat(43)),
      call('GET', '/orders/one', undefined, narrow.token),
      call('GET', '/export/group', undefined, narrow.token),
    ])
    expect(seen.map((one) => ('status' in one ? one.status : one.statusCode))).toEqual([401, 401, 404, 200])
  })

  test('a signature stands for the key, once; another body, an old time or another secret does not', async () => {
    const body = JSON.stringify({ orderId: newNumber(), ...aPeople() })
    const url = '/exchange/v1/certificate-requests'
    const time = String(NOW.epochMilliseconds / 1000)
    const send = async (over: { body?: string; timestamp?: string; secret?: string } = {}) => {
      const timestamp = over.timestamp ?? time
      const signature = signatureOf(over.secret ?? partner.secret, { timestamp, method: 'POST', path: url, body })
      const headers = {
        'content-type': 'application/json',
        'x-partner': partner.id,
        'x-timestamp': timestamp,
        'x-signature': signature,
      }
      return (await web.app.inject({ method: 'POST', url, headers, payload: over.body ?? body })).statusCode
    }
    const old = String(NOW.epochMilliseconds / 1000 - 3600)
    expect((await Promise.all([1, 2, 3].map(() => send()))).sort()).toEqual([200, 409, 409])
    expect(await send()).toBe(409)
    expect(await send({ timestamp: `${time}.25` })).toBe(200)
    expect(await send({ body: body.replace('mother', 'father') })).toBe(401)
    expect(await send({ timestamp: old })).toBe(401)
    expect(await send({ secret: 'another' })).toBe(401)
  })

  test('the journal of calls and the log of the exchange hold no personal data', async () => {
    const body = anOrder(newNumber(), course.groupId)
    await order(body)
    await expect.poll(() => count(sql`select count(*) from exchange_call where external_id = ${body.orderId}`)).toBe(1)
    const { rows } = await sql<{ text: string }>`
      select coalesce(string_agg(to_jsonb(c)::text, ' '), '') as text from exchange_call c
      union all select coalesce(string_agg(to_jsonb(o)::text, ' '), '') from exchange_order o
      union all select coalesce(string_agg(to_jsonb(m)::text, ' '), '') from exchange_message m`.execute(
      fresh.db.reader,
    )
    const text = rows.map((row) => row.text).join(' ')
    for (const secret of [body.applicant.snils, body.recipient.snils, body.recipient.name, body.applicant.email])
      expect(text).not.toContain(secret)
    expect(text).not.toContain(aSnils())
  })
})

describe('the export', () => {
  type Page = {
    cursor: string
    more: boolean
    records: { uuid: string; isDeleted: boolean; data: { name?: string } }[]
  }
  const read = async (kind: string, cursor = '0') =>
    (await call('GET', `/export/${kind}?cursor=${cursor}&limit=1000`)).body as Page
  const refresh = () => fresh.db.transaction((tx) => refreshRecords(tx, NOW))

  test('domain 9.5: gives what changed since the cursor, and marks what is shown no more', async () => {
    await refresh()
    const first = await read('group')
    expect(first.records.find(({ uuid }) => uuid === course.groupId)).toMatchObject({ isDeleted: false })
    await refresh()
    expect((await read('group', first.cursor)).records).toEqual([])

    await fresh.db.transaction((tx) =>
      sql`update programmes_group set name = 'Вечерняя' where id = ${course.groupId}`.execute(tx),
    )
    await refresh()
    const second = await read('group', first.cursor)
    expect(second.records.map(({ uuid, data }) => [uuid, data.name])).toEqual([[course.groupId, 'Вечерняя']])

    await fresh.db.transaction((tx) =>
      sql`update programmes_group set state = 'archive' where id = ${course.groupId}`.execute(tx),
    )
    await refresh()
    const third = await read('group', second.cursor)
    expect(third.records.map(({ uuid, isDeleted }) => [uuid, isDeleted])).toEqual([[course.groupId, true]])
  })

  test('is read in pages that lose nothing', async () => {
    await refresh()
    const whole = (await read('programme')).records.map(({ uuid }) => uuid)
    const seen: string[] = []
    let cursor = '0'
    for (let more = true; more; ) {
      const page = (await call('GET', `/export/programme?cursor=${cursor}&limit=3`)).body as Page
      seen.push(...page.records.map(({ uuid }) => uuid))
      cursor = page.cursor
      more = page.more
    }
    expect(seen).toEqual(whole)
    expect(whole.length).toBeGreaterThan(3)
  })
})

test('the catalogue is searched with the filters of domain 9.2, and a programme tells its groups and study years', async () => {
  const search = `/catalogue?municipality=04&isRegistrationOpen=true&age=8&query=${encodeURIComponent('роботы')}`
  // The catalogue shows what was published within about a second.
  await expect.poll(async () => (await call('GET', search)).body.total, { timeout: 10_000 }).toBeGreaterThan(0)
  const found = await call('GET', search)
  const { body } = await call('GET', `/programmes/${found.body.programmes[0].article}/groups`)
  expect(body.groups[0]).toMatchObject({ studyYears: [2026], opening: 'free' })
  expect((await call('GET', '/catalogue?age=2')).status).toBe(422)
})

test('S-083: the provider confirms and the status is told in the order of the exchange', async () => {
  const people = aPeople()
  const { application } = await order({ ...anOrder(newNumber(), course.groupId), ...people })
  await fresh.db.transaction(async (tx) => {
    await sql`update certificates_certificate set activation = 'activated', activated_at = ${NOW}
      where child_id = (select child_id from enrolment_application where id = ${application?.id})`.execute(tx)
    await confirmApplication(tx, asProvider(course), application?.id as never, NOW)
  })
  const { noteStatus } = await import('./actions/status.ts')
  for (let times = 0; times < 2; times += 1)
    await fresh.db.transaction((tx) => noteStatus(tx, application?.id ?? '', NOW))
  const again = await order({ ...anOrder(`EPGU-${number}`, course.groupId), ...people })
  expect(again.statuses.map(({ status }) => status)).toEqual(['submitted', 'confirmed'])
})
