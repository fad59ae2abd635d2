import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { workbook } from '#platform/xlsx'
import { apply } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Town } from '../../../test/support/town.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { keepMonths } from './actions.ts'
import { reports } from './manifest.ts'
import type { Coverage, MunicipalityCoverage } from './model.ts'
import { getCoverage } from './report.ts'
import { lackOf, percentOf, shareOf, totalOf } from './rules.ts'
import { sheetsOf } from './sheets.ts'

const day = Temporal.PlainDate.from

let fresh: FreshDatabase
let web: Web
let town: Town
const other = newId()
const [school, garden, far] = [newId(), newId(), newId()]

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [reports], NOW)
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx, { settings: { 'reports.coverage-target': { percent: 80, until: '2026-12-31' } } })
    await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation, latitude, longitude)
      select ${other}, '05', 'Заречный округ', name_in, authorised_body, phone, email, hours, regulation, latitude, longitude
      from region_municipality where id = ${town.municipalityId}`.execute(tx)
    for (const [id, municipality, name] of [
      [school, town.municipalityId, 'Школа № 4'],
      [garden, town.municipalityId, 'Детский сад «Василёк»'],
      [far, other, 'Школа в Заречье'],
    ])
      await sql`insert into certificates_point (id, municipality_id, name, address, phone, hours, specialist, may_activate, act_id, opened_on)
        values (${id}, ${municipality}, ${name}, 'ул. Мира, 40', '1', '9–18', 'Громова Т. В.', true, ${town.actId}, '2020-01-01')`.execute(
        tx,
      )
    for (const [at, validity] of [
      [school, 'valid'],
      [school, 'frozen'],
      [far, 'valid'],
      [null, 'valid'],
      [school, 'excluded'],
      [school, 'expired'],
    ] as const) {
      const { childId, certificateId } = await aFamily(tx, town, { available: null, validity })
      if (validity === 'excluded')
        await sql`update certificates_certificate set excluded_at = ${NOW.subtract({ hours: 24 * 10 })} where id = ${certificateId}`.execute(
          tx,
        )
      await sql`update certificates_statement set point_id = ${at} where child_id = ${childId}`.execute(tx)
      if (at === far)
        await sql`update certificates_certificate set municipality_id = ${other}, activation = 'in-process', activated_at = null
          where id = ${certificateId}`.execute(tx)
    }
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const actor = (role: Actor['role'], scopeId: string | null) =>
  ({ userId: null, role, scopeId, grants: [] }) as unknown as Actor
const staff = () => web.signIn(actor('municipality', town.municipalityId))
const form = {
  ...{ children: '5 614', actNumber: '512-п', actTitle: 'О численности детей' },
  ...{ 'countedOn.day': '1', 'countedOn.month': '9', 'countedOn.year': '2026' },
  ...{ 'actIssuedOn.day': '25', 'actIssuedOn.month': '8', 'actIssuedOn.year': '2026' },
}

describe('coverage', () => {
  test('S-180: counts living certificates by municipality and by the institution that received the child', async () => {
    const { municipalities } = await getCoverage(fresh.db.reader, NOW, null)
    expect(municipalities.map((one) => [one.municipality, one.certificates, one.activated])).toEqual([
      ['Заречный округ', 1, 0],
      [expect.any(String), 3, 3],
    ])
    const own = municipalities.find(({ municipalityId }) => municipalityId === town.municipalityId)
    expect(own?.points.map(({ point, certificates }) => [point, certificates])).toEqual([
      ['Детский сад «Василёк»', 0],
      ['Школа № 4', 2],
      [null, 1],
    ])
  })

  test('S-180: a municipality is the sum of its institutions, the region of its municipalities, and all of the registry', async () => {
    const { municipalities, months } = await getCoverage(fresh.db.reader, NOW, null)
    for (const { points, certificates, activated } of municipalities) {
      expect(points.reduce((sum, one) => sum + one.certificates, 0)).toBe(certificates)
      expect(points.reduce((sum, one) => sum + one.activated, 0)).toBe(activated)
    }
    const { rows } = await sql<{ all: number; activated: number }>`
      select count(*)::int as all, count(*) filter (where activation = 'activated')::int as activated
      from certificates_certificate where validity in ('valid', 'frozen')`.execute(fresh.db.reader)
    expect(totalOf(municipalities)).toMatchObject({ certificates: rows[0]?.all, activated: rows[0]?.activated })
    expect(months.at(-1)?.certificates).toBe(rows[0]?.all)
    const alone = await Promise.all(
      municipalities.map(({ municipalityId }) => getCoverage(fresh.db.reader, NOW, municipalityId)),
    )
    expect(alone.flatMap((one) => one.municipalities)).toEqual(municipalities)
  })

  test('S-180: months that are over are kept once, as they were', () =>
    rolledBack(fresh.db, async (tx) => {
      expect(await keepMonths(tx, NOW)).toBe(Number(NOW.toString().slice(5, 7)) - 8)
      expect(await keepMonths(tx, NOW)).toBe(0)
      const before = await getCoverage(tx, NOW, null)
      // Who was excluded this month or has expired since lived then.
      expect(before.months.map(({ certificates }) => certificates).slice(0, -1)).toContain(6)
      await sql`update certificates_certificate set validity = 'frozen' where validity = 'valid'`.execute(tx)
      const own = await getCoverage(tx, NOW, other)
      expect(own.months.at(0)?.certificates).toBe(1)
      expect((await getCoverage(tx, NOW, null)).months.slice(0, -1)).toEqual(before.months.slice(0, -1))
    }))

  test('S-180: counts follow every change of a certificate, folded or not', () =>
    rolledBack(fresh.db, async (tx) => {
      const broken = async () => (await sql`select * from certificates_broken_count`.execute(tx)).rows
      const states = [
        sql`update certificates_certificate set validity = 'frozen' where validity = 'valid'`,
        sql`update certificates_certificate set activation = 'in-process', activated_at = null where municipality_id = ${town.municipalityId}`,
        sql`update certificates_statement set point_id = ${garden} where point_id is null`,
        sql`update certificates_certificate set validity = 'expired' where received_point_id = ${school}`,
        sql`update certificates_certificate set municipality_id = ${town.municipalityId}`,
      ]
      for (const state of states) {
        await state.execute(tx)
        expect(await broken()).toEqual([])
        await keepMonths(tx, NOW)
        expect(await broken()).toEqual([])
      }
      const { municipalities } = await getCoverage(tx, NOW, null)
      expect(totalOf(municipalities)).toMatchObject({ certificates: 2, activated: 0 })
      await sql`update certificates_count set certificates = certificates + 1`.execute(tx)
      expect((await broken()).length).toBeGreaterThan(0)
    }))

  test('S-180: who is 18 today and whose state nobody has changed yet is not counted', () =>
    rolledBack(fresh.db, async (tx) => {
      await sql`update certificates_certificate set valid_to = ${'2026-11-19'}::date where municipality_id = ${other}`.execute(
        tx,
      )
      const { municipalities } = await getCoverage(tx, NOW, other)
      expect(municipalities[0]).toMatchObject({ certificates: 0, activated: 0 })
    }))

  test('S-162: a running campaign gives the day, and points that received nobody are named', async () => {
    const token = staff()
    await fresh.db.transaction((tx) =>
      sql`insert into certificates_campaign (id, municipality_id, title, starts_on, ends_on, act_id, created_at)
        values (${newId()}, ${town.municipalityId}, 'Сертификат каждому', '2026-08-01', '2026-12-28', ${town.actId}, ${NOW})`.execute(
        tx,
      ),
    )
    const page = await web.get('/municipality/coverage', token)
    expect(page.text).toContain('1 пункт приёма ещё не принял')
    expect(page.text).toContain('Детский сад «Василёк»')
    await web.post('/municipality/coverage/child-counts', token, form)
    expect((await web.get('/municipality/coverage', token)).text).toContain(
      'к концу кампании «Сертификат каждому», 28 декабря 2026 года',
    )
  })
})

describe('the number of children', () => {
  test('S-180: comes with its day and its act, and the last one of a day holds', async () => {
    const token = staff()
    expect((await web.post('/municipality/coverage/child-counts', token, form)).location).toBe('/municipality/coverage')
    await web.post('/municipality/coverage/child-counts', token, { ...form, children: '4', actNumber: '513-п' })
    const { text } = await web.get('/municipality/coverage', token)
    expect(text).toContain('4 ребёнка на 1 сентября 2026 года, акт № 513-п от 25 августа 2026 года')
    expect(text).toContain('75 %')
    const { rows } = await sql`select 1 from audit_entry where word = 'reports.child-count-set'`.execute(
      fresh.db.reader,
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
  })

  test('is asked again in plain words, with the answers kept', async () => {
    const again = await web.post('/municipality/coverage/child-counts', staff(), {
      ...{ ...form, children: 'много', actNumber: '' },
      'countedOn.year': '2031',
    })
    expect(again.status).toBe(422)
    for (const words of ['Введите число детей', 'Этот день ещё не наступил', 'Введите номер акта', 'value="много"'])
      expect(again.text).toContain(words)
  })

  test('of another municipality is set by the operator only', async () => {
    const operator = web.signIn(actor('region', null))
    const path = `/region/coverage/${other}/child-counts`
    expect((await web.post(path, staff(), form)).status).toBe(404)
    expect((await web.post(path, operator, form)).location).toBe(`/region/coverage/${other}`)
    expect((await web.post(`/region/coverage/${newId()}/child-counts`, operator, form)).status).toBe(404)
    const region = await web.get('/region/coverage', operator)
    expect(region.text).toContain('5 614')
  })

  test('through the interface is the same', async () => {
    const act = { number: '600', title: 'О численности', issuedOn: '2026-08-25' }
    const ahead = { children: 10, countedOn: '2031-01-01', act }
    const refused = await web.post('/api/v1/municipality/coverage/child-counts', staff(), ahead)
    expect([refused.status, refused.json<{ code: string }>().code]).toEqual([409, 'reports.day-ahead'])
    const set = await web.post('/api/v1/municipality/coverage/child-counts', staff(), {
      ...ahead,
      countedOn: '2026-08-31',
    })
    expect(set.status).toBe(204)
    const operator = web.signIn(actor('region', null))
    const all = (await web.get('/api/v1/region/coverage', operator)).json<{
      municipalities: { municipality: string }[]
    }>()
    expect(all.municipalities.length).toBe(2)
    expect((await web.get('/api/v1/region/coverage', staff())).status).toBe(404)
  })
})

test('S-180: the sheet has the numbers of the page', async () => {
  const coverage = await getCoverage(fresh.db.reader, NOW, null)
  const answer = await web.get('/region/coverage.xlsx', web.signIn(actor('region', null)))
  expect(answer.status).toBe(200)
  const { sheets } = await readXlsx(await workbook(sheetsOf(coverage)))
  expect(sheets.map(({ name }) => name)).toEqual(['Муниципалитеты', 'Организации', 'Занимаются', 'По месяцам'])
  expect(sheets[2]?.rows[1]?.slice(0, 2)).toEqual([coverage.enrolled.children, coverage.enrolled.byCertificate])
  const total = totalOf(coverage.municipalities)
  expect(sheets[0]?.rows.at(-1)?.slice(4, 6)).toEqual([total.certificates, total.activated])
  const received = sheets[1]?.rows.slice(1).reduce((sum, row) => sum + Number(row[2]), 0)
  expect(received).toBe(total.certificates)
})

describe('rules', () => {
  const target: Coverage['target'] = { percent: 80, until: day('2026-12-31'), campaign: null }

  test.each([
    [79, 100, '2026-12-31', { certificates: 1, days: 1, aDay: 1 }],
    [10, 101, '2026-12-22', { certificates: 71, days: 10, aDay: 8 }],
    [80, 100, '2026-11-20', { certificates: 0, days: 42, aDay: 0 }],
    [79, 100, '2027-01-01', { certificates: 1, days: 0, aDay: null }],
    [5, null, '2026-11-20', null],
  ])('%d of %s on %s lack %j', (certificates, children, today, lack) => {
    expect(lackOf(certificates, children, target, day(today))).toEqual(lack)
  })

  test('a share is never rounded up to what it is not', () => {
    expect([percentOf(shareOf(9_999, 10_000)), percentOf(shareOf(1, 1)), percentOf(shareOf(5, 0))]).toEqual([
      99.9,
      100,
      null,
    ])
  })

  test('who has not said how many children it has is left out of the share, and said so', () => {
    const act = { id: '', number: '', title: '', issuedOn: day('2026-01-01') }
    const count = { municipalityId: 'a', countedOn: day('2026-01-01'), children: 100, act }
    const row = (certificates: number, known: boolean): MunicipalityCoverage => ({
      ...{ municipalityId: 'a', municipality: '', certificates, activated: 0, points: [], count: known ? count : null },
    })
    expect(totalOf([row(50, true), row(40, false)])).toEqual({
      ...{ certificates: 90, activated: 0, children: 100, counted: 50, uncounted: 1 },
    })
  })
})

test('S-120: every child who is in a group is counted, once however many groups, a child who only applied is not', () =>
  rolledBack(fresh.db, async (tx) => {
    const before = (await getCoverage(tx, NOW, town.municipalityId)).enrolled
    const [anna, boris, waiting] = [await aFamily(tx, town), await aFamily(tx, town), await aFamily(tx, town)]
    const [chess, robots] = [await aCourse(tx, town), await aCourse(tx, town)]
    for (const [family, course] of [
      [anna, chess],
      [anna, robots],
      [boris, chess],
    ] as const)
      await sql`update enrolment_application set state = 'enrolled' where id = ${await apply(tx, family, course.groupId)}`.execute(
        tx,
      )
    await apply(tx, waiting, chess.groupId)
    const { enrolled } = await getCoverage(tx, NOW, town.municipalityId)
    expect(enrolled.children - before.children).toBe(2)
    expect(enrolled.byCertificate).toBeLessThanOrEqual(enrolled.children)
    expect((await getCoverage(tx, NOW, other)).enrolled).toEqual({ children: 0, byCertificate: 0 })
  }))
