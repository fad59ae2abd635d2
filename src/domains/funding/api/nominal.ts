import { z } from 'zod'
import { actorOf } from '#access'
import type { Category } from '#certificates'
import type { App } from '#platform/http'
import type { Act } from '#region'
import { budgetRegisters, certificateKinds } from '../model/amendment.ts'
import type { PeriodMoney } from '../model/nominal.ts'
import { getPayerDesk } from '../queries/desk.ts'
import { getRegionMoney } from '../queries/region.ts'
import { amendmentAsJson, amendmentOut } from './amendment.ts'

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
  promised: amount.describe('Обещано заявкам без договора: зачислится с ним, в granted не входит'),
  bannedFrom: z.iso.date().nullable().describe('С этого дня новых договоров не заключают'),
  forecast: amount
    .nullable()
    .describe('К концу периода, если новых договоров в день столько же: месяцы до конца периода уже закреплены'),
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
  due: z
    .array(z.object({ name: z.string(), label: z.string(), href: z.string(), waiting: z.int(), overdue: z.int() }))
    .describe('Что ждёт решения муниципалитета: сначала то, где больше просрочено'),
  categories: z.array(
    z.object({
      ...{ id: z.uuid(), name: z.string(), proof: z.string().nullable(), funded: z.boolean() },
      ...{ openedOn: z.iso.date().nullable(), closedOn: z.iso.date().nullable() },
    }),
  ),
  periods: z.array(periodOut).describe('Идущий период, затем будущие'),
  ahead: z.array(amendmentOut).describe('Что установлено актами и вступит в силу позже, раньше всего сначала'),
})

const payerOut = z.object({
  ...{ municipality: z.string(), unit: z.enum(['kopecks', 'hour-hundredths']), ceiling: amount.nullable() },
  ...{
    committed: amount,
    promised: amount,
    reserved: amount,
    charged: amount,
    available: amount,
    forecast: amount.nullable(),
  },
})
const regionOut = z.object({
  period: z.string().nullable(),
  payers: z.array(payerOut),
  totals: z.array(payerOut).describe('Итоги региона, отдельно в рублях и в часах'),
})

export function api(app: App): void {
  const all = { summary: 'Деньги всех муниципалитетов в идущем периоде', response: { 200: regionOut } }
  app.get('/region/money', { config: { permission: 'funding.region.read' }, schema: all }, async (request) => {
    const { period, payers, totals } = await getRegionMoney(request.kit.db.reader, request.now)
    return { period: period?.name ?? null, payers: [...payers], totals: [...totals] }
  })

  const schema = { summary: 'Деньги своего муниципалитета по периодам', response: { 200: deskOut } }
  app.get('/municipality', { config: { permission: 'funding.ceiling.read' }, schema }, async (request) => {
    const { municipality, certificates, categories, periods, due, ahead } = await getPayerDesk(
      request.kit.db.reader,
      actorOf(request),
      request.now,
    )
    const { id, name } = municipality
    return {
      municipality: { id, name },
      ...{ certificates, due: [...due], periods: periods.map(periodAsJson) },
      categories: categories.map(categoryAsJson),
      ahead: ahead.map(amendmentAsJson),
    }
  })
}

function categoryAsJson({ municipalityId: _, openedOn, closedOn, ...category }: Category) {
  return { ...category, openedOn: openedOn?.toString() ?? null, closedOn: closedOn?.toString() ?? null }
}

function periodAsJson({
  period,
  ceiling,
  nominals,
  registers,
  bannedFrom,
  ...money
}: PeriodMoney): z.output<typeof periodOut> {
  const { startsOn, endsOn } = period
  return {
    ...money,
    bannedFrom: bannedFrom?.toString() ?? null,
    period: { ...period, startsOn: startsOn.toString(), endsOn: endsOn.toString() },
    ceiling: ceiling && { ...ceiling, act: ceiling.act && actAsJson(ceiling.act) },
    nominals: nominals.map((one) => ({ ...one, act: actAsJson(one.act) })),
    registers: [...registers],
  }
}

function actAsJson({ number, title, issuedOn }: Act): z.output<typeof act> {
  return { number, title, issuedOn: issuedOn.toString() }
}
