/**
 * `npm run bench -- enrol`: applications filed over HTTP, all in (session, CSRF, idempotency key, quote, seat, ledger,
 * ceiling, journal, planned letters), against the very same SQL statements sent by a bare driver loop.
 */

import { applicationOf, quotesOf } from './support/applications.ts'
import { bareLoop } from './support/bare-loop.ts'
import { watchCpu } from './support/cpu.ts'
import { aCrowd } from './support/crowd.ts'
import { load, percentile } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'
import { signIn } from './support/signed-in.ts'

const FAMILIES = 12_000
const WARM = 1_000
const GROUPS = 400
const CONNECTIONS = 64
const PORT = 3911

export async function enrol(): Promise<void> {
  const place = await openPlace()
  try {
    console.log(`Готовлю ${FAMILIES} семей и ${GROUPS} групп…`)
    const crowd = await place.server.db.transaction((tx) =>
      aCrowd(tx, { families: 2 * FAMILIES, groups: GROUPS, seats: 1000 }),
    )
    const tokens = await place.server.db.transaction((tx) => signIn(tx, crowd.members.slice(0, FAMILIES)))
    await place.server.jobs.pool.query('analyze')
    const versions = await quotesOf(place.server.db.reader, crowd)
    const program = await startProgram(place, PORT)
    const calls = crowd.members
      .slice(0, FAMILIES)
      .map((member, n) => applicationOf(member, tokens[n] ?? '', crowd.groups[n % GROUPS] ?? '', versions))

    await load(PORT, calls.slice(0, WARM), CONNECTIONS)
    console.log(`Подаю ${FAMILIES - WARM} заявок, ${CONNECTIONS} соединений…`)
    const cpu = watchCpu({ program: program.pid, database: place.databasePid })
    const began = performance.now()
    const answers = await load(PORT, calls.slice(WARM), CONNECTIONS)
    const seconds = (performance.now() - began) / 1000
    const cpuMs = cpu(answers.length)
    const wrong = answers.filter((answer) => answer.status !== 201)
    if (wrong.length > 0) throw new Error(`${wrong.length} answers were not 201, the first ${wrong[0]?.status}`)
    await stopProgram(program)

    console.log('То же голым драйвером…')
    const perSecond = answers.length / seconds
    const bareCpu = watchCpu({ database: place.databasePid })
    const bare = await bareLoop(place.server, crowd, crowd.members.slice(FAMILIES), versions)
    report({
      bench: 'enrol',
      ratio: perSecond / bare,
      perSecond,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      cpuMs: { ...cpuMs, bare: bareCpu(FAMILIES - 2) },
      baseline: `the same statements from a bare driver loop: ${Math.round(bare)}/s`,
    })
  } finally {
    await place.close()
  }
}
