import { z } from 'zod'
import { defineSetting } from '#region'

/** Kopecks below which the certificate does not pay (domain 5.2). */
export const leastBalance = defineSetting(
  'enrolment.least-balance',
  z.number().int().min(1),
  'Наименьший остаток для оплаты, копеек',
  { usual: 100 },
)
