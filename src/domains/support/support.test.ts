import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { demoPreset, installPreset } from '#region'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { listOwnDataParts } from '../families/own-data.ts'
import { forgetSettings } from '../region/settings.ts'
import { aSetting } from '../region/testing.ts'
import { masked } from './rules.ts'
import { ticketsPerAddress } from './settings.ts'

let fresh: FreshDatabase
let web: Web
const places: { id: string; name: string; email: string }[] = []
const tokens = { support: '', region: '', town: '', district: '', anna: '', boris: '' }

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => installPreset(tx, demoPreset, NOW))
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from region_municipality order by code`.execute(fresh.db.reader)
  places.push(...rows)
  for (const key of ['anna', 'boris', 'worker', 'operator', 'town', 'district'] as const) await aUser(key)
  web = await aWeb(fresh.db, manifests)
  const enter = (key: string, role: Actor['role'], scopeId: string | null = null) =>
    web.signIn({ userId: users.get(key), role, scopeId, rights: [], grants: [], name: key } as unknown as Actor)
  tokens.support = enter('worker', 'support')
  tokens.region = enter('operator', 'region')
  tokens.town = enter('town', 'municipality', places[0]?.id)
  tokens.district = enter('district', 'municipality', places[1]?.id)
  tokens.anna = enter('anna', 'family')
  tokens.boris = enter('boris', 'family')
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const users = new Map<string, string>()
async function aUser(key: string): Promise<void> {
  const id = newId<'user'>()
  users.set(key, id)
  await fresh.db.transaction((tx) =>
    sql`insert into access_user (id, surname, name, email, created_at)
      values (${id}, 'Белкина', 'Анна', ${`${key}@semya.example`}, ${NOW})`.execute(tx),
  )
}

/** Sends a form as somebody with a browser and nothing else. */
async function send(
  path: string,
  token: string,
  body: Record<string, unknown> = {},
  key: string = crypto.randomUUID(),
) {
  if (token) return web.post(path, token, body, key)
  const owner = 'visitor-of-this-test'
  const _csrf = `s.${web.app.signer.sign('csrf', `s.${owner}`)}`
  const fields = { ...(body as Record<string, string>), _csrf, _key: key }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = new URLSearchParams(fields).toString()
  const answer = await web.app.inject({
    method: 'POST',
    url: path,
    headers,
    payload,
    cookies: { 'kruzhok-visitor': owner },
  })
  const text = answer.body.replaceAll('\u00a0', ' ')
  return { status: answer.statusCode, location: String(answer.headers.location ?? ''), text }
}

let at = 0
const question = (more: Record<string, unknown> = {}) => {
  at += 1
  const contact = { name: 'Анна Викторовна', email: `anna-${at}@mail.ru`, municipality: '' }
  return { topic: 'access', text: 'Письмо для нового пароля не приходит второй день', ...contact, ...more }
}
async function ask(
  more: Record<string, unknown> = {},
  token = '',
): Promise<{ path: string; id: string; number: string }> {
  const { status, location } = await send('/support', token, question(more))
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/support\/tickets\/[0-9a-f-]{36}\.[\w-]{43}$/)])
  const number = /О-\d{4}-\d{6}/.exec((await web.get(location, token)).text)?.[0] ?? ''
  return { path: location, id: location.slice('/support/tickets/'.length, -44), number }
}
const lettersTo = async (email: string) => {
  const { rows } = await sql<{ payload: { letter: string; facts: Record<string, string> } }>`
    select payload from job_plan where payload->>'to' = ${email} order by id`.execute(fresh.db.reader)
  return rows.map(({ payload }) => payload)
}
/** The table, if one of its rows tells `key` as text or as bytes; a waiting letter is sealed by the program, not by a test. */
const holds = async (table: string, key: string) => {
  const { rows } = await sql<{ text: string }>`select string_agg(t::text, ' ') as text from ${sql.id(table)} t`.execute(
    fresh.db.reader,
  )
  const bytes = Buffer.from(key).toString('hex')
  const text = rows[0]?.text ?? ''
  return text.includes(key) || text.includes(bytes) ? table : null
}
const wordsOf = async (id: string) => {
  const { rows } = await sql<{ word: string }>`
    select word from audit_entry where subject_id = ${id} order by id`.execute(fresh.db.reader)
  return rows.map(({ word }) => word)
}

test('what was asked and answered is in the file that a family takes away, and in nobody else’s', async () => {
  const { id, number } = await ask({ text: 'Сертификат показывает чужую группу' }, tokens.anna)
  const said = { kind: 'answer', text: 'Группу исправили, посмотрите снова' }
  await send(`/support/desk/${id}/answers`, tokens.support, said)
  await send(`/support/desk/${id}/forwarding`, tokens.support, { to: places[0]?.id ?? '', reason: 'Проверить у вас' })
  const file = async (key: string) => {
    const whose = { userId: users.get(key) ?? '', children: new Map(), zone: 'Europe/Moscow' }
    const part = listOwnDataParts().find(({ name }) => name === 'support')
    return JSON.stringify(await part?.collect(fresh.db.reader, whose))
  }
  const [own, other] = [await file('anna'), await file('boris')]
  for (const words of [number, 'Сертификат показывает чужую группу', 'Группу исправили']) expect(own).toContain(words)
  expect(own).not.toContain('Проверить у вас')
  expect(other).not.toContain(number)
})

describe('a question without a cabinet', () => {
  test('its address lies nowhere in clear: a copy of the database opens no ticket', async () => {
    const { path } = await ask()
    const key = path.slice(-43)
    await send(`${path}/messages`, '', { text: 'Письмо так и не пришло' })
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> 'job_plan'`.execute(
      fresh.db.reader,
    )
    const found = await Promise.all(rows.map(({ name }) => holds(name, key)))
    expect(found.filter(Boolean)).toEqual([])
  })

  test('S-095 gets a number, a term and a page that opens by its address, and a letter with the same', async () => {
    const { path, number } = await ask({ email: 'vera@mail.ru' })
    const { status, text } = await web.get(path)
    expect(status).toBe(200)
    for (const words of [number, 'Вопрос принят', '25 ноября 2026 года', 'v···@mail.ru', 'не приходит второй день'])
      expect(text).toContain(words)
    const [letter] = await lettersTo('vera@mail.ru')
    expect(letter).toMatchObject({ letter: 'support.opened', facts: { number, path, dueOn: '2026-11-25' } })
    expect(JSON.stringify(letter)).not.toContain('второй день')
  })

  test.each([
    ['topic', '', 'Выберите, о чём вопрос'],
    ['text', 'коротко', 'Опишите, что случилось'],
    ['name', '', 'Напишите, как к вам обращаться'],
    ['email', 'anna', 'Введите адрес почты'],
    ['municipality', 'x', 'Выберите муниципалитет из списка'],
  ])('without a good %s it is told what to do, and what was typed stays', async (field, value, words) => {
    const { status, text } = await send('/support', '', question({ [field]: value }))
    expect(status).toBe(422)
    expect(text).toContain(words)
    if (field !== 'text') expect(text).toContain('не приходит второй день')
  })

  test('S-094: a slip in the domain is offered to be mended, and never forced', async () => {
    const doubtful = await send('/support', '', question({ email: 'anna@gmial.com' }))
    expect(doubtful.status).toBe(422)
    expect(doubtful.text).toContain('возможно, вы имели в виду anna@gmail.com')
    const sure = await send('/support', '', question({ email: 'anna@gmial.com', emailIsRight: 'anna@gmial.com' }))
    expect(sure.status).toBe(303)
  })

  test('the same form twice is one ticket', async () => {
    const body = question()
    const [first, second] = [
      await send('/support', '', body, 'one-key-1'),
      await send('/support', '', body, 'one-key-1'),
    ]
    expect(second.location).toBe(first.location)
    expect(await lettersTo(body.email)).toHaveLength(1)
  })

  test('a forged, cut or unknown address opens nothing, and all look alike', async () => {
    const { path } = await ask()
    const other = (await ask()).path
    const forged = `${path.slice(0, -43)}${other.slice(-43)}`
    const answers = await Promise.all(
      [forged, path.slice(0, -44), `/support/tickets/${newId()}.${'x'.repeat(43)}`, '/support/tickets/x'].map((one) =>
        web.get(one),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect((await send(`${forged}/closing`, '', {})).status).toBe(404)
  })
})

describe('from a cabinet', () => {
  test('the contact is filled in, the ticket stands among the own ones, and no other family opens it', async () => {
    const form = await web.get('/support?topic=child', tokens.anna)
    expect(form.text).toContain('value="anna@semya.example"')
    expect(form.text).toMatch(/<option value="child" selected/)
    const { id, number } = await ask({ email: 'anna@semya.example' }, tokens.anna)
    expect((await web.get('/support', tokens.anna)).text).toContain(number)
    expect((await web.get(`/support/tickets/${id}`, tokens.anna)).status).toBe(200)
    expect((await web.get('/support', tokens.boris)).text).not.toContain(number)
    expect((await web.get(`/support/tickets/${id}`, tokens.boris)).status).toBe(404)
  })
})

describe('the desk', () => {
  test('reads with numbers and addresses hidden, and the look is in the journal', async () => {
    const { id } = await ask({
      email: 'vera.k@mail.ru',
      text: 'СНИЛС 112-233-445 95, звоните +7 912 345-67-89, пишите a.b@list.ru',
    })
    const { text } = await web.get(`/support/desk/${id}`, tokens.support)
    for (const hidden of ['112-233-445', '345-67-89', 'a.b@list.ru', 'vera.k@']) expect(text).not.toContain(hidden)
    for (const shown of ['v···@mail.ru', '···@list.ru']) expect(text).toContain(shown)
    expect(await wordsOf(id)).toEqual(['support.opened', 'support.looked'])
  })

  test('asks, is answered, answers; the person closes', async () => {
    const { id, path, number } = await ask({ email: 'olga@mail.ru' })
    await send(`/support/desk/${id}/taking`, tokens.support)
    expect((await send(`/support/desk/${id}/answers`, tokens.support, { kind: 'answer', text: 'да' })).text).toContain(
      'от 10 до 4000',
    )
    await send(`/support/desk/${id}/answers`, tokens.support, {
      kind: 'question',
      text: 'Посмотрите в папке «Спам», нет ли его там',
    })
    expect((await web.get('/support/desk', tokens.support)).text).not.toContain(number)
    expect((await web.get(path)).text).toContain('Поддержка спрашивает')
    await send(`${path}/messages`, '', { text: 'Там тоже нет' })
    expect((await web.get('/support/desk', tokens.support)).text).toContain(number)
    await send(`/support/desk/${id}/answers`, tokens.support, {
      kind: 'answer',
      text: 'Адрес записан с опечаткой, придите в пункт приёма',
    })
    expect((await lettersTo('olga@mail.ru')).map(({ letter, facts }) => [letter, facts.kind])).toEqual([
      ['support.opened', undefined],
      ['support.answered', 'question'],
      ['support.answered', 'answer'],
    ])
    expect((await send(`${path}/closing`, '')).location).toBe(path)
    const late = await send(`${path}/messages`, '', { text: 'Ещё вопрос' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Обращение уже закрыто')
    expect(await wordsOf(id)).toEqual(
      'opened taken looked answered replied answered closed'.split(' ').map((word) => `support.${word}`),
    )
  })

  test('S-154: a coordinator sees what was handed to the municipality, another does not, and may hand it back', async () => {
    const { id, number } = await ask({ municipality: places[0]?.id })
    expect((await web.get('/support/desk', tokens.town)).text).not.toContain(number)
    expect((await web.get(`/support/desk/${id}`, tokens.town)).status).toBe(404)
    const handed = { to: places[0]?.id ?? '', reason: 'Вопрос о номинале вашего муниципалитета' }
    expect((await send(`/support/desk/${id}/forwarding`, tokens.support, handed)).location).toBe('/support/desk')
    const again = await send(`/support/desk/${id}/forwarding`, tokens.support, handed)
    expect([again.status, again.text.includes('Обращение уже там')]).toEqual([409, true])
    expect((await lettersTo(places[0]?.email ?? '')).at(-1)).toMatchObject({
      letter: 'support.forwarded',
      facts: { number },
    })
    expect((await web.get('/support/desk', tokens.town)).text).toContain(number)
    for (const path of ['', '/taking', '/answers', '/forwarding', '/closing']) {
      const body = { kind: 'answer', text: 'Чужое обращение, но длинный текст', ...handed }
      const { status } = path
        ? await send(`/support/desk/${id}${path}`, tokens.district, body)
        : await web.get(`/support/desk/${id}`, tokens.district)
      expect([path, status]).toEqual([path, 404])
    }
    await send(`/support/desk/${id}/forwarding`, tokens.town, { to: '', reason: 'Это не о деньгах' })
    expect((await web.get('/support/desk', tokens.town)).text).not.toContain(number)
  })

  test('families and visitors have no desk', async () => {
    expect((await web.get('/support/desk', tokens.anna)).status).toBe(404)
    expect((await web.get('/support/desk')).location).toContain('/sign-in')
  })
})

test('the same acts stand over REST', async () => {
  const contact = { name: 'Игорь', email: 'igor@mail.ru' }
  const body = { topic: 'money', text: 'Почему номинал стал меньше, чем был летом?', ...contact }
  const opened = await web.post('/api/v1/support/tickets', '', body)
  expect(opened.status).toBe(201)
  const { key, number } = opened.json<{ key: string; number: string }>()
  const id = key.split('.')[0]
  expect((await web.get(`/api/v1/support/tickets/${key}`)).json<{ number: string; state: string }>()).toMatchObject({
    number,
    state: 'waiting',
  })
  expect((await web.get('/api/v1/support/desk', tokens.region)).text).toContain(number)
  const said = { kind: 'answer', text: 'Номинал уменьшается каждый месяц, пока его не закрепили' }
  expect((await web.post(`/api/v1/support/desk/${id}/answers`, tokens.region, said)).status).toBe(200)
  expect((await web.post(`/api/v1/support/tickets/${key}/messages`, '', { text: 'Спасибо' })).status).toBe(200)
  expect((await web.post(`/api/v1/support/tickets/${key}/closing`, '')).status).toBe(200)
  expect((await web.get(`/api/v1/support/desk/${id}`, tokens.district)).status).toBe(404)
})

test.each([
  ['мой СНИЛС 112-233-445 95', 'мой СНИЛС ········595'],
  ['тел. 8 (912) 345-67-89', 'тел. ········789'],
  ['сертификат 4710329689', 'сертификат ·······689'],
  ['пишите Anna.P@mail.ru', 'пишите ···@mail.ru'],
  ['приём 25 ноября 2026 года в 10:30', 'приём 25 ноября 2026 года в 10:30'],
  ['заплатили 1 939,68 ₽', 'заплатили 1 939,68 ₽'],
])('a desk reads «%s» as «%s»', (text, shown) => expect(masked(text)).toBe(shown))

test('too many from one address are told when to come back', async () => {
  await fresh.db.transaction((tx) => aSetting(tx, ticketsPerAddress, 2, { from: '2026-11-01' }))
  forgetSettings(fresh.db.reader)
  const email = 'busy@mail.ru'
  expect((await send('/support', '', question({ email }))).status).toBe(303)
  expect((await send('/support', '', question({ email }))).status).toBe(303)
  const third = await send('/support', '', question({ email }))
  expect(third.status).toBe(429)
  expect(third.text).toContain('через 60 минут')
})
