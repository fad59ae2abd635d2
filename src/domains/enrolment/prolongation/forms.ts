import { z } from 'zod'
import { MOST_CANDIDATES } from './queries/row.ts'

const ids = z
  .union([z.array(z.uuid()), z.uuid().transform((one) => [one])])
  .optional()
  .default([])

/** Which contracts go on, and whether the families of those that cannot are told why. */
export const prolongationForm = z
  .object({ contracts: ids, blocked: ids, tells: z.literal('yes').optional() })
  .transform(({ contracts, blocked, tells }) => ({
    ids: [...new Set([...contracts, ...(tells ? blocked : [])])].slice(0, MOST_CANDIDATES),
    tells: tells === 'yes',
  }))
  .refine((form) => form.ids.length > 0, {
    path: ['contracts'],
    message: 'Отметьте хотя бы один договор, который нужно продлить',
  })
