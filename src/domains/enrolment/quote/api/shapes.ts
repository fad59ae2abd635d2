import { z } from 'zod'
import type { Quote } from '../../model.ts'
import { withoutBalance } from '../rules/told.ts'
import type { ReasonWords } from '../words/reasons.ts'

const kopecks = z.bigint().describe('Копейки')
const day = z.string().describe('День, 2026-09-01')

export const reasonShape = z.object({
  code: z.string().describe('Код препятствия'),
  blocks: z.boolean().describe('Мешает подать заявку; иначе только предупреждает'),
  title: z.string(),
  text: z.string(),
  helper: z.string().describe('Кто может помочь'),
  next: z.object({ href: z.string(), label: z.string() }).nullable(),
})

/** A quote as machines read it (domain 16.4). */
export const quoteShape = z.object({
  source: z.enum(['certificate', 'budget', 'paid']),
  startsOn: day,
  endsOn: day,
  totalKopecks: kopecks,
  certificateKopecks: kopecks,
  parentKopecks: kopecks,
  leftKopecks: kopecks
    .nullable()
    .describe('Останется на сертификате; null, когда платит не он или пока он платить не может'),
  months: z.array(z.object({ month: day, certificateKopecks: kopecks, parentKopecks: kopecks })),
  seats: z.object({ free: z.number(), capacity: z.number() }),
  allowed: z.boolean(),
  reasons: z.array(reasonShape),
  version: z.string().describe('Передайте в заявке: если суммы или дни изменятся, придёт 409 с новым расчётом'),
})

export function quoteJson(quote: Quote, reasons: readonly ReasonWords[]): z.input<typeof quoteShape> {
  const { source, startsOn, endsOn, total, certificate, parent, left, months, seats, allowed, version } =
    withoutBalance(quote)
  return {
    ...{ source, seats, allowed, version },
    startsOn: startsOn.toString(),
    endsOn: endsOn.toString(),
    totalKopecks: total,
    certificateKopecks: certificate,
    parentKopecks: parent,
    leftKopecks: left,
    months: months.map((part) => ({
      month: part.month.toString(),
      certificateKopecks: part.certificate,
      parentKopecks: part.parent,
    })),
    reasons: [...reasons],
  }
}
