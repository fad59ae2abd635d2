/** What people meet when something is wrong: every «no» is a plain sentence and shows the way on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHooks } from '#access'
import { knowJournalWords } from '#audit'
import { formatDay } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import type { App, Kit } from '#platform/http'
import { demoManifest } from '../../src/app/demo/manifest.ts'
import { manifests } from '../../src/app/domains.ts'
import { prepareTown } from '../../src/app/town.ts'
import { buildWeb } from '../../src/app/web.ts'
import { sendRecoveryLink } from '../../src/domains/access/jobs.ts'
import { aKit } from '../../src/platform/http/testing.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Shown, Visitor } from '../support/visitor.ts'
import { ownSnils } from './own-snils.ts'

const now = Temporal.Instant.from('2026-11-20T07:15:00Z')
const today = Temporal.PlainDate.from('2026-11-20')

let fresh: FreshDatabase
let app: App
let kit: Kit
beforeAll(async () => {
  knowJournalWords(manifests)
  fresh = await freshDatabase()
  const permissions = Object.assign({}, ...manifests.map((manifest) => manifest.permissions))
  const { sessions } = aKit().config
  const hooks = createHooks({ permissions, menu: [], staffSessions: sessions, isProtected: () => true })
  const config = { demo: true, limitRates: false }
  kit = aKit({ db: fresh.db, clock: { now: () => now }, hooks, config })
  await prepareTown(kit, { region: 'demo', demo: true }, () => {})
  app = await buildWeb(kit, [...manifests, demoManifest])
})
afterAll(async () => {
  await app.close()
  await fresh.close()
})

async function enterAs(person: string): Promise<Visitor> {
  const visitor = new Visitor(app)
  await visitor.open('/demo')
  await visitor.send('/demo/entrances', { person })
  return visitor
}

/** Reads a «no» as a person does; wherever it stands, there is a form to mend or a link to go on. */
function told({ status, title, text }: Shown): { status: number; title: string; words: string; links: string[] } {
  const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
  const links = [...main.matchAll(/<a[^>]* href="([^"#][^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  expect(links.length + main.split('<form').length - 1, `a way on from «${title}»`).toBeGreaterThan(0)
  const words = main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  return { status, title, words, links }
}

const typedIn = ({ text }: Shown, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(text)?.[1]
const isTicked = ({ text }: Shown, name: string) => new RegExp(`name="${name}"[^>]*checked`).test(text)

async function oneRow<T>(query: ReturnType<typeof sql<T>>): Promise<T> {
  const { rows } = await query.execute(fresh.db.reader)
  const [row] = rows
  if (!row) throw new Error('no such row')
  return row
}

const childOf = (email: string) =>
  oneRow(sql<{ id: string; surname: string; name: string; patronymic: string; birthOn: Temporal.PlainDate }>`
    select c.id, c.surname, c.name, c.patronymic, c.birth_on as "birthOn" from families_child c
    join families_custody k on k.child_id = c.id join access_user u on u.id = k.user_id
    where u.email = ${`${email}@semya.example`} order by c.created_at limit 1`)

const groupOf = (programme: string, words = sql`true`) =>
  oneRow(sql<{ id: string; article: number; moduleId: string }>`
    select g.id, p.article, m.id as "moduleId" from programmes_group g join programmes_module m on m.id = g.module_id
    join programmes_programme p on p.id = m.programme_id where p.name = ${programme} and ${words} order by g.name limit 1`)

describe('adding a child', () => {
  async function add(visitor: Visitor, over: Record<string, string>): Promise<Shown> {
    await visitor.open('/my/children/new')
    const { id } = await oneRow(sql<{ id: string }>`select id from region_municipality order by code limit 1`)
    return visitor.send('/my/children', {
      ...{ 'child.surname': 'Белкин', 'child.name': 'Егор', 'child.patronymic': 'Ильич' },
      ...dayFields(today.subtract({ years: 9 })),
      ...{ gender: 'male', relation: 'mother', snils: ownSnils(), municipality: id },
      ...{ 'document.kind': 'birth-certificate-rf', 'document.number': 'II-АБ 654321' },
      ...{ address: 'г. Озёрный, ул. Садовая, д. 3, кв. 8', ...over },
    })
  }
  const dayFields = ({ day, month, year }: { day: number; month: number; year: number }) => ({
    'birth.day': String(day),
    'birth.month': String(month),
    'birth.year': String(year),
  })
  const fifthBirthday = formatDay(today.subtract({ years: 4, days: 40 }).add({ years: 5 }))

  test.each([
    ['a SNILS with a slip', { snils: '112-233-445 96' }, 'Проверьте СНИЛС'],
    ['a birth date ahead', dayFields(today.add({ days: 1 })), 'Дата рождения ещё не наступила. Проверьте год'],
    ['a birth date that never was', dayFields({ day: 30, month: 2, year: 2017 }), 'Такой даты нет в календаре'],
    ['S-079 S-107 a child of four', dayFields(today.subtract({ years: 4, days: 40 })), `приходите ${fifthBirthday}`],
    ['S-079 somebody of eighteen', dayFields(today.subtract({ years: 18 })), 'Сертификат дают детям до 18 лет'],
  ])('%s: the field says what to do, and the answers stay', async (_, over, words) => {
    const page = await add(await enterAs('darya-smirnova'), over)
    expect(told(page)).toMatchObject({ status: 422, title: 'Ошибка: Добавить ребёнка' })
    expect(told(page).words).toContain(words)
    expect([typedIn(page, 'child.surname'), typedIn(page, 'address')]).toEqual([
      'Белкин',
      'г. Озёрный, ул. Садовая, д. 3, кв. 8',
    ])
    for (const [name, typed] of Object.entries(over)) expect(typedIn(page, name), name).toBe(typed)
  })

  test('S-096 S-097 a child who is already known: nothing about whose cabinet it is, and three ways on', async () => {
    const ivan = await childOf('anna-petrova')
    const stranger = await enterAs('darya-smirnova')
    const page = await add(stranger, {
      ...{ 'child.surname': ivan.surname, 'child.name': ivan.name, 'child.patronymic': ivan.patronymic },
      ...dayFields(ivan.birthOn),
    })
    const { status, title, words, links } = told(page)
    expect([status, title]).toEqual([409, 'Похоже, ребёнок уже есть в системе'])
    expect(words).toContain('Спросите дома')
    expect(words).not.toMatch(/Анна|Викторовна/)
    expect(links).toContain('/points')
    expect((await stranger.send('/my/claims')).status).toBe(303)
  })
})

describe('at a reception point', () => {
  test('S-057 somebody else’s certificate number finds nothing, just as a number that nobody has', async () => {
    const alisa = await childOf('darya-smirnova')
    const ivan = await childOf('anna-petrova')
    const { number } = await oneRow(
      sql<{ number: string }>`select number from certificates_statement where child_id = ${alisa.id}`,
    )
    const other = await oneRow(
      sql<{ number: string }>`select number from certificates_certificate where child_id = ${ivan.id}`,
    )
    const worker = await enterAs('gromova')
    for (const certificate of [other.number, '4700000000']) {
      await worker.open('/reception')
      const page = await worker.send('/reception', { statement: number, certificate })
      expect(told(page)).toMatchObject({ status: 422, title: 'Ошибка: Приём заявлений' })
      expect(told(page).words).toContain('Заявления с такой парой номеров нет. Проверьте оба номера по бумаге')
      expect([typedIn(page, 'statement'), typedIn(page, 'certificate')]).toEqual([number, certificate])
    }
  })
})

describe('applying', () => {
  const apply = ({ id, article }: { id: string; article: number }, child: { id: string }) =>
    `/programmes/${article}/apply?child=${child.id}&group=${id}`
  const ticks = { wants: 'yes', terms: 'yes', pays: 'yes' }
  const applicationsOf = async (child: { id: string }) =>
    (
      await oneRow(
        sql<{ count: number }>`select count(*)::int as count from enrolment_application where child_id = ${child.id}`,
      )
    ).count

  test('to a full group: why, who can help, and which groups nearby have seats', async () => {
    const pavel = await enterAs('pavel-kuznetsov')
    const page = await pavel.open(
      apply(await groupOf('Первые роботы', sql`g.taken = g.capacity`), await childOf('pavel-kuznetsov')),
    )
    const { title, words, links } = told(page)
    expect(title).toBe('Пока подать заявку нельзя')
    expect(words).toMatch(/Мест в группе нет.*Решает организация/)
    expect(links.some((href) => href.startsWith('/programmes'))).toBe(true)
    expect(page.text).not.toContain('action="/my/applications"')
  })

  test('when the last seat went while the family was reading: nothing is filed', async () => {
    const [child, group] = [await childOf('pavel-kuznetsov'), await groupOf('Юный натуралист')]
    const pavel = await enterAs('pavel-kuznetsov')
    await pavel.open(apply(group, child))
    const before = await applicationsOf(child)
    await sql`update programmes_group set capacity = taken where id = ${group.id}`.execute(fresh.db.reader)
    const page = await pavel.send('/my/applications', ticks)
    await sql`update programmes_group set capacity = taken + 5 where id = ${group.id}`.execute(fresh.db.reader)
    expect(told(page).status).toBe(409)
    expect(told(page).words).toMatch(/Мест в группе нет|Последнее место только что заняли/)
    expect(await applicationsOf(child)).toBe(before)
  })

  test('S-010 where the municipality has reached its ceiling: who decides and where to ask', async () => {
    const oleg = await enterAs('oleg-zaytsev')
    const sofya = await childOf('oleg-zaytsev')
    const { words, links } = told(await oleg.open(apply(await groupOf('Шахматная школа'), sofya)))
    expect(words).toMatch(/Муниципалитет исчерпал свой лимит.*Решает муниципалитет/)
    expect(links).toContain(`/my/children/${sofya.id}#contacts`)
    expect(told(await oleg.open(`/my/children/${sofya.id}`)).words).toContain(
      'Муниципалитет исчерпал лимит на этот период',
    )
  })

  test('with a price that changed meanwhile: 409, old and new sums, ticks kept; the next press counts', async () => {
    const [child, group] = [await childOf('pavel-kuznetsov'), await groupOf('Вокальная студия «Ёлочка»')]
    const pavel = await enterAs('pavel-kuznetsov')
    await pavel.open(apply(group, child))
    await sql`update programmes_module set price_kopecks = price_kopecks + 90000,
      normative_kopecks = normative_kopecks + 90000 where id = ${group.moduleId}`.execute(fresh.db.reader)
    const page = await pavel.send('/my/applications', ticks)
    expect(told(page)).toMatchObject({ status: 409, title: 'Проверьте заявку' })
    expect(told(page).words).toMatch(/Пока вы читали, расчёт изменился.*Было.*Стало/)
    expect([isTicked(page, 'wants'), isTicked(page, 'terms')]).toEqual([true, true])
    expect((await pavel.send('/my/applications', ticks)).location).toMatch(/^\/my\/applications\/.*\/receipt$/)
  })

  test('when the money of the certificate is spent: where it went and what is free', async () => {
    const child = await childOf('anna-petrova')
    const anna = await enterAs('anna-petrova')
    const { rows: groups } = await sql<{ id: string; article: number }>`
      select g.id, p.article from programmes_group g join programmes_module m on m.id = g.module_id
      join programmes_programme p on p.id = m.programme_id where p.register = 'certified' and 9 between p.age_from and p.age_to
        and g.taken < g.capacity order by m.price_kopecks desc`.execute(fresh.db.reader)
    let last = ''
    for (const group of groups) {
      const page = await anna.open(apply(group, child))
      last = told(page).words
      if (last.includes('Деньги на сертификате закончились')) break
      if (page.title === 'Проверьте заявку') await anna.send('/my/applications', ticks)
    }
    expect(last).toMatch(/Деньги на сертификате закончились Свободно 0 ₽.*На что ушли деньги/)
  })

  test('for an unknown group, or for somebody else’s child, is the same «no such page»', async () => {
    const [mine, other, group] = [
      await childOf('pavel-kuznetsov'),
      await childOf('anna-petrova'),
      await groupOf('Шахматная школа'),
    ]
    const pavel = await enterAs('pavel-kuznetsov')
    const pages = [
      await pavel.open(apply({ ...group, id: newId() }, mine)),
      await pavel.open(apply(group, other)),
      await pavel.open(`/my/children/${other.id}`),
      await pavel.open(`/my/children/${newId()}`),
    ]
    for (const page of pages) expect(told(page)).toMatchObject({ status: 404 })
    expect(new Set(pages.map((page) => told(page).words)).size).toBe(1)
  })
})

describe('at the door', () => {
  test('a wrong password and an unknown address are answered with the same words', async () => {
    const words = []
    for (const email of ['anna-petrova@semya.example', 'nobody@semya.example']) {
      const visitor = new Visitor(app)
      await visitor.open('/sign-in')
      const page = await visitor.send('/sign-in', { email, password: 'совсем не тот' })
      expect(told(page)).toMatchObject({ title: 'Ошибка: Вход' })
      expect(told(page).links).toContain('/recovery')
      expect(typedIn(page, 'email')).toBe(email)
      words.push([page.status, told(page).words])
    }
    expect(words[0]).toEqual(words[1])
  })

  test('S-092 a link that was used says so and offers a new one', async () => {
    const visitor = new Visitor(app)
    await visitor.open('/recovery')
    await visitor.send('/recovery', { email: 'elena-orlova@semya.example' })
    await sendRecoveryLink(kit, { email: 'elena-orlova@semya.example' })
    const { token } = await oneRow(sql<{ token: string }>`select payload->'facts'->>'token' as token from job_plan
      where payload->>'letter' = 'access.recovery' order by id desc limit 1`)
    await visitor.open(`/recovery/${token}`)
    expect((await visitor.send(`/recovery/${token}`, { password: 'громкий ручей 18' })).status).toBe(303)
    const page = await new Visitor(app).open(`/recovery/${token}`)
    expect(told(page).status).toBe(410)
    expect(told(page).links).toContain('/recovery')
  })

  test('a form without its token is not taken, and the page says to open it again', async () => {
    const visitor = await enterAs('anna-petrova')
    const page = await visitor.post('/my/children', { 'child.surname': 'Белкин', _key: newId() })
    expect(told(page)).toMatchObject({ status: 403 })
    expect(told(page).words).toContain('обновите её и отправьте ещё раз')
  })

  test('a form sent again with other answers is not taken for the first one', async () => {
    const visitor = new Visitor(app)
    await visitor.open('/recovery')
    const _key = newId()
    expect((await visitor.send('/recovery', { email: 'one@semya.example', _key })).status).toBe(303)
    await visitor.open('/recovery')
    const page = await visitor.send('/recovery', { email: 'two@semya.example', _key })
    expect(told(page)).toMatchObject({ status: 409, title: 'Эта форма уже отправлена' })
    expect(told(page).words).toContain('Откройте страницу заново и заполните её ещё раз')
  })

  test('a body too large is told in plain words', async () => {
    const visitor = await enterAs('anna-petrova')
    await visitor.open('/my/children/new')
    const page = await visitor.send('/my/children', { address: 'а'.repeat(200_000) })
    expect(told(page)).toMatchObject({ status: 413 })
    expect(told(page).words).toContain('Сократите текст')
  })
})
