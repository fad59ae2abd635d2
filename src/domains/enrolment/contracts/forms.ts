import { z } from 'zod'
import { typedDay } from '#platform/forms'
import { asksWords, terminationGroundCodes } from './words.ts'

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

/** The signed statement that was brought: a tick by the worker's own hand, and its day (S-074). */
export const statementForm = z.object({
  received: z.literal('yes', 'Отметьте, что подписанное заявление у вас'),
  on: typedDay('Введите день, когда принесли заявление, например 28 8 2026'),
})

export const acceptanceForm = z.object({
  read: z.literal('yes', 'Отметьте, что прочитали договор и согласны с ним'),
})
