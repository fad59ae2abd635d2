import { z } from 'zod'
import { defineSetting } from '#region'

/** S-127: working days in which papers are brought after a statement is filed. */
export const documentsTerm = defineSetting(
  'certificates.documents-term',
  z.int().min(1).max(60),
  'Срок представления документов, рабочих дней',
)
/** First two digits of new certificates. */
export const regionCode = defineSetting(
  'certificates.region-code',
  z.string().regex(/^\d{2}$/),
  'Код региона в номере сертификата',
)
