import { z } from 'zod'
import { isAfter } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import { isoDay } from '#platform/forms'
import type { App } from '#platform/http'
import { compareStatuses, linesOf } from '../actions/comparison.ts'
import { partnerCall, partnerOf } from './gate.ts'
import { orderId } from './shapes.ts'

const config = partnerCall('orders')
const tags = ['exchange']
const span = z.object({ from: isoDay, to: isoDay })
const line = z.object({
  orderId,
  status: z.string().nullable(),
  applicationNumber: z.string().nullable(),
  receivedAt: z.string(),
})
const difference = z.object({
  ...{ orderId: z.string(), kind: z.enum(['missing-there', 'missing-here', 'differs']) },
  ...{ ours: z.string().nullable(), theirs: z.string().nullable() },
})
const SHOWN = 500

/** Reconciliation both ways: the partner reads our statuses of a period, or sends its own to be compared. */
export function comparisonFaces(app: App): void {
  const listing = {
    ...{ tags, summary: 'Статусы заявлений, полученных за период' },
    querystring: span.extend({ cursor: z.string().max(100).optional() }),
    response: { 200: z.object({ orders: z.array(line), cursor: z.string().nullable() }) },
  }
  app.get('/orders', { config, schema: listing }, async (request) => {
    const { from, to, cursor } = request.query
    const asked = {
      partnerId: partnerOf(request).id,
      span: ordered({ from, to }),
      after: cursor ?? null,
      limit: SHOWN + 1,
    }
    const lines = await linesOf(request.kit.db.reader, asked)
    const shown = lines.slice(0, SHOWN)
    return {
      orders: shown.map(({ externalId, status, number, receivedAt }) => ({
        ...{ orderId: externalId, status, applicationNumber: number, receivedAt: receivedAt.toString() },
      })),
      cursor: lines.length > SHOWN ? (shown.at(-1)?.externalId ?? null) : null,
    }
  })

  const comparing = {
    ...{ tags, summary: 'Сверка: ваши статусы за период против наших' },
    body: span.extend({ statuses: z.array(z.object({ orderId, status: z.string().max(40) })).max(5000) }),
    response: { 200: z.object({ id: z.uuid(), ours: z.int(), differences: z.array(difference) }) },
  }
  const limits = { bodyLimit: 2 * 1024 * 1024 }
  app.post('/comparisons', { ...limits, config, schema: comparing }, async (request) => {
    const { body, kit, now } = request
    const asked = { partnerId: partnerOf(request).id, span: ordered(body), theirs: body.statuses }
    const { id, ours, differences } = await kit.db.transaction((tx) => compareStatuses(tx, asked, now))
    request.outcome = differences.length === 0 ? 'same' : 'differs'
    return { id, ours, differences: differences.map(({ externalId, ...rest }) => ({ orderId: externalId, ...rest })) }
  })
}

function ordered({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) {
  return !isAfter(from, to) ? { from, to } : refuse('exchange.span-reversed')
}
