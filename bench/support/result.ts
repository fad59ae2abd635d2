/** The last line of a bench, for people and machines alike; what does not apply is left out. Times in ms, memory in mb. */
export type Result = {
  bench: string
  ratio?: number
  perSecond?: number
  p50Ms?: number
  p99Ms?: number
  seconds?: number
  mb?: number
  /** Who was left without a final answer. */
  unanswered?: number
  /** Processor time of one operation, by who spent it. */
  cpuMs?: object
  baseline?: string
}

export function report(result: Result): void {
  const rounded = Object.entries(result).map(([name, value]) => [
    name,
    typeof value === 'number' ? round(value) : value,
  ])
  console.log(JSON.stringify(Object.fromEntries(rounded)))
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}
