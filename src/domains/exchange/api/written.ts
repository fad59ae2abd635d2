import type { Instant } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { type Ordered, takeOrder } from '../actions/order.ts'
import { insertCall } from '../queries/call.ts'
import { findOrder } from '../queries/order.ts'
import { orderShape, peopleFrom, wantedFrom } from './shapes.ts'

type Written = Pick<Ordered, 'partnerId' | 'keys'> & { order: unknown; municipalityId: string }

/** Takes an order as a partner writes it and keeps the line of its call, for whoever has no connection to send it by. */
export async function takeWrittenOrder(tx: Tx, written: Written, now: Instant): Promise<void> {
  const { partnerId, keys, municipalityId } = written
  const began = performance.now()
  const order = orderShape.parse(written.order)
  const named = { partnerId, externalId: order.orderId }
  const people = peopleFrom(order, municipalityId)
  await takeOrder(tx, { ...named, people, wanted: wantedFrom(order), keys }, now)

  const [operation, milliseconds] = ['POST /exchange/v1/orders', Math.round(performance.now() - began)]
  const outcome = (await findOrder(tx, named))?.state ?? null
  await insertCall(tx, partnerId, { operation, externalId: order.orderId, answered: 200, outcome, milliseconds }, now)
}
