import { z } from 'zod'
import { withdrawNominal } from '#funding'
import type { Json } from '#kernel/refusal'
import { eachApart, inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import { dayOf } from '#region'
import { listEnrolled, listUnanswered } from '../contracts/queries/closing.ts'
import type { ApplicationId } from '../model.ts'
import { closeWaiting } from '../waiting/actions/queue.ts'
import { listWaitingOn } from '../waiting/queries.ts'
import { type Closing, endContract, endExcluded, expireUnanswered } from './actions/exclusion.ts'
import { remindAnswers } from './actions/reminder.ts'
import { newsKinds, tellNews } from './actions/tell.ts'
import { REMINDED_AT_ONCE } from './queries/reminder.ts'
import { listUndecided } from './queries/row.ts'

const news = z.object({ applicationId: z.uuid(), news: z.enum(newsKinds) })

/** `enrolment.tell`: letters about what happened to an application. */
export async function tell({ db }: Kit, payload: Json): Promise<void> {
  const { applicationId, news: kind } = news.parse(payload)
  await db.transaction((tx) => tellNews(tx, applicationId as ApplicationId, kind))
}

const excludedCertificate = z.object({ certificateId: z.uuid() })

/** `certificates.excluded`: applications without a living contract end at once, contracts with the month, the money goes back. */
export async function excluded(kit: Kit, payload: Json): Promise<void> {
  const { certificateId } = excludedCertificate.parse(payload)
  const { db, clock } = kit
  const contracts = await listEnrolled(db.reader, certificateId)
  await eachApart([
    ...(await closingsOf(kit, { certificateId, why: 'excluded' })),
    ...contracts.map((id) => () => db.transaction((tx) => endContract(tx, id, certificateId, clock.now()))),
    () => takeMoneyBack(kit, certificateId),
  ])
}

/** `certificates.aged`: nothing new begins after the eighteenth birthday, what is learnt is learnt to its end (D1). */
export async function aged(kit: Kit, payload: Json): Promise<void> {
  const { certificateId } = excludedCertificate.parse(payload)
  await eachApart([...(await closingsOf(kit, { certificateId, why: 'aged' })), () => takeMoneyBack(kit, certificateId)])
}

/** A transaction each: the group of the second would be locked after the ceiling of the first, against the order of locks. */
async function closingsOf({ db, clock }: Kit, closing: Closing): Promise<(() => Promise<void>)[]> {
  const { certificateId, why } = closing
  const [undecided, waiting] = await Promise.all([
    listUndecided(db.reader, certificateId),
    listWaitingOn(db.reader, certificateId),
  ])
  return [
    ...undecided.map((id) => () => db.transaction((tx) => endExcluded(tx, id, closing, clock.now()))),
    ...waiting.map((id) => () => db.transaction((tx) => closeWaiting(tx, id, why, clock.now()))),
  ]
}

function takeMoneyBack({ db, clock }: Kit, certificateId: string): Promise<void> {
  return db.transaction((tx) => withdrawNominal(tx, certificateId, null, clock.now()))
}

/** `enrolment.expire`: reminders before the end of a term; then what nobody answered closes, a transaction each for the order of locks. */
export async function expire({ db, clock }: Kit): Promise<void> {
  let reminded: number
  do reminded = await db.transaction((tx) => remindAnswers(tx, clock.now()))
  while (reminded === REMINDED_AT_ONCE)
  const today = await dayOf(db.reader, clock.now())
  await inPages(
    (page) => listUnanswered(db.reader, today, page),
    ({ id, certificateId }) => db.transaction((tx) => expireUnanswered(tx, id, certificateId, clock.now())),
  )
}
