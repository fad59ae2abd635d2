import { z } from 'zod'
import { audiences, type Event, kinds, levels } from '../model.ts'

const day = z.iso.date()
const publicParts = {
  ...{ id: z.uuid(), number: z.int(), name: z.string(), kind: z.enum(kinds), level: z.enum(levels) },
  ...{ audience: z.enum(audiences), description: z.string(), conditions: z.string() },
  ...{ municipalityId: z.uuid(), municipality: z.string(), organiser: z.string() },
  providerId: z.uuid().nullable().describe('Организация; null, если проводит муниципалитет или регион'),
  bodyId: z.uuid().nullable().describe('Муниципалитет, который проводит мероприятие'),
  ...{ startsAt: z.string(), endsAt: z.string() },
  entryTo: day.describe('Последний день записи'),
  ...{ online: z.boolean(), place: z.string(), ageFrom: z.int(), ageTo: z.int(), ageStrict: z.boolean() },
  costKopecks: z.string().describe('Стоимость, копейки; 0 — бесплатно'),
  costNote: z.string(),
  capacity: z.int().nullable().describe('Число мест; null — без ограничения'),
  ...{ taken: z.int(), waits: z.boolean(), waiting: z.int(), byHand: z.boolean() },
  ...{ contactName: z.string(), contactPhone: z.string(), contactEmail: z.string().nullable() },
  state: z.enum(['draft', 'published', 'cancelled', 'archived']),
  reason: z.string().nullable(),
}
export const eventShape = z.object(publicParts)
export const ownEventShape = z.object({
  ...publicParts,
  ...{ startsOn: day, startsTime: z.string(), endsOn: day, endsTime: z.string() },
  link: z.string().nullable(),
})

/** An event as everybody may read it: without the link of those who take part. */
export function eventJson(event: Event): z.input<typeof eventShape> {
  const { startsOn: _, startsTime: __, endsOn: ___, endsTime: ____, link: _____, ...told } = event
  return {
    ...told,
    ...{ startsAt: event.startsAt.toString(), endsAt: event.endsAt.toString(), entryTo: event.entryTo.toString() },
    costKopecks: String(event.costKopecks),
  }
}

export function ownEventJson(event: Event): z.input<typeof ownEventShape> {
  const { startsOn, startsTime, endsOn, endsTime, link } = event
  return {
    ...eventJson(event),
    ...{ startsOn: startsOn.toString(), startsTime, endsOn: endsOn.toString(), endsTime, link },
  }
}
