/**
 * `npm run bench -- wave`: enrolment opens and 12 000 families come at the same moment, more to some groups than these
 * have seats. A family is content with the number of its application or its place in the waiting list; told to come
 * again, it does. They come through the connections that a balancer keeps open; the clock runs for all from the beginning.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Reader, sql } from '#platform/db'
import { applicationOf, quotesOf } from './support/applications.ts'
import { watchCpu } from './support/cpu.ts'
import { aCrowd, type Crowd } from './support/crowd.ts'
import { type Ask, type Call, percentile, receive } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'
import { signIn } from './support/signed-in.ts'

const FAMILIES = 12_000
const GROUPS = 400
const SEATS = 30
/** Every fifth family wants one of so few groups. */
const WANTED = 20
const CONNECTIONS = 500
const PATIENCE_MS = 120_000
const PORT = 3916

type Ending = { kind: 'filed' | 'waits' | 'unanswered'; status: number; ms: number }

export async function wave(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    console.log(`Готовлю ${FAMILIES} семей и ${GROUPS} групп по ${SEATS} мест…`)
    const crowd = await db.transaction((tx) => aCrowd(tx, { families: FAMILIES, groups: GROUPS, seats: SEATS }))
    const tokens = await db.transaction((tx) => signIn(tx, crowd.members))
    await jobs.pool.query('analyze')
    const versions = await quotesOf(db.reader, crowd)
    const program = await startProgram(place, PORT)
    const cpu = watchCpu({ program: program.pid, database: place.databasePid })
    const began = performance.now()
    const families = crowd.members.map((member, n) => {
      const groupId = groupOf(crowd, n)
      return family(applicationOf(member, tokens[n] ?? '', groupId, versions), began)
    })
    const endings = await receive(PORT, families, CONNECTIONS)
    const seconds = (performance.now() - began) / 1000
    const cpuMs = cpu(FAMILIES)
    await stopProgram(program)
    const count = (kind: Ending['kind']) => endings.filter((ending) => ending.kind === kind).length
    await demandTrue(db.reader, { filed: count('filed'), waits: count('waits') })
    const odd = endings.find(({ kind }) => kind === 'unanswered')
    if (odd) console.log(`the first without a final answer heard ${odd.status}`)
    report({
      bench: 'wave',
      seconds,
      unanswered: count('unanswered'),
      perSecond: FAMILIES / seconds,
      p50Ms: percentile(endings, 0.5),
      p99Ms: percentile(endings, 0.99),
      cpuMs,
      baseline: `${FAMILIES} families at once, ${count('filed')} seats found, ${count('waits')} wait; at most 20 s`,
    })
  } finally {
    await place.close()
  }
}

function groupOf({ groups }: Crowd, n: number): string {
  return groups[n % 5 === 0 ? (n / 5) % WANTED : n % GROUPS] ?? ''
}

/** Applies; where the group is full, joins its waiting list; where the site is busy, comes again when it said. */
function family(application: Call, began: number): (ask: Ask) => Promise<Ending> {
  const waiting = { ...application, path: '/api/v1/waiting' }
  return async (ask) => {
    let call = application
    let status = 0
    while (performance.now() - began < PATIENCE_MS) {
      const heard = await ask(call)
      status = heard.status
      const ms = performance.now() - began
      const words = heard.body.toString()
      if (status === 201) return { kind: kindOf(words), status, ms }
      if (status === 503) await sleep(5_000)
      else if (status === 409 && call !== waiting && words.includes('group-full')) call = waiting
      else return { kind: 'unanswered', status, ms }
    }
    return { kind: 'unanswered', status, ms: performance.now() - began }
  }
}

/** Only a number is an answer: of the application, or the place in the list. */
function kindOf(words: string): Ending['kind'] {
  const { number, place } = JSON.parse(words) as { number?: unknown; place?: unknown }
  if (typeof number === 'string') return 'filed'
  return typeof place === 'number' ? 'waits' : 'unanswered'
}

/** What families were told is what the tables say, and no group has more children than seats. */
async function demandTrue(reader: Reader, told: { filed: number; waits: number }): Promise<void> {
  const { rows } = await sql<{ filed: number; waits: number; taken: number; over: number }>`
    select (select count(*)::int from enrolment_application where state = 'submitted') as filed,
      (select count(*)::int from enrolment_waiting where state = 'waiting') as waits,
      sum(taken)::int as taken, (count(*) filter (where taken > capacity))::int as over from programmes_group`.execute(
    reader,
  )
  const { filed = 0, waits = 0, taken = 0, over = 0 } = rows[0] ?? {}
  if (filed !== told.filed || waits !== told.waits || taken !== filed || over > 0)
    throw new Error(`told ${JSON.stringify(told)}, written ${JSON.stringify(rows[0])}`)
}
