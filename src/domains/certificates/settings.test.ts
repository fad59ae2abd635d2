import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { knowJournalWords } from '#audit'
import { sql } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, secretKey, type Web } from '../../../test/support/web.ts'
import { readPaper } from '../../platform/pdf/testing.ts'
import { access } from '../access/manifest.ts'
import { addChild } from '../families/actions/child.ts'
import { clearWithdrawn } from '../families/actions/vault.ts'
import { families } from '../families/manifest.ts'
import { guardiansOf } from '../families/queries/child.ts'
import { aChild, aGuardian, newChild } from '../families/testing.ts'
import { openVault } from '../families/vault.ts'
import { region } from '../region/manifest.ts'
import { aRegion } from '../region/testing.ts'
import { closeNumber } from './actions/extract.ts'
import { certificates } from './manifest.ts'
import { aCategory, aCertificate } from './testing.ts'

let fresh: FreshDatabase
let web: Web
let mother: string
let motherId: string
let motherOf: Actor
let stranger: string
let child: string
let certificateId: string
let childOf: string
let number: string
let municipalityId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, [region, access, families, certificates])
  knowJournalWords([region, access, families, certificates])
  await fresh.db.transaction(async (tx) => {
    const { municipalities } = await aRegion(tx)
    municipalityId = Object.values(municipalities)[0] ?? ''
    const guardian = await aGuardian(tx)
    motherId = guardian.userId
    motherOf = guardian
    mother = web.signIn(guardian)
    stranger = web.signIn(await aGuardian(tx))
    const childId = await aChild(tx, { userId: motherId, municipalityId })
    childOf = childId
    child = `/my/children/${childId}/settings`
    const categoryId = await aCategory(tx, { municipalityId })
    const made = await aCertificate(tx, { childId, userId: motherId, municipalityId, categoryId })
    certificateId = made.id
    number = made.number
  })
})
afterAll(async () => {
  await web.app.close()
  await closePapers()
  await fresh.close()
})

const login = async () =>
  (
    await sql<{ hash: string; at: string }>`select password_hash as hash, set_at as at from access_login`.execute(
      fresh.db.reader,
    )
  ).rows
const pdfOf = async (path: string, token: string) => {
  const answer = await web.app.inject({ url: path, headers: { authorization: `Bearer ${token}` } })
  return {
    status: answer.statusCode,
    paper: answer.statusCode === 200 ? await readPaper(new Uint8Array(answer.rawPayload)) : null,
  }
}

describe('settings of a certificate', () => {
  test('S-023…S-038: everything of the seed stands on one page, in its order', async () => {
    const { text } = await web.get(child, mother)
    const order = [
      'Петрова Мария Андреевна',
      'Фамилия, имя, отчество родителя (законного представителя)',
      'Удобный адрес для посещения занятий',
      'Не задано',
      'Тип подтверждения присутствия при подаче заявки по инициативе организации',
      'Настройка электронной почты',
      'Персональные данные для подачи заявлений',
      'Согласие с правилами обработки персональных данных',
      'Сформировать новую выписку',
    ]
    const places = order.map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('of somebody else’s child are not there', async () => {
    for (const path of [child, `${child}/presence`, `${child}/place`, `/my/certificates/${certificateId}/extract`])
      expect([path, (await web.get(path, stranger)).status]).toEqual([path, 404])
    expect((await web.post(`/my/certificates/${certificateId}/extract`, stranger)).status).toBe(404)
  })

  test('S-024: an address without coordinates takes the middle of the municipality, and is removed again', async () => {
    await web.post(`${child}/place`, mother, {
      municipality: municipalityId,
      words: 'г. Озёрный, ул. Садовая',
      point: '',
    })
    const path = `/api/v1${child.replace('/my', '').replace('/settings', '')}/place`
    expect((await web.get(path, mother)).json()).toMatchObject({
      words: 'г. Озёрный, ул. Садовая',
      latitude: expect.closeTo(58.6, 0),
    })
    await web.post(`${child}/place`, mother, {
      municipality: municipalityId,
      words: 'у школы № 3',
      point: '58,61249; 33,18411',
    })
    expect((await web.get(path, mother)).json()).toMatchObject({ latitude: 58.612, longitude: 33.184 })
    const wrong = await web.post(`${child}/place`, mother, {
      municipality: municipalityId,
      words: 'у школы',
      point: '958.6, 33.1',
    })
    expect([wrong.status, wrong.text.includes('Введите два числа')]).toEqual([422, true])
    expect((await web.post(`${child}/place/removal`, mother)).location).toBe(child)
    expect((await web.get(path, mother)).status).toBe(404)
  })

  test('S-026: without a choice the form is asked again, and the phrase is not shown after a mistake', async () => {
    const empty = await web.post(`${child}/presence`, mother)
    expect([empty.status, empty.text.includes('Выберите, как подтверждать')]).toEqual([422, true])
    const like = await web.post(`${child}/presence`, mother, { mode: 'phrase', phrase: 'Мария Петрова' })
    expect([like.status, like.text.includes('знают многие'), like.text.includes('value="Мария')]).toEqual([
      422,
      true,
      false,
    ])
    const path = `/api/v1${child.replace('/my', '').replace('/settings', '')}/presence`
    expect((await web.get(path, mother)).json()).toMatchObject({ mode: 'forbidden', chosen: false })
    expect((await web.post(`${child}/presence`, mother, { mode: 'phrase', phrase: 'Зелёный самокат' })).location).toBe(
      child,
    )
    expect((await web.get(path, mother)).json()).toMatchObject({ mode: 'phrase', chosen: true })
    // Saved again without a new one, the phrase stays.
    expect((await web.post(`${child}/presence`, mother, { mode: 'phrase', phrase: '' })).location).toBe(child)
  })
})

describe('a new extract', { timeout: 60_000 }, () => {
  test('S-037, S-038: two presses of one form make one password; it stands in the PDF while it may be printed', async () => {
    const path = `/my/certificates/${certificateId}`
    const press = () => web.post(`${path}/extract`, mother, {}, 'one-and-the-same-form')
    const [first, second] = await Promise.all([press(), press()])
    expect([first.location, second.location]).toEqual([`${path}/extract/ready`, `${path}/extract/ready`])
    const [kept] = await login()
    expect((await press()).location).toBe(`${path}/extract/ready`)
    expect(await login()).toEqual([kept])

    const { paper } = await pdfOf(`${path}/new-extract.pdf`, mother)
    expect(paper).toMatchObject({ tagged: true, language: 'ru' })
    expect(paper?.text).toContain(number)
    expect(paper?.text).toMatch(/[a-z2-9]{4}(-[a-z2-9]{4}){3}/)
    const plain = await pdfOf(`${path}/extract.pdf`, mother)
    expect(plain.paper?.text).not.toMatch(/[a-z2-9]{4}(-[a-z2-9]{4}){3}/)
    expect((await pdfOf(`${path}/new-extract.pdf`, stranger)).status).toBe(404)
  })

  test('S-038: the password is not shown when its time is over, and another press makes another', async () => {
    const path = `/my/certificates/${certificateId}`
    await fresh.db.transaction((tx) =>
      sql`update access_login set set_at = ${NOW.subtract({ minutes: 15 })}`.execute(tx),
    )
    expect((await pdfOf(`${path}/new-extract.pdf`, mother)).status).toBe(410)
    expect((await web.get(`${path}/extract/ready`, mother)).text).toContain('Эту выписку уже не напечатать')
    const [before] = await login()
    await web.post(`${path}/extract`, mother)
    const [after] = await login()
    expect(after?.hash).not.toBe(before?.hash)
    expect((await login()).length).toBe(1)
  })
})

test('S-137 S-038: the number of a closed certificate signs nobody in and is no adult of the child', async () => {
  const all = () => fresh.db.transaction((tx) => guardiansOf(tx, childOf))
  const before = await all()
  await fresh.db.transaction((tx) => closeNumber(tx, certificateId, NOW))
  expect(await login()).toEqual([])
  expect(await all()).toEqual(before)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from families_custody
    where child_id = ${childOf} and ended_at is null`.execute(fresh.db.reader)
  expect(rows[0]?.count).toBe(before.length)
})

describe('a withdrawn consent', () => {
  test('S-035: stops a new statement with a page that leads to giving it, and empties the vault after its days', async () => {
    const own = {
      'document.kind': 'passport-rf',
      'document.number': '45 04 123456',
      address: 'г. Озёрный, ул. Садовая, д. 8',
    }
    await web.post('/my/personal-data', mother, { ...own, next: child })
    expect((await web.get(child, mother)).text).toContain('подставим их в новые заявления')
    await web.post('/my/settings/consent/withdrawal', mother)
    const stopped = await web.get(child.replace('/settings', '/statement/category'), mother)
    expect([stopped.status, stopped.text.includes('href="/my/settings/consent"')]).toEqual([409, true])
    const body = {
      childId: child.split('/')[3],
      categoryId: certificateId,
      consent: { version: '1' },
      rules: { version: '1' },
    }
    expect((await web.post('/api/v1/statements', mother, body)).status).toBeGreaterThanOrEqual(400)

    const later = await web.post('/my/personal-data', mother, {
      ...own,
      'document.number': '45 04 999999',
      next: child,
    })
    expect([later.status, later.text.includes('href="/my/settings/consent"')]).toEqual([409, true])
    const another = newChild({ municipalityId, name: { surname: 'Зимина', name: 'Вера', patronymic: null } })
    const vault = openVault(secretKey)
    const adding = fresh.db.transaction((tx) => addChild(tx, motherOf, { child: another, vault }, NOW))
    await expect(adding).rejects.toMatchObject({ code: 'access.consent-needed' })

    const clear = (days: number) =>
      fresh.db.transaction((tx) => clearWithdrawn(tx, NOW.add({ hours: 24 * days }).subtract({ hours: 24 * 30 }), NOW))
    expect(await clear(29)).toBe(0)
    expect(await clear(31)).toBe(1)
    expect((await web.get(child, mother)).text).toContain('Внесите их один раз')
  })
})
