import { z } from 'zod'
import { defineSetting } from '#region'

/** How an unused nominal falls (S-008, domain 3.7). */
export const meltPolicy = defineSetting(
  'funding.melt',
  z.enum(['none', 'linear-monthly']),
  'Как уменьшается неиспользуемый номинал',
)

/** When a certificate is credited with its nominal (D4 of domain 15). */
export const grantMoment = defineSetting(
  'funding.grant-on',
  z.enum(['issue', 'activation', 'contract', 'enrolment']),
  'Когда на сертификат зачисляется номинал',
)
