/**
 * `npm run bench -- letters`: letters are planned and handed over to a mail server on this machine, notices and all, while people
 * read the catalogue: how long it takes, and what it costs them.
 */
import { newId } from '#kernel/ids'
import { planLetter, sealLetters } from '#platform/mail'
import { createSealer } from '#platform/sealing'
import { aMailServer, closeMailServers } from '../src/platform/mail/testing.ts'
import { aTown } from '../test/support/town.ts'
import { type Answer, load, percentile } from './support/load.ts'
import { openPlace, type Place, SECRET, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'

const LETTERS = Number(process.env.LETTERS ?? 100_000)
const PEOPLE = 1000
const PORT = 3197
/** People read at this pace: a visit every so many milliseconds. */
const EVERY_MS = 40
const IN_ONE_ACT = 500

export async function letters(): Promise<void> {
  const place = await openPlace()
  const mail = await aMailServer({}, { keep: false })
  try {
    const people = await aCrowd(place)
    sealLetters(place.server.db.reader, createSealer(new TextEncoder().encode(SECRET), 'waiting-letter'))
    const program = await startProgram(place, PORT, { SMTP_URL: mail.url })
    const before = await read(10_000)
    const began = performance.now()
    const reading = readWhile(() => mail.taken() < LETTERS)
    await planAll(place, people)
    const planned = (performance.now() - began) / 1000
    const meanwhile = await reading
    const seconds = (performance.now() - began) / 1000
    await stopProgram(program)
    report({
      ...{ bench: 'letters', seconds, perSecond: LETTERS / seconds, p50Ms: percentile(meanwhile, 0.5) },
      p99Ms: percentile(meanwhile, 0.99),
      ratio: percentile(meanwhile, 0.99) / percentile(before, 0.99),
      unanswered: LETTERS - mail.taken(),
      baseline: `a page before: p50 ${percentile(before, 0.5).toFixed(1)} ms, p99 ${percentile(before, 0.99).toFixed(1)} ms; planned in ${planned.toFixed(1)} s`,
    })
  } finally {
    closeMailServers()
    await place.close()
  }
}

/** People with addresses, in a town that has a catalogue to read. */
async function aCrowd({ server }: Place): Promise<string[]> {
  await server.db.transaction((tx) => aTown(tx, {}))
  const { rows } = await server.jobs.pool.query<{ id: string }>(
    `insert into access_user (id, surname, name, email, created_at, email_confirmed_at)
    select gen_random_uuid(), 'Петрова', 'Анна', 'anna' || n || '@mail.ru', now(), now() from generate_series(1, $1) n returning id`,
    [PEOPLE],
  )
  return rows.map(({ id }) => id)
}

async function planAll({ server }: Place, people: readonly string[]): Promise<void> {
  const facts = {
    ...{ childId: newId(), child: 'Петрова Мария', month: '2026-09-01', available: '536264', reserved: '134066' },
    lines: [
      { programme: 'Акварель', kopecks: '134066' },
      { programme: 'Первые роботы', kopecks: '98000' },
    ],
  }
  for (let from = 0; from < LETTERS; from += IN_ONE_ACT)
    await server.db.transaction(async (tx) => {
      for (let at = from; at < Math.min(LETTERS, from + IN_ONE_ACT); at += 1) {
        const userId = people[at % people.length] ?? ''
        const to = `anna${(at % people.length) + 1}@mail.ru`
        await planLetter(tx, { to, cabinet: { userId }, letter: 'enrolment.month-charged', facts })
      }
    })
}

async function read(forMs: number): Promise<Answer[]> {
  const until = performance.now() + forMs
  return readWhile(() => performance.now() < until)
}

/** One visit after another at the pace of people, however slow the answers are. */
async function readWhile(going: () => boolean): Promise<Answer[]> {
  const visits: Promise<Answer[]>[] = []
  while (going()) {
    visits.push(load(PORT, [{ method: 'GET', path: '/programmes' }], 1))
    await new Promise((done) => setTimeout(done, EVERY_MS))
  }
  return (await Promise.all(visits)).flat()
}
