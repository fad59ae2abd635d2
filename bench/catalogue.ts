/**
 * `npm run bench -- catalogue`: a catalogue page with filters and counters over 100 000 programmes against the same page
 * over 1 000. The real program answers in a child process; families come through a few connections over loopback, with
 * the mixture of words and filters that families use, and read compressed pages as browsers do.
 */
import { demoPreset, installPreset } from '#region'
import { bulkProgrammes } from '../db/seed/bulk/programmes.ts'
import { catalogueAddresses } from './support/catalogue-addresses.ts'
import { type CpuMs, watchCpu } from './support/cpu.ts'
import { type Call, load, percentile } from './support/load.ts'
import { openPlace, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'

const SMALL = 1_000
const LARGE = 100_000
const CONNECTIONS = 8
const WARM = 1_500
const CALLS = 6_000
const PORT = 3912

export async function catalogue(): Promise<void> {
  const small = await measure(SMALL)
  const large = await measure(LARGE)
  report({
    bench: 'catalogue',
    ratio: large.p50Ms / small.p50Ms,
    perSecond: large.perSecond,
    p50Ms: large.p50Ms,
    p99Ms: large.p99Ms,
    ...(large.cpuMs && { cpuMs: large.cpuMs }),
    baseline: `the same pages over ${SMALL} programmes: p50 ${small.p50Ms.toFixed(2)} ms, ${Math.round(small.perSecond)}/s`,
  })
}

type Measured = { perSecond: number; p50Ms: number; p99Ms: number; cpuMs: CpuMs | undefined }

async function measure(programmes: number): Promise<Measured> {
  const place = await openPlace()
  try {
    await fill(place, programmes)
    const program = await startProgram(place, PORT, { ROLES: 'web', RATE_LIMITS: 'no' })
    await complete()
    const calls = catalogueAddresses(WARM + CALLS).map(callOf)
    await load(PORT, calls.slice(0, WARM), CONNECTIONS)
    const spent = watchCpu({ ...(program.pid && { program: program.pid }), database: place.databasePid })
    const began = performance.now()
    const answers = await load(PORT, calls.slice(WARM), CONNECTIONS)
    const seconds = (performance.now() - began) / 1000
    const cpuMs = spent(answers.length)
    await stopProgram(program)
    const bad = answers.find(({ status }) => status !== 200)
    if (bad) throw new Error(`a page was answered with ${bad.status}`)
    const measured = {
      perSecond: answers.length / seconds,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      cpuMs,
    }
    console.log(
      `${programmes} programmes: ${Math.round(measured.perSecond)} pages/s, p50 ${measured.p50Ms.toFixed(2)} ms, p99 ${measured.p99Ms.toFixed(2)} ms`,
    )
    return measured
  } finally {
    await place.close()
  }
}

async function fill({ server }: Awaited<ReturnType<typeof openPlace>>, programmes: number): Promise<void> {
  const began = performance.now()
  const now = Temporal.Now.instant()
  await server.db.transaction((tx) => installPreset(tx, demoPreset, now))
  const progress = (done: number) => {
    if (done % 20_000 === 0) console.log(`${done} programmes written`)
  }
  const facts = { seed: 1, now, zone: 'Europe/Moscow', fillSeats: true, progress }
  await bulkProgrammes(server.jobs.pool, { ...facts, programmes })
  console.log(`${programmes} programmes stand after ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

/** A balancer sends nobody to a program that has not read its catalogue yet, and neither do we. */
async function complete(): Promise<void> {
  const began = performance.now()
  while (!(await fetch(`http://127.0.0.1:${PORT}/health/ready`)).ok)
    await new Promise((resolve) => setTimeout(resolve, 200))
  console.log(`the catalogue was read in another ${((performance.now() - began) / 1000).toFixed(1)} s after the start`)
}

function callOf(path: string): Call {
  return { method: 'GET', path, headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } }
}
