import { z } from 'zod'
import type { Json } from '#kernel/refusal'
import { inPages } from '#platform/jobs'
import type { Kit } from '#platform/manifest'
import type { GroupId } from '#programmes'
import { dayOf } from '#region'
import { offerSeats, passOfferOn } from './actions/queue.ts'
import { tellWaitingNews, waitingNewsKinds } from './actions/tell.ts'
import type { WaitingId } from './model.ts'
import { listMissed, listWantedGroups } from './queries.ts'

const freed = z.object({ groupId: z.uuid() })
const news = z.object({ waitingId: z.uuid(), news: z.enum(waitingNewsKinds) })

/** `programmes.seat-freed`: the seat is offered to the head of the waiting list. */
export async function seatFreed({ db, clock }: Kit, payload: Json): Promise<void> {
  const { groupId } = freed.parse(payload)
  await db.transaction((tx) => offerSeats(tx, groupId as GroupId, clock.now()))
}

/**
 * `enrolment.pass-offers`: offers whose term is over go on to the next, and seats that became free without anybody
 * leaving (a larger group, a window opened again) are offered too.
 */
export async function passOffers({ db, clock }: Kit): Promise<void> {
  await inPages(
    (page) => listMissed(db.reader, clock.now(), page),
    ({ id }) => db.transaction((tx) => passOfferOn(tx, id, clock.now())),
  )
  const today = await dayOf(db.reader, clock.now())
  await inPages(
    (page) => listWantedGroups(db.reader, today, page),
    ({ id }) => db.transaction((tx) => offerSeats(tx, id, clock.now())),
  )
}

/** `enrolment.tell-waiting`: letters about a place in a waiting list. */
export async function tellWaiting({ db }: Kit, payload: Json): Promise<void> {
  const { waitingId, news: kind } = news.parse(payload)
  await db.transaction((tx) => tellWaitingNews(tx, waitingId as WaitingId, kind))
}
