import { z } from 'zod'
import { suspendNominal } from '#funding'
import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { listUndecided } from '../applications/queries/row.ts'
import { closeWaiting } from '../waiting/actions/queue.ts'
import { listWaitingOn } from '../waiting/queries.ts'
import { endFrozen } from './actions.ts'

const frozen = z.object({ certificateId: z.uuid() })

/** `enrolment.frozen`: what waits on the certificate ends, a transaction each, for the order of locks; then the money. */
export async function endOfFrozen({ db, clock }: Kit, payload: Json): Promise<void> {
  const { certificateId } = frozen.parse(payload)
  for (const id of await listUndecided(db.reader, certificateId))
    await db.transaction((tx) => endFrozen(tx, id, certificateId, clock.now()))
  for (const id of await listWaitingOn(db.reader, certificateId))
    await db.transaction((tx) => closeWaiting(tx, id, 'suspended', clock.now()))
  await db.transaction((tx) => suspendNominal(tx, certificateId, clock.now()))
}
