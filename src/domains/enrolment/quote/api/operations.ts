import { z } from 'zod'
import { actorOf } from '#access'
import { type ChildId, getOwnChild } from '#families'
import { type App, notFound } from '#platform/http'
import type { GroupId } from '#programmes'
import { calculate } from '../queries/calculation.ts'
import { quoteJson, quoteShape } from './shapes.ts'

const params = z.object({ article: z.coerce.number().int().positive().max(999_999_999) })
const querystring = z.object({
  childId: z.uuid().describe('Ребёнок вашего кабинета'),
  groupId: z.uuid(),
  startsOn: z.iso.date().optional().describe('Первый день занятий; без него первый возможный'),
})

/** `GET /programmes/{article}/quote`: price, parts by month, seats and every obstacle at once. */
export function quoteApi(app: App): void {
  const { reader } = app.kit.db
  app.get(
    '/programmes/:article/quote',
    {
      config: { permission: 'enrolment.application.file' },
      schema: { summary: 'Расчёт для ребёнка и группы', params, querystring, response: { 200: quoteShape } },
    },
    async (request) => {
      const { childId, groupId, startsOn } = request.query
      const by = actorOf(request)
      const child = await getOwnChild(reader, by, childId as ChildId)
      const wish = {
        guardianId: by.userId,
        child,
        groupId: groupId as GroupId,
        withoutNear: true,
        startsOn: startsOn ? Temporal.PlainDate.from(startsOn) : undefined,
      }
      const calculated = await calculate(reader, wish, request.now)
      if (calculated?.facts.programme.article !== request.params.article) notFound()
      return quoteJson(calculated.calculation.quote, calculated.calculation.reasons)
    },
  )
}
