import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { knowJournalWords, system } from '#audit'
import { sql } from '#platform/db'
import type { App } from '#platform/http'
import { demoPreset, installPreset } from '#region'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { buildWeb } from '../../app/web.ts'
import { aKit } from '../../platform/http/testing.ts'
import { region } from '../region/manifest.ts'
import { createHooks, grantRole, hashPassword, startSessionFor } from './index.ts'
import { sendConfirmationAgain, sendRecoveryLink, tidyUp } from './jobs.ts'
import { access } from './manifest.ts'
import { aUser } from './testing.ts'

const start = Temporal.Instant.from('2026-09-01T07:00:00Z')
const password = 'кот и 3 окна'
const manifests = [region, access]

let fresh: FreshDatabase
let app: App
let now = start
let passwordHash: string
let municipality: string

const kit = () =>
  aKit({
    db: fresh.db,
    clock: { now: () => now },
    config: { limitRates: false },
    hooks: createHooks({
      permissions: {},
      staffSessions: { idle: Temporal.Duration.from({ hours: 2 }), absolute: Temporal.Duration.from({ hours: 12 }) },
    }),
  })

beforeAll(async () => {
  knowJournalWords([region.journal, access.journal])
  fresh = await freshDatabase({ connections: 12 })
  await fresh.db.transaction((tx) => installPreset(tx, demoPreset, start))
  app = await buildWeb(kit(), manifests)
  passwordHash = await hashPassword(password)
  const { rows } = await sql<{ id: string }>`select id from region_municipality where code = '10'`.execute(
    fresh.db.reader,
  )
  municipality = rows[0]?.id ?? ''
})
afterAll(async () => {
  await app.close()
  await fresh.close()
})
beforeEach(async () => {
  now = start
  await fresh.db.transaction(async (tx) => {
    await sql`delete from access_attempt`.execute(tx)
    await sql`delete from job_plan`.execute(tx)
  })
})

let people = 0
const address = () => {
  people += 1
  return `anna${people}@mail.ru`
}
const form = (email: string) => ({
  municipality,
  surname: 'петрова',
  name: 'Анна',
  patronymic: 'Викторовна',
  phone: '8 (912) 345-67-89',
  email,
  password,
  siteRules: 'yes',
  privacyPolicy: 'yes',
  personalData: 'yes',
})

type Planned = { name: string; payload: { letter: string; to: string; facts: { token: string } } }
const planned = async () =>
  (await sql<Planned>`select name, payload from job_plan order by 1`.execute(fresh.db.reader)).rows
const letters = async (letter?: string) =>
  (await planned())
    .filter(({ name, payload }) => name === 'mail.send-letter' && (!letter || payload.letter === letter))
    .map(({ payload }) => payload)
const linkIn = async (letter: string) => (await letters(letter)).at(-1)?.facts.token ?? ''
const journal = async () =>
  (await sql<{ word: string }>`select word from audit_entry order by id`.execute(fresh.db.reader)).rows.map(
    ({ word }) => word,
  )

async function register(email: string, visitor = new Visitor(app), fields = {}) {
  await visitor.open('/register')
  return visitor.send('/register', { ...form(email), ...fields })
}

async function aFamily(email = address()): Promise<{ email: string; userId: string }> {
  const userId = await fresh.db.transaction((tx) => aUser(tx, { email, passwordHash }))
  return { email, userId }
}

async function signIn(email: string, { visitor = new Visitor(app), typed = password, next = '' } = {}) {
  await visitor.open(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')
  return visitor.send('/sign-in', { email, password: typed })
}

describe('registration', () => {
  test('S-147 a family registers, confirms the address by the link in the letter and is in its cabinet', async () => {
    const [email, visitor] = [address(), new Visitor(app)]
    const sent = await register(email, visitor)
    expect(sent.status).toBe(303)
    expect((await visitor.open(sent.location)).text).toContain('a···@mail.ru')
    const token = await linkIn('access.confirm-email')
    expect((await visitor.open(`/confirmation/${token}`)).title).toBe('Подтвердите адрес')
    expect((await visitor.send(`/confirmation/${token}`, { password })).location).toBe('/cabinet')
    expect((await visitor.open('/cabinet')).location).toBe('/my')
    const settings = await visitor.open('/my/settings')
    for (const words of [
      'Петрова Анна Викторовна',
      '+7 912 345-67-89',
      'город Озёрный',
      email,
      'Правила пользования',
      'Политика',
    ])
      expect(settings.text).toContain(words)
    expect(settings.text).toContain('Петрова А. В.')
    expect(await journal()).toEqual(
      expect.arrayContaining(['access.registered', 'access.email-confirmed', 'access.signed-in']),
    )
  })

  test('asks for three consents apart, none ticked, each with its own text', async () => {
    const visitor = new Visitor(app)
    const page = await visitor.open('/register')
    expect(page.text.match(/type="checkbox"/g)?.length).toBe(4)
    expect(page.text).not.toMatch(/<input[^>]*checkbox[^>]*checked/)
    for (const kind of ['site-rules', 'privacy-policy', 'personal-data']) {
      expect(page.text).toContain(`/documents/${kind}`)
      expect((await visitor.open(`/documents/${kind}`)).text).toContain('Редакция от 1 августа 2026 года')
    }
    expect((await visitor.open('/documents/toString')).status).toBe(404)
    const refused = await register(address(), visitor, { privacyPolicy: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Отметьте, что прочитали политику конфиденциальности')
    expect(refused.text).not.toContain('Отметьте, что принимаете правила')
  })

  test('keeps each consent with its version and the hash of the text that was shown', async () => {
    const email = address()
    await register(email)
    const { rows } = await sql<{ kind: string; version: string; hash: string }>`
      select c.kind, c.version, encode(c.text_hash, 'hex') as hash from access_consent c
      join access_user u on u.id = c.user_id where u.email = ${email}`.execute(fresh.db.reader)
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3)
    expect(rows.map(({ version }) => version)).toEqual(['2026-08-01', '2026-08-01', '2026-08-01'])
  })

  test('shows every mistake at once in the order of the fields, keeps the answers, but never the password', async () => {
    const page = await register(address(), new Visitor(app), {
      name: '77',
      phone: '123',
      password: '1234',
      patronymic: '',
    })
    expect(page.status).toBe(422)
    expect(page.title).toBe('Ошибка: Регистрация')
    const places = ['Введите имя', 'Введите отчество или отметьте', 'Введите номер телефона', 'Пароль короткий'].map(
      (words) => page.text.indexOf(words),
    )
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
    expect(page.text).toContain('value="петрова"')
    expect(page.text).not.toContain('value="1234"')
  })

  test('«нет отчества» is enough for who has none', async () => {
    const email = address()
    expect((await register(email, new Visitor(app), { patronymic: '', noPatronymic: 'yes' })).status).toBe(303)
    const { rows } = await sql`select patronymic from access_user where email = ${email}`.execute(fresh.db.reader)
    expect(rows).toEqual([{ patronymic: null }])
  })

  test('a slip in the mail domain is asked about once and may be kept', async () => {
    const email = `anna${Math.trunc(performance.now())}@mial.ru`
    const visitor = new Visitor(app)
    const asked = await register(email, visitor)
    expect(asked.text).toContain(`возможно, вы имели в виду ${email.replace('mial', 'mail')}?`)
    expect((await visitor.send('/register', { ...form(email), emailIsRight: email })).status).toBe(303)
  })

  test('with a known address looks the same; only the owner reads «у вас уже есть кабинет»', async () => {
    const { email } = await aFamily()
    const unknown = `new-${email}`.replace('new-anna', 'anew')
    const [known, newcomer] = [await register(email), await register(unknown)]
    expect(known).toEqual({ ...newcomer, location: known.location })
    expect(known.location).toBe(newcomer.location)
    expect((await letters()).map(({ to, letter }) => [to, letter])).toEqual(
      expect.arrayContaining([
        [email, 'access.known-address'],
        [unknown, 'access.confirm-email'],
      ]),
    )
    expect((await signIn(email)).location).toBe('/cabinet')
  })

  test('under an address that nobody confirmed does not occupy it: the last one who registers counts', async () => {
    const email = address()
    await register(email, new Visitor(app), { password: 'чужой и хитрый' })
    const stolen = await linkIn('access.confirm-email')
    await register(email)
    const visitor = new Visitor(app)
    expect((await visitor.open(`/confirmation/${stolen}`)).title).toBe('Ссылка больше не действует')
    expect((await signIn(email, { typed: 'чужой и хитрый' })).status).toBe(422)
  })

  test('pressed twice sends one letter', async () => {
    const [email, visitor] = [address(), new Visitor(app)]
    await visitor.open('/register')
    const [one, two] = [await visitor.send('/register', form(email)), await visitor.send('/register', form(email))]
    expect(one.location).toBe(two.location)
    expect((await letters('access.confirm-email')).length).toBe(1)
  })

  test('S-105 whoever has a cabinet is not invited to register', async () => {
    const { email } = await aFamily()
    const visitor = new Visitor(app)
    await signIn(email, { visitor })
    expect((await visitor.open('/register')).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).text).not.toMatch(/Зарегистр/)
  })
})

describe('the link of confirmation', () => {
  test('changes nothing when it is merely opened, as mail programs do', async () => {
    await register(address())
    const token = await linkIn('access.confirm-email')
    const visitor = new Visitor(app)
    await visitor.open(`/confirmation/${token}`)
    expect((await visitor.open(`/confirmation/${token}`)).title).toBe('Подтвердите адрес')
  })

  test('needs the password, so that nobody opens a cabinet that a stranger made in their name', async () => {
    await register(address())
    const token = await linkIn('access.confirm-email')
    const visitor = new Visitor(app)
    await visitor.open(`/confirmation/${token}`)
    const wrong = await visitor.send(`/confirmation/${token}`, { password: 'не тот' })
    expect([wrong.status, wrong.title]).toEqual([422, 'Ошибка: Подтвердите адрес'])
  })

  test('works once; later it says that the address is confirmed', async () => {
    await register(address())
    const token = await linkIn('access.confirm-email')
    const visitor = new Visitor(app)
    await visitor.open(`/confirmation/${token}`)
    await visitor.send(`/confirmation/${token}`, { password })
    const again = await new Visitor(app).open(`/confirmation/${token}`)
    expect([again.status, again.title]).toEqual([410, 'Адрес уже подтверждён'])
  })

  test('dies after 72 hours, and the page sends a new one', async () => {
    const email = address()
    await register(email)
    const token = await linkIn('access.confirm-email')
    const visitor = new Visitor(app)
    now = start.add({ hours: 71, minutes: 59 })
    expect((await visitor.open(`/confirmation/${token}`)).status).toBe(200)
    now = start.add({ hours: 72 })
    const dead = await visitor.open(`/confirmation/${token}`)
    expect([dead.status, dead.title]).toEqual([410, 'Ссылка больше не действует'])
    const sent = await visitor.send(`/confirmation/${token}/renewal`)
    expect(sent.location).toContain('/letter?for=registration')
    await sendConfirmationAgain({ ...kit() }, { email })
    const renewed = (await letters('access.confirm-email'))
      .map(({ facts }) => facts.token)
      .filter((one) => one !== token)
    expect((await visitor.open(`/confirmation/${renewed[0]}`)).status).toBe(200)
  })

  test('that is unknown leads to asking for a letter', async () => {
    const page = await new Visitor(app).open(`/confirmation/${'x'.repeat(43)}`)
    expect([page.status, page.title]).toEqual([410, 'Такой ссылки нет'])
    expect(page.text).toContain('href="/confirmation"')
  })
})

describe('sign-in', () => {
  test('opens the page the family wanted, and no other site', async () => {
    const { email } = await aFamily()
    expect((await signIn(email, { next: '/my/children/new?from=1' })).location).toBe('/my/children/new?from=1')
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/sign-out',
    ])
      expect((await signIn(email, { next })).location).toBe('/cabinet')
  })

  test('does not tell whether the address or the password was wrong', async () => {
    const { email } = await aFamily()
    const [wrong, unknown] = [
      await signIn(email, { typed: 'не тот' }),
      await signIn(email.replace('anna', 'nobo'), { typed: 'не тот' }),
    ]
    expect(wrong.status).toBe(422)
    const bare = (text: string) => text.replaceAll(/value="[^"]*"/g, '')
    expect(bare(wrong.text)).toBe(bare(unknown.text))
    expect(wrong.text.length).toBe(unknown.text.length)
  })

  test('takes equally long for an unknown address and a wrong password', async () => {
    const { email } = await aFamily()
    const time = async (who: string) => {
      const began = performance.now()
      await signIn(who, { typed: 'не тот' })
      return performance.now() - began
    }
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let round = 0; round < 4; round += 1) {
      times.known.push(await time(email))
      times.unknown.push(await time(`no${round}${email}`))
    }
    const least = Math.min(...times.unknown) / Math.min(...times.known)
    expect(least).toBeGreaterThan(0.6)
    expect(least).toBeLessThan(1.6)
  })

  test('with an address that was not confirmed sends the letter again', async () => {
    const email = address()
    await register(email)
    expect((await signIn(email)).location).toContain('/letter?for=registration')
    expect((await letters('access.confirm-email')).length).toBe(2)
  })

  test('gives every sign-in a session of its own, and the one before ends', async () => {
    const { email } = await aFamily()
    const visitor = new Visitor(app)
    await signIn(email, { visitor })
    const first = visitor.cookie('kruzhok') ?? ''
    await visitor.open('/my/settings')
    await visitor.send('/sign-out')
    expect((await visitor.open('/my/settings')).location).toBe('/sign-in?next=%2Fmy%2Fsettings')
    const thief = await app.inject({ url: '/my/settings', headers: { cookie: `kruzhok=${first}` } })
    expect(thief.statusCode).toBe(303)
    await signIn(email, { visitor })
    expect(visitor.cookie('kruzhok')).not.toBe(first)
  })

  test('a forged or missing token is refused', async () => {
    const { email } = await aFamily()
    const visitor = new Visitor(app)
    await visitor.open('/sign-in')
    expect((await visitor.post('/sign-in', { email, password })).status).toBe(403)
    expect((await visitor.post('/sign-in', { email, password, _csrf: 'a.b' })).status).toBe(403)
  })

  test('a blocked user is told where to ask, and is out at the next click', async () => {
    const { email, userId } = await aFamily()
    const visitor = new Visitor(app)
    await signIn(email, { visitor })
    await fresh.db.transaction((tx) => sql`update access_user set blocked_at = ${now} where id = ${userId}`.execute(tx))
    expect((await visitor.open('/my/settings')).location).toContain('/sign-in')
    const refused = await signIn(email)
    expect([refused.status, refused.title]).toEqual([403, 'Вход закрыт'])
  })
})

describe('too many tries', () => {
  test('five wrong passwords from one place are enough; the right one waits too, and the page says how long', async () => {
    const { email } = await aFamily()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      now = start.add({ minutes: attempt })
      expect((await signIn(email, { typed: 'не тот' })).status).toBe(422)
    }
    const refused = await signIn(email)
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('Попробуйте через 11 минут')
    expect((await signIn(email, { visitor: new Visitor(app, '198.51.100.1') })).location).toBe('/cabinet')
  })

  test('the window slides: who is turned away is not counted, and nobody is locked out for ever', async () => {
    const { email } = await aFamily()
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(email, { typed: 'не тот' })
    for (let minute = 1; minute < 15; minute += 1) {
      now = start.add({ minutes: minute })
      expect((await signIn(email)).status).toBe(429)
    }
    now = start.add({ minutes: 15 })
    expect((await signIn(email)).location).toBe('/cabinet')
  })

  test('many networks against one account are stopped by the account', async () => {
    const { email } = await aFamily()
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt += 1)
      statuses.push(
        (await signIn(email, { typed: 'не тот', visitor: new Visitor(app, `198.51.100.${attempt}`) })).status,
      )
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429])
  })

  test('of thirty guesses at once no more are looked at than of thirty one after another', async () => {
    const { email } = await aFamily()
    const guesses = await Promise.all(Array.from({ length: 30 }, () => signIn(email, { typed: 'не тот' })))
    expect(guesses.filter(({ status }) => status === 422).length).toBe(5)
  })

  test('the right password forgives the wrong ones before it', async () => {
    const { email } = await aFamily()
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await signIn(email, { typed: 'не тот' })
      expect((await signIn(email)).location).toBe('/cabinet')
    }
  })

  test('letters to one address are limited as well, known or not', async () => {
    const { email } = await aFamily()
    for (const who of [email, `no-${email}`]) {
      const visitor = new Visitor(app)
      const statuses: number[] = []
      for (let attempt = 0; attempt < 4; attempt += 1) {
        await visitor.open('/recovery')
        statuses.push((await visitor.send('/recovery', { email: who })).status)
      }
      expect(statuses).toEqual([303, 303, 303, 429])
    }
  })

  test('neither addresses nor networks lie in the table of attempts', async () => {
    const { email } = await aFamily()
    await signIn(email, { typed: 'не тот' })
    const { rows } = await sql<{ all: string }>`select string_agg(a::text, '') as all from access_attempt a`.execute(
      fresh.db.reader,
    )
    expect(rows[0]?.all).not.toMatch(/anna|mail|203\.0/)
    await tidyUp({ ...kit(), clock: { now: () => start.add({ hours: 49 }) } })
    const { rows: left } = await sql`select 1 from access_attempt`.execute(fresh.db.reader)
    expect(left.length).toBe(0)
  })
})

describe('recovery', () => {
  const ask = async (email: string, visitor = new Visitor(app)) => {
    await visitor.open('/recovery')
    const sent = await visitor.send('/recovery', { email })
    return { sent, page: await visitor.open(sent.location) }
  }
  const linkFor = async (email: string) => {
    await ask(email)
    await sendRecoveryLink(kit(), { email })
    return linkIn('access.recovery')
  }

  test('S-033, S-092 a forgotten password is replaced through the letter, and every device is signed out', async () => {
    const { email } = await aFamily()
    const [old, visitor] = [new Visitor(app), new Visitor(app)]
    await signIn(email, { visitor: old })
    const token = await linkFor(email)
    await visitor.open(`/recovery/${token}`)
    expect((await visitor.send(`/recovery/${token}`, { password: 'новые слова и 5 рыб' })).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).status).toBe(200)
    expect((await old.open('/my/settings')).location).toContain('/sign-in')
    expect((await signIn(email)).status).toBe(422)
    expect((await signIn(email, { typed: 'новые слова и 5 рыб' })).location).toBe('/cabinet')
    expect((await letters('access.password-changed')).map(({ to }) => to)).toEqual([email])
  })

  test('S-093…S-095 the page names the spam, the very address and the regional support', async () => {
    const asked = await new Visitor(app).open('/recovery')
    const { page } = await ask('anybody@mail.ru')
    for (const { text } of [asked, page]) {
      expect(text).toContain('«Спам»')
      expect(text).toContain('pomosch@ozernaya.example')
      expect(text).toContain('8 800 000-10-20')
    }
    expect(asked.text).toContain('на другой адрес письмо не придёт')
    expect(page.text).toContain('только на тот адрес, который указан в кабинете')
    expect(page.text).toContain('a···@mail.ru')
  })

  test('answers the same, in words and in work, whether or not the address is known', async () => {
    const { email } = await aFamily()
    const unknown = email.replace('anna', 'aboa')
    const [known, stranger] = [await ask(email), await ask(unknown)]
    expect(known.sent).toEqual(stranger.sent)
    expect(known.page.text).toBe(stranger.page.text)
    expect((await planned()).map(({ name }) => name)).toEqual(['access.send-recovery', 'access.send-recovery'])
    await sendRecoveryLink(kit(), { email: unknown })
    expect(await letters()).toEqual([])
  })

  test('a letter goes to the very address only', async () => {
    const { email } = await aFamily()
    await sendRecoveryLink(kit(), { email: email.replace('@', '1@') })
    expect(await letters()).toEqual([])
    await sendRecoveryLink(kit(), { email })
    expect((await letters('access.recovery')).map(({ to }) => to)).toEqual([email])
  })

  test('its link works once and for an hour; a dead one offers a new one', async () => {
    const { email } = await aFamily()
    const token = await linkFor(email)
    now = start.add({ minutes: 60 })
    const dead = await new Visitor(app).open(`/recovery/${token}`)
    expect([dead.status, dead.title]).toEqual([410, 'Ссылка больше не действует'])
    expect(dead.text).toContain('href="/recovery"')
    now = start.add({ minutes: 59 })
    const visitors = [new Visitor(app), new Visitor(app)]
    for (const visitor of visitors) await visitor.open(`/recovery/${token}`)
    const presses = await Promise.all(
      visitors.map((visitor, index) => visitor.send(`/recovery/${token}`, { password: `новые слова ${index} рыб` })),
    )
    expect(presses.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('a newer link ends the older one', async () => {
    const { email } = await aFamily()
    const first = await linkFor(email)
    await fresh.db.transaction((tx) => sql`delete from job_plan`.execute(tx))
    await linkFor(email)
    expect((await new Visitor(app).open(`/recovery/${first}`)).status).toBe(410)
  })

  test('a common password is not taken, and staff need a longer one', async () => {
    const { email, userId } = await aFamily()
    const visitor = new Visitor(app)
    const token = await linkFor(email)
    await visitor.open(`/recovery/${token}`)
    expect((await visitor.send(`/recovery/${token}`, { password: 'qwerty123' })).text).toContain('подберут первым')
    await fresh.db.transaction((tx) =>
      grantRole(tx, system, { userId, role: 'support', scopeId: null, rights: [] }, now),
    )
    expect((await visitor.send(`/recovery/${token}`, { password: 'кот и окно' })).text).toContain('не меньше 12 знаков')
  })
})

describe('the cabinet', () => {
  test('S-032 without an e-mail the cabinet asks for one and says that recovery depends on it', async () => {
    const userId = await fresh.db.transaction((tx) => aUser(tx, { email: null, passwordHash }))
    const limits = kit().config.sessions
    const { token } = await fresh.db.transaction((tx) =>
      startSessionFor(tx, userId, { userAgent: '', address: null, limits }, now),
    )
    const page = await app.inject({ url: '/my/settings', headers: { authorization: `Bearer ${token}` } })
    expect(page.body).toContain('Укажите электронную почту')
    expect(page.body.replaceAll('\u00a0', ' ')).toContain('восстановить доступ можно будет только по письму')
    const fresher = address()
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() }
    const payload = { email: fresher, currentPassword: password }
    const asked = await app.inject({ method: 'POST', url: '/my/settings/email', headers, payload })
    expect(asked.statusCode).toBe(303)
    const link = await linkIn('access.confirm-email')
    const visitor = new Visitor(app)
    await visitor.open(`/confirmation/${link}`)
    expect((await visitor.send(`/confirmation/${link}`, { password })).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).text).toContain(fresher)
  })

  test('a new address counts when its link was opened; the old one is told', async () => {
    const { email } = await aFamily()
    const [visitor, fresher] = [new Visitor(app), address()]
    await signIn(email, { visitor })
    await visitor.open('/my/settings/email')
    expect((await visitor.send('/my/settings/email', { email: fresher, currentPassword: 'не тот' })).status).toBe(422)
    expect(
      (await visitor.send('/my/settings/email', { email: fresher, currentPassword: password })).location,
    ).toContain('for=email')
    expect((await visitor.open('/my/settings')).text).toContain(email)
    const token = await linkIn('access.confirm-email')
    await visitor.open(`/confirmation/${token}`)
    await visitor.send(`/confirmation/${token}`, { password })
    expect((await visitor.open('/my/settings')).text).toContain(fresher)
    expect((await letters('access.email-changed')).map(({ to }) => to)).toEqual([email])
  })

  test('a changed password ends the other sessions and keeps this one', async () => {
    const { email } = await aFamily()
    const [here, there] = [new Visitor(app), new Visitor(app)]
    await signIn(email, { visitor: here })
    await signIn(email, { visitor: there })
    await here.open('/my/settings/password')
    const changed = await here.send('/my/settings/password', {
      currentPassword: password,
      newPassword: 'пять рыб на льду',
    })
    expect(changed.location).toBe('/my/settings')
    expect((await here.open('/my/settings')).status).toBe(200)
    expect((await there.open('/my/settings')).location).toContain('/sign-in')
  })

  test('lists the devices; one or all others are signed out, strangers never', async () => {
    const [mine, other] = [await aFamily(), await aFamily()]
    const [here, there, third, stranger] = [new Visitor(app), new Visitor(app), new Visitor(app), new Visitor(app)]
    for (const visitor of [here, there, third]) await signIn(mine.email, { visitor })
    await signIn(other.email, { visitor: stranger })
    const page = await here.open('/my/settings/sessions')
    expect(page.text.match(/Firefox, Windows/g)?.length).toBeGreaterThanOrEqual(3)
    const [path = ''] = /\/my\/settings\/sessions\/[0-9a-f]{64}\/end/.exec(page.text) ?? []
    await stranger.open('/my/settings/sessions')
    const hidden = /name="_csrf" value="([^"]*)"/.exec((await stranger.open('/my/settings/password')).text)?.[1] ?? ''
    expect((await stranger.post(path, { _csrf: hidden, _key: 'stranger-key' })).status).toBe(404)
    expect((await here.send(path)).location).toBe('/my/settings/sessions')
    await here.open('/my/settings/sessions')
    await here.send('/my/settings/sessions/end')
    expect((await here.open('/my/settings')).status).toBe(200)
    for (const visitor of [there, third]) expect((await visitor.open('/my/settings')).status).toBe(303)
    expect((await stranger.open('/my/settings')).status).toBe(200)
  })

  test('own data are corrected by the person', async () => {
    const { email } = await aFamily()
    const visitor = new Visitor(app)
    await signIn(email, { visitor })
    await visitor.open('/my/settings/person')
    const fields = {
      surname: 'Сидорова',
      name: 'Анна',
      patronymic: '',
      noPatronymic: 'yes',
      phone: '+7 921 000 11 22',
      municipality,
    }
    expect((await visitor.send('/my/settings/person', fields)).location).toBe('/my/settings')
    expect((await visitor.open('/my/settings')).text).toContain('Сидорова Анна')
  })
})

describe('roles', () => {
  test('who has several chooses one at a time, and may change it; nobody takes a role of others', async () => {
    const [{ email, userId }, other] = [await aFamily(), await aFamily()]
    const scopeId = municipality
    await fresh.db.transaction((tx) =>
      grantRole(tx, system, { userId, role: 'reception', scopeId, scopeName: 'Школа № 3', rights: ['activate'] }, now),
    )
    const visitor = new Visitor(app)
    await signIn(email, { visitor })
    expect((await visitor.open('/cabinet')).location).toBe('/roles')
    const page = await visitor.open('/roles')
    expect(page.text).toContain('Школа № 3')
    expect(page.text).toContain('Сменить роль')
    const ids = [...page.text.matchAll(/name="role" value="([^"]+)"/g)].map((match) => match[1] ?? '')
    await visitor.send('/roles', { role: ids[1] ?? '' })
    expect((await visitor.open('/cabinet')).location).toBe('/reception')
    const { rows } = await sql<{ id: string }>`select id from access_role where user_id = ${other.userId}`.execute(
      fresh.db.reader,
    )
    await visitor.open('/roles')
    expect((await visitor.send('/roles', { role: rows[0]?.id ?? '' })).status).toBe(404)
    expect((await visitor.open('/my/settings')).text).toContain('Приём заявлений')
  })
})

describe('the machine face', () => {
  const call = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, token = '') =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { 'idempotency-key': crypto.randomUUID(), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { payload: body } : {}),
    })
  const newcomer = (email: string) => ({
    municipalityId: municipality,
    surname: 'Петрова',
    name: 'Анна',
    patronymic: null,
    email,
    phone: '89123456789',
    password,
    consents: { siteRules: true, privacyPolicy: true, personalData: true },
  })

  test('registers, confirms, tells who is signed in, signs out', async () => {
    const email = address()
    const sent = await call('POST', '/registrations', newcomer(email))
    expect([sent.statusCode, sent.json()]).toEqual([202, { sentTo: 'a···@mail.ru' }])
    expect((await call('POST', '/sessions', { email, password })).json().code).toBe('access.unconfirmed')
    const letter = (await letters('access.confirm-email')).at(-1)
    const { rows } = await sql<{
      token: string
    }>`select payload->'facts'->>'token' as token from job_plan order by ctid desc limit 1`.execute(fresh.db.reader)
    expect(letter).toBeDefined()
    const confirmed = await call('POST', '/confirmations', { token: rows[0]?.token, password })
    expect(confirmed.statusCode).toBe(201)
    const { token } = confirmed.json<{ token: string }>()
    const me = await call('GET', '/me', undefined, token)
    expect(me.json()).toMatchObject({
      email,
      surname: 'Петрова',
      patronymic: null,
      acting: { role: 'family', scopeId: null },
    })
    expect((await call('DELETE', '/sessions/current', undefined, token)).statusCode).toBe(204)
    expect((await call('GET', '/me', undefined, token)).statusCode).toBe(401)
  })

  test('says in fields what is wrong', async () => {
    const answer = await call('POST', '/registrations', {
      ...newcomer('nobody'),
      phone: '1',
      consents: { siteRules: true, privacyPolicy: true, personalData: false },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['email', 'phone', 'consents.personalData']),
    )
    expect((await call('POST', '/registrations', { ...newcomer(address()), password: '12345678' })).json().code).toBe(
      'access.weak-password',
    )
  })

  test('recovers by the link and refuses a wrong password', async () => {
    const { email } = await aFamily()
    expect((await call('POST', '/sessions', { email, password: 'не тот' })).json()).toMatchObject({
      status: 401,
      code: 'access.wrong-password',
    })
    expect((await call('POST', '/recoveries', { email })).statusCode).toBe(202)
    await sendRecoveryLink(kit(), { email })
    const token = await linkIn('access.recovery')
    expect((await call('POST', '/passwords', { token, password: 'пять рыб на льду' })).statusCode).toBe(201)
    expect((await call('POST', '/passwords', { token, password: 'пять рыб на льду' })).json().code).toBe(
      'access.link-used',
    )
    expect((await call('POST', '/sessions', { email, password: 'пять рыб на льду' })).statusCode).toBe(201)
  })

  test('lists the municipalities that registration needs', async () => {
    expect((await call('GET', '/municipalities')).json<{ municipalities: unknown[] }>().municipalities.length).toBe(3)
  })
})

test('other pages stay fast while many sign in', async () => {
  const storm = Promise.all(
    Array.from({ length: 20 }, (_, one) =>
      signIn(`nobody${one}@mail.ru`, { visitor: new Visitor(app, `198.51.100.${one}`) }),
    ),
  )
  const times: number[] = []
  for (let look = 0; look < 10; look += 1) {
    const began = performance.now()
    await app.inject({ url: '/documents/site-rules' })
    times.push(performance.now() - began)
  }
  await storm
  expect(times.sort((a, b) => a - b)[5]).toBeLessThan(100)
})
