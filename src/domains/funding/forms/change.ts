import { z } from 'zod'

export const changeRefusalForm = z.object({
  text: z
    .string('Объясните семье, когда появятся места')
    .trim()
    .min(5, 'Объясните семье, когда появятся места или деньги')
    .max(500, 'Не больше 500 знаков'),
})

export const inPersonForm = z.object({
  number: z
    .string('Введите номер сертификата: 10 цифр')
    .transform((text) => text.replace(/\D/g, ''))
    .refine((digits) => digits.length === 10, 'Введите номер сертификата: 10 цифр'),
  signed: z.literal('yes', 'Отметьте, что заявление подписано и личность сверена'),
})
