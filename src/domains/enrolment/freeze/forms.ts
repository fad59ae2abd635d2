import { z } from 'zod'
import { certificateNumberField, freezeGroundCodes } from '#certificates'

const paper = z
  .string('Укажите документ')
  .trim()
  .min(5, 'Укажите документ: что это, дата и номер')
  .max(500, 'Не больше 500 знаков')

/** The municipality freezes a certificate by a paper (domain 3.8). */
export const freezeForm = z.object({
  number: certificateNumberField,
  ground: z.enum(freezeGroundCodes, 'Выберите основание'),
  paper,
})
export const liftingForm = z.object({ paper })
