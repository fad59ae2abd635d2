import { z } from 'zod'
import { quoteShape, reasonShape } from '../../quote/api/shapes.ts'
import type { ApplicationView } from '../queries/list.ts'

const kopecks = z.bigint().describe('Копейки')
const day = z.string().describe('День, 2026-09-01')
const moment = z.string().describe('Момент, RFC 3339')

/** The answer to a filed application. */
export const filedShape = z.object({ id: z.uuid(), number: z.string(), href: z.string() })

/** A refusal of an application with everything that explains it. */
export const conflictShape = z.object({
  ...{ type: z.string(), title: z.string(), status: z.number(), detail: z.string(), code: z.string() },
  reasons: z.array(reasonShape).describe('Все препятствия сразу'),
  quote: quoteShape.optional().describe('Новый расчёт'),
})

/** An application with its contract; what the provider sees of a child is the name and the birth date. */
export const applicationShape = z.object({
  ...{ id: z.uuid(), number: z.string(), state: z.string(), source: z.string() },
  child: z.object({ id: z.uuid(), surname: z.string(), name: z.string(), patronymic: z.string().nullable() }),
  programme: z.object({ article: z.number(), name: z.string(), module: z.string() }),
  group: z.object({ id: z.uuid(), name: z.string() }),
  provider: z.object({ id: z.uuid(), name: z.string() }),
  ...{ startsOn: day, endsOn: day, answerDueOn: day, submittedAt: moment, decidedAt: moment.nullable() },
  ...{ priceKopecks: kopecks, certificateKopecks: kopecks, parentKopecks: kopecks },
  reason: z.string().nullable(),
  fromSystem: z.enum(['gosuslugi']).nullable().describe('Какая система её принесла; null — кабинет'),
  contract: z
    .object({
      ...{ id: z.uuid(), state: z.string(), offeredAt: moment, acceptedAt: moment.nullable() },
      acceptance: z
        .enum(['cabinet', 'statement', 'silence'])
        .nullable()
        .describe('Как заключён: в кабинете, по заявлению, молчанием'),
      statementOn: day.nullable().describe('День подписанного заявления'),
      acceptDueOn: day.nullable().describe('Последний день, когда договор можно принять'),
    })
    .nullable(),
})

export function applicationJson(application: ApplicationView): z.input<typeof applicationShape> {
  const { id, number, state, source, reason, startsOn, endsOn, answerDueOn, submittedAt, decidedAt } = application
  const { childId, surname, name, patronymic, article, programme, module, groupId, group } = application
  const { providerId, provider, price, certificate, parent, contractId, contractState, offeredAt, acceptedAt } =
    application
  return {
    ...{ id, number, state, source, reason, fromSystem: application.fromSystem },
    child: { id: childId, surname, name, patronymic },
    programme: { article, name: programme, module },
    group: { id: groupId, name: group },
    provider: { id: providerId, name: provider },
    startsOn: startsOn.toString(),
    endsOn: endsOn.toString(),
    answerDueOn: answerDueOn.toString(),
    submittedAt: submittedAt.toString(),
    decidedAt: decidedAt?.toString() ?? null,
    priceKopecks: price,
    certificateKopecks: certificate,
    parentKopecks: parent,
    contract:
      contractId && contractState && offeredAt
        ? {
            id: contractId,
            state: contractState,
            offeredAt: offeredAt.toString(),
            acceptedAt: acceptedAt?.toString() ?? null,
            acceptance: application.acceptance,
            statementOn: application.statementOn?.toString() ?? null,
            acceptDueOn: application.acceptDueOn?.toString() ?? null,
          }
        : null,
  }
}

/** In a provider's list a child has initials: the full name is a look at the child, and a look leaves its row. */
export function withInitials(application: ApplicationView): z.input<typeof applicationShape> {
  const { childId: id, surname, name } = application
  return { ...applicationJson(application), child: { id, surname: `${surname.slice(0, 1)}.`, name, patronymic: null } }
}
