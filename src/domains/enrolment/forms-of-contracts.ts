import { z } from 'zod'
import { asksWords, terminationGroundCodes } from './words/termination-grounds.ts'

const words = z.string().trim().max(1000, 'Сократите пояснение до 1000 знаков').default('')

/** The family need not say why (domain 5.6). */
export const familyTerminationForm = z.object({ words })

/** The organisation ends a contract on a ground of the offer; some say nothing without words. */
export const providerTerminationForm = z
  .object({ ground: z.enum(terminationGroundCodes, 'Выберите причину'), words })
  .refine(({ ground, words: told }) => !asksWords(ground) || told.length >= 5, {
    path: ['words'],
    message: 'Напишите, что случилось: это прочитает семья',
  })
