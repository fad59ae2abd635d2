/** Where to go on: after which id, and how many at most. */
export type Page = { after: string | null; most: number }

const AT_ONCE = 200

/**
 * Everything that is due, in pages by id. What fails keeps nobody else waiting: the rest is done, then the job fails
 * and is told of; a thing that fails every time is looked at once a run.
 */
export async function inPages<Due extends { id: string }>(
  list: (page: Page) => Promise<Due[]>,
  act: (due: Due) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = []
  let after: string | null = null
  for (;;) {
    const page = await list({ after, most: AT_ONCE })
    for (const due of page) await act(due).catch((error) => failures.push(error))
    after = page.at(-1)?.id ?? null
    if (page.length < AT_ONCE) break
  }
  failWith(failures)
}

/** Does one act after another, each apart: the rest is done although one fails, then the job fails and is told of. */
export async function eachApart(acts: Iterable<() => Promise<unknown>>): Promise<void> {
  const failures: unknown[] = []
  for (const act of acts) await act().catch((error) => failures.push(error))
  failWith(failures)
}

function failWith(failures: readonly unknown[]): void {
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} of the things due failed`)
}
