import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isoDay, typedDay } from '#platform/forms'
import { type App, answerOnce, parseForm, show } from '#platform/http'
import { actForm, actJson } from '../act-form.ts'
import { PeriodsPage, type PeriodsPageProps } from '../pages/periods.tsx'
import { addPeriod } from '../period.ts'
import { dayOf, listPeriods } from '../queries.ts'
import { operatorOf } from './calendar.tsx'

const address = '/region/periods'
const reading = { permission: 'region.rules.read' }
const changing = { permission: 'region.rules.change' }

const name = z.string('Введите название, например 2028 год').trim()
const nameField = name.min(4, 'Введите название, например 2028 год').max(60, 'Название короче 60 знаков')
const periodForm = z
  .object({
    name: nameField,
    starts: typedDay('Введите первый день, например 1 1 2028'),
    ends: typedDay('Введите последний день, например 31 12 2028'),
    applications: typedDay('Введите день, с которого принимают заявки, например 1 12 2027'),
    act: actForm,
  })
  .transform(({ starts: startsOn, ends: endsOn, applications: applicationsFrom, ...rest }) => ({
    ...{ ...rest, startsOn, endsOn, applicationsFrom },
  }))

/** `/region/periods`: periods of financing as the operator sees and adds them. */
export function periodRoutes(app: App): void {
  app.get(address, { config: reading }, (request, reply) => showPeriods(request, reply))
  app.post(address, { config: changing }, async (request, reply) => {
    const form = parseForm(periodForm, request.body)
    if (!form.ok) return showPeriods(request, reply, form)
    return answerOnce(request, reply, async (tx) => {
      await addPeriod(tx, operatorOf(request), form.value, request.now)
      return { location: address, toast: `Период «${form.value.name}» добавлен` }
    })
  })
}

const periodOut = z.object({
  ...{ id: z.uuid(), name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), applicationsFrom: z.iso.date() },
})

export function periodsApi(app: App): void {
  const listing = { summary: 'Финансовые периоды', response: { 200: z.object({ periods: z.array(periodOut) }) } }
  app.get(address, { config: reading, schema: listing }, async (request) => ({
    periods: (await listPeriods(request.kit.db.reader)).map(({ startsOn, endsOn, applicationsFrom, ...period }) => ({
      ...{ ...period, startsOn: startsOn.toString(), endsOn: endsOn.toString() },
      applicationsFrom: applicationsFrom.toString(),
    })),
  }))

  const body = z.object({ name: nameField, startsOn: isoDay, endsOn: isoDay, applicationsFrom: isoDay, act: actJson })
  const adding = { summary: 'Добавить будущий период по акту', body, response: { 201: z.object({ id: z.uuid() }) } }
  app.post(address, { config: changing, schema: adding }, (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = await addPeriod(tx, operatorOf(request), request.body, request.now)
      return { status: 201, body: { id } }
    }),
  )
}

type Again = Pick<PeriodsPageProps, 'errors' | 'answers'>

async function showPeriods(request: FastifyRequest, reply: FastifyReply, again: Again = {}): Promise<FastifyReply> {
  const { reader } = request.kit.db
  const [periods, today] = await Promise.all([listPeriods(reader), dayOf(reader, request.now)])
  return show(reply, <PeriodsPage periods={periods} today={today} {...again} />, { status: again.errors ? 422 : 200 })
}
