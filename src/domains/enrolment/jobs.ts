import { z } from 'zod'
import { withdrawNominal } from '#funding'
import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { STARTED_AT_ONCE, startContracts } from './actions/contract.ts'
import { endExcluded } from './actions/exclusion.ts'
import { newsKinds, tellNews } from './actions/tell.ts'
import type { ApplicationId } from './model.ts'
import { listUndecided } from './queries/application.ts'

const news = z.object({ applicationId: z.uuid(), news: z.enum(newsKinds) })

/** `enrolment.tell`: letters about what happened to an application. */
export async function tell({ db }: Kit, payload: Json): Promise<void> {
  const { applicationId, news: kind } = news.parse(payload)
  await db.transaction((tx) => tellNews(tx, applicationId as ApplicationId, kind))
}

/** `enrolment.start`: contracts whose first day has come begin to live. */
export async function start({ db, clock }: Kit): Promise<void> {
  let started: number
  do started = await db.transaction((tx) => startContracts(tx, clock.now()))
  while (started === STARTED_AT_ONCE)
}

const excludedCertificate = z.object({ certificateId: z.uuid() })

/** `certificates.excluded`: applications without a living contract end, then the rest of the money goes back to the payer. */
export async function excluded({ db, clock }: Kit, payload: Json): Promise<void> {
  const { certificateId } = excludedCertificate.parse(payload)
  // A transaction each: the group of the second would be locked after the ceiling of the first, against the order of locks.
  for (const id of await listUndecided(db.reader, certificateId))
    await db.transaction((tx) => endExcluded(tx, id, certificateId, clock.now()))
  await db.transaction((tx) => withdrawNominal(tx, certificateId, null, clock.now()))
}
