import { z } from 'zod'

const words = (missing: string) => z.string(missing).trim().min(5, missing).max(1000, 'Не больше 1000 знаков')

/** What the organisation tells of its mistake (domain 5.6). */
export const deletionForm = z.object({
  reason: words('Напишите, в чём ошибка: например, выбран не тот ребёнок'),
  urgency: words('Напишите, почему деньги нужны сейчас, а не с расторжением'),
  paper: words('Укажите документ, который подписали обе стороны: что это, дата и номер'),
})
export type DeletionWish = z.output<typeof deletionForm>

export const decisionForm = z.object({
  decision: z.enum(['delete', 'refuse'], 'Выберите решение'),
  outcome: words('Напишите, почему так решили: это прочитают обе стороны'),
})
