import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import type { ApplicationId } from '../model.ts'
import { offerAgreed } from './actions/prolong.ts'
import { endRun, prolongLine } from './actions/run.ts'
import { hearFamily, remindFamily } from './actions/silence.ts'
import { prolongationNewsKinds, tellNotProlonged, tellProlongation } from './actions/tell.ts'
import { listAgreed, listNoticesDue, listSilent } from './queries/row.ts'
import { findRun, listUnfinished, type RunId } from './queries/run.ts'

const ofRun = z.object({ runId: z.uuid() })

/** `enrolment.prolong`: every contract of one press, a transaction and an answer each. */
export async function prolong(kit: Kit, payload: Json): Promise<void> {
  await finishRun(kit, ofRun.parse(payload).runId as RunId)
}

async function finishRun({ db, clock }: Kit, id: RunId): Promise<void> {
  const run = await findRun(db.reader, id, null)
  if (!run || run.finishedAt) return
  while (await prolongLine(db, run, clock.now()));
  await db.transaction((tx) => endRun(tx, run, clock.now()))
}

/**
 * `enrolment.prolongations`, hourly: runs that were cut off, agreements that came, silence that has spoken, and notices
 * that are due. Every prolongation has a transaction of its own; a repeat, or another worker beside, changes nothing.
 */
export async function sweepProlongations(kit: Kit): Promise<void> {
  const { db, clock } = kit
  for (const id of await listUnfinished(db.reader)) await finishRun(kit, id)
  await inPages(
    (page) => listAgreed(db.reader, page),
    ({ id, certificateId }) => db.transaction((tx) => offerAgreed(tx, id, certificateId, clock.now())),
  )
  await inPages(
    (page) => listSilent(db.reader, clock.now(), page),
    (due) => db.transaction((tx) => hearFamily(tx, due, clock.now())),
  )
  // Whoever's time is over is not reminded any more.
  await inPages(
    (page) => listNoticesDue(db.reader, clock.now(), page),
    (due) => db.transaction((tx) => remindFamily(tx, due, clock.now())),
  )
}

const news = z.object({
  applicationId: z.uuid(),
  news: z.enum(prolongationNewsKinds),
  turn: z.number().int().positive().optional(),
})
const ofLine = z.object({ applicationId: z.uuid(), runId: z.uuid() })

/** `enrolment.tell-prolongation`: letters about a prolonged contract. */
export async function tellOfProlongation({ db }: Kit, payload: Json): Promise<void> {
  const { applicationId, news: kind, turn } = news.parse(payload)
  await db.transaction((tx) => tellProlongation(tx, applicationId as ApplicationId, kind, turn))
}

/** `enrolment.tell-not-prolonged`: to the family whose contract does not go on, with why and what to do. */
export async function tellOfNoProlongation({ db }: Kit, payload: Json): Promise<void> {
  const { applicationId, runId } = ofLine.parse(payload)
  await db.transaction((tx) => tellNotProlonged(tx, applicationId as ApplicationId, runId as RunId))
}
