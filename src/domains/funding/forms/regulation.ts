import { z } from 'zod'
import { typedDay } from '#platform/forms'
import { actForm } from '#region'

export const regulationText = z
  .string('Введите выписку')
  .trim()
  .min(40, 'Введите выписку: хотя бы одно целое предложение')
  .max(20_000, 'Сократите до 20 000 знаков: семье нужна выписка, а не всё положение')

export const regulationForm = z.object({
  text: regulationText,
  from: typedDay('Введите день, с которого действует текст, например 1 1 2027'),
  act: actForm,
})
