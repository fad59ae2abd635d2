export type Difference = {
  externalId: string
  kind: 'missing-there' | 'missing-here' | 'differs'
  ours: string | null
  theirs: string | null
}

/** Ours against theirs: what lacks on one side, and where the statuses differ. Ours counts: an outer status moves nothing. */
export function compare(ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): Difference[] {
  const all = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return all.flatMap((externalId): Difference[] => {
    const pair = { externalId, ours: ours.get(externalId) ?? null, theirs: theirs.get(externalId) ?? null }
    if (pair.ours === pair.theirs) return []
    if (pair.theirs === null) return [{ ...pair, kind: 'missing-there' }]
    return [{ ...pair, kind: pair.ours === null ? 'missing-here' : 'differs' }]
  })
}
