import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, createUser, grantRole, listInvitations, listStaff } from '#access'
import { listOfChild, system } from '#audit'
import { addChild, getChild, keepOwnData, openVault } from '#families'
import { newId } from '#kernel/ids'
import { formatSnils } from '#kernel/snils'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { families } from '../families/manifest.ts'
import { aGuardian, aSnils, newChild } from '../families/testing.ts'
import { aRegion } from '../region/testing.ts'
import { submitStatement } from './actions/statement.ts'
import { searchForm } from './forms/statement.ts'
import { certificates } from './manifest.ts'
import { comparedFields, type PointId, type StatementId } from './model/certificate.ts'
import { getCertificateOfStatement } from './queries/certificate.ts'
import { getStatement } from './queries/statement.ts'
import { aCategory, aPoint, aWorker } from './testing.ts'
import { consentText, rulesText } from './texts.ts'

let fresh: FreshDatabase
let web: Web
let home: string
let far: string
let centre: string
let farCentre: string
let operator: string
let pointId: PointId
const vault = openVault(secretKey)

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [access, families, certificates])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    ;[home = '', far = ''] = Object.values(municipalities)
    await aCategory(tx, { municipalityId: home })
    pointId = await aPoint(tx, { municipalityId: home, name: 'Школа № 3' })
  })
  centre = web.signIn(await aClerk('municipality', home))
  farCentre = web.signIn(await aClerk('municipality', far))
  operator = web.signIn(await aClerk('region', null))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

async function aClerk(role: 'municipality' | 'region' | 'reception', scopeId: string | null): Promise<Actor> {
  const userId = await fresh.db.transaction(async (tx) => {
    const contact = { email: `${newId().slice(-12)}@centre.ru`, phone: null, municipalityId: null, passwordHash: null }
    const name = { surname: 'Ильин', name: 'Андрей', patronymic: null }
    const id = await createUser(tx, system, { ...contact, name, emailConfirmedAt: NOW }, NOW)
    await grantRole(tx, system, { userId: id, role, scopeId, rights: [] }, NOW)
    return id
  })
  return { userId, role, scopeId, name: 'Ильин Андрей', rights: [], grants: [], protectedChannel: false }
}

const aDesk = async (at = pointId, worker: Parameters<typeof aWorker>[2] = {}) =>
  web.signIn(aWorker((await aClerk('reception', at)).userId, at, worker))

let children = 0

/** A family with a filed statement; answers both numbers. */
async function aStatement(over: Parameters<typeof newChild>[0] = {}) {
  return fresh.db.transaction(async (tx) => {
    const mother = await aGuardian(tx)
    children += 1
    const birthOn = Temporal.PlainDate.from('2014-01-01').add({ days: children * 37 })
    const child = newChild({ municipalityId: home, birthOn, ...over })
    const childId = await addChild(tx, mother, { child, vault, anotherChild: true }, NOW)
    const document = { kind: 'passport-rf' as const, series: '4504', number: '765432' }
    await keepOwnData(tx, mother, { vault, document, address: 'г. Приозёрск, ул. Озёрная, 7' }, NOW)
    const { rows } = await sql<{ id: string }>`select id from certificates_category limit 1`.execute(tx)
    const given = (version: string) => ({ version, at: NOW })
    const submission = {
      ...{ childId, categoryId: (rows[0]?.id ?? '') as never },
      ...{ consent: given(consentText.version), rules: given(rulesText.version) },
    }
    const id: StatementId = await submitStatement(tx, mother, submission, NOW)
    const [statement, certificate] = [await getStatement(tx, id), await getCertificateOfStatement(tx, id)]
    return { id, childId, snils: child.snils, number: statement.number, certificate: certificate.number, mother }
  })
}

const facts = (over: Record<string, string> = {}) => ({
  ...{ name: 'Детский сад «Ромашка»', address: 'г. Приозёрск, ул. Мира, 4, каб. 1', hours: 'пн–пт 8:00–16:00' },
  ...{ phone: '8 (81379) 3-20-20', specialist: 'Лугова Вера Павловна', institutionInn: '', workplace: '' },
  ...{ workplacePaper: '', ...over },
})
const act = (over: Record<string, string> = {}) => ({
  ...{ 'act.number': '1067-п', 'act.title': 'Об организации предоставления сертификатов', 'act.issued.day': '2' },
  ...{ 'act.issued.month': '11', 'act.issued.year': '2026', ...over },
})
const invitation = (over: Record<string, unknown> = {}) => ({
  ...{
    'person.surname': 'Лугова',
    'person.name': 'Вера',
    'person.patronymic': 'Павловна',
    rights: ['accept', 'activate'],
  },
  ...{ 'order.number': '41-од', 'order.on.day': '28', 'order.on.month': '8', 'order.on.year': '2026' },
  ...{ email: `${newId().slice(-12)}@sad.ru`, ...over },
})

async function appoint(over: Record<string, string> = {}): Promise<string> {
  const answer = await web.post('/municipality/points', centre, { ...facts(), ...act(), mayActivate: 'yes', ...over })
  expect(answer.status).toBe(303)
  return answer.location
}

describe('S-057: the number of a statement is read as people type it', () => {
  test.each([
    'З-2026-000123',
    'з-2026-123',
    'z-2026-123',
    'Z 2026 123',
    '3-2026-000123',
    '№ З2026000123',
    'З—2026—000123',
    '2026-123',
    ' З - 2026 - 000123 ',
    '32026000123',
  ])('%s', (typed) => {
    expect(searchForm.parse({ statement: typed, certificate: '47 0538 1924' })).toEqual({
      statement: 'З-2026-000123',
      certificate: '4705381924',
    })
  })
  test('words are no number', () => {
    expect(searchForm.safeParse({ statement: 'заявление мамы', certificate: '4705381924' }).success).toBe(false)
  })
})

test('S-057: guessed numbers get one neutral answer, are journalled and soon refused', async () => {
  const { number, certificate } = await aStatement()
  const desk = await aDesk()
  const bare = (text: string) =>
    text.replace(/<form[\s\S]*?<\/form>/g, '').replace(/name="(_key|_csrf)" value="[^"]*"/g, '')
  const wrongPair = await web.post('/reception', desk, { statement: number, certificate: '4700000000' })
  const unknown = await web.post('/reception', desk, { statement: 'З-2026-999999', certificate })
  expect(bare(wrongPair.text)).toBe(bare(unknown.text))
  for (let tries = 2; tries < 10; tries += 1)
    await web.post('/reception', desk, { statement: 'З-2026-999998', certificate })
  const stopped = await web.post('/reception', desk, { statement: number, certificate })
  expect([stopped.status, stopped.text.includes('Слишком много поисков')]).toEqual([429, true])
  const { rows } = await sql<{ facts: unknown }>`select facts from audit_entry
    where word = 'certificates.search-missed' order by id`.execute(fresh.db.reader)
  expect(rows).toHaveLength(10)
  expect(rows[0]?.facts).toEqual({ statement: number, certificate: '······0000' })
  expect((await web.post('/reception', await aDesk(), { statement: number, certificate })).status).toBe(303)
})

test('S-137: certificates are not found by trying to exclude them', async () => {
  const { certificate } = await aStatement()
  const desk = await aDesk()
  const paper = { ground: 'renounced', text: 'По бумажному отказу', understood: 'yes' }
  const exclude = (number: string) => web.post(`/api/v1/certificates/${number}/exclusion`, desk, paper)
  for (let tries = 0; tries < 10; tries += 1)
    expect((await exclude(`470000000${tries}`)).json()).toMatchObject({ code: 'certificates.unknown-number' })
  expect((await exclude(certificate)).json()).toMatchObject({ code: 'access.too-many-guesses' })
})

test('S-057: right numbers are found all day long', async () => {
  const { number, certificate } = await aStatement()
  const desk = await aDesk()
  for (let visitor = 0; visitor < 15; visitor += 1)
    expect((await web.post('/reception', desk, { statement: number, certificate })).status).toBe(303)
})

test('two workers accept at once: one does, the other is told', async () => {
  const { id } = await aStatement()
  const [one, other] = [await aDesk(), await aDesk()]
  const press = (desk: string) =>
    web.post(`/reception/statements/${id}/acceptance`, desk, { compared: Object.keys(comparedFields) })
  const answers = await Promise.all([press(one), press(other)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(answers.find(({ status }) => status === 409)?.text).toContain('Заявление уже приняли')
})

describe('S-155 S-160 S-167 S-168: points are appointed by an act and seen by families', () => {
  test('a new point stands in the table of families at once', async () => {
    const point = await appoint({ name: 'Лицей № 17' })
    const table = await web.get('/points')
    for (const words of ['Лицей № 17', 'Лугова Вера Павловна', 'пн–пт 8:00–16:00', '81379'])
      expect(table.text).toContain(words)
    const page = await web.get(point, centre)
    expect(page.text).toContain('№ 1067-п от 2 ноября 2026 года')
    expect((await web.get(point, farCentre)).status).toBe(404)
    expect((await web.get(point, operator)).status).toBe(200)
    expect((await web.post(`${point}/closing`, operator, act())).status).toBe(404)
  })

  test('what lacks is said at the field, and an act of tomorrow names nobody', async () => {
    const empty = await web.post('/municipality/points', centre, { name: 'Ш' })
    expect(empty.status).toBe(422)
    for (const words of [
      'Введите название учреждения',
      'городской телефон',
      'номер приказа',
      'Выберите, активирует ли',
    ])
      expect(empty.text).toContain(words)
    const ahead = { ...facts(), ...act({ 'act.issued.day': '21' }), mayActivate: 'yes' }
    expect((await web.post('/municipality/points', centre, ahead)).text).toContain('Акт ещё не вышел')
  })

  test('a closed point leaves the table, its people are let go and its links die', async () => {
    const point = await appoint({ name: 'Гимназия № 5' })
    const id = (point.split('/').pop() ?? '') as PointId
    await web.post(`${point}/invitation`, centre, invitation())
    const worker = await aClerk('reception', id)
    const desk = web.signIn(aWorker(worker.userId, id))
    const { id: statement } = await aStatement()
    expect((await web.get(`/reception/statements/${statement}`, desk)).status).toBe(200)
    expect((await web.post(`${point}/closing`, centre, act())).status).toBe(303)
    expect((await web.get('/points')).text).not.toContain('Гимназия № 5')
    expect([await listStaff(fresh.db.reader, [id]), await listInvitations(fresh.db.reader, id)]).toEqual([[], []])
    // A page that was open meanwhile does not help.
    const late = await web.post(`/reception/statements/${statement}/acceptance`, desk, {
      compared: Object.keys(comparedFields),
    })
    expect(late.status).toBe(404)
    expect((await web.post(`${point}/closing`, centre, act())).text).toContain('Пункт уже закрыт')
  })
})

describe('S-165 S-166: rights apart, by an order, and only those that the point has', () => {
  test('nobody sees personal data where no workplace is stated, and taking the statement back takes the right', async () => {
    const point = await appoint({ name: 'Школа № 9' })
    const id = point.split('/').pop() ?? ''
    const wish = invitation({ rights: ['accept', 'see-personal-data'] })
    expect((await web.post(`${point}/invitation`, centre, wish)).text).toContain(
      'не заявил аттестованное рабочее место',
    )
    expect(
      (await web.post(`${point}/facts`, centre, facts({ name: 'Школа № 9', workplace: 'channel' }))).text,
    ).toContain('Назовите документ')
    const stated = facts({
      name: 'Школа № 9',
      workplace: 'channel',
      workplacePaper: 'договор ViPNet № 7 от 3 марта 2026 года',
    })
    expect((await web.post(`${point}/facts`, centre, stated)).status).toBe(303)
    expect((await web.post(`${point}/invitation`, centre, wish)).status).toBe(303)
    await fresh.db.transaction(async (tx) => {
      const { userId } = await aGuardian(tx)
      const rights = ['accept', 'see-personal-data']
      await grantRole(tx, system, { userId, role: 'reception', scopeId: id, rights }, NOW)
    })
    await web.post(`${point}/facts`, centre, facts({ name: 'Школа № 9' }))
    expect((await listStaff(fresh.db.reader, [id])).map(({ rights }) => rights)).toEqual([['accept']])
  })

  test('S-061: a point that only accepts gives nobody the right to activate', async () => {
    const point = await appoint({ name: 'Школа № 11', mayActivate: 'no' })
    expect((await web.post(`${point}/invitation`, centre, invitation())).text).toContain('не уполномочен активировать')
    expect((await web.post(`${point}/authority`, centre, { ...act(), mayActivate: 'yes' })).status).toBe(303)
    expect((await web.post(`${point}/invitation`, centre, invitation())).status).toBe(303)
  })

  test('without an order or rights there is no invitation, and another municipality gives none here', async () => {
    const point = await appoint({ name: 'Школа № 12' })
    const bad = await web.post(`${point}/invitation`, centre, invitation({ rights: [], 'order.number': '' }))
    expect(bad.status).toBe(422)
    for (const words of ['Отметьте хотя бы одно право', 'Введите номер приказа учреждения'])
      expect(bad.text).toContain(words)
    expect((await web.post(`${point}/invitation`, farCentre, invitation())).status).toBe(404)
  })

  test('S-158: a worker is dismissed from the page of the point', async () => {
    const point = await appoint({ name: 'Школа № 14' })
    const id = point.split('/').pop() ?? ''
    await aClerk('reception', id)
    const [member] = await listStaff(fresh.db.reader, [id])
    expect((await web.get(point, centre)).text).toContain('Входов ещё не было')
    expect((await web.post(`/municipality/staff/${member?.roleId}/dismissal`, farCentre)).status).toBe(404)
    expect((await web.post(`/municipality/staff/${member?.roleId}/dismissal`, centre)).status).toBe(303)
    expect(await listStaff(fresh.db.reader, [id])).toEqual([])
  })
})

describe('S-172 S-108: a desk corrects by papers, with history and notice', () => {
  const wrong = { name: { surname: 'Пертова', name: 'Ника', patronymic: 'Олеговна' } }
  const reason = 'Опечатка, сверено со свидетельством'

  test('the old and the new are kept sealed, the family reads both and gets a letter', async () => {
    const { id, childId, mother } = await aStatement({ ...wrong, birthOn: Temporal.PlainDate.from('2016-05-04') })
    const desk = await aDesk(pointId, { rights: ['accept', 'activate', 'see-personal-data'], protectedChannel: true })
    const snils = aSnils()
    const change = {
      surname: 'петрова',
      'birth.day': '4',
      'birth.month': '5',
      'birth.year': '2017',
      snils: formatSnils(snils),
      reason,
    }
    const corrected = await web.post(`/reception/statements/${id}/correction`, desk, change)
    expect(corrected.status).toBe(303)
    expect(await getChild(fresh.db.reader, childId)).toMatchObject({ surname: 'Петрова', name: 'Ника' })
    const certificate = await getCertificateOfStatement(fresh.db.reader, id)
    expect(certificate.validTo.toString()).toBe('2035-05-03')
    const entry = (await listOfChild(fresh.db.reader, childId)).find(({ word }) => word === 'families.corrected')
    expect(entry).toMatchObject({ reason, facts: { kinds: ['surname', 'birthOn', 'snils'] } })
    const journal = await web.get(`/my/children/${childId}/journal`, web.signIn(mother))
    for (const words of ['фамилия, дата рождения, СНИЛС', 'Пертова', '04.05.2016', '04.05.2017', '···-···-'])
      expect(journal.text).toContain(words)
    expect(journal.text).not.toContain(formatSnils(snils))
    expect((await web.get(`/reception/statements/${id}/correction`, desk)).text).toContain('Что исправляли раньше')
    const { rows } = await sql<{
      payload: unknown
    }>`select payload from job_plan where payload ->> 'letter' = 'families.corrected'`.execute(fresh.db.reader)
    expect(JSON.stringify(rows)).toContain('фамилия, дата рождения, СНИЛС')
    const dump = await sql<{ all: string }>`select string_agg(c::text, '') as all from families_correction c`.execute(
      fresh.db.reader,
    )
    expect(dump.rows[0]?.all).not.toMatch(/Пертова|2016-05-04/)
  })

  test('from the paper alone: nothing personal is on the page, and what is empty stays', async () => {
    const { id, childId } = await aStatement({ name: { surname: 'Кравцова', name: 'Зоя', patronymic: 'Ильинична' } })
    const desk = await aDesk()
    const page = await web.get(`/reception/statements/${id}/correction`, desk)
    expect(page.text).not.toContain('Кравцова')
    expect((await web.post(`/reception/statements/${id}/correction`, desk, { reason })).text).toContain(
      'Исправлять нечего',
    )
    await web.post(`/reception/statements/${id}/correction`, desk, { patronymic: 'Игоревна', reason })
    expect(await getChild(fresh.db.reader, childId)).toMatchObject({ surname: 'Кравцова', patronymic: 'Игоревна' })
    const leaky = await web.post(`/reception/statements/${id}/correction`, desk, {
      name: 'Зина',
      reason: 'в паспорте 4504 123456',
    })
    expect([leaky.status, leaky.text.includes('без номеров документов')]).toEqual([422, true])
  })

  test('duplicates are looked for again: a known child stops it, somebody alike asks', async () => {
    const birthOn = Temporal.PlainDate.from('2015-02-03')
    const known = await aStatement({ birthOn, name: { surname: 'Рогова', name: 'Кира', patronymic: 'Павловна' } })
    const { id } = await aStatement({ birthOn, name: { surname: 'Рагова', name: 'Кира', patronymic: 'Львовна' } })
    const desk = await aDesk()
    const send = (change: Record<string, string>) =>
      web.post(`/reception/statements/${id}/correction`, desk, { reason, ...change })
    const same = await send({ surname: 'Рогова', patronymic: 'Павловна' })
    expect([same.status, same.text.includes('Такой ребёнок уже есть в реестре')]).toEqual([409, true])
    expect((await send({ snils: formatSnils(known.snils) })).status).toBe(409)
    const alike = await send({ surname: 'Рогава', patronymic: 'Павловна' })
    expect([alike.status, alike.text.includes('По документам это другой ребёнок')]).toEqual([422, true])
    expect((await send({ surname: 'Рогава', patronymic: 'Павловна', anotherChild: 'yes' })).status).toBe(303)
  })

  test('a desk of another municipality finds nothing to correct, and a birth date out of age is told', async () => {
    const foreign = await fresh.db.transaction((tx) => aPoint(tx, { municipalityId: far }))
    const { id } = await aStatement({ name: { surname: 'Чижова', name: 'Ася', patronymic: null } })
    const change = { surname: 'Чиж', reason }
    expect((await web.post(`/reception/statements/${id}/correction`, await aDesk(foreign), change)).status).toBe(404)
    const old = { 'birth.day': '1', 'birth.month': '1', 'birth.year': '2001', reason }
    expect((await web.post(`/reception/statements/${id}/correction`, await aDesk(), old)).text).toContain(
      'сертификат не дают',
    )
  })

  test('S-179: a birth certificate is no document of a grown child, whichever of the two is corrected', async () => {
    const { id, childId } = await aStatement({ name: { surname: 'Дроздова', name: 'Инга', patronymic: null } })
    const send = async (change: Record<string, string>) =>
      web.post(`/reception/statements/${id}/correction`, await aDesk(), { reason, ...change })
    const born = { 'birth.day': '1', 'birth.month': '2', 'birth.year': '2011' }
    const grown = await send(born)
    expect([grown.status, grown.text.includes('вместо свидетельства о рождении нужен паспорт')]).toEqual([422, true])
    const passport = { 'document.kind': 'passport-rf', 'document.number': '45 24 112233' }
    const early = await send(passport)
    expect([early.status, early.text.includes('получают в 14 лет')]).toEqual([422, true])
    expect((await send({ ...born, ...passport })).status).toBe(303)
    expect((await getChild(fresh.db.reader, childId)).birthOn.toString()).toBe('2011-02-01')
  })

  test('S-135: a consent taken back while the statement is checked is told on the desk, and nothing can be activated', async () => {
    const { id, mother } = await aStatement({ name: { surname: 'Зимина', name: 'Яна', patronymic: null } })
    const desk = await aDesk()
    await web.post(`/reception/statements/${id}/acceptance`, desk, { compared: Object.keys(comparedFields) })
    expect((await web.get('/reception', desk)).text).toContain('/certificates/exclusion')
    const before = await web.get(`/reception/statements/${id}`, desk)
    expect(before.text).toContain('Активировать сертификат<')
    await web.post('/my/settings/consent/withdrawal', web.signIn(mother))
    const after = await web.get(`/reception/statements/${id}`, desk)
    expect(after.text).toContain('Заявитель отозвал согласие на обработку данных')
    expect(after.text).not.toContain('Активировать сертификат<')
  })

  test('a statement withdrawn while it is compared: the desk goes on, and the family may file anew from the page', async () => {
    const { id, childId, mother } = await aStatement({ name: { surname: 'Ивлева', name: 'Нина', patronymic: null } })
    await web.post(`/my/statements/${id}/withdrawal`, web.signIn(mother))
    const page = await web.get(`/my/statements/${id}`, web.signIn(mother))
    expect(page.text).toContain(`/my/children/${childId}/statement`)
    const late = await web.post(`/reception/statements/${id}/acceptance`, await aDesk(), {
      compared: Object.keys(comparedFields),
    })
    expect([late.status, late.text.includes('Найти другое заявление')]).toEqual([409, true])
  })

  test('S-168: a family sees the points of its own municipality first, and all of them when it asks', async () => {
    await fresh.db.transaction((tx) => aPoint(tx, { municipalityId: far, name: 'Школа за рекой' }))
    const mother = await fresh.db.transaction(async (tx) => {
      const one = await aGuardian(tx)
      await sql`update access_user set municipality_id = ${home} where id = ${one.userId}`.execute(tx)
      return web.signIn(one)
    })
    expect((await web.get('/points', mother)).text).not.toContain('Школа за рекой')
    expect((await web.get('/points?municipality=', mother)).text).toContain('Школа за рекой')
    expect((await web.get('/points')).text).toContain('Школа за рекой')
  })

  test('S-173: accepting confirms the compared data', async () => {
    const { id, childId } = await aStatement({ name: { surname: 'Ершова', name: 'Лада', patronymic: null } })
    await web.post(`/reception/statements/${id}/acceptance`, await aDesk(), { compared: Object.keys(comparedFields) })
    expect((await getChild(fresh.db.reader, childId)).confirmedAt?.equals(NOW)).toBe(true)
  })
})

test('S-174 S-059: the desk prints only behind the channel', async () => {
  const { id } = await aStatement({ name: { surname: 'Гусева', name: 'Майя', patronymic: null } })
  const answer = await web.get(`/reception/statements/${id}/statement.pdf`, await aDesk())
  expect([answer.status, answer.text.includes('Здесь напечатать нельзя')]).toEqual([403, true])
})

test('S-055 S-162: a campaign has its days by an act, stands before families and desks, and shows progress by institution', async () => {
  const campaign = {
    ...{ title: 'Сертификат каждому школьнику', 'starts.day': '1', 'starts.month': '11', 'starts.year': '2026' },
    ...{ 'ends.day': '31', 'ends.month': '12', 'ends.year': '2026', ...act() },
  }
  const announced = await web.post('/municipality/campaigns', centre, campaign)
  expect(announced.status).toBe(303)
  expect((await web.post('/municipality/campaigns', centre, campaign)).text).toContain('В эти дни уже идёт кампания')
  expect((await web.post('/municipality/campaigns', centre, { ...campaign, 'ends.month': '10' })).text).toContain(
    'Последний день не может быть раньше первого',
  )
  expect((await web.get('/points')).text).toContain('с 1 ноября 2026 года по 31 декабря 2026 года')
  const { id } = await aStatement({ name: { surname: 'Белова', name: 'Ия', patronymic: null } })
  const desk = await aDesk()
  const before = Number(/принял (\d+)/.exec((await web.get('/reception', desk)).text)?.[1])
  await web.post(`/reception/statements/${id}/acceptance`, desk, { compared: Object.keys(comparedFields) })
  expect((await web.get('/reception', desk)).text).toContain(`принял ${before + 1}, активировал`)
  const progress = await web.get(announced.location, centre)
  for (const words of ['Школа № 3', '20.11.2026', 'Пунктов без движения']) expect(progress.text).toContain(words)
  expect((await web.get(announced.location, farCentre)).status).toBe(404)
  expect((await web.get(announced.location, operator)).status).toBe(200)
})

test('the same for machines: points, people, campaigns and corrections', async () => {
  const body = {
    ...{ name: 'Школа № 21', address: 'г. Приозёрск, ул. Мира, 21', hours: 'пн 9:00–12:00', phone: '88137932121' },
    ...{ specialist: 'Юдина Ольга Петровна', institutionInn: '4700000021', workplace: null, workplacePaper: null },
  }
  const order = { number: '1', title: 'Приказ о пунктах приёма', issuedOn: '2026-11-02' }
  const made = await web.post('/api/v1/municipality/points', centre, { ...body, mayActivate: true, act: order })
  const { id } = made.json<{ id: string }>()
  expect([made.status, made.json()]).toMatchObject([201, { name: 'Школа № 21', mayActivate: true }])
  const person = { surname: 'Юдина', name: 'Ольга', patronymic: null }
  const wish = { person, email: 'yudina@school21.ru', rights: ['accept'], order: { number: '7', on: '2026-11-03' } }
  expect((await web.post(`/api/v1/municipality/points/${id}/invitations`, centre, wish)).status).toBe(204)
  expect((await web.get(`/api/v1/municipality/points/${id}/staff`, centre)).json()).toMatchObject({
    invitations: [{ email: 'yudina@school21.ru' }],
  })
  expect((await web.get(`/api/v1/municipality/points/${id}/staff`, farCentre)).status).toBe(404)
  expect((await web.post(`/api/v1/municipality/points/${id}/closing`, centre, { act: order })).json()).toMatchObject({
    closedOn: '2026-11-20',
  })
  expect((await web.get('/api/v1/campaigns')).status).toBe(200)
  const { id: statement } = await aStatement({ name: { surname: 'Жукова', name: 'Нора', patronymic: null } })
  const correction = { surname: 'Жуковская', reason: 'Сверено со свидетельством' }
  expect((await web.post(`/api/v1/statements/${statement}/correction`, await aDesk(), correction)).status).toBe(204)
})
