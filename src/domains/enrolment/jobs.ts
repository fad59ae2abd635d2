import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import type { Kit } from '#platform/manifest'
import { startContracts } from './actions/contract.ts'
import { endForCertificate } from './actions/exclusion.ts'
import { newsKinds, tellNews } from './actions/tell.ts'
import type { ApplicationId } from './model.ts'

const news = z.object({ applicationId: z.uuid(), news: z.enum(newsKinds) })

/** `enrolment.tell`: letters about what happened to an application. */
export async function tell({ db }: Kit, payload: Json): Promise<void> {
  const { applicationId, news: kind } = news.parse(payload)
  await db.transaction((tx) => tellNews(tx, applicationId as ApplicationId, kind))
}

/** `enrolment.start`: contracts whose first day has come begin to live. */
export async function start({ db, clock }: Kit): Promise<void> {
  await db.transaction((tx) => startContracts(tx, clock.now()))
}

const excludedCertificate = z.object({ certificateId: z.uuid() })

/** `certificates.excluded`: what stood on a certificate that left the registry. */
export async function excluded({ db, clock }: Kit, payload: Json): Promise<void> {
  const { certificateId } = excludedCertificate.parse(payload)
  await db.transaction((tx) => endForCertificate(tx, certificateId, clock.now()))
}
