import { z } from 'zod'
import { actorOf } from '#access'
import type { App } from '#platform/http'
import type { Act } from '#region'
import { budgetRegisters, certificateKinds } from './amendment.ts'
import type { PeriodMoney } from './model.ts'
import { getPayerDesk } from './queries/desk.ts'

const amount = z.bigint().describe('В единицах unit: копейки или сотые доли часа')
const act = z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() })
const nominal = z.object({
  category: z.string(),
  amount,
  countLimit: z.int().nullable().describe('Предел числа; null, если не задан'),
  sumLimit: amount.nullable(),
  holders: z.int(),
  granted: amount,
  act,
})
const periodOut = z.object({
  period: z.object({
    ...{ id: z.uuid(), name: z.string(), running: z.boolean() },
    ...{ startsOn: z.iso.date(), endsOn: z.iso.date() },
  }),
  unit: z.enum(['kopecks', 'hour-hundredths']),
  ceiling: z
    .object({ amount, committed: amount, left: amount, act: act.nullable() })
    .nullable()
    .describe('null, пока предел обеспечения не установлен'),
  ...{ reserved: amount, charged: amount, granted: amount, available: amount, melted: amount },
  forecast: amount.nullable().describe('К концу периода при нынешнем темпе; null, пока период не начался'),
  nominals: z.array(nominal),
  registers: z
    .array(
      z.object({ register: z.enum(budgetRegisters), funding: z.enum(certificateKinds), services: z.int().nullable() }),
    )
    .describe('Услуг на ребёнка по реестрам; чего нет в списке, то не ограничено'),
})
const deskOut = z.object({
  municipality: z.object({ id: z.uuid(), name: z.string() }),
  certificates: z.object({ nominal: z.int(), queued: z.int(), accounting: z.int() }),
  periods: z.array(periodOut).describe('Идущий период, затем будущие'),
})

export function api(app: App): void {
  const schema = { summary: 'Деньги своего муниципалитета по периодам', response: { 200: deskOut } }
  app.get('/municipality', { config: { permission: 'funding.ceiling.read' }, schema }, async (request) => {
    const { municipality, certificates, periods } = await getPayerDesk(
      request.kit.db.reader,
      actorOf(request),
      request.now,
    )
    const { id, name } = municipality
    return { municipality: { id, name }, certificates, periods: periods.map(periodAsJson) }
  })
}

function periodAsJson({ period, ceiling, nominals, registers, ...money }: PeriodMoney): z.output<typeof periodOut> {
  const { startsOn, endsOn } = period
  return {
    ...money,
    period: { ...period, startsOn: startsOn.toString(), endsOn: endsOn.toString() },
    ceiling: ceiling && { ...ceiling, act: ceiling.act && actAsJson(ceiling.act) },
    nominals: nominals.map((one) => ({ ...one, act: actAsJson(one.act) })),
    registers: [...registers],
  }
}

function actAsJson({ number, title, issuedOn }: Act): z.output<typeof act> {
  return { number, title, issuedOn: issuedOn.toString() }
}
