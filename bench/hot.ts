/**
 * `npm run bench -- hot`: everybody applies to one group at the same moment. Its seats go once each; all others are told
 * that it is full, with the quote as it is then. Counted are answers, whatever they say.
 */
import { sql } from '#platform/db'
import { applicationOf, quotesOf } from './support/applications.ts'
import { watchCpu } from './support/cpu.ts'
import { aCrowd } from './support/crowd.ts'
import { load, percentile } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'
import { signIn } from './support/signed-in.ts'

const FAMILIES = 6_000
const WARM = 500
const SEATS = 1_000
const CONNECTIONS = 64
const PORT = 3915

export async function hot(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const crowd = await db.transaction((tx) => aCrowd(tx, { families: FAMILIES + WARM, groups: 2, seats: SEATS }))
    const tokens = await db.transaction((tx) => signIn(tx, crowd.members))
    await jobs.pool.query('analyze')
    const versions = await quotesOf(db.reader, crowd)
    const [wanted = '', other = ''] = crowd.groups
    const calls = crowd.members.map((member, n) =>
      applicationOf(member, tokens[n] ?? '', n < WARM ? other : wanted, versions),
    )
    const program = await startProgram(place, PORT)
    await load(PORT, calls.slice(0, WARM), CONNECTIONS)
    const cpu = watchCpu({ program: program.pid, database: place.databasePid })
    const began = performance.now()
    const answers = await load(PORT, calls.slice(WARM), CONNECTIONS)
    const seconds = (performance.now() - began) / 1000
    const cpuMs = cpu(answers.length)
    await stopProgram(program)
    const taken = answers.filter(({ status }) => status === 201).length
    const full = answers.filter(({ status }) => status === 409).length
    const { rows } = await sql<{ taken: number }>`select taken from programmes_group where id = ${wanted}`.execute(
      db.reader,
    )
    if (taken !== SEATS || taken + full !== FAMILIES || rows[0]?.taken !== SEATS)
      throw new Error(`${SEATS} seats: ${taken} were taken, ${full} refused, the group counts ${rows[0]?.taken}`)
    report({
      bench: 'hot',
      perSecond: answers.length / seconds,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      cpuMs,
      baseline: `${FAMILIES} families and ${SEATS} seats of one group; at least 400 answers a second`,
    })
  } finally {
    await place.close()
  }
}
