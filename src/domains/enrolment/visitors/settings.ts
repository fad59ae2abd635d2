import { z } from 'zod'
import { defineSetting } from '#region'

/** From the moment the presence was confirmed, the organisation may file one application (S-073). */
export const admissionMinutes = defineSetting(
  'enrolment.admission-minutes',
  z.number().int().min(5).max(240),
  'Сколько минут организация может подавать заявку после подтверждения присутствия',
  { usual: 30 },
)
