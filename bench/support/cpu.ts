/**
 * What an operation costs in processor time, by who spent it. On a shared machine a rate says little; this holds.
 * Counted where the system tells it (Linux), in hundredths of a second.
 */
import { readdirSync, readFileSync } from 'node:fs'

export type CpuMs = { program: number; database: number; load: number }
type Watched = { program?: number; database: number }

/** Begins to count; the function it returns says how many milliseconds one of `operations` took. */
export function watchCpu(pids: Watched): (operations: number) => CpuMs | undefined {
  const before = spent(pids)
  return (operations) => {
    const after = spent(pids)
    if (!before || !after) return undefined
    const each = (name: keyof CpuMs) => Math.round(((after[name] - before[name]) / operations) * 100) / 100
    return { program: each('program'), database: each('database'), load: each('load') }
  }
}

function spent({ program, database }: Watched): CpuMs | undefined {
  if (process.platform !== 'linux') return undefined
  const { user, system } = process.cpuUsage()
  return {
    program: program ? (readStat(program)?.ms ?? 0) : 0,
    database: familyOf(database),
    load: (user + system) / 1000,
  }
}

/** The server with its backends, the ended ones too: their time is in what it has waited for. */
function familyOf(pid: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = all.map((name) => readStat(Number(name))).filter((stat) => stat?.parent === pid)
  return [readStat(pid), ...children].reduce((sum, stat) => sum + (stat?.ms ?? 0) + (stat?.childrenMs ?? 0), 0)
}

function readStat(pid: number): { parent: number; ms: number; childrenMs: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0] = fields.slice(1)
    const [own = 0, ownSystem = 0, ofChildren = 0, ofChildrenSystem = 0] = fields.slice(11)
    return { parent, ms: (own + ownSystem) * 10, childrenMs: (ofChildren + ofChildrenSystem) * 10 }
  } catch {
    return null // It has ended meanwhile.
  }
}
