import { z } from 'zod'
import { isoDay } from '#platform/forms'

export const putForm = z.object({ child: z.uuid(), group: z.uuid() })

const seen = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), isoDay, z.string().min(1).max(64)]))
  .transform(([id, startsOn, quoteVersion]) => ({ id, startsOn, quoteVersion }))

/** What the family saw of every line: its id, first day and version of the quote. */
export const pressSubject = z.object({
  seen: z.union([z.string().transform((one) => [one]), z.array(z.string())]).pipe(z.array(seen).min(1).max(100)),
})

const tick = (message: string) => z.literal('yes', message)

/** The same ticks as for a single application, given once for all. */
const pressForm = z.object({
  terms: tick('Отметьте, что вам подходят программы, расписание и даты'),
  pays: z.literal('yes', 'Отметьте, что согласны доплачивать').optional(),
})

/** `pays` is asked only where the family pays. */
export const pressFormOf = (parentPays: boolean) => (parentPays ? pressForm.required() : pressForm)
