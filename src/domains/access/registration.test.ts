import { describe, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { aDoor, password, start } from '../../../test/support/access.ts'
import { sendConfirmationAgain } from './jobs.ts'

const door = aDoor()

describe('registration', () => {
  test('S-147 a family registers, confirms the address by the link in the letter and is in its cabinet', async () => {
    const [email, visitor] = [door.address(), door.visitor()]
    const sent = await door.register(email, visitor)
    expect(sent.status).toBe(303)
    expect((await visitor.open(sent.location)).text).toContain('a···@mail.ru')
    const token = await door.linkIn('access.confirm-email')
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
    expect(await door.journal()).toEqual(
      expect.arrayContaining(['access.registered', 'access.email-confirmed', 'access.signed-in']),
    )
  })

  test('asks for three consents apart, none ticked, each with its own text', async () => {
    const visitor = door.visitor()
    const page = await visitor.open('/register')
    expect(page.text.match(/type="checkbox"/g)?.length).toBe(4)
    expect(page.text).not.toMatch(/<input[^>]*checkbox[^>]*checked/)
    for (const kind of ['site-rules', 'privacy-policy', 'personal-data']) {
      expect(page.text).toContain(`/documents/${kind}`)
      const edition = kind === 'personal-data' ? '1 ноября' : '1 августа'
      expect((await visitor.open(`/documents/${kind}`)).text).toContain(`Редакция от ${edition} 2026 года`)
    }
    expect((await visitor.open('/documents/toString')).status).toBe(404)
    const refused = await door.register(door.address(), visitor, { privacyPolicy: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Отметьте, что прочитали политику конфиденциальности')
    expect(refused.text).not.toContain('Отметьте, что принимаете правила')
  })

  test('takes equally long for a known address and a new one', async () => {
    const { email: known } = await door.aFamily()
    const time = async (email: string) => {
      await door.forget()
      const visitor = door.visitor()
      await visitor.open('/register')
      const began = performance.now()
      await visitor.send('/register', door.form(email))
      return performance.now() - began
    }
    const times = { known: [] as number[], fresh: [] as number[] }
    for (let round = 0; round < 5; round += 1) {
      times.known.push(await time(known))
      times.fresh.push(await time(door.address()))
    }
    const ratio = Math.min(...times.known) / Math.min(...times.fresh)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.6)
  })

  test('leaves nothing of what was done for the sake of time', async () => {
    const { email } = await door.aFamily()
    await door.register(email)
    await door.register(door.address())
    expect((await door.letters()).map(({ letter }) => letter).sort()).toEqual([
      'access.confirm-email',
      'access.known-address',
    ])
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from access_user
      where email is null and surname = 'Петрова'`.execute(door.db.reader)
    expect(rows[0]?.count).toBe(0)
  })

  test('keeps each consent with its version and the hash of the text that was shown', async () => {
    const email = door.address()
    await door.register(email)
    const { rows } = await sql<{ kind: string; version: string; hash: string }>`
      select c.kind, c.version, encode(c.text_hash, 'hex') as hash from access_consent c
      join access_user u on u.id = c.user_id where u.email = ${email}`.execute(door.db.reader)
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(3)
    expect(rows.map(({ version }) => version).sort()).toEqual(['2026-08-01', '2026-08-01', '2026-11-01'])
  })

  test('shows every mistake at once in the order of the fields, keeps the answers, but never the password', async () => {
    const page = await door.register(door.address(), door.visitor(), {
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
    const email = door.address()
    expect((await door.register(email, door.visitor(), { patronymic: '', noPatronymic: 'yes' })).status).toBe(303)
    const { rows } = await sql`select patronymic from access_user where email = ${email}`.execute(door.db.reader)
    expect(rows).toEqual([{ patronymic: null }])
  })

  test('a slip in the mail domain is asked about once and may be kept', async () => {
    const email = `anna${Math.trunc(performance.now())}@mial.ru`
    const visitor = door.visitor()
    const asked = await door.register(email, visitor)
    expect(asked.text).toContain(`возможно, вы имели в виду ${email.replace('mial', 'mail')}?`)
    expect((await visitor.send('/register', { ...door.form(email), emailIsRight: email })).status).toBe(303)
  })

  test('with a known address looks the same; only the owner reads «у вас уже есть кабинет»', async () => {
    const { email } = await door.aFamily()
    const unknown = `new-${email}`.replace('new-anna', 'anew')
    const [known, newcomer] = [await door.register(email), await door.register(unknown)]
    expect(known).toEqual({ ...newcomer, location: known.location })
    expect(known.location).toBe(newcomer.location)
    expect((await door.letters()).map(({ to, letter }) => [to, letter])).toEqual(
      expect.arrayContaining([
        [email, 'access.known-address'],
        [unknown, 'access.confirm-email'],
      ]),
    )
    expect((await door.signIn(email)).location).toBe('/cabinet')
  })

  test('under an address that nobody confirmed does not occupy it: the last one who registers counts', async () => {
    const email = door.address()
    await door.register(email, door.visitor(), { password: 'чужой и хитрый' })
    const stolen = await door.linkIn('access.confirm-email')
    await door.register(email)
    const visitor = door.visitor()
    expect((await visitor.open(`/confirmation/${stolen}`)).title).toBe('Ссылка больше не действует')
    expect((await door.signIn(email, { typed: 'чужой и хитрый' })).status).toBe(422)
  })

  test('pressed twice sends one letter', async () => {
    const [email, visitor] = [door.address(), door.visitor()]
    await visitor.open('/register')
    const [one, two] = [
      await visitor.send('/register', door.form(email)),
      await visitor.send('/register', door.form(email)),
    ]
    expect(one.location).toBe(two.location)
    expect((await door.letters('access.confirm-email')).length).toBe(1)
  })

  test('S-105 whoever has a cabinet is not invited to register', async () => {
    const { email } = await door.aFamily()
    const visitor = door.visitor()
    await door.signIn(email, { visitor })
    expect((await visitor.open('/register')).location).toBe('/cabinet')
    expect((await visitor.open('/my/settings')).text).not.toMatch(/Зарегистр/)
  })
})

describe('the link of confirmation', () => {
  test('changes nothing when it is merely opened, as mail programs do', async () => {
    await door.register(door.address())
    const token = await door.linkIn('access.confirm-email')
    const visitor = door.visitor()
    await visitor.open(`/confirmation/${token}`)
    expect((await visitor.open(`/confirmation/${token}`)).title).toBe('Подтвердите адрес')
  })

  test('needs the password, so that nobody opens a cabinet that a stranger made in their name', async () => {
    await door.register(door.address())
    const token = await door.linkIn('access.confirm-email')
    const visitor = door.visitor()
    await visitor.open(`/confirmation/${token}`)
    const wrong = await visitor.send(`/confirmation/${token}`, { password: 'не тот' })
    expect([wrong.status, wrong.title]).toEqual([422, 'Ошибка: Подтвердите адрес'])
  })

  test('works once; later it says that the address is confirmed', async () => {
    await door.register(door.address())
    const token = await door.linkIn('access.confirm-email')
    const visitor = door.visitor()
    await visitor.open(`/confirmation/${token}`)
    await visitor.send(`/confirmation/${token}`, { password })
    const again = await door.visitor().open(`/confirmation/${token}`)
    expect([again.status, again.title]).toEqual([410, 'Адрес уже подтверждён'])
  })

  test('dies after 72 hours, and the page sends a new one', async () => {
    const email = door.address()
    await door.register(email)
    const token = await door.linkIn('access.confirm-email')
    const visitor = door.visitor()
    door.now = start.add({ hours: 71, minutes: 59 })
    expect((await visitor.open(`/confirmation/${token}`)).status).toBe(200)
    door.now = start.add({ hours: 72 })
    const dead = await visitor.open(`/confirmation/${token}`)
    expect([dead.status, dead.title]).toEqual([410, 'Ссылка больше не действует'])
    const sent = await visitor.send(`/confirmation/${token}/renewal`)
    expect(sent.location).toContain('/letter?for=registration')
    await sendConfirmationAgain(door.kit(), { email })
    const renewed = (await door.letters('access.confirm-email'))
      .map(({ facts }) => facts.token)
      .filter((one) => one !== token)
    expect((await visitor.open(`/confirmation/${renewed[0]}`)).status).toBe(200)
  })

  test('that is unknown leads to asking for a letter', async () => {
    const page = await door.visitor().open(`/confirmation/${'x'.repeat(43)}`)
    expect([page.status, page.title]).toEqual([410, 'Такой ссылки нет'])
    expect(page.text).toContain('href="/confirmation"')
  })
})
