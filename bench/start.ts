/**
 * `npm run bench -- start`: cold start of `npm start` from an empty folder, the demo town included, to the first page;
 * and the memory of the program and its database once nobody has asked anything for a minute.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { report } from './support/result.ts'

const RUNS = 3
const PORT = 3917
/** Connections that nobody used are closed after a minute. */
const IDLE_MS = 75_000

export async function start(): Promise<void> {
  const times: number[] = []
  let mb = 0
  for (let run = 0; run < RUNS; run += 1) {
    const { seconds, memory } = await coldStart(run === RUNS - 1 ? IDLE_MS : 0)
    console.log(`Запуск ${run + 1}: первая страница через ${seconds.toFixed(2)} с, память ${Math.round(memory)} МБ`)
    times.push(seconds)
    mb = memory
  }
  times.sort((a, b) => a - b)
  report({
    bench: 'start',
    seconds: times[Math.floor(RUNS / 2)],
    mb,
    baseline: 'median of three starts from an empty folder',
  })
}

async function coldStart(idleMs: number): Promise<{ seconds: number; memory: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-start-'))
  await chmod(folder, 0o755)
  const began = performance.now()
  const program = spawn(process.execPath, [...process.execArgv, 'scripts/run.js', 'src/app/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(PORT), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' },
  })
  try {
    await firstPage(program)
    const seconds = (performance.now() - began) / 1000
    await sleep(idleMs)
    return { seconds, memory: residentMb(program.pid ?? 0) }
  } finally {
    const ended = new Promise((resolve) => program.on('exit', resolve))
    program.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstPage(program: ChildProcess): Promise<void> {
  for (;;) {
    if (program.exitCode !== null) throw new Error(`the program ended with ${program.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${PORT}/`).catch(() => null)
    if (answer?.ok) return
    await sleep(20)
  }
}

/** Proportional memory of the program and all its children, so that pages they share count once. */
function residentMb(pid: number): number {
  const children = execFileSync('ps', ['-o', 'pid=,ppid=', '-A'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const [child = 0, parent = 0] of children) if (family.has(parent)) family.add(child)
  }
  const kilobytes = [...family].map((one) => Number(/^Pss:\s+(\d+)/m.exec(rollup(one))?.[1] ?? 0))
  return kilobytes.reduce((sum, part) => sum + part, 0) / 1024
}

function rollup(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  } catch {
    return ''
  }
}
