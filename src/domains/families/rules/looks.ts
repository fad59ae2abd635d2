import type { Entry } from '#audit'

export type Seen = Entry & { times: number }

/** Somebody who opens one card five times in a row looked once, five times, whatever was opened with it. */
export function joined(entries: readonly Entry[]): Seen[] {
  const seen: Seen[] = []
  for (const entry of entries) {
    const last = seen.at(-1)
    const again = isLook(entry) && sameLook(seen, entry)
    // A merge is written on both records; their one journal tells it once.
    const twice = last && last.word === entry.word && last.subjectId === entry.subjectId && last.at.equals(entry.at)
    if (again) again.times += 1
    else if (!twice || isLook(entry)) seen.push({ ...entry, times: 1 })
  }
  return seen
}

/** The same look among those that nothing but looks of the same person stands between. */
function sameLook(seen: readonly Seen[], { userId, word, reason }: Entry): Seen | undefined {
  const run = seen.slice(seen.findLastIndex((one) => !isLook(one) || one.userId !== userId) + 1)
  return run.find((one) => one.word === word && one.reason === reason)
}

export function isLook({ word }: Entry): boolean {
  return word === 'families.looked' || word === 'families.unmasked'
}
