type Named = { name: string; jobWords?: Record<string, string> }

/** The queue's own words, which no domain declares. */
const ofQueue = { 'http.forget-answers': 'Забываем ответы на старые нажатия' }

let words: ReadonlyMap<string, string> = new Map()

/** Tells us what the jobs of all domains do, so that people read sentences and not our words. */
export function knowJobs(manifests: readonly Named[]): void {
  words = jobWordsOf(manifests)
}

export function jobInWords(name: string): string {
  return words.get(name) ?? name
}

/** A job that several domains answer is a task of each, and one that hands out the tasks. */
export function jobWordsOf(manifests: readonly Named[]): Map<string, string> {
  const all = manifests.flatMap(({ name: domain, jobWords = {} }) =>
    Object.entries(jobWords).map(([job, sentence]) => ({ job, domain, sentence })),
  )
  const byJob = Map.groupBy(all, ({ job }) => job)
  return new Map([
    ...Object.entries(ofQueue),
    ...all.map(({ job, domain, sentence }) => [`${job}/${domain}`, sentence] as const),
    ...[...byJob].map(([job, tasks]) => [job, tasks.map(({ sentence }) => sentence).join('; ')] as const),
  ])
}
