/**
 * `npm run bench -- known-child`: whether a child is known already, slips included, among 1 000 000 children, against
 * one read by primary key through the same pool.
 */
import { findDuplicates, openVault } from '#families'
import { parseSnils } from '#kernel/snils'
import { type Reader, sql } from '#platform/db'
import { chanceOf } from '../db/seed/bulk/chance.ts'
import { aChild, aMother } from '../db/seed/bulk/people.ts'
import { type Answer, percentile } from './support/load.ts'
import { openPlace } from './support/program.ts'
import { report } from './support/result.ts'

const CHILDREN = 1_000_000
const QUESTIONS = 1_000
const PART = 20_000

export async function knownChild(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const [first = ''] = await aMillion(async (text, values) => void (await jobs.pool.query(text, values)))
    await jobs.pool.query('vacuum analyze families_child')
    const answers = await ask(db.reader)
    const read = await primaryKeyRead(db.reader, first)
    report({
      bench: 'known-child',
      ratio: percentile(answers, 0.5) / read,
      perSecond: 1000 / percentile(answers, 0.5),
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      baseline: `one read by primary key: p50 ${read.toFixed(3)} ms`,
    })
  } finally {
    await place.close()
  }
}

type Run = (text: string, values: unknown[]) => Promise<void>

async function aMillion(run: Run): Promise<string[]> {
  const municipality = '00000000-0000-7000-8000-000000000001'
  const user = '00000000-0000-7000-8000-000000000002'
  await run(
    `insert into region_municipality (id, code, name, name_in, authorised_body, phone, email, hours, regulation, latitude, longitude)
     values ($1, '99', 'Место', 'в месте', 'Отдел', '+70000000000', 'a@example.ru', '9–17', '-', 60, 30)`,
    [municipality],
  )
  await run(`insert into access_user (id, surname, name, created_at) values ($1, 'Иванова', 'Анна', '2026-01-01')`, [
    user,
  ])
  const chance = chanceOf(7, 7)
  const ids: string[] = []
  for (let from = 0; from < CHILDREN; from += PART) {
    const rows = Array.from({ length: PART }, (_, n) => {
      const child = aChild(chance, aMother(chance), n % 2 === 0 ? 'female' : 'male')
      const id = `00000000-0000-7000-9000-${String(from + n).padStart(12, '0')}`
      ids.push(id)
      return {
        id,
        ...child,
        birth: Temporal.PlainDate.from('2009-01-01')
          .add({ days: chance.below(4300) })
          .toString(),
      }
    })
    await run(
      `insert into families_child (id, surname, name, patronymic, name_key, birth_on, gender, municipality_id, created_at, created_by)
       select id, surname, name, patronymic, lower(surname || ' ' || name || coalesce(' ' || patronymic, '')), birth, 'male', $2, '2026-01-01', $3
       from json_to_recordset($1::json) as r(id uuid, surname text, name text, patronymic text, birth date)`,
      [JSON.stringify(rows), municipality, user],
    )
  }
  return ids
}

async function ask(reader: Reader): Promise<Answer[]> {
  const vault = openVault(new Uint8Array(32).fill(3))
  const snils = parseSnils('112-233-445 95')
  const chance = chanceOf(8, 8)
  const answers: Answer[] = []
  for (let n = 0; n < QUESTIONS; n += 1) {
    const name = aChild(chance, aMother(chance), n % 2 === 0 ? 'female' : 'male')
    const birthOn = Temporal.PlainDate.from('2009-01-01').add({ days: chance.below(4300) })
    const began = performance.now()
    await findDuplicates(reader, { name, birthOn, snils, vault })
    answers.push(answered(performance.now() - began))
  }
  return answers
}

async function primaryKeyRead(reader: Reader, id: string): Promise<number> {
  const answers: Answer[] = []
  for (let n = 0; n < QUESTIONS; n += 1) {
    const began = performance.now()
    await sql`select surname from families_child where id = ${id}`.execute(reader)
    answers.push(answered(performance.now() - began))
  }
  return percentile(answers, 0.5)
}

function answered(ms: number): Answer {
  return { status: 200, ms }
}
