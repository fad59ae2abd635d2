/**
 * `npm run bench -- quote`: what an application would cost, over HTTP with session and all obstacles, against one read
 * by primary key through the same pool.
 */
import { type Reader, sql } from '#platform/db'
import { aCrowd, type Crowd } from './support/crowd.ts'
import { type Call, load, percentile } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'
import { headersOf, signIn } from './support/signed-in.ts'

const FAMILIES = 4_000
const WARM = 500
const CONNECTIONS = 8
const PORT = 3913

export async function quote(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const crowd = await db.transaction((tx) => aCrowd(tx, { families: FAMILIES, groups: 400, seats: 1000 }))
    const tokens = await db.transaction((tx) => signIn(tx, crowd.members))
    await jobs.pool.query('analyze')
    const article = await articleOf(db.reader, crowd)
    const program = await startProgram(place, PORT, { ROLES: 'web' })
    const calls = crowd.members.map((member, n): Call => {
      const group = crowd.groups[n % crowd.groups.length]
      const path = `/api/v1/programmes/${article}/quote?childId=${member.childId}&groupId=${group}`
      return { method: 'GET', path, headers: headersOf(tokens[n] ?? '') }
    })
    await load(PORT, calls.slice(0, WARM), CONNECTIONS)
    const began = performance.now()
    const answers = await load(PORT, calls.slice(WARM), CONNECTIONS)
    const seconds = (performance.now() - began) / 1000
    const wrong = answers.find((answer) => answer.status !== 200)
    if (wrong) throw new Error(`a quote was answered with ${wrong.status}`)
    await stopProgram(program)
    const read = await primaryKeyRead(db.reader, crowd)
    report({
      bench: 'quote',
      ratio: percentile(answers, 0.5) / read,
      perSecond: answers.length / seconds,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      baseline: `one read by primary key: p50 ${read.toFixed(3)} ms`,
    })
  } finally {
    await place.close()
  }
}

async function articleOf(reader: Reader, { course }: Crowd): Promise<number> {
  const { rows } = await sql<{ article: number }>`
    select article from programmes_programme where id = ${course.programmeId}`.execute(reader)
  return rows[0]?.article ?? 0
}

async function primaryKeyRead(reader: Reader, { members }: Crowd): Promise<number> {
  const answers = []
  for (const member of members.slice(0, 2_000)) {
    const began = performance.now()
    await sql`select * from certificates_certificate where id = ${member.certificateId}`.execute(reader)
    answers.push({ status: 200, ms: performance.now() - began })
  }
  return percentile(answers, 0.5)
}
