import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '#platform/clock'
import { markMoment, sql } from '#platform/db'
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.ts'
import {
  countOutgoing,
  findBounce,
  type Letter,
  listTroubled,
  type Mail,
  type Mailer,
  type Notice,
  NotTaken,
  openPost,
  type PostOffice,
  planLetter,
  sendRound,
  smtpMailer,
  tryAgain,
} from '../index.ts'
import { aMailServer, closeMailServers } from '../testing.ts'
import { claimDue, takePlanned } from './queue.ts'
import { mostAfter } from './round.ts'
import { nextTry, restAfter } from './rules.ts'

const start = Temporal.Instant.from('2026-09-01T07:00:00Z')
const news: Letter<{ name: string; childId?: string }> = {
  ...{ name: 'news', kind: 'money', samples: {} },
  subject: ({ name }) => `Новость для ${name}`,
  body: ({ name }) => [
    { p: `Здравствуйте, ${name}!` },
    { p: 'Списано за сентябрь.' },
    { button: 'Открыть', href: '/my/children/1' },
    { p: 'Вопросы задайте в поддержке.' },
  ],
}

let fresh: FreshDatabase
let shown: Notice[]
let delivered: Mail[]
let trouble: ((mail: Mail) => Error | null) | null
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.close())
beforeEach(async () => {
  shown = []
  delivered = []
  trouble = null
  await fresh.db.transaction(async (tx) => {
    await sql`delete from mail_outgoing`.execute(tx)
    await sql`delete from mail_bounce`.execute(tx)
    await sql`delete from job_plan`.execute(tx)
  })
})
afterEach(closeMailServers)

const mailer: Mailer = {
  async deliver(mail) {
    const problem = trouble?.(mail)
    if (problem) throw problem
    delivered.push(mail)
  },
  close: async () => {},
}
const office: PostOffice = {
  letters: [news as Letter],
  ...{ sender: { regionName: 'Озёрная область', publicUrl: new URL('https://kruzhok.example') }, mailer },
  cabinets: {
    show: async (_tx, notices) => void shown.push(...notices),
    unwanted: async () => new Set(['unwanted']),
    stopLink: () => 'https://kruzhok.example/letters/stop/x',
  },
}
const plan = (key: string, over: Partial<Parameters<typeof planLetter>[1]> = {}) =>
  fresh.db.transaction((tx) =>
    planLetter(tx, {
      ...{ to: `${key}@mail.ru`, cabinet: { userId: key }, letter: 'news', facts: { name: key }, key },
      ...over,
    }),
  )
const round = (now = start, by = office) => sendRound(by, fresh.db, now)
const waiting = () => countOutgoing(fresh.db.reader)

describe('a letter', () => {
  test('goes once, is shown as a notice of the same words, and nothing is left of it', async () => {
    await plan('anna', { facts: { name: 'anna', childId: 'c7' } })
    await round()
    await round()
    expect(delivered.map(({ to, key, stop }) => [to, key, stop])).toEqual([
      ['anna@mail.ru', 'anna', 'https://kruzhok.example/letters/stop/x'],
    ])
    expect(delivered[0]?.text).toContain('https://kruzhok.example/letters/stop/x')
    expect(shown).toEqual([
      {
        ...{ key: 'anna', cabinet: { userId: 'anna' }, kind: 'money', letter: 'news', childId: 'c7' },
        ...{ title: 'Новость для anna', text: 'Списано за сентябрь.', href: '/my/children/1', at: start },
      },
    ])
    expect(await waiting()).toMatchObject({ waiting: 0, failed: 0 })
  })

  test('is dated by the act that planned it, however late somebody comes to send it', async () => {
    const act = start.subtract({ hours: 72 })
    await fresh.db.transaction(async (tx) => {
      markMoment(tx, act)
      await planLetter(tx, { to: null, cabinet: { userId: 'anna' }, letter: 'news', facts: { name: 'anna' } })
    })
    await round()
    expect(shown.map(({ at }) => at.toString())).toEqual([act.toString()])
  })

  test('to somebody without an address, or who does not want its kind, is shown and not sent', async () => {
    await plan('olga', { to: null })
    await plan('unwanted')
    await plan('stranger', { cabinet: null })
    await round()
    expect(delivered.map(({ to }) => to)).toEqual(['stranger@mail.ru'])
    expect(shown.map(({ key }) => key).sort()).toEqual(['olga', 'unwanted'])
    expect((await waiting()).waiting).toBe(0)
  })

  test('planned anew while it is being sent goes out again with its new words', async () => {
    await plan('anna')
    trouble = () => {
      trouble = null
      return null
    }
    const slow: PostOffice = {
      ...office,
      mailer: {
        ...mailer,
        deliver: async (mail) => {
          await mailer.deliver(mail)
          if (delivered.length > 1) return
          await plan('anna', { facts: { name: 'Анна' } })
          await fresh.db.transaction((tx) => takePlanned(tx, start))
        },
      },
    }
    await round(start, slow)
    await round(start.add({ seconds: 1 }), slow)
    expect(delivered.map(({ subject }) => subject)).toEqual(['Новость для anna', 'Новость для Анна'])
  })

  test('of a worker that was killed goes out under the same key when its lease is over', async () => {
    await plan('anna')
    await fresh.db.transaction(async (tx) => {
      await takePlanned(tx, start)
      expect(await claimDue(tx, 10, start)).toHaveLength(1)
    })
    await round(start.add({ minutes: 1 }))
    expect(delivered).toEqual([])
    await round(start.add({ minutes: 6 }))
    expect(delivered.map(({ key }) => key)).toEqual(['anna'])
  })

  test('that cannot be written waits for staff and stops no other', async () => {
    await plan('anna', { letter: 'nobody-writes-it' })
    await plan('olga')
    await round()
    expect(delivered.map(({ to }) => to)).toEqual(['olga@mail.ru'])
    const [letter] = await listTroubled(fresh.db.reader, { after: null, most: 10 })
    expect(letter).toMatchObject({ to: 'anna@mail.ru', dueAt: null })
    expect(letter?.problem).toContain('cannot be written')
  })
})

describe('a server that does not take a letter', () => {
  test('is asked again later and later, and after five days staff sees it', async () => {
    trouble = () => new NotTaken('later', '451 try later')
    await plan('anna')
    let [now, tries] = [start, 0]
    for (; (await waiting()).failed === 0; tries += 1) {
      await round(now)
      const [letter] = await listTroubled(fresh.db.reader, { after: null, most: 10 })
      now = letter?.dueAt ?? now
    }
    expect(start.until(now).total('hours')).toBeGreaterThan(24 * 4)
    expect(tries).toBeGreaterThan(15)
    trouble = null
    const [letter] = await listTroubled(fresh.db.reader, { after: null, most: 10 })
    await fresh.db.transaction((tx) => tryAgain(tx, letter?.id ?? '', now))
    await round(now)
    expect(delivered.map(({ key }) => key)).toEqual(['anna'])
  })

  test('and knows nobody there marks the address until a letter arrives after all', async () => {
    trouble = () => new NotTaken('nobody', '550 no such user')
    await plan('anna')
    await round()
    expect(await findBounce(fresh.db.reader, 'anna@mail.ru')).toEqual(start)
    expect(await waiting()).toMatchObject({ waiting: 0, failed: 1 })
    trouble = null
    await plan('unwanted', { to: 'anna@mail.ru' })
    await round()
    expect(await findBounce(fresh.db.reader, 'anna@mail.ru')).toEqual(start)
    await plan('second', { to: 'anna@mail.ru' })
    await round()
    expect(await findBounce(fresh.db.reader, 'anna@mail.ru')).toBeNull()
  })

  test('and is away for a day loses nothing and costs no letter a try', async () => {
    const server = await aMailServer({ EHLO: '421 we are moving', HELO: '421 we are moving' })
    const smtp = { ...office, mailer: await smtpMailer({ url: server.url, from: 'no-reply@kruzhok.example' }) }
    for (let number = 0; number < 60; number += 1) await plan(`n${number}`)
    for (let hour = 0; hour < 24; hour += 1) {
      const { away } = await sendRound(smtp, fresh.db, start.add({ hours: hour }), mostAfter(hour))
      expect(away).toBe(true)
    }
    expect(await waiting()).toMatchObject({ waiting: 60, failed: 0 })
    expect(new Set(shown.map(({ key }) => key)).size).toBeGreaterThanOrEqual(40)
    for (const { tries } of await listTroubled(fresh.db.reader, { after: null, most: 100 })) expect(tries).toBe(0)
    delete server.answers.EHLO
    delete server.answers.HELO
    const morning = start.add({ hours: 24 })
    while ((await round(morning, smtp)).sent > 0);
    await smtp.mailer.close()
    const ids = server.received.map((letter) => /^Message-ID: (.*)\r$/m.exec(letter)?.[1])
    expect(new Set(ids).size).toBe(60)
    expect(ids).toHaveLength(60)
    expect(await waiting()).toMatchObject({ waiting: 0, failed: 0 })
  })
})

test('the post works by itself until it is stopped', async () => {
  const clock = movableClock()
  await plan('anna')
  const post = openPost(
    office,
    { db: fresh.db, clock },
    {
      busy: () => false,
      failed: (error) => expect(error).toBeNull(),
    },
  )
  for (let tries = 0; tries < 50 && delivered.length === 0; tries += 1)
    await new Promise((done) => setTimeout(done, 50))
  await post.stop()
  expect(delivered).toHaveLength(1)
})

test.each([
  [1, 5],
  [2, 10],
  [4, 40],
  [20, 300],
])('after %i times in a row the post rests for %i seconds', (times, seconds) => {
  expect(restAfter(times).total('seconds')).toBe(seconds)
})

test('a letter refused for ever is not tried again, and one refused now is in a minute', () => {
  const of = { tries: 0, plannedAt: start }
  expect(nextTry({ ...of, obstacle: 'never' }, start)).toEqual({ tries: 1, dueAt: null })
  expect(nextTry({ ...of, obstacle: 'later' }, start)).toEqual({ tries: 1, dueAt: start.add({ minutes: 1 }) })
  expect(nextTry({ ...of, obstacle: 'away' }, start)).toEqual({ tries: 0, dueAt: start })
})
