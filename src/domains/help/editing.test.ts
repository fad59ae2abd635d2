import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#access'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db'
import { demoPreset, installPreset } from '#region'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { addText } from './editions.ts'
import { readPart } from './films.ts'
import { readMarkup, whyNotPlain, writeMarkup } from './markup.ts'
import { libraryOf } from './shelf.ts'
import { slugOf } from './slug.ts'
import { firstEdition } from './texts/library.ts'

let fresh: FreshDatabase
let web: Web
const tokens = { operator: '', family: '' }
const author = newId<'user'>()

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => installPreset(tx, demoPreset, NOW))
  await fresh.db.transaction((tx) =>
    sql`insert into access_user (id, surname, name, email, created_at)
      values (${author}, 'Каримова', 'Эльвира', 'karimova@rabota.example', ${NOW})`.execute(tx),
  )
  web = await aWeb(fresh.db, manifests)
  tokens.operator = web.signIn({ userId: author, role: 'region', scopeId: null } as Actor)
  tokens.family = web.signIn({ userId: newId(), role: 'family', scopeId: null } as Actor)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const path = '/region/help/instruction/password'
const words = {
  title: 'Забыли пароль от кабинета',
  summary: 'Ссылка придёт за минуту.',
  body: 'Откройте [вход](/sign-in).\n\n- раз\n- **два**',
  audiences: 'family',
}

describe('the marks of a text', () => {
  const texts = [
    ...firstEdition.instructions.map(({ slug, blocks }) => [slug, blocks] as const),
    ...firstEdition.questions.map(({ slug, answer }) => [slug, answer] as const),
  ]
  test.each(texts)('%s can be edited without loss', (_, blocks) => {
    const plain = blocks.map((block) =>
      'tone' in block && block.tone === 'info' ? { ...block, tone: undefined } : block,
    )
    expect(readMarkup(writeMarkup(blocks))).toEqual({ blocks: plain })
  })

  test.each([
    ['', 'он пуст'],
    ['<script>alert(1)</script>', 'Теги не работают'],
    ['Жмите <b>сюда</b>', 'Теги не работают'],
    ['Срок {termOfAnswer}', 'Нет сведения {termOfAnswer}'],
    ['{constructor}', 'Нет сведения'],
    ['[жми](javascript:alert(1))', 'не подойдёт'],
    ['[жми](//evil.example)', 'не подойдёт'],
    ['[жми](/\\evil.example)', 'не подойдёт'],
    ['[жми](data:text/html,x)', 'не подойдёт'],
    ['[если: дождь]\nтекст', 'Нет условия «дождь»'],
  ])('«%s» is not published, and it is told why', (text, told) => {
    expect(readMarkup(text)).toEqual({ wrong: expect.stringContaining(told) })
  })
})

test.each(['[', '<a', '{', '**', '[a](', '\n'])('a long text of «%s» is read at once', (sign) => {
  const text = sign.repeat(60_000)
  const begun = performance.now()
  readMarkup(text)
  whyNotPlain(text)
  expect(performance.now() - begun).toBeLessThan(1000)
})

describe('an edition by the operator', () => {
  test('is looked at before it is published, and until then nobody reads it', async () => {
    const { status, text } = await web.post(path, tokens.operator, { ...words, over: 0, step: 'preview' })
    expect(status).toBe(200)
    expect(text).toContain('Так это прочитают')
    expect(text).toContain('<b>два</b>')
    expect((await web.get('/help/password')).text).not.toContain(words.title)
  })

  test('S-053 is read by everybody at once, in its list and by the search', async () => {
    expect((await web.post(path, tokens.operator, { ...words, over: 0, step: 'publish' })).location).toBe(path)
    const { text } = await web.get('/help/password')
    for (const told of [words.title, words.summary, '<b>два</b>', 'href="/sign-in"']) expect(text).toContain(told)
    expect((await web.get('/help')).text).toContain(words.title)
    expect((await web.get('/help?q=ссылка+за+минуту')).text).toContain('href="/help/password"')
    expect((await web.get(path, tokens.operator)).text).toContain('Каримова Эльвира')
  })

  test('is not published over another that its author has not seen', async () => {
    const { status, text } = await web.post(path, tokens.operator, { ...words, over: 0, step: 'publish' })
    expect([status, text.includes('Текст уже изменили')]).toEqual([409, true])
  })

  test('with a mistake comes back with its words kept', async () => {
    const body = 'Приходите в {срок}'
    const { status, text } = await web.post(path, tokens.operator, { ...words, body, over: 1, step: 'publish' })
    expect(status).toBe(422)
    expect(text).toContain('Нет сведения {срок}')
    expect(text).toContain(body)
  })

  test('gives way to an earlier one, which is another edition then', async () => {
    const first = firstEdition.instructions.find(({ slug }) => slug === 'password')
    expect((await web.post(`${path}/restoration`, tokens.operator, { number: 0, over: 1 })).location).toBe(path)
    expect((await web.get('/help/password')).text).toContain(first?.summary)
    await web.post(`${path}/restoration`, tokens.operator, { number: 1, over: 2 })
    expect((await web.get('/help/password')).text).toContain(words.title)
    const { rows } = await sql<{ word: string }>`
      select word from audit_entry where subject_kind = 'help text' order by id`.execute(fresh.db.reader)
    expect(rows.map(({ word }) => word)).toEqual(['help.published', 'help.restored', 'help.restored'])
  })

  test('is kept in memory until there is another one', async () => {
    const { reader } = fresh.db
    const before = await libraryOf(reader)
    expect(await libraryOf(reader)).toBe(before)
    await web.post('/region/help/question/cash', tokens.operator, {
      ...{
        title: 'Можно ли получить деньги наличными?',
        body: 'Нет: они идут только на занятия.',
        over: 0,
        step: 'publish',
      },
    })
    expect(await libraryOf(reader)).not.toBe(before)
    expect((await web.get('/help/questions')).text).toContain('Можно ли получить деньги наличными?')
  })

  test('two at once: one is published', async () => {
    const over = {
      over: 1,
      step: 'publish',
      body: 'Нет, только на занятия, и только через сайт.',
      title: 'Наличными нельзя?',
    }
    const both = await Promise.all([1, 2].map(() => web.post('/region/help/question/cash', tokens.operator, over)))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test.each(['/region/help', path, '/region/help/instruction/no-such', '/region/help/poem/password'])(
    'is the operator’s alone: %s',
    async (address) => {
      expect((await web.get(address, tokens.family)).status).toBe(404)
      const own = await web.get(address, tokens.operator)
      expect(own.status).toBe(/no-such|poem/.test(address) ? 404 : 200)
    },
  )
})

describe('a text of the operator’s own', () => {
  const text = {
    title: 'Как взять справку об оплате?',
    summary: 'Где попросить и когда она будет.',
    body: 'Попросите в [организации](/organisations).',
    audiences: ['family', 'provider'],
    pages: '/my/applications\n/my/children/*',
  }
  const at = '/region/help/instruction/kak-vzyat-spravku-ob-oplate'
  const added = (more: object = {}) => web.post('/region/help/instruction/new', tokens.operator, { ...text, ...more })

  test('is added for chosen readers, found by the search and first beside its pages', async () => {
    expect((await added({ step: 'preview' })).text).toContain('Так это прочитают')
    expect((await web.get('/help')).text).not.toContain(text.title)
    const nobody = await added({ audiences: [], step: 'publish' })
    expect([nobody.status, nobody.text.includes('Выберите, кому этот текст')]).toEqual([422, true])
    expect((await added({ pages: 'справка', step: 'publish' })).text).toContain('Каждый адрес с новой строки')
    expect((await added({ step: 'publish' })).location).toBe(at)
    expect((await web.get('/help?q=справка')).text).toContain(text.title)
    const near = (await web.get('/help?from=/my/applications')).text
    expect(near.indexOf(text.title)).toBeLessThan(near.indexOf('Все инструкции'))
    expect((await web.get('/help')).text.split(`>${text.title}<`)).toHaveLength(3)
    expect((await added({ step: 'publish' })).location).toBe(`${at}-2`)
  })

  test('saved with one title by two at once is two texts, at two addresses', async () => {
    const title = 'Как вернуть деньги?'
    const both = await fresh.db.transaction(async (tx) => {
      const words = { ...text, title, audiences: [], pages: [] }
      const first = await addText(
        tx,
        { userId: author, role: 'region', scopeId: null } as Actor,
        { kind: 'instruction', words },
        NOW,
      )
      const second = added({ title, step: 'publish' })
      // The second looks for a free address while the first is not yet committed: without the guard it would take the same.
      await untilItWaits()
      return { first, second }
    })
    expect([both.first, (await both.second).location.split('/').at(-1)]).toEqual([
      'kak-vernut-dengi',
      'kak-vernut-dengi-2',
    ])
  })

  test('is taken down and shown again, and both stay in its editions', async () => {
    const address = '/help/kak-vzyat-spravku-ob-oplate'
    expect((await web.get(address)).status).toBe(200)
    expect((await web.post(`${at}/taking-down`, tokens.operator, { over: 1 })).location).toBe(at)
    expect((await web.get(address)).status).toBe(404)
    expect((await web.get('/region/help', tokens.operator)).text).toContain('Снятые тексты')
    expect((await web.post(`${at}/taking-down`, tokens.operator, { over: 2 })).status).toBe(409)
    await web.post(`${at}/showing`, tokens.operator, { over: 2 })
    expect((await web.get(address)).text).toContain('Попросите в')
    const { rows } = await sql<{ word: string }>`select word from audit_entry
      where facts ->> 'slug' = 'kak-vzyat-spravku-ob-oplate' order by id`.execute(fresh.db.reader)
    expect(rows.map(({ word }) => word)).toEqual(['help.added', 'help.taken-down', 'help.shown-again'])
  })

  test('of the program is taken down and shown again too, with the program’s words', async () => {
    const slug = firstEdition.questions[1]?.slug
    const path = `/region/help/question/${slug}`
    await web.post(`${path}/taking-down`, tokens.operator, { over: 0 })
    expect((await web.get('/help/questions')).text).not.toContain(`id="${slug}"`)
    await web.post(`${path}/showing`, tokens.operator, { over: 1 })
    expect((await web.get('/help/questions')).text).toContain(`id="${slug}"`)
  })

  test('the words of a film are edited step by step, as many as it has', async () => {
    const film = firstEdition.lessons[0]
    const path = `/region/help/lesson/${film?.slug}`
    const body = film?.steps.map(({ label, text: words_ }, at_) => `${at_ + 1}. ${label}\n${words_}`).join('\n') ?? ''
    const lesson = { ...text, title: 'Как завести кабинет', over: 0, step: 'publish' }
    expect((await web.post(path, tokens.operator, { ...lesson, body: '1. Раз\nдва' })).text).toContain('В ролике шагов')
    expect((await web.post(path, tokens.operator, { ...lesson, body })).status).toBe(303)
    expect((await web.get(`/help/videos/${film?.slug}`)).text).toContain('Как завести кабинет')
  })

  test.each([
    [
      'a title with a fact',
      '/region/help/instruction/new',
      { title: 'Как приходят к вам в {ageFrom} лет?' },
      '{ageFrom}',
    ],
    ['a summary with a mark', '/region/help/instruction/new', { summary: 'Это **важно** знать.' }, '**важно**'],
  ])('%s is not published: it would be read as typed', async (_, path_, more, sign) => {
    const { status, text: page } = await web.post(path_, tokens.operator, { ...text, ...more, step: 'publish' })
    expect([status, page.includes(`Здесь «${sign}» увидят как есть`)]).toEqual([422, true])
  })

  test('nor is a step of a film with a link; facts in labels and notices are told', async () => {
    const film = firstEdition.lessons[1]
    const body = film?.steps.map(({ label }, at_) => `${at_ + 1}. ${label}\nОткройте [вход](/sign-in)`).join('\n')
    const lesson = { ...text, title: 'Как выбрать кружок', body, over: 0, step: 'publish' }
    const { status } = await web.post(`/region/help/lesson/${film?.slug}`, tokens.operator, lesson)
    expect(status).toBe(422)
    const told = '1. Придите до {ageOver}\nСлова\n\n! Звоните {supportPhone}\nСлова'
    expect((await added({ title: 'Куда звонить?', body: told, step: 'publish' })).status).toBe(303)
    const { text: page } = await web.get('/help/kuda-zvonit')
    expect([page.includes('{ageOver}'), page.includes('{supportPhone}')]).toEqual([false, false])
  })

  test('no text of the program has signs that would be read as typed', () => {
    const { instructions, questions, lessons } = firstEdition
    const plain = [
      ...[...instructions, ...lessons].flatMap(({ title, summary }) => [title, summary]),
      ...questions.map(({ question }) => question),
      ...lessons.flatMap(({ steps }) => steps.flatMap(({ label, text: words_ }) => [label, words_])),
    ]
    expect(plain.filter((line) => whyNotPlain(line))).toEqual([])
  })

  test('is found at the desk by any of its words', async () => {
    const found = (await web.get('/region/help?q=справк', tokens.operator)).text
    expect(found).toContain(text.title)
    expect(found).not.toContain('/region/help/instruction/password')
    expect((await web.get('/region/help?q=зюйд', tokens.operator)).text).toContain('Такого текста нет')
  })

  test.each([
    ['Как вернуть деньги?', 'kak-vernut-dengi'],
    ['Видео: videos', 'video-videos'],
    ['New', 'text-new'],
    ['???', 'text'],
  ])('«%s» gets the address %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })
})

describe('a lesson of the operator’s own', () => {
  const mp4 = Buffer.concat([Buffer.from('\0\0\0\x20ftypisom', 'latin1'), Buffer.alloc(1_300_000, 'kruzhok')])
  const vtt = 'WEBVTT\n\n00:00.000 --> 00:40.000\nОткройте карточку ребёнка\n'
  const lesson = {
    ...{ title: 'Как проверить расписание', summary: 'Дни и часы.', audiences: 'family' },
    body: '1. Откройте карточку\nДоговоры стоят сверху.',
  }
  const send = (url: string, fields: object, files: Record<string, string | Buffer>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ idempotencyKey: newId(), ...fields })) form.set(name, String(value))
    for (const [name, bytes] of Object.entries(files))
      form.set(name, new Blob([new Uint8Array(Buffer.from(bytes))]), name)
    return web.app.inject({
      ...{ method: 'POST', url, payload: form },
      headers: { authorization: `Bearer ${tokens.operator}`, 'idempotency-key': newId() },
    })
  }
  const filmOf = async (slug: string) =>
    /src="(\/videos\/own\/[^"]+\.mp4)"/.exec((await web.get(`/help/videos/${slug}`)).text)?.[1] ?? ''

  test('is added with film and captions, played by parts from the own host, replaced, taken down and shown again', async () => {
    const added = await send('/region/help/lesson/new', lesson, { film: mp4, captions: vtt })
    expect([added.statusCode, added.headers.location]).toEqual([303, '/region/help/lesson/kak-proverit-raspisanie'])
    expect((await web.get('/help/videos')).text).toContain('Как проверить расписание')
    const film = await filmOf('kak-proverit-raspisanie')
    expect((await web.app.inject({ url: film.replace('.mp4', '.vtt') })).body).toContain('Откройте карточку')

    const whole = await web.app.inject({ url: film })
    expect([whole.statusCode, whole.rawPayload.equals(mp4), whole.headers['accept-ranges']]).toEqual([
      200,
      true,
      'bytes',
    ])
    const part = await web.app.inject({ url: film, headers: { range: 'bytes=4-7' } })
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, 'ftyp', 'bytes 4-7/1300012'])
    expect((await web.app.inject({ url: film, headers: { range: 'bytes=1300012-' } })).statusCode).toBe(416)

    const middle = await web.app.inject({ url: film, headers: { range: 'bytes=500000-1200000' } })
    expect(middle.rawPayload.equals(mp4.subarray(500_000, 1_200_001))).toBe(true)
    const head = await web.app.inject({ method: 'HEAD', url: film })
    expect([head.headers['content-length'], head.rawPayload.length]).toEqual(['1300012', 0])

    const kept = { 'if-none-match': String(head.headers.etag) }
    const again = await web.app.inject({ url: film, headers: kept })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])

    const other = Buffer.concat([mp4, Buffer.from('more')])
    const here = '/region/help/lesson/kak-proverit-raspisanie'
    expect((await send(`${here}/film`, { over: 1 }, { film: other, captions: vtt })).statusCode).toBe(303)
    expect((await send(`${here}/film`, { over: 1 }, { film: mp4, captions: vtt })).statusCode).toBe(409)
    expect((await web.app.inject({ url: film, headers: kept })).statusCode).toBe(404)
    const now = await filmOf('kak-proverit-raspisanie')
    expect((await web.app.inject({ url: now })).rawPayload.length).toBe(other.length)

    expect((await web.post(`${here}/taking-down`, tokens.operator, { over: 2 })).status).toBe(303)
    expect((await web.app.inject({ url: now })).statusCode).toBe(404)
    await web.post(`${here}/showing`, tokens.operator, { over: 3 })
    expect((await web.app.inject({ url: now })).statusCode).toBe(200)
  })

  test('is read piece by piece, so that a crowd of slow players does not hold it in memory many times', async () => {
    const { headers } = await send(
      '/region/help/lesson/new',
      { ...lesson, title: 'Как смотреть вместе' },
      { film: mp4, captions: vtt },
    )
    const slug = String(headers.location).split('/').at(-1) ?? ''
    const hash = (await filmOf(slug)).slice(-20, -4)
    const sizes: number[] = []
    for await (const { length } of readPart(fresh.db.reader, { slug, hash }, { from: 0, to: mp4.length - 1 }))
      sizes.push(length)
    expect(sizes).toEqual([524_288, 524_288, 251_436])
  })

  test.each([
    ['no film', { captions: vtt }, 'Выберите ролик'],
    ['no captions', { film: mp4 }, 'Выберите подписи'],
    ['a program in place of a film', { film: 'MZ\x90\0program', captions: vtt }, 'Это не ролик'],
    ['captions of another kind', { film: mp4, captions: '1\n00:00:01,000 --> 00:00:02,000\nДа' }, 'со слова WEBVTT'],
  ])('with %s is asked again, its words kept', async (_, files, told) => {
    const answer = await send('/region/help/lesson/new', { ...lesson, title: 'Другой урок' }, files as never)
    expect([answer.statusCode, answer.body.includes(told), answer.body.includes('value="Другой урок"')]).toEqual([
      422,
      true,
      true,
    ])
  })

  test('with nothing at all is told everything at once: browsers forget the files they were given', async () => {
    const { body } = await send('/region/help/lesson/new', { ...lesson, title: '', body: '' }, {})
    const told = ['Выберите ролик', 'Выберите подписи', 'Напишите заголовок', 'Напишите текст']
    expect(told.filter((words) => !body.includes(words))).toEqual([])
  })

  test('larger than the region lets in is refused with the limit', async () => {
    const vast = Buffer.concat([mp4, Buffer.alloc(33 * 1024 * 1024)])
    const answer = await send('/region/help/lesson/new', lesson, { film: vast, captions: vtt })
    expect([answer.statusCode, answer.body.includes('не больше 32 МБ')]).toEqual([422, true])
  })

  test('is added over REST too; the films of the program are not replaced', async () => {
    const { body: _, ...rest } = lesson
    const added = await send('/api/v1/help/lessons', { ...lesson, title: 'По машинному' }, { film: mp4, captions: vtt })
    expect([added.statusCode, added.json()]).toEqual([201, { slug: 'po-mashinnomu' }])
    expect((await send('/api/v1/help/lessons', rest, { film: mp4, captions: vtt })).statusCode).toBe(422)
    const film = firstEdition.lessons[2]?.slug
    expect((await send(`/region/help/lesson/${film}/film`, { over: 0 }, { film: mp4, captions: vtt })).statusCode).toBe(
      404,
    )
    for (const slug of ['kak-proverit-raspisanie', 'po-mashinnomu'])
      await web.post(`/region/help/lesson/${slug}/taking-down`, tokens.operator, { over: slug.startsWith('k') ? 4 : 1 })
  })
})

test('the same over REST', async () => {
  const texts = (await web.get('/api/v1/help/texts')).json<{ texts: { slug: string }[] }>().texts
  expect(texts.length).toBe(
    firstEdition.instructions.length + firstEdition.questions.length + firstEdition.lessons.length + 6,
  )
  const place = '/api/v1/help/texts/instruction/large-letters'
  const body = {
    title: 'Крупный шрифт и контраст',
    summary: 'Как настроить.',
    body: 'Откройте [настройки](/sight).',
    over: 0,
  }
  expect((await web.post(`${place}/editions`, tokens.operator, body)).status).toBe(201)
  expect((await web.post(`${place}/editions`, tokens.operator, { ...body, body: '<i>x</i>', over: 1 })).status).toBe(
    422,
  )
  expect((await web.post(`${place}/restorations`, tokens.operator, { number: 0, over: 1 })).status).toBe(201)
  const { editions } = (await web.get(`${place}/editions`, tokens.operator)).json<{ editions: { number: number }[] }>()
  expect(editions.map(({ number }) => number)).toEqual([2, 1, 0])
  expect((await web.get(`${place}/editions`, tokens.family)).status).toBe(404)
  const { over: _, ...fresher } = { ...body, title: 'Как включить контраст', audiences: ['family'] }
  const added = await web.post('/api/v1/help/texts/instruction', tokens.operator, fresher)
  expect([added.status, added.json()]).toEqual([201, { slug: 'kak-vklyuchit-kontrast' }])
  const own = '/api/v1/help/texts/instruction/kak-vklyuchit-kontrast'
  expect((await web.post(`${own}/taking-down`, tokens.operator, { over: 1 })).json()).toEqual({ number: 2 })
  const gone = (await web.get('/api/v1/help/texts/taken-down', tokens.operator)).json<{ texts: unknown[] }>()
  expect(gone.texts).toContainEqual({ kind: 'instruction', slug: 'kak-vklyuchit-kontrast', title: fresher.title })
  expect((await web.post(`${own}/showing`, tokens.operator, { over: 2 })).json()).toEqual({ number: 3 })
  expect((await web.post('/api/v1/help/texts/instruction', tokens.family, fresher)).status).toBe(404)
  expect(
    (await web.post('/api/v1/help/texts/instruction', tokens.operator, { ...fresher, audiences: undefined })).status,
  ).toBe(422)
})

/** Until somebody in this database waits for a guard that another holds. */
async function untilItWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`select from pg_locks where not granted and locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`.execute(fresh.db.reader)
    expect(rows).toHaveLength(1)
  })
}
