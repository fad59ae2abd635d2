/** The pages of the way from a programme to a living contract, on the whole web with a database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Family, NOW, type Town } from '../../../../test/support/town.ts'
import { type Answer, aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let family: Family
let course: Course
let article: number
let mother: string
let staff: string

beforeAll(async () => {
  fresh = await freshDatabase()
  town = await fresh.db.transaction((tx) => aTown(tx))
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})
beforeEach(() => settle())

/** Another family and another course for every test. */
async function settle(wishes: { family?: Parameters<typeof aFamily>[2]; course?: Parameters<typeof aCourse>[2] } = {}) {
  await fresh.db.transaction(async (tx) => {
    family = await aFamily(tx, town, wishes.family)
    course = await aCourse(tx, town, wishes.course)
  })
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme where id = ${course.programmeId}`.execute(fresh.db.reader)
  article = rows[0]?.article ?? 0
  mother = web.signIn(asFamily(family))
  staff = web.signIn(asProvider(course))
}

const chosen = () => `child=${family.childId}&group=${course.groupId}`
const hidden = (page: Answer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''

/** What the browser would send from the page where the answers are checked. */
async function filledForm(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const page = await web.get(`/programmes/${article}/apply?${chosen()}`, mother)
  const names = ['child', 'group', 'startsOn', 'quoteVersion', 'seenTotal', 'seenCertificate', 'seenParent']
  // The first child and group of the page belong to the form of another day.
  const form = Object.fromEntries(names.map((name) => [name, hidden(page, name)]))
  return { ...form, wants: 'yes', terms: 'yes', pays: 'yes', ...more }
}

async function file(): Promise<string> {
  const answer = await web.post('/my/applications', mother, await filledForm())
  return answer.location.replace('/receipt', '')
}

const stateOf = async (path: string) => {
  const { rows } = await sql<{ state: string }>`
    select state from enrolment_application where id = ${path.split('/')[3]}`.execute(fresh.db.reader)
  return rows[0]?.state
}
const count = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from enrolment_application where child_id = ${family.childId}`.execute(
    fresh.db.reader,
  )
  return rows[0]?.count
}

describe('the page of a programme', () => {
  test('S-105 a visitor is asked to sign in for the price of the own child, and only newcomers to register', async () => {
    const { status, text } = await web.get(`/programmes/${article}`)
    expect(status).toBe(200)
    expect(text).toContain('Войдите, чтобы увидеть расчёт для вашего ребёнка')
    expect(text).not.toContain('Подать заявку')
  })

  test('S-015 S-087 S-157 in the catalogue a family sees the price, the part that its certificate pays, and applies', async () => {
    const { text } = await web.get(`/programmes/${article}`, mother)
    expect(text).toContain('Доступна оплата сертификатом')
    expect(text).toContain('Расчёт для Ивана')
    expect(text).toContain('По месяцам и почему столько')
    expect(text).toContain(`/programmes/${article}/apply?child=${family.childId}&amp;group=${course.groupId}`)
  })

  test('all obstacles are told at once, and where else there are seats', async () => {
    await settle({ course: { agreement: false, ages: [12, 14] } })
    const { text } = await web.get(`/programmes/${article}?${chosen()}`, mother)
    expect(text).toContain('Ребёнку ещё рано')
    expect(text).toContain('С организацией нет соглашения')
    expect(text).toContain('2 причины')
    expect(text).not.toContain('Подать заявку</a>')
  })

  test('a child of somebody else is not counted for', async () => {
    const other = await fresh.db.transaction((tx) => aFamily(tx, town))
    const { text } = await web.get(`/programmes/${article}?child=${other.childId}`, mother)
    expect(text).not.toContain(`apply?child=${other.childId}`)
    const apply = await web.get(`/programmes/${article}/apply?child=${other.childId}&group=${course.groupId}`, mother)
    expect(apply.status).toBe(404)
  })
})

describe('an application', () => {
  test('S-082 is checked, filed once and shown with its number and what happens next', async () => {
    const form = await filledForm()
    const key = newId()
    const [first, second] = [
      await web.post('/my/applications', mother, form, key),
      await web.post('/my/applications', mother, form, key),
    ]
    expect([first.status, second.location]).toEqual([303, first.location])
    expect(await count()).toBe(1)
    const receipt = await web.get(first.location, mother)
    expect(receipt.text).toMatch(/\d+-ПФ/)
    expect(receipt.text).toContain('не позже 3 сентября 2026 года')
  })

  test('without a tick comes back with 422 and the other answers kept', async () => {
    const { wants: _, ...form } = await filledForm()
    const { status, text } = await web.post('/my/applications', mother, form)
    expect(status).toBe(422)
    expect(text).toContain('Ошибка: Проверьте заявку')
    expect(text).toContain('Отметьте, что хотите записать ребёнка')
    expect(text).toMatch(/name="terms" value="yes" checked/)
    expect(await count()).toBe(0)
  })

  test('on a stale quote is answered with the old sums beside the new ones', async () => {
    const form = await filledForm()
    await sql`update programmes_module set price_kopecks = 1300000, normative_kopecks = 1300000 where id = ${course.moduleId}`.execute(
      fresh.db.reader,
    )
    const { status, text } = await web.post('/my/applications', mother, form)
    expect(status).toBe(409)
    expect(text).toContain('Пока вы читали, расчёт изменился')
    expect(text).toContain('5 362,64 ₽')
    expect(text).toContain('5 809,53 ₽')
    expect(text).toMatch(/name="wants" value="yes" checked/)
    expect(await count()).toBe(0)
  })

  test('for a seat that was taken meanwhile is a page with ways on', async () => {
    const form = await filledForm()
    await sql`update programmes_group set taken = capacity where id = ${course.groupId}`.execute(fresh.db.reader)
    const { status, text } = await web.post('/my/applications', mother, form)
    expect(status).toBe(409)
    expect(text).toContain('Пока подать заявку нельзя')
    expect(text).toContain('Мест в группе нет')
  })

  test('may start on another day, typed in three fields; no day of the calendar is said so', async () => {
    const day = (text: string) => `&start.day=${text}&start.month=10&start.year=2026`
    const other = await web.get(`/programmes/${article}/apply?${chosen()}${day('15')}`, mother)
    expect(other.text).toContain('15 октября 2026 года')
    const wrong = await web.get(`/programmes/${article}/apply?${chosen()}${day('32')}`, mother)
    expect([wrong.status, wrong.text.includes('Такого дня нет в календаре')]).toEqual([422, true])
    const early = await web.get(
      `/programmes/${article}/apply?${chosen()}&start.day=1&start.month=8&start.year=2026`,
      mother,
    )
    expect(early.text).toContain('В этот день начать нельзя')
  })

  test('S-003 may be filed before activation; S-002 the provider cannot confirm it and is told why', async () => {
    await settle({ family: { activation: 'not-activated' } })
    const path = await file()
    const page = await web.get(path.replace('/my/', '/provider/'), staff)
    expect(page.text).toContain('Подтвердить пока нельзя')
    expect(page.text).not.toContain('Подтвердить заявку')
    const forced = await web.post(`${path.replace('/my/', '/provider/')}/approval`, staff)
    expect([forced.status, forced.text.includes('Сертификат не активирован')]).toEqual([409, true])
    expect(await stateOf(path)).toBe('submitted')
  })

  test('is taken back by the family after a question', async () => {
    const path = await file()
    expect((await web.get(`${path}/cancellation`, mother)).text).toContain('Отозвать заявку?')
    const { status, location } = await web.post(`${path}/cancellation`, mother)
    expect([status, location]).toEqual([303, path])
    expect(await stateOf(path)).toBe('cancelled')
    expect((await web.get(path, mother)).text).toContain('Вы отозвали заявку')
  })
})

describe('the provider', () => {
  test('S-072 sees the new application with its date and confirms; S-083 the family accepts and the contract lives', async () => {
    const path = await file()
    const provider = path.replace('/my/', '/provider/')
    const desk = await web.get('/provider', staff)
    expect(desk.text).toContain('Петров И. С.')
    expect(desk.text).toContain('3 сентября 2026 года')
    expect((await web.post(`${provider}/approval`, staff)).location).toBe(provider)
    expect((await web.get('/my', mother)).text).toContain('Примите договор')
    const untouched = await web.post(`${path}/acceptance`, mother)
    expect([untouched.status, await stateOf(path)]).toEqual([422, 'confirmed'])
    expect((await web.post(`${path}/acceptance`, mother, { read: 'yes' })).location).toBe(path)
    expect(await stateOf(path)).toBe('enrolled')
    expect((await web.get(path, mother)).text).toContain('Договор заключён, занятия ещё не начались')
    expect((await web.get(`/my/children/${family.childId}?tab=living`, mother)).text).toContain('Первые роботы')
  })

  test('refuses with a reason that the family reads', async () => {
    const path = await file()
    const provider = path.replace('/my/', '/provider/')
    const empty = await web.post(`${provider}/refusal`, staff, { ground: 'other', words: '' })
    expect([empty.status, empty.text.includes('Напишите причину')]).toEqual([422, true])
    await web.post(`${provider}/refusal`, staff, { ground: 'health', words: 'Принесите справку до 10 сентября' })
    expect((await web.get(path, mother)).text).toContain(
      'Нужна медицинская справка, её не принесли. Принесите справку до 10 сентября',
    )
  })

  test('leaves a row in the journal that the guardian reads', async () => {
    const path = await file()
    await web.get(path.replace('/my/', '/provider/'), staff)
    const { text } = await web.get(`/my/children/${family.childId}`, mother)
    expect(text).toContain('Сотрудник организации')
    expect(text).toMatch(/Заявка \d+-ПФ/)
  })

  test('of another organisation, and another family, see what does not exist', async () => {
    const path = await file()
    const stranger = await fresh.db.transaction((tx) => aFamily(tx, town))
    const other = await fresh.db.transaction((tx) => aCourse(tx, town))
    const nowhere = await web.get(`/my/applications/${newId()}`, mother)
    for (const foreign of [
      await web.get(path, web.signIn(asFamily(stranger))),
      await web.get(`${path}/offer.pdf`, web.signIn(asFamily(stranger))),
      await web.get(path.replace('/my/', '/provider/'), web.signIn(asProvider(other))),
      await web.get(path.replace('/my/', '/provider/'), mother),
    ])
      expect([foreign.status, foreign.text]).toEqual([404, nowhere.text])
    const act = await web.post(`${path.replace('/my/', '/provider/')}/approval`, web.signIn(asProvider(other)))
    expect([act.status, await stateOf(path)]).toEqual([404, 'submitted'])
  })
})

describe('the child’s page', () => {
  test('S-042 shows the tabs with counts, S-011 the regulation and S-012 whom to ask', async () => {
    await file()
    const { text } = await web.get(`/my/children/${family.childId}`, mother)
    for (const words of ['Ожидающие подтверждения', 'Подтверждённые заявки', 'Действующие', 'Отказы', 'Архив'])
      expect(text).toContain(words)
    expect(text).toContain('Положение')
    expect(text).toContain('Отдел образования')
    expect(text).toContain('Закреплено: «Первые роботы», заявка №')
    expect(text).toContain('Начислен номинал по документу № 811')
    expect(text).toContain('Номинал <b>')
  })

  test('S-011 the «?» opens the version of the regulation that is in force today', async () => {
    await sql`insert into funding_regulation (id, municipality_id, text, valid_from, act_id, set_at)
      select gen_random_uuid(), municipality_id, text, day::date, id, ${NOW} from region_act,
        (values ('Выписка, которая действует', '2026-08-25'), ('Выписка следующего года', '2027-01-01')) as one (text, day)
      where municipality_id is not null`.execute(fresh.db.reader)
    const { text } = await web.get(`/my/children/${family.childId}`, mother)
    expect(text).toContain('Выписка, которая действует')
    expect(text).not.toContain('Выписка следующего года')
  })

  test('S-010 a message stands where nominal and balance were once the ceiling is reached', async () => {
    await sql`update funding_ceiling_slice set committed = amount`.execute(fresh.db.reader)
    const { text } = await web.get(`/my/children/${family.childId}`, mother)
    await sql`update funding_ceiling_slice set committed = 0`.execute(fresh.db.reader)
    expect(text).toContain('Муниципалитет исчерпал лимит на этот период')
    expect(text).not.toContain('Номинал <b>')
  })
})

test('the offer and the statement of enrolment are papers of the record', async () => {
  const path = await file()
  expect((await web.get(`${path}/offer.pdf`, mother)).status).toBe(404)
  await web.post(`${path.replace('/my/', '/provider/')}/approval`, staff)
  for (const paper of [`${path}/offer.pdf`, `${path}/statement.pdf`]) {
    const { status, text } = await web.get(paper, mother)
    expect([status, text.slice(0, 5)]).toEqual([200, '%PDF-'])
  }
  expect((await web.get(`${path.replace('/my/', '/provider/')}/offer.pdf`, staff)).status).toBe(200)
})

test('a family without children is asked to add one', async () => {
  const nobody = web.signIn({ userId: newId(), role: 'family', scopeId: null } as unknown as Actor)
  expect((await web.get('/my', nobody)).text).toContain('Добавьте первого ребёнка')
})
