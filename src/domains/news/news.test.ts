import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { sql } from '#platform/db'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aCourse, aFamily, aTown, type Course, type Town } from '../../../test/support/town.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { feedOf } from './feed.ts'
import type { Piece, PieceId } from './model.ts'
import { isShown } from './rules/piece.ts'

let fresh: FreshDatabase
let web: Web
let town: Town
let course: Course
let provider: string
let body: string
let operator: string
let mother: string

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction(async (tx) => {
    town = await aTown(tx, { settings: { 'region.operator': { name: 'РМЦ', address: 'а', email: 'o@example.ru' } } })
    course = await aCourse(tx, town)
    await sql`insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation, latitude, longitude)
      values (gen_random_uuid(), '07', 'Дальний район', 'в Дальнем районе', 'Отдел', '+70000000000', 'd@example.ru', 'пн', 'П', 60, 31)`.execute(
      tx,
    )
  })
  web = await aWeb(fresh.db, manifests, NOW)
  const actor = (role: string, scopeId: string | null) => ({ userId: course.staffId, role, scopeId }) as Actor
  provider = web.signIn(asProvider(course))
  body = web.signIn(actor('municipality', town.municipalityId))
  operator = web.signIn(actor('region', null))
  mother = web.signIn(asFamily(await fresh.db.transaction((tx) => aFamily(tx, town))))
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const words = 'Открыли мастерскую.\n\n- верстаки\n- инструменты'
async function write(token: string, title: string, more: Record<string, unknown> = {}): Promise<string> {
  const { location } = await web.post('/news/desk', token, { title, words, ...more })
  return location.split('/').at(-1) ?? ''
}
async function publish(token: string, title: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = await write(token, title, more)
  await web.post(`/news/desk/${id}/publication`, token)
  return id
}

const stranger = async () => web.signIn(asProvider(await fresh.db.transaction((tx) => aCourse(tx, town))))

describe('S-051 news', () => {
  test('of organisations, authorised bodies and the operator are read in one place, and by municipality', async () => {
    await publish(provider, 'Новость кружка')
    await publish(body, 'Новость муниципалитета')
    await publish(operator, 'Новость региона')
    const { rows } = await sql<{ id: string }>`select id from region_municipality where code = '07'`.execute(
      fresh.db.reader,
    )
    await publish(operator, 'Новость дальнего района', { places: rows[0]?.id })
    const all = (await web.get('/news')).text
    for (const title of ['Новость кружка', 'Новость муниципалитета', 'Новость региона', 'Новость дальнего района'])
      expect(all).toContain(title)
    expect(all).toContain('ДДТ')
    expect(all).toContain('РМЦ')
    const far = (await web.get('/news?municipality=07')).text
    expect(far).toContain('Новость дальнего района')
    expect(far).toContain('Новость региона')
    expect(far).not.toContain('Новость кружка')
    expect((await web.get('/news?municipality=zz&page=x')).status).toBe(200)
    expect((await web.get('/', mother)).text).not.toContain('Новость дальнего района')
    expect((await web.get('/', mother)).text).toContain('Новость региона')
  })

  test('a draft is seen by its author alone; others’ are not found', async () => {
    const id = await write(provider, 'Черновик')
    expect((await web.get(`/news/${id}`)).status).toBe(404)
    expect((await web.get(`/news/desk/${id}`, provider)).text).toContain('<li>верстаки</li>')
    for (const token of [await stranger(), body, operator]) {
      expect((await web.get(`/news/desk/${id}`, token)).status).toBe(404)
      for (const act of ['publication', 'archive'])
        expect((await web.post(`/news/desk/${id}/${act}`, token)).status).toBe(404)
      expect((await web.post(`/news/desk/${id}/words`, token, { title: 'Чужая', words })).status).toBe(404)
    }
    expect((await web.get('/news/desk', mother)).status).toBe(404)
  })

  test('HTML, scripts and their links are shown as words, and the author is told', async () => {
    const id = await write(provider, 'Опасная <b>новость</b>', {
      words: '<script>alert(1)</script> [жми](javascript:alert(1))',
    })
    const { text } = await web.get(`/news/desk/${id}`, provider)
    expect(text).toContain('&lt;script>alert(1)')
    expect(text).not.toMatch(/<script>alert|href="javascript/)
    expect(text).toContain('В тексте есть теги HTML')
  })

  test.each([
    ['nothing', { title: '', words: '' }, 'Напишите текст новости'],
    ['50 000 characters', { title: 'Длинная', words: 'а'.repeat(50_000) }, 'Текст длиннее 20 000 знаков'],
  ])('%s is told at the field and kept', async (_, typed, message) => {
    const answer = await web.post('/news/desk', provider, typed)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(message)
    if (typed.words) expect(answer.text).toContain(typed.words)
  })

  test('appears on its day and hour and goes on another, with no job between', async () => {
    const id = await write(provider, 'В свой день')
    const times = {
      'shows.day': '21',
      'shows.month': '11',
      'shows.year': '2026',
      showsTime: '9:00',
      'hides.day': '22',
      'hides.month': '11',
      'hides.year': '2026',
    }
    await web.post(`/news/desk/${id}/publication`, provider, times)
    expect((await web.get('/news')).text).not.toContain('В свой день')
    expect((await web.get('/news/desk', provider)).text).toContain('ждёт своего дня')
    const shown = {
      state: 'published',
      showsAt: Temporal.Instant.from('2026-11-21T06:00:00Z'),
      hidesAt: Temporal.Instant.from('2026-11-21T21:00:00Z'),
    } as const
    const at = (time: string) => isShown(shown, Temporal.Instant.from(time))
    expect([at('2026-11-21T05:59:59Z'), at('2026-11-21T06:00:00Z'), at('2026-11-21T21:00:00Z')]).toEqual([
      false,
      true,
      false,
    ])
    const { rows } =
      await sql`select from news_piece where id = ${id} and shows_at = ${shown.showsAt} and hides_at = ${shown.hidesAt}`.execute(
        fresh.db.reader,
      )
    expect(rows).toHaveLength(1)
    await web.post(`/news/desk/${id}/publication`, provider)
    const { rows: kept } =
      await sql`select from news_piece where id = ${id} and shows_at = ${shown.showsAt} and hides_at is null`.execute(
        fresh.db.reader,
      )
    expect(kept).toHaveLength(1)
    const wrong = await web.post(`/news/desk/${id}/publication`, provider, { ...times, 'hides.day': '20' })
    expect([wrong.status, wrong.text.includes('Новость исчезнет раньше, чем появится')]).toEqual([422, true])
    const noDay = await web.post(`/news/desk/${id}/publication`, provider, {
      'shows.day': '31',
      'shows.month': '2',
      'shows.year': '2026',
    })
    expect(noDay.text).toContain('Такой даты нет в календаре')
  })

  test('a correction of what was published keeps what it said', async () => {
    const id = await publish(provider, 'Скоро откроемся')
    await web.post(`/news/desk/${id}/words`, provider, { title: 'Открылись', words })
    expect((await web.get(`/news/${id}`)).text).toContain('Открылись')
    const { rows } = await sql`select title from news_version where piece_id = ${id}`.execute(fresh.db.reader)
    expect(rows).toEqual([{ title: 'Скоро откроемся' }])
    await web.post(`/news/desk/${id}/archive`, provider)
    expect((await web.get(`/news/${id}`)).status).toBe(404)
  })

  test('the operator takes it down with a reason, its author reads why and cannot show it again', async () => {
    const id = await publish(provider, 'Скидки у партнёров')
    expect((await web.post(`/news/${id}/taking-down`, provider, { reason: 'Так захотел' })).status).toBe(404)
    expect((await web.post(`/news/${id}/taking-down`, operator, { reason: '' })).text).toContain('Напишите причину')
    await web.post(`/news/${id}/taking-down`, operator, { reason: 'Это реклама' })
    expect((await web.get(`/news/${id}`)).status).toBe(404)
    expect((await web.get(`/news/desk/${id}`, provider)).text).toContain('Это реклама')
    expect((await web.post(`/news/desk/${id}/publication`, provider)).status).toBe(409)
    expect((await web.post(`/news/desk/${id}/archive`, provider)).status).toBe(409)
    const { rows } = await sql`select from job_plan where payload->>'letter' = 'news.taken-down'`.execute(
      fresh.db.reader,
    )
    expect(rows).toHaveLength(1)
  })

  test('the feed is well formed whatever is written, and is of a municipality too', async () => {
    const id = await publish(body, 'Q&A: <вопросы> "и" ответы')
    const { text } = await web.get('/news/feed.xml?municipality=04')
    expect(text).toContain('<title>Q&amp;A: &lt;вопросы&gt; &quot;и&quot; ответы</title>')
    expect(text).toContain(`/news/${id}</link>`)
    expect(text).toContain('Новости: Приозёрский район')
    const broken = feedOf({
      pieces: [{ ...piece, title: 'знак \u0000\u0008\uffff & <' }],
      origin: 'https://x',
      regionName: 'Р',
      municipality: null,
    })
    expect(broken).toContain('<title>знак  &amp; &lt;</title>')
  })
})

const piece: Piece = {
  ...{
    id: '0199d1a0-0000-7000-8000-000000000081' as PieceId,
    author: 'region',
    authorName: 'РМЦ',
    providerId: null,
    municipalityId: null,
  },
  ...{
    places: [],
    placeIds: [],
    title: '',
    words: 'текст',
    state: 'published',
    showsAt: NOW,
    hidesAt: null,
    ...{ takenDownReason: null, sentBackAt: null, sentBackWords: null },
    changedAt: NOW,
    pictures: [],
  },
}

describe('pictures of news', () => {
  const chunk = (type: string, size: number) =>
    Buffer.concat([Buffer.from([size >> 24, size >> 16, size >> 8, size]), Buffer.from(type), Buffer.alloc(size + 4)])
  const png = (size = 10) =>
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', 13),
      chunk('IDAT', size),
      chunk('IEND', 0),
    ])
  async function send(id: string, file: Buffer, description = 'Мастерская', token = provider) {
    const form = new FormData()
    form.set('_key', crypto.randomUUID())
    form.set('description', description)
    form.set('picture', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'workshop.png')
    const request = new Response(form)
    const answer = await web.app.inject({
      ...{ method: 'POST', url: `/news/desk/${id}/pictures` },
      headers: { authorization: `Bearer ${token}`, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    return { status: answer.statusCode, text: answer.body.replaceAll('\u00a0', ' ') }
  }

  test('is served from the own host under its hash once the piece is public, and asked for anew by whoever keeps it', async () => {
    const id = await write(provider, 'С картинкой')
    expect((await send(id, png())).status).toBe(303)
    const { text } = await web.get(`/news/desk/${id}`, provider)
    const address = /src="(\/news\/pictures\/[^"]+)"/.exec(text)?.[1] ?? ''
    expect(text).toContain('alt="Мастерская"')
    expect((await web.app.inject({ url: address })).statusCode).toBe(404)
    await web.post(`/news/desk/${id}/publication`, provider)
    const shown = await web.app.inject({ url: address })
    expect([shown.statusCode, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
      ...[200, 'image/png', 'public, no-cache'],
    ])
    const again = { url: address, headers: { 'if-none-match': String(shown.headers.etag) } }
    expect((await web.app.inject(again)).statusCode).toBe(304)
    await web.post(`/news/desk/${id}/archive`, provider)
    expect((await web.app.inject(again)).statusCode).toBe(404)
    expect((await web.app.inject({ url: address.replace(/.{4}$/, '0000') })).statusCode).toBe(404)
  })

  test('a renamed program, one of 6 MB, one without a description and one too many are told at the field', async () => {
    const id = await write(provider, 'Плохие картинки')
    expect((await send(id, Buffer.from('MZ\x90\0program'))).text).toContain('Это не картинка')
    expect((await send(id, png(5.2 * 1024 * 1024))).text).toContain('Подойдёт картинка не больше 5 МБ')
    expect((await send(id, png(), '')).text).toContain('Опишите, что на картинке')
    for (let n = 0; n < 5; n += 1) expect((await send(id, png(), `Картинка ${n}`)).status).toBe(303)
    expect((await send(id, png())).text).toContain('У новости может быть не больше 5')
    expect((await send(id, png(20 * 1024 * 1024))).status).toBe(413)
    expect((await send(id, png(), 'Чужая', await stranger())).status).toBe(404)
  })
})

test('S-051 machines write, publish and read news', async () => {
  const ask = async (method: 'PUT' | 'GET' | 'POST', path: string, token: string, payload?: object) => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), 'idempotency-key': crypto.randomUUID() }
    const answer = await web.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.body ? answer.json() : null }
  }
  const made = await ask('POST', '/news', body, { title: 'По программе', words })
  expect(made).toMatchObject({ status: 201, body: { state: 'draft', places: ['Приозёрский район'] } })
  const { id } = made.body
  expect((await ask('GET', `/news/${id}`, '')).status).toBe(404)
  expect((await ask('PUT', `/news/${id}`, provider, { title: 'Чужая', words })).status).toBe(404)
  expect((await ask('POST', `/news/${id}/publication`, body, {})).body).toMatchObject({ state: 'published' })
  expect((await ask('GET', `/news/${id}`, '')).body).toMatchObject({
    title: 'По программе',
    author: 'Отдел образования',
  })
  expect((await ask('GET', '/news?municipality=99', '')).body).toEqual({ news: [], nextPage: null })
  expect((await ask('GET', '/news/own', body)).body.news[0]).toMatchObject({ id })
  expect((await ask('POST', `/news/${id}/taking-down`, operator, { reason: 'Не новость' })).status).toBe(204)
  expect((await ask('POST', `/news/${id}/archive`, body)).status).toBe(409)
})
