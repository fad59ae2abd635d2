import type { Snils } from '#kernel/snils'
import { snilsOf } from '../../src/domains/families/testing.ts'

// Journeys share one town, and each file runs in a process of its own: numbers begin where no other journey's do.
let last = 200_000_000 + (process.pid % 700) * 1_000_000

/** Far from the one before, so that no two children are taken for one with a slip in the number. */
export function ownSnils(): Snils {
  last += 17_333
  return snilsOf(last)
}
