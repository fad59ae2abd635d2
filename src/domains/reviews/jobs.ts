import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import { dayOf } from '#region'
import { countTurnoverOnce, reckonPortion, reckonStandings } from './actions/reckoning.ts'
import { askToRate } from './actions/reminder.ts'
import { remindOfReviews } from './actions/year.ts'
import { listToAsk } from './queries/reminder.ts'

const one = z.object({ programmeId: z.uuid() })

/** `reviews.reckon`: how a programme stands, after somebody rated or reviewed it. */
export async function reckon({ db, clock }: Kit, payload: Json): Promise<void> {
  const { programmeId } = one.parse(payload)
  await db.transaction((tx) => reckonStandings(tx, [programmeId], clock.now()))
}

/** `reviews.count-turnover`: once a day how many families left, and every standing anew: contracts end without us. */
export async function countLeft({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  if (!(await db.transaction((tx) => countTurnoverOnce(tx, now)))) return
  let after: string | null = null
  do after = await db.transaction((tx) => reckonPortion(tx, after, now))
  while (after)
}

/** `reviews.ask-to-rate`: some days after the end, who has not rated is reminded, each contract once (domain 16.6). */
export async function remindOfRating({ db, clock }: Kit): Promise<void> {
  const now = clock.now()
  const today = await dayOf(db.reader, now)
  await inPages(
    (page) => listToAsk(db.reader, today, page),
    ({ id }) => db.transaction((tx) => askToRate(tx, id, now)),
  )
}

/** `reviews.remind-of-year`: at the end of the school year, a portion of guardians in a transaction (S-100). */
export async function remindOfYear({ db, clock }: Kit): Promise<void> {
  while (await db.transaction((tx) => remindOfReviews(tx, clock.now())));
}
