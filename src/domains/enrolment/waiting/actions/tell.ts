import { writeToGuardians } from '#families'
import type { Tx } from '#platform/db'
import { regionZone } from '#region'
import { waitingFacts } from '../mails.ts'
import type { WaitingId } from '../model.ts'
import { findAnyWaitingView } from '../queries.ts'

/** What of a waiting list is written about. */
export const waitingNewsKinds = ['joined', 'offered', 'missed', 'closed'] as const
export type WaitingNews = (typeof waitingNewsKinds)[number]

/** Plans letters to every guardian; a repeat replaces what still waits. An offer that was answered meanwhile is not written of. */
export async function tellWaitingNews(tx: Tx, id: WaitingId, news: WaitingNews): Promise<void> {
  const waiting = await findAnyWaitingView(tx, id)
  if (!waiting || (news === 'offered' && waiting.state !== 'offered')) return
  const facts = waitingFacts(waiting, await regionZone(tx))
  await writeToGuardians(tx, waiting.childId, { letter: `enrolment.waiting-${news}`, facts, key: `${id}:${news}` })
}
