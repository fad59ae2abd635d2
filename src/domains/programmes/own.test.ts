import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import type { ProviderId } from '#providers'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { aUser } from '../access/testing.ts'
import { campaignJson } from '../certificates/forms/point.ts'
import { providers } from '../providers/manifest.ts'
import { aProvider } from '../providers/testing.ts'
import { aRegion } from '../region/testing.ts'
import { freeSeat, holdSeat } from './actions/seat.ts'
import { groupJson } from './forms.ts'
import { programmes } from './manifest.ts'
import type { GroupId } from './model.ts'

let fresh: FreshDatabase
let web: Web
let municipality: string
let period: string
let house: ProviderId
const tokens = { provider: '', other: '', operator: '', payer: '' }

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [access, providers, programmes])
  await fresh.db.transaction(async (tx) => {
    const { municipalities, periods } = await aRegion(tx)
    municipality = Object.values(municipalities)[0] ?? ''
    period = periods['2026 год'] ?? ''
    const userId = await aUser(tx, { email: 'staff@mail.ru' })
    house = (await aProvider(tx, { municipalityId: municipality })).id
    const as = (role: string, scopeId: string | null) => web.signIn({ userId, role, scopeId } as unknown as Actor)
    tokens.provider = as('provider', house)
    tokens.other = as('provider', (await aProvider(tx, { municipalityId: municipality })).id)
    tokens.operator = as('region', null)
    tokens.payer = as('municipality', municipality)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const texts = {
  ...{
    name: 'Первые роботы',
    summary: 'За год ребёнок соберёт шесть роботов.',
    register: 'certified',
    direction: 'tech',
  },
  description: 'Учимся собирать и программировать роботов из конструктора, показываем их на выставке.',
  ...{ activity: 'Робототехника', level: 'starting', form: 'on-site', ageFrom: '7', ageTo: '10' },
}
const year = { name: '1-й год обучения', months: '9', hours: '72', price: '12 240' }
const dated = (field: string, text: string) => {
  const { day, month, year: its } = Temporal.PlainDate.from(text)
  return { [`${field}.day`]: String(day), [`${field}.month`]: String(month), [`${field}.year`]: String(its) }
}
const group = {
  ...{ name: 'Р-1', teacher: 'Соколова Марина Юрьевна', address: 'ул. Ленина, 12', capacity: '2', opensAt: '9:00' },
  ...dated('starts', '2026-12-01'),
  ...dated('ends', '2027-05-31'),
  ...dated('opens', '2026-11-01'),
  ...dated('closes', '2027-01-31'),
  ...{ 'times.2': '16:00–17:30', 'rooms.2': 'каб. 12', 'times.4': '16:00–17:30' },
}

async function draft(over: Record<string, string> = {}): Promise<string> {
  const { status, location } = await web.post('/provider/programmes', tokens.provider, { ...texts, ...over })
  expect(status).toBe(303)
  return location
}

type Whole = {
  state: string
  modules: { id: string; enrolmentOpen: boolean; priceKopecks: number }[]
  groups: { id: string }[]
  check: { id: string } | null
}
const whole = async (at: string) => (await web.get(`/api/v1${at}`, tokens.provider)).json<Whole>()

/** A published programme with a module and a group, ready but for an agreement. */
async function published(): Promise<{ at: string; module: string; group: string; article: number }> {
  const at = await draft()
  await web.post(`${at}/modules`, tokens.provider, year)
  const module = (await whole(at)).modules[0]?.id ?? ''
  await web.post(`/provider/modules/${module}/groups`, tokens.provider, group)
  await web.post(`${at}/check`, tokens.provider)
  const { check, groups } = await whole(at)
  expect((await web.post(`/region/checks/${check?.id}/approval`, tokens.operator)).status).toBe(303)
  const { rows } = await sql<{
    article: number
  }>`select article from programmes_programme where id = ${at.slice(-36)}`.execute(fresh.db.reader)
  return { at, module, group: groups[0]?.id ?? '', article: rows[0]?.article ?? 0 }
}

const lastLetter = async () =>
  (
    await sql<{
      letter: string
    }>`select payload->>'letter' as letter from job_plan where name = 'mail.send-letter' order by id desc limit 1`.execute(
      fresh.db.reader,
    )
  ).rows[0]?.letter
const agree = () =>
  fresh.db.transaction((tx) =>
    sql`insert into providers_agreement (id, provider_id, municipality_id, period_id, number, signed_on, state)
      values (${newId()}, ${house}, ${municipality}, ${period}, '1', '2026-01-12', 'active') on conflict do nothing`.execute(
      tx,
    ),
  )

describe('a programme in its register', () => {
  test('S-069 is drafted, checked, refused with a reason, corrected and certified; families see it only then', async () => {
    const at = await draft()
    const { rows } = await sql<{
      article: number
    }>`select article from programmes_programme where id = ${at.slice(-36)}`.execute(fresh.db.reader)
    const page = `/api/v1/programmes/${rows[0]?.article}`
    expect((await web.post(`${at}/check`, tokens.provider)).text).toContain('Сначала добавьте модуль')
    await web.post(`${at}/modules`, tokens.provider, year)
    expect((await web.post(`${at}/check`, tokens.provider)).status).toBe(303)
    expect(await lastLetter()).toBe('programmes.check-asked')
    expect((await web.get(page)).status).toBe(404)
    expect((await web.post(`${at}/edit`, tokens.provider, { ...texts, name: 'Другие роботы' })).text).toContain(
      'Программу проверяют',
    )

    const { check } = await whole(at)
    expect((await web.get('/region/checks', tokens.operator)).text).toContain('Первые роботы')
    expect((await web.post(`/region/checks/${check?.id}/refusal`, tokens.operator, { reason: 'нет' })).status).toBe(422)
    const reason = 'В описании нет планируемых результатов'
    await web.post(`/region/checks/${check?.id}/refusal`, tokens.operator, { reason })
    expect(await lastLetter()).toBe('programmes.check-refused')
    expect((await web.get(at, tokens.provider)).text).toContain(reason)

    await web.post(`${at}/edit`, tokens.provider, {
      ...texts,
      description: `${texts.description} Ребёнок узнает, что такое датчик.`,
    })
    await web.post(`${at}/check`, tokens.provider)
    const again = (await whole(at)).check
    const seen = await web.get(`/region/checks/${again?.id}`, tokens.operator)
    expect(seen.text).toContain('что такое датчик')
    expect(seen.text).toContain('Программа: Описание')
    await web.post(`/region/checks/${again?.id}/approval`, tokens.operator)
    expect(await lastLetter()).toBe('programmes.check-approved')
    expect((await web.get(page)).status).toBe(200)
    expect((await web.post(`/region/checks/${again?.id}/approval`, tokens.operator)).text).toContain(
      'По программе уже решили',
    )
  })

  test('what is wrong is said at the field, and what was typed stays', async () => {
    const wrong = await web.post('/provider/programmes', tokens.provider, { ...texts, name: '', ageFrom: '12' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Введите название программы')
    expect(wrong.text).toMatch(/name="activity"[^>]*value="Робототехника"/)
    const ages = await web.post('/provider/programmes', tokens.provider, { ...texts, ageFrom: '12' })
    expect(ages.text).toContain('Старший возраст не может быть меньше младшего')
  })

  test('of a published one only the texts change; it goes back to a draft while nobody is on it', async () => {
    const { at, group: groupId } = await published()
    expect(
      (await web.post(`${at}/edit`, tokens.provider, { ...texts, summary: 'Ребёнок соберёт семь роботов за год.' }))
        .status,
    ).toBe(303)
    expect((await web.post(`${at}/edit`, tokens.provider, { ...texts, ageTo: '12' })).text).toContain(
      'Программа опубликована',
    )
    await fresh.db.transaction((tx) => holdSeat(tx, groupId as GroupId))
    for (const act of ['withdrawal', 'archive'])
      expect((await web.post(`${at}/${act}`, tokens.provider)).text).toContain('На программу уже записаны дети')
    await fresh.db.transaction((tx) => freeSeat(tx, groupId as GroupId))
    expect((await web.post(`${at}/withdrawal`, tokens.provider)).status).toBe(303)
    expect((await whole(at)).state).toBe('draft')
    expect((await web.post(`${at}/archive`, tokens.provider)).status).toBe(303)
    expect((await web.get('/provider/programmes?state=archive', tokens.provider)).text).toContain('Первые роботы')
  })

  test('is copied with its modules and, a year later, its groups', async () => {
    const { at } = await published()
    const { location } = await web.post(`${at}/copy`, tokens.provider)
    const copy = (await web.get(`/api/v1${location}`, tokens.provider)).json<{
      state: string
      modules: object[]
      groups: object[]
    }>()
    expect(copy).toMatchObject({
      state: 'draft',
      modules: [{ hours: 72 }],
      groups: [{ startsOn: '2027-12-01', endsOn: '2028-05-31', taken: 0 }],
    })
  })

  test('another organisation sees and changes nothing of it, and a guess is the same', async () => {
    const { at, module, group: groupId } = await published()
    for (const path of [
      at,
      `${at}/edit`,
      `/provider/modules/${module}`,
      `/provider/groups/${groupId}`,
      `/provider/programmes/${newId()}`,
    ])
      expect([path, (await web.get(path, tokens.other)).status]).toEqual([path, 404])
    for (const path of [
      `${at}/archive`,
      `${at}/copy`,
      `/provider/modules/${module}/enrolment`,
      `/provider/groups/${groupId}/closing`,
    ])
      expect([path, (await web.post(path, tokens.other)).status]).toEqual([path, 404])
    expect((await web.get('/region/checks', tokens.provider)).status).toBe(404)
  })
})

describe('S-071 the price of a module', () => {
  test('is within the ceiling of the normative cost, and above the cost parents agree to pay', async () => {
    const at = await draft()
    const modules = `${at}/modules`
    expect((await web.get(`${modules}/new`, tokens.provider)).text).toContain(
      'Час занятий одного ребёнка стоит 170,00 ₽',
    )
    const above = await web.post(modules, tokens.provider, { ...year, price: '18 361', parentsPay: 'yes' })
    expect(above.text).toContain('Цена не может быть выше 18 360 ₽: это 150 % нормативной стоимости')
    const unticked = await web.post(modules, tokens.provider, { ...year, price: '15 000' })
    expect(unticked.text).toContain('Сертификат заплатит не больше 12 240 ₽')
    expect((await web.post(modules, tokens.provider, { ...year, price: '15 000', parentsPay: 'yes' })).status).toBe(303)
    const machine = await web.post(`/api/v1${modules}`, tokens.provider, {
      name: '2-й год',
      months: 9,
      hours: 72,
      priceKopecks: '1836100',
      parentsPay: true,
    })
    expect(machine.status).toBe(409)
    await expect(
      fresh.db.transaction((tx) =>
        sql`update programmes_module set parents_pay = false where programme_id = ${at.slice(-36)}`.execute(tx),
      ),
    ).rejects.toThrow('programmes_module_above_normative')
  })

  test('stands while somebody has applied', async () => {
    const { at, module, group: groupId } = await published()
    await fresh.db.transaction((tx) => holdSeat(tx, groupId as GroupId))
    expect(
      (await web.post(`/provider/modules/${module}`, tokens.provider, { ...year, price: '12 000' })).text,
    ).toContain('Цена уже обещана семьям')
    expect(
      (await web.post(`/provider/modules/${module}`, tokens.provider, { ...year, name: 'Первый год' })).status,
    ).toBe(303)
    await fresh.db.transaction((tx) => freeSeat(tx, groupId as GroupId))
    expect((await web.post(`/provider/modules/${module}`, tokens.provider, { ...year, price: '12 000' })).status).toBe(
      303,
    )
    expect((await whole(at)).modules[0]?.priceKopecks).toBe(1_200_000)
  })
})

test('a day that no calendar has is told as such, also where it is compared with another', () => {
  const days = { startsOn: '2026-02-31', endsOn: '2026-11-20' }
  const moments = { applicationsFrom: 'завтра', applicationsTo: '2026-11-20T00:00:00Z' }
  const { success, error } = groupJson.safeParse({ capacity: 1, lessons: [], ...days, ...moments })
  expect(success).toBe(false)
  expect(error?.issues.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['startsOn', 'applicationsFrom']))
  const campaign = campaignJson.safeParse({ title: 'Каждому школьнику', startsOn: '2026-02-31', endsOn: '2026-11-20' })
  expect(campaign.success).toBe(false)
})

describe('groups', () => {
  test('say what is wrong with days, hours and windows', async () => {
    const { module } = await published()
    const at = `/provider/modules/${module}/groups`
    const wrong = await web.post(at, tokens.provider, {
      ...group,
      ...dated('ends', '2026-11-30'),
      'times.3': 'вечером',
      ...dated('nextOpens', '2027-06-01'),
    })
    expect(wrong.status).toBe(422)
    for (const words of [
      'Последний день должен быть позже первого',
      'Введите часы, например 16:00–17:30',
      'Введите последний день второго приёма',
    ])
      expect(wrong.text).toContain(words)
    const outside = await web.post(at, tokens.provider, {
      ...group,
      ...dated('starts', '2031-09-01'),
      ...dated('ends', '2032-05-31'),
    })
    expect(outside.text).toContain('На эти даты ещё нет финансового периода')
  })

  test('a teacher in two places is warned of; days stand while somebody learns; more seats wake the waiting list', async () => {
    const { at, module, group: groupId } = await published()
    await web.post(`/provider/modules/${module}/groups`, tokens.provider, { ...group, name: 'Р-2' })
    expect((await web.get(at, tokens.provider)).text).toContain('Преподаватель занят, вторник')
    await fresh.db.transaction(async (tx) => {
      await holdSeat(tx, groupId as GroupId)
      await sql`update programmes_group set waiting = 1 where id = ${groupId}`.execute(tx)
    })
    const moved = { ...group, ...dated('ends', '2027-06-30'), teacher: 'Лебедев Олег Ильич' }
    const refused = await web.post(`/provider/groups/${groupId}`, tokens.provider, moved)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Дни и адрес уже обещаны')
    expect(refused.text, 'what was typed stays').toContain('value="Лебедев Олег Ильич"')
    expect(
      (
        await web.post(`/provider/groups/${groupId}`, tokens.provider, {
          ...group,
          capacity: '3',
          teacher: 'Лебедев Олег Ильич',
        })
      ).status,
    ).toBe(303)
    const { rows } = await sql`select from job_plan where name = 'programmes.seat-freed'`.execute(fresh.db.reader)
    expect(rows).toHaveLength(1)
  })

  test('twenty families and the provider who makes the group smaller: nobody loses a seat', async () => {
    const { group: groupId } = await published()
    await web.post(`/provider/groups/${groupId}`, tokens.provider, { ...group, capacity: '10' })
    const [held] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => fresh.db.transaction((tx) => holdSeat(tx, groupId as GroupId)))),
      web.post(`/provider/groups/${groupId}`, tokens.provider, { ...group, capacity: '4' }),
    ])
    const { rows } = await sql<{
      capacity: number
      taken: number
    }>`select capacity, taken from programmes_group where id = ${groupId}`.execute(fresh.db.reader)
    expect(rows[0]?.taken).toBe(held.filter(Boolean).length)
    expect(rows[0]?.taken).toBeLessThanOrEqual(rows[0]?.capacity ?? 0)
  })
})

describe('S-070 «открыть зачисление»', () => {
  test('tells everything that is missing, opens when it is mended, and the catalogue follows at once', async () => {
    await fresh.db.transaction((tx) =>
      sql`update providers_agreement set state = 'ended', ended_on = '2026-11-01' where state = 'active'`.execute(tx),
    )
    const { module, article, group: groupId } = await published()
    const at = `/provider/modules/${module}/enrolment`
    const page = await web.get(at, tokens.provider)
    expect(page.text).toMatch(/href="\/provider\/agreements"[^>]*>Соглашение с муниципалитетом/)
    expect(page.text).not.toContain(`action="${at}"`)
    expect((await web.post(at, tokens.provider)).text).toContain('Запись открыть пока нельзя')

    await agree()
    expect((await web.post(at, tokens.provider)).status).toBe(303)
    const shown = () =>
      web
        .get(`/api/v1/programmes/${article}`)
        .then((answer) => answer.json<{ groups: { opening: string }[] }>().groups[0]?.opening)
    expect(await shown()).toBe('free')
    await web.post(`/provider/groups/${groupId}/closing`, tokens.provider)
    expect(await shown()).toBe('closed')
    await web.post(`/provider/groups/${groupId}/opening`, tokens.provider)
    await web.post(`${at}/closing`, tokens.provider)
    expect(await shown()).toBe('closed')
    const words = await sql<{ word: string }>`select word from audit_entry order by id desc limit 1`.execute(
      fresh.db.reader,
    )
    expect(words.rows[0]?.word).toBe('programmes.enrolment-closed')
  })

  test('months of a module stand while it is open', async () => {
    await agree()
    const { module } = await published()
    await web.post(`/provider/modules/${module}/enrolment`, tokens.provider)
    expect(
      (await web.post(`/provider/modules/${module}`, tokens.provider, { ...year, hours: '80', price: '13 600' })).text,
    ).toContain('Сначала закройте запись')
  })
})

test('the second window shows a long group again next summer', async () => {
  const { module, at } = await published()
  const long = {
    ...group,
    name: 'Р-9',
    ...dated('ends', '2028-05-31'),
    ...dated('opens', '2026-11-01'),
    ...dated('closes', '2026-11-10'),
  }
  expect(
    (
      await web.post(`/provider/modules/${module}/groups`, tokens.provider, {
        ...long,
        ...dated('nextOpens', '2027-06-01'),
        ...dated('nextCloses', '2027-08-31'),
      })
    ).status,
  ).toBe(303)
  expect((await web.get(`/api/v1${at}`, tokens.provider)).json()).toMatchObject({
    groups: expect.arrayContaining([
      expect.objectContaining({ name: 'Р-9', nextApplicationsFrom: '2027-06-01T06:00:00Z' }),
    ]),
  })
  expect(NOW.toString()).toContain('2026-11-20')
})
