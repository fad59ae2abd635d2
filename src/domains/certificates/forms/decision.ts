import { z } from 'zod'
import { tellsDocument } from '#kernel/documents'
import { exclusionGroundCodes, refusalGroundCodes } from '../model/certificate.ts'
import { certificateNumberField } from './statement.ts'

/** The family reads it in a letter, and letters stay in mailboxes. */
const withoutNumbers = (text: string) => !tellsDocument(text)
const noNumbers = 'Уберите номера документов и СНИЛС: это прочитают в письме'

const tick = (words: string) => z.literal('yes', words)

/** S-132…S-135: one ground and an explanation that the family will read. */
export const refusalForm = z.object({
  ground: z.enum(refusalGroundCodes, 'Выберите основание отказа'),
  text: z
    .string('Объясните семье, что не так')
    .trim()
    .min(10, 'Объясните семье, что не так: хотя бы одно предложение')
    .max(1000, 'Не больше 1000 знаков')
    .refine(withoutNumbers, noNumbers),
})

/** The family gives up a certificate with open eyes (S-137). */
export const renunciationForm = z.object({
  understood: tick('Отметьте, что понимаете: вернуть сертификат будет нельзя'),
})

/** A worker excludes by a paper (S-137, S-138). */
export const exclusionForm = z.object({
  number: certificateNumberField,
  ground: z.enum(exclusionGroundCodes, 'Выберите основание исключения'),
  text: z
    .string('Укажите документ')
    .trim()
    .min(5, 'Укажите документ: чьё заявление, дата и входящий номер')
    .max(500, 'Не больше 500 знаков')
    .refine(withoutNumbers, noNumbers),
  understood: tick('Отметьте, что проверили номер: отменить исключение нельзя'),
})
