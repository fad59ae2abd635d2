import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, type Web } from '../../../test/support/web.ts'
import { access } from '../access/manifest.ts'
import { aUser } from '../access/testing.ts'
import { programmes } from '../programmes/manifest.ts'
import { aRegion } from '../region/testing.ts'
import { providers } from './manifest.ts'

let fresh: FreshDatabase
let web: Web
let municipality: string
let operator: string
let stranger: string
/** Not signed in: a token that nobody has. */
const visitor = 'visitor'

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [access, providers, programmes])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipality = Object.values(municipalities)[0] ?? ''
    const userId = await aUser(tx, { email: 'operator@region.example' })
    operator = web.signIn({ userId, role: 'region', scopeId: null } as unknown as Actor)
    stranger = web.signIn({ userId, role: 'municipality', scopeId: municipality } as unknown as Actor)
  })
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const person = { 'person.surname': 'Белова', 'person.name': 'Ольга', 'person.patronymic': 'Игоревна' }
const organisation = {
  ...{ kind: 'commercial', name: 'Общество с ограниченной ответственностью «Радуга»', shortName: 'Студия «Радуга»' },
  ...{ inn: '77 0708 3893', ogrn: '1027700132195', kpp: '773601001' },
}
const parts = (email: string) => ({
  place: {
    ...{ municipality, address: 'ул. Зелёная, 8', phone: '8 4162 55-08-18', email: 'raduga@organizacii.example' },
    description: 'Танцы и театр для детей от четырёх лет.',
  },
  head: { ...person, post: 'Директор', basis: 'устава', genitive: '' },
  papers: {
    ...{ licensed: 'yes', licenceNumber: 'Л035-01272-10/00251234', licenceBy: 'Министерство образования' },
    ...{ 'licenceOn.day': '14', 'licenceOn.month': '9', 'licenceOn.year': '2024' },
    ...{ bank: 'Отделение', bik: '049805746', account: '40602810700000000025' },
  },
  contact: { ...person, email, phone: '8 912 345-67-89' },
})

/** Goes the whole form and sends it; the link. */
async function ask(inn: string, email: string): Promise<{ link: string; sent: Awaited<ReturnType<Web['post']>> }> {
  const begun = await web.post('/candidacy', visitor, { ...organisation, inn })
  expect(begun.status).toBe(303)
  const link = begun.location.replace('/place', '')
  for (const [step, fields] of Object.entries(parts(email))) {
    const saved = await web.post(`${link}/${step}`, visitor, fields)
    expect([step, saved.status]).toEqual([step, 303])
  }
  return { link, sent: await web.post(`${link}/sending`, visitor, { right: 'yes' }) }
}

const lettersTo = async (to: string) =>
  (
    await sql<{
      letter: string
      facts: Record<string, string>
    }>`select payload->>'letter' as letter, payload->'facts' as facts
      from job_plan where payload->>'to' = ${to} order by id`.execute(fresh.db.reader)
  ).rows
const candidacyOf = async (inn: string) =>
  (
    await sql<{ id: string; state: string; number: string }>`select id, state, number from providers_candidacy
      where inn = ${inn} order by state = 'submitted' desc limit 1`.execute(fresh.db.reader)
  ).rows[0] ?? { id: '', state: '', number: '' }

describe('an organisation comes into the register', () => {
  test('S-077 asks by five parts, is accepted, and its contact gets a link to the cabinet', async () => {
    const { link, sent } = await ask('7707083893', 'belova@mail.ru')
    expect(sent).toMatchObject({ status: 303, location: link })
    expect((await web.get(link)).text).toMatch(/Заявление отправлено.*ОП-2026-0000/s)
    const { id, number } = await candidacyOf('7707083893')
    expect((await web.get('/region/providers', operator)).text).toContain('Студия «Радуга»')
    const page = await web.get(`/region/candidacies/${id}`, operator)
    expect(page.text).toContain('в лице: Беловой Ольги Игоревны, на основании устава')
    expect(page.text).toContain('Л035-01272-10/00251234 от 14.09.2024, Министерство образования')

    const accepted = await web.post(`/region/candidacies/${id}/approval`, operator)
    expect(accepted.location).toMatch(/^\/region\/providers\//)
    expect((await lettersTo('belova@mail.ru')).map(({ letter }) => letter)).toEqual([
      'providers.candidacy-received',
      'providers.candidacy-accepted',
      'access.invitation',
    ])
    const invitation = (await lettersTo('belova@mail.ru')).at(-1)?.facts
    expect(invitation?.order).toContain(number)
    const door = await web.get(`/invitation/${invitation?.token}`)
    expect(door.text).toContain('вести программы и группы организации')

    expect((await web.get('/organisations/register?inn=7707083893')).text).toContain('Студия «Радуга» есть в реестре')
    expect((await web.get(link)).text).toContain('Организация внесена в реестр поставщиков')
    expect((await web.post(`/region/candidacies/${id}/approval`, operator)).status).toBe(409)
  })

  test('who was refused corrects by the link of the letter and sends it again under the same number', async () => {
    const { link } = await ask('7728168971', 'again@mail.ru')
    const { id, number } = await candidacyOf('7728168971')
    expect((await web.post(`/region/candidacies/${id}/refusal`, operator, { reason: 'нет' })).status).toBe(422)
    const reason = 'Номер лицензии не найден в реестре лицензий'
    await web.post(`/region/candidacies/${id}/refusal`, operator, { reason })
    const letter = (await lettersTo('again@mail.ru')).at(-1)
    expect(letter).toMatchObject({ letter: 'providers.candidacy-refused', facts: { reason, number } })
    expect((await web.get(link)).status).toBe(404)

    const anew = `/candidacy/${letter?.facts.token}`
    expect((await web.get(anew)).text).toContain(reason)
    await web.post(`${anew}/papers`, visitor, { ...parts('').papers, licenceNumber: 'Л035-01272-10/00259999' })
    expect((await web.post(`${anew}/sending`, visitor, { right: 'yes' })).status).toBe(303)
    expect(await candidacyOf('7728168971')).toMatchObject({ id, number, state: 'submitted' })
    expect((await web.get(`/region/candidacies/${id}`, operator)).text).toContain('Подано повторно, 2-й раз')
  })

  test('one INN waits once, and who is in the register asks for nothing', async () => {
    const first = await ask('7736050003', 'one@mail.ru')
    expect(first.sent.status).toBe(303)
    const second = await ask('7736050003', 'two@mail.ru')
    expect(second.sent).toMatchObject({ status: 409, text: expect.stringContaining('уже рассматривают') })
    const third = await ask('7707083893', 'three@mail.ru')
    expect(third.sent).toMatchObject({ status: 409, text: expect.stringContaining('уже в реестре') })
  })

  test('what is wrong is said at the field, and what was typed stays', async () => {
    const wrong = await web.post('/candidacy', visitor, { ...organisation, inn: '7707083894', kpp: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/Проверьте ИНН/)
    expect(wrong.text).toContain('value="7707083894"')
    const own = await web.post('/candidacy', visitor, { ...organisation, kind: 'entrepreneur' })
    expect(own.text).toContain('У предпринимателя в ИНН 12 цифр')

    const { location } = await web.post('/candidacy', visitor, { ...organisation, inn: '7702070139' })
    const link = location.replace('/place', '')
    const papers = await web.post(`${link}/papers`, visitor, {
      ...parts('').papers,
      account: '40602810800000000025',
      'licenceOn.day': '31',
    })
    expect(papers.text).toContain('они должны подходить к БИК банка')
    expect(papers.text).toContain('Такой даты нет в календаре')
    expect((await web.post(`${link}/sending`, visitor, { right: 'yes' })).text).toContain('Заполнено не всё')
    expect((await web.post(`${link}/sending`, visitor, {})).status).toBe(303)
  })

  test('a draft is nobody else’s, a guessed link opens nothing, and only the operator keeps the register', async () => {
    expect((await web.get(`/candidacy/${'x'.repeat(43)}`)).status).toBe(404)
    const begun = await web.post('/candidacy', visitor, { ...organisation, inn: '7702070139' })
    const { rows } = await sql<{ id: string }>`select id from providers_candidacy where state = 'draft'
      order by created_at desc limit 1`.execute(fresh.db.reader)
    expect(begun.status).toBe(303)
    expect((await web.get(`/region/candidacies/${rows[0]?.id}`, operator)).status).toBe(404)
    expect((await web.get('/region/providers', stranger)).status).toBe(404)
    expect((await web.get(`/region/candidacies/${newId()}`, operator)).status).toBe(404)
  })

  test('the same over the API: asked, refused, corrected, accepted', async () => {
    const json = {
      organisation: { ...organisation, inn: '7703270067' },
      place: parts('').place,
      head: { person: { surname: 'Белова', name: 'Ольга', patronymic: null }, post: 'Директор', basis: 'устава' },
      papers: { ...parts('').papers, licensed: 'no' },
      contact: {
        person: { surname: 'Белова', name: 'Ольга', patronymic: 'Игоревна' },
        email: 'api@mail.ru',
        phone: '89123456789',
      },
    }
    const asked = await web.post('/api/v1/candidacies', visitor, json)
    expect(asked.status).toBe(201)
    const { id, state, link } = asked.json<{ id: string; state: string; link: string }>()
    expect(state).toBe('submitted')
    const refused = await web.post(`/api/v1/candidacies/${id}/refusal`, operator, {
      reason: 'Нет лицензии, а она нужна',
    })
    expect(refused.json()).toMatchObject({ state: 'refused' })
    expect((await web.get(`/api/v1/candidacies/by-link/${link.replace('/candidacy/', '')}`)).status).toBe(404)
    const token = (await lettersTo('api@mail.ru')).at(-1)?.facts.token
    expect((await web.get(`/api/v1/candidacies/by-link/${token}`)).json()).toMatchObject({
      state: 'refused',
      attempt: 1,
    })
    expect((await web.get(`/candidacy/${token}/head`)).text).toMatch(/name="person.noPatronymic"[^>]*checked/)
    expect((await web.get('/api/v1/organisations/by-inn/7703270067')).json()).toMatchObject({ listed: false })
    const bad = await web.post('/api/v1/candidacies', visitor, { ...json, organisation: { ...organisation, inn: '1' } })
    expect(bad.status).toBe(422)
  })
})

test('S-077 an exclusion tells its consequences before, ends agreements, and the organisation may come back', async () => {
  const { rows } = await sql<{ id: string }>`select id from providers_provider where inn = '7707083893'`.execute(
    fresh.db.reader,
  )
  const id = rows[0]?.id ?? ''
  const card = await web.get(`/region/providers/${id}/exclusion`, operator)
  expect(card.text).toContain('Новые заявки закроются сразу')
  expect((await web.post(`/region/providers/${id}/exclusion`, operator, { reason: '' })).status).toBe(422)
  const reason = 'Лицензия прекращена приказом № 12 от 1 ноября 2026 года'
  expect((await web.post(`/region/providers/${id}/exclusion`, operator, { reason })).status).toBe(303)
  expect((await web.post(`/region/providers/${id}/exclusion`, operator, { reason })).status).toBe(409)
  expect((await web.get(`/organisations/${id}`)).status).toBe(404)
  expect((await web.get('/organisations/register?inn=7707083893')).text).toContain('исключена из реестра')
  expect((await lettersTo('raduga@organizacii.example')).at(-1)?.letter).toBe('providers.excluded')
  expect((await web.get('/region/providers?state=excluded', operator)).text).toContain('Студия «Радуга»')

  const { sent } = await ask('7707083893', 'back@mail.ru')
  expect(sent.status).toBe(303)
  const again = await candidacyOf('7707083893')
  const accepted = await web.post(`/region/candidacies/${again.id}/approval`, operator)
  expect(accepted.location).toBe(`/region/providers/${id}`)
  expect((await web.get(`/organisations/${id}`)).status).toBe(200)
})
