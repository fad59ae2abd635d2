import { z } from 'zod'
import { actorOf } from '#access'
import { type App, answerOnce } from '#platform/http'
import type { GroupId } from '#programmes'
import { putAside, takeOut } from './actions.ts'
import type { LineId } from './model.ts'
import { press } from './press.ts'
import { priceLines } from './reading.ts'

const own = { permission: 'basket.keep' }
const kopecks = z.bigint().describe('Копейки')
const lineShape = z.object({
  ...{ id: z.uuid(), childId: z.uuid(), groupId: z.uuid() },
  programme: z.object({ article: z.number(), name: z.string() }),
  startsOn: z.string().describe('Первый день, 2026-09-01'),
  allowed: z.boolean().describe('Можно подать сейчас'),
  ...{ totalKopecks: kopecks, certificateKopecks: kopecks, parentKopecks: kopecks },
  quoteVersion: z.string().describe('Передайте его при подаче: расчёт сделан так, будто строки выше уже поданы'),
  reasons: z.array(z.object({ code: z.string(), blocks: z.boolean(), title: z.string(), text: z.string() })),
  clashes: z.array(z.string()).describe('Программы корзины в те же часы'),
})
const seenShape = z.object({ id: z.uuid(), startsOn: z.iso.date(), quoteVersion: z.string().min(1).max(64) })

/** `/basket`: the same acts as the page. */
export function api(app: App): void {
  const { reader } = app.kit.db
  const listing = {
    summary: 'Подготовленные заявки с расчётом, по порядку подачи',
    response: { 200: z.object({ lines: z.array(lineShape) }) },
  }
  app.get('/basket', { config: own, schema: listing }, async (request) => {
    const lines = await priceLines(reader, actorOf(request), request.now)
    return {
      lines: lines.map(({ id, childId, groupId, calculation: { quote, reasons }, facts: { programme }, clashes }) => ({
        ...{ id, childId, groupId, clashes, allowed: quote.allowed, quoteVersion: quote.version },
        programme: { article: programme.article, name: programme.name },
        startsOn: quote.startsOn.toString(),
        ...{ totalKopecks: quote.total, certificateKopecks: quote.certificate, parentKopecks: quote.parent },
        reasons: reasons.map(({ code, blocks, title, text }) => ({ code, blocks, title, text })),
      })),
    }
  })

  const putting = {
    summary: 'Подготовить заявку: место и деньги не занимаются',
    body: z.object({ childId: z.uuid(), groupId: z.uuid() }),
    response: { 204: z.null() },
  }
  app.post('/basket/lines', { config: own, schema: putting }, async (request, reply) => {
    const { childId, groupId } = request.body
    return answerOnce(request, reply, async (tx) => {
      await putAside(tx, actorOf(request), { childId, groupId: groupId as GroupId }, request.now)
      return { status: 204, body: null }
    })
  })

  const removing = {
    summary: 'Убрать заявку из корзины',
    params: z.object({ id: z.uuid() }),
    response: { 204: z.null() },
  }
  app.delete('/basket/lines/:id', { config: own, schema: removing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await takeOut(tx, actorOf(request), request.params.id as LineId, request.now)
      return { status: 204, body: null }
    }),
  )

  const pressing = {
    summary: 'Подать заявки корзины; повтор ничего не подаёт второй раз',
    body: z.object({ lines: z.array(seenShape).min(1).max(100) }),
    response: {
      200: z.object({
        outcomes: z.array(z.object({ id: z.uuid(), outcome: z.enum(['filed', 'changed', 'refused']) })),
      }),
    },
  }
  app.post('/basket/submission', { config: own, schema: pressing }, async (request) => {
    const seen = request.body.lines.map(({ id, startsOn, quoteVersion }) => ({
      ...{ id: id as LineId, startsOn: Temporal.PlainDate.from(startsOn), quoteVersion },
    }))
    const outcomes = await press(request.kit.db, actorOf(request), seen, request.now)
    return { outcomes: seen.map(({ id }, index) => ({ id, outcome: outcomes[index] ?? 'refused' })) }
  })
}
