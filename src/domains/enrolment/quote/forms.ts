import { z } from 'zod'
import { parseDay } from '#kernel/dates'

const fields = {
  day: z.string().trim().default(''),
  month: z.string().trim().default(''),
  year: z.string().trim().default(''),
}

/** The day study should start, from three fields; left empty it is the first possible day. */
const wishedDay = z
  .object(fields)
  .optional()
  .transform((typed, context): Temporal.PlainDate | undefined => {
    if (!typed || (!typed.day && !typed.month && !typed.year)) return undefined
    const day = parseDay(typed)
    if (day) return day
    context.addIssue({
      code: 'custom',
      message: 'Такого дня нет в календаре. Введите день, месяц и год, например 1 9 2026',
    })
    return z.NEVER
  })

/** For whom and where: the address of a programme and of the page where an application is checked. */
export const wishForm = z.object({
  child: z.uuid().optional().catch(undefined),
  group: z.uuid().optional().catch(undefined),
  start: wishedDay,
})
