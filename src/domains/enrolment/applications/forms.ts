import { z } from 'zod'
import { isoDay } from '#platform/forms'
import { refusalGroundCodes } from './words/refusal-grounds.ts'

const tick = (message: string) => z.literal('yes', message)
const sum = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt)
  .optional()
  .catch(undefined)

/** The application as it was checked before sending: three ticks (domain 5.3), the last only when the family pays. */
export function submissionForm(parentPays: boolean) {
  return z.object({
    child: z.uuid(),
    group: z.uuid(),
    startsOn: isoDay,
    quoteVersion: z.string().min(1).max(64),
    seenTotal: sum,
    seenCertificate: sum,
    seenParent: sum,
    wants: tick('Отметьте, что хотите записать ребёнка'),
    terms: tick('Отметьте, что вам подходят программа, расписание и даты'),
    pays: parentPays ? tick('Отметьте, что согласны доплачивать') : z.string().optional(),
  })
}

/** What stays readable of a submission even when ticks lack. */
export const submissionSubject = z.object({
  child: z.uuid(),
  group: z.uuid(),
  startsOn: isoDay,
  quoteVersion: z.string().max(64).default(''),
  seenTotal: sum,
  seenCertificate: sum,
  seenParent: sum,
})

/** A refusal of the provider: the ground, and words of its own where the ground says nothing by itself. */
export const refusalForm = z
  .object({
    ground: z.enum(refusalGroundCodes, 'Выберите причину'),
    words: z.string().trim().max(1000, 'Сократите пояснение до 1000 знаков').default(''),
  })
  .refine(({ ground, words }) => ground !== 'other' || words.length >= 5, {
    path: ['words'],
    message: 'Напишите причину: её прочитает семья',
  })
