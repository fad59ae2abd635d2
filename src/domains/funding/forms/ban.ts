import { z } from 'zod'
import { isoDay, typedDay } from '#platform/forms'
import { actForm, actJson } from '#region'

export const banForm = z.object({
  periodId: z.uuid('Выберите финансовый период'),
  from: typedDay('Введите день, с которого новых договоров не будет, например 12 12 2026'),
  act: actForm,
  sure: z.literal('yes', 'Отметьте, что понимаете последствия: это увидят все семьи муниципалитета'),
})

export const banJson = z.object({ periodId: z.uuid(), from: isoDay, act: actJson })
