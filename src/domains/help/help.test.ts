import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { documentsTerm } from '#certificates'
import { meltPolicy } from '#funding'
import type { Audience } from '#help'
import { newId } from '#kernel/ids'
import { demoPreset, installPreset } from '#region'
import { parseSpans } from '#ui'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { aWeb, NOW, type Web } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { forgetSettings } from '../region/settings.ts'
import { aSetting } from '../region/testing.ts'
import type { Library } from './model.ts'
import { stringsOf } from './rules.ts'
import { helpSearch } from './search.ts'
import { firstEdition } from './texts/library.ts'
import { lessons } from './videos/lessons.ts'

const { instructions, questions } = firstEdition

let fresh: FreshDatabase
let web: Web

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.transaction((tx) => installPreset(tx, demoPreset, NOW))
  web = await aWeb(fresh.db, manifests)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

/** Titles of the instructions shown before the whole list. */
const before = (text: string, mark: string) => text.slice(0, text.indexOf(mark))

test('S-053 every page leads to help, by the orange «?» and by plain links, and says where from', async () => {
  const { text } = await web.get('/points?municipality=x')
  expect(text).toContain('class="help-round" href="/help?from=%2Fpoints"')
  expect(text).toContain('<a href="/help">Помощь</a>')
  expect((await web.get('/help?from=%2Fpoints')).status).toBe(200)
})

test('S-088 help describes the way through the app of Gosuslugi to the service', async () => {
  const { text } = await web.get('/help/gosuslugi')
  for (const step of [
    '«Услуги» → «Все услуги» → «Образование» → «Запись в кружки и секции»',
    '«Начать»',
    '«Продолжить»',
  ])
    expect(text).toContain(step)
  expect(text).toContain('Текущий или следующий')
})

describe('S-054: help comes as instructions, video lessons and frequent questions', () => {
  const labels = ['Инструкции', 'Видеоуроки', 'Часто задаваемые вопросы']
  test.each([
    ['/help', 'Инструкции'],
    ['/help/videos', 'Видеоуроки'],
    ['/help/questions', 'Часто задаваемые вопросы'],
  ])('%s is one of three tabs and keeps where the reader came from', async (path, current) => {
    const { status, text } = await web.get(`${path}?from=%2Fpoints`)
    expect(status).toBe(200)
    const tabs = [...text.matchAll(/<a href="(\/help[^"]*)"( aria-current="page")?>([^<]+)<\/a>/g)]
      .filter(([, , , label]) => labels.includes(label ?? ''))
      .filter(([, href]) => href?.includes('from='))
    expect(tabs.map(([, , , label]) => label)).toEqual(expect.arrayContaining(labels))
    expect(tabs.filter(([, , is]) => is).map(([, , , label]) => label)).toEqual([current])
  })

  test('every text and every film stands in its list', async () => {
    const [read, shown, asked] = await Promise.all(
      ['/help', '/help/videos', '/help/questions'].map((path) => web.get(path)),
    )
    for (const { slug } of instructions) expect(read?.text).toContain(`href="/help/${slug}"`)
    for (const { slug } of lessons) expect(shown?.text).toContain(`href="/help/videos/${slug}"`)
    for (const { slug } of questions) expect(asked?.text).toContain(`id="${slug}"`)
  })
})

describe('video lessons', () => {
  const bytesOf = async (path: string, headers: Record<string, string> = {}) => web.app.inject({ url: path, headers })

  test.each(lessons.map((lesson) => [lesson.slug, lesson] as const))(
    'S-054 S-075 %s is a film with captions, and the same in words and pictures',
    async (slug, { title, steps, seconds }) => {
      const { status, text } = await web.get(`/help/videos/${slug}`)
      expect(status).toBe(200)
      for (const words of [title, ...steps.flatMap(({ label, text: said }) => [label, said])])
        expect(text.replaceAll(' ', ' ')).toContain(words)
      const film = await bytesOf(`/videos/${slug}.webm`)
      expect([film.statusCode, film.headers['content-type']]).toEqual([200, 'video/webm'])
      expect(film.rawPayload.subarray(0, 4).toString('hex')).toBe('1a45dfa3')
      expect(film.rawPayload.length).toBeLessThanOrEqual(500_000)
      expect(seconds).toBeGreaterThanOrEqual(20)
      expect(seconds).toBeLessThanOrEqual(60)
      const captions = await bytesOf(`/videos/${slug}.vtt`)
      expect(captions.headers['content-type']).toContain('text/vtt')
      expect(captions.body.match(/ --> /g)).toHaveLength(steps.length)
      for (const { text: said } of steps) expect(captions.body).toContain(said)
      for (const at of [...steps.keys(), steps.length])
        expect((await bytesOf(`/videos/${slug}-${at}.webp`)).headers['content-type']).toBe('image/webp')
    },
  )

  test('a player gets the part that it asks for', async () => {
    const part = await bytesOf('/videos/registration.webm', { range: 'bytes=100-199' })
    expect([part.statusCode, part.rawPayload.length]).toEqual([206, 100])
    expect(part.headers['content-range']).toMatch(/^bytes 100-199\/\d+$/)
  })

  test.each(['no-such.webm', '..%2Flessons.json', 'lessons.json', 'registration.ts', 'REGISTRATION.webm', '.webm'])(
    'nothing else is served: %s',
    async (name) => expect((await bytesOf(`/videos/${name}`)).statusCode).toBe(404),
  )

  test('S-075: families, institutions and payers each have lessons of their own', () => {
    const audiences = new Set(lessons.map(({ audience }) => audience))
    expect([...audiences].sort()).toEqual(['family', 'municipality', 'provider', 'reception'])
  })

  test('a lesson that nobody filmed is not found', async () => {
    expect((await web.get('/help/videos/no-such')).status).toBe(404)
  })
})

test('who to ask: the support, the operator and every authorised body', async () => {
  const { text } = await web.get('/help')
  expect(text).toContain('mailto:pomosch@ozernaya.example')
  expect(text).toContain('operator@ozernaya.example')
  for (const { authorisedBody, email } of demoPreset.municipalities) {
    expect(text).toContain(authorisedBody)
    expect(text).toContain(`mailto:${email}`)
  }
})

test('S-164: the memo of each municipality is handed out beside its coordinator', async () => {
  const { text } = await web.get('/help/statement')
  const memos = [...text.matchAll(/href="(\/papers\/memo\.pdf\?municipality=[0-9a-f-]+)"/g)].map(
    ([, href = '']) => href,
  )
  expect(memos).toHaveLength(demoPreset.municipalities.length)
  expect((await web.app.inject(memos[0] ?? '')).headers['content-type']).toBe('application/pdf')
})

test('S-154: how to register is published for everyone together with the municipal coordinators to ask', async () => {
  const { status, text } = await web.get('/help/registration')
  expect(status).toBe(200)
  for (const words of ['Заполните форму', 'Откройте письмо', 'Если письма нет']) expect(text).toContain(words)
  for (const { authorisedBody, phone, email } of demoPreset.municipalities) {
    expect(text).toContain(authorisedBody)
    expect(text).toContain(`tel:${phone.replace(/[^+\d]/g, '')}`)
    expect(text).toContain(`mailto:${email}`)
  }
})

describe('what fits the page of the reader goes first', () => {
  test.each([
    ['/recovery', 'Забыли пароль'],
    ['/my/children/new', 'Сайт говорит, что ребёнок уже есть'],
    ['/points', 'Как получить сертификат'],
    ['/provider', 'Как отвечать на заявки'],
    ['/reception', 'Как принять заявление на сертификат'],
  ])('%s', async (from, title) => {
    const { text } = await web.get(`/help?from=${encodeURIComponent(from)}`)
    expect(before(text, 'Все инструкции')).toContain(title)
    expect(text).toContain(`href="${from}"`)
  })

  test('S-054 the texts of other people’s work wait behind one line each', async () => {
    const { text } = await web.get('/help')
    expect(text).toMatch(/<h2>Семьям<[\s\S]*<summary>Организациям</)
    expect(text).not.toContain('<summary>Семьям<')
  })

  test.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/help/money',
    '"><script>',
  ])('an address that is not a page of ours leads nowhere: %s', async (from) => {
    const { status, text } = await web.get(`/help?from=${encodeURIComponent(from)}`)
    expect(status).toBe(200)
    expect(text).not.toContain('Вернуться на страницу')
    expect(text).not.toMatch(/(?:href|value)="[^"?]*evil/)
    expect(text).not.toContain('name="from"')
    expect(text).not.toContain('"><script>')
  })
})

test.each<[Audience, string]>([
  ['reception', 'Пунктам приёма'],
  ['provider', 'Организациям'],
  ['family', 'Семьям'],
])('whoever works as %s finds their own instructions first', async (role, heading) => {
  const token = web.signIn({ userId: newId(), role, scopeId: null } as Actor)
  const { text } = await web.get('/help', token)
  expect(/<h2>([^<]+)/.exec(text)?.[1]).toBe(heading)
})

describe('the search', () => {
  test.each([
    ['забыла пароль', 'password'],
    ['ПАРОЛЬ', 'password'],
    ['такой ребенок уже есть', 'known-child'],
    ['ребёнок уже существует', 'known-child'],
    ['активировать сертификат', 'activation'],
    ['номинал уменьшился', 'money'],
    ['крупный шрифт', 'large-letters'],
    ['зарегистрироваться на программу', 'apply'],
    ['несколько кружков', 'several-clubs'],
    ['отозвать заявку', 'cancel'],
    ['защищенный канал', 'reception-channel'],
    ['сертиф', 'statement'],
  ])('«%s» finds %s', async (words, slug) => {
    const { text } = await web.get(`/help?q=${encodeURIComponent(words)}`)
    expect(text).toContain('Нашлось по запросу')
    expect(text).toContain(`href="/help/${slug}"`)
  })

  test('what a question asks in these very words stands above the instructions', async () => {
    const placesOf = async (words: string) => {
      const { text } = await web.get(`/help?q=${encodeURIComponent(words)}`)
      return [text.indexOf('id="letter-missing"'), text.indexOf('href="/help/password"')] as const
    }
    const [question, instruction] = await placesOf('не приходит письмо')
    expect(question).toBeGreaterThan(0)
    expect(question).toBeLessThan(instruction)
    const [below, above] = await placesOf('пароль')
    expect(below === -1 || above < below).toBe(true)
  })

  test.each([
    ['забыла пороль', 'забыла пароль', 'password'],
    ['сертефикат', 'сертификат', 'activation'],
    ['не пришло писмо', 'не пришло письмо', 'registration'],
    ['gfhjkm', 'пароль', 'password'],
  ])('«%s» is taken for «%s»', async (words, instead, slug) => {
    const { text } = await web.get(`/help?q=${encodeURIComponent(words)}`)
    expect(text).toContain(`показываем «${instead}»`)
    expect(text).toContain(`href="/help/${slug}"`)
  })

  test('whole words of a title go before beginnings of words, and a title that says little else before a long one', async () => {
    const titled = (title: string) => ({ ...instructions[0], slug: title, title, summary: '', words: '', blocks: [] })
    const library = {
      instructions: ['Договорённости', 'Договор и приложения к нему', 'Договор'].map(titled),
      ...{ lessons: [], questions: [] },
    } as unknown as Library
    const found = await helpSearch()(fresh.db.reader, library, 'договор')
    expect(found.instructions.map(({ title }) => title)).toEqual([
      'Договор',
      'Договор и приложения к нему',
      'Договорённости',
    ])
  })

  test('says so when there is nothing, keeps the page of the reader and shows the words as words', async () => {
    const { status, text } = await web.get('/help?q=%3Cb%3Eтелепорт&from=%2Fpoints')
    expect(status).toBe(200)
    expect(text).toContain('Об этом пока ничего нет')
    expect(text).toContain('name="from" value="/points"')
    expect(text).not.toContain('<b>телепорт')
  })

  test.each(['%20', 'и', '%D0', `${'слово%20'.repeat(80)}`, 'a&q=b'])('bears anything: %s', async (words) => {
    expect((await web.get(`/help?q=${words}`)).status).toBe(200)
  })
})

describe('instructions', () => {
  test.each(instructions.map(({ slug, title }) => [slug, title]))('/help/%s', async (slug, title) => {
    const { status, text } = await web.get(`/help/${slug}`)
    expect(status).toBe(200)
    expect(text).toContain('k-print')
    expect(text.match(/<h1>/g)).toHaveLength(1)
    expect(text).toContain(title)
  })

  test('an unknown one is not found', async () => {
    expect((await web.get('/help/no-such')).status).toBe(404)
  })

  test('tell the terms of the settings in force', async () => {
    expect((await web.get('/help/statement')).text).toContain('Срок — 7 рабочих дней после подачи')
    await fresh.db.transaction((tx) => aSetting(tx, documentsTerm, 3, { from: '2026-11-01' }))
    await fresh.db.transaction((tx) => aSetting(tx, meltPolicy, 'none', { from: '2026-11-01' }))
    forgetSettings(fresh.db.reader)
    expect((await web.get('/help/statement')).text).toContain('Срок — 3 рабочих дня после подачи')
    expect((await web.get('/help/money')).text).not.toContain('Почему номинал уменьшается')
  })

  test('every link of the texts leads somewhere', async () => {
    const blocks = [...instructions.flatMap((one) => one.blocks), ...questions.flatMap(({ answer }) => answer)]
    const hrefs = blocks
      .flatMap(stringsOf)
      .flatMap(parseSpans)
      .flatMap((piece) => ('href' in piece && piece.href.startsWith('/') ? [piece.href] : []))
    for (const href of new Set(hrefs)) {
      const { status } = await web.get(href)
      expect([href, status === 200 || status === 303]).toEqual([href, true])
    }
  })
})
