import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import { tellOpened } from './actions.ts'
import { listOpened } from './queries.ts'

/** `basket.tell-opened`: families whose prepared applications may be filed from now on are written to. */
export async function tellOfOpening({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  await inPages(
    (page) => listOpened(db.reader, now, page),
    ({ id }) => db.transaction((tx) => tellOpened(tx, id, now)),
  )
}
