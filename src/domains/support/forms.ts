import { z } from 'zod'
import { parseEmail } from '#kernel/contacts'
import { line, lines, typed } from '#platform/forms'
import { topics } from './model.ts'

const textWords = 'Опишите, что случилось: от 10 до 4000 знаков'
const text = lines(textWords, 10, 4000)
const name = line('Напишите, как к вам обращаться', 2, 100)
const email = typed(parseEmail, 'Введите адрес почты, на который прийти ответу, например ivan@mail.ru')
const topic = z.enum(topics, 'Выберите, о чём вопрос')
const nobody = z.literal('').transform(() => null)

export const ticketForm = z.object({
  topic,
  text,
  name,
  email,
  emailIsRight: z.string().optional(),
  municipality: z.union([nobody, z.uuid('Выберите муниципалитет из списка')]).default(null),
})

export const replyForm = z.object({ text: lines('Напишите сообщение: от 2 до 4000 знаков', 2, 4000) })
export const answerForm = z.object({
  kind: z.enum(['answer', 'question'], 'Выберите, ответ это или вопрос'),
  text: lines('Напишите ответ: от 10 до 4000 знаков', 10, 4000),
})
export const forwardForm = z.object({
  to: z.union([nobody, z.uuid('Выберите, кому передать')]).default(null),
  reason: lines('Напишите, почему передаёте: от 5 до 1000 знаков', 5, 1000),
})

export const ticketJson = z.object({
  topic,
  text,
  name,
  email: z.string().transform((typedText, context) => {
    const parsed = parseEmail(typedText)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: 'Введите адрес почты, например ivan@mail.ru' })
    return z.NEVER
  }),
  municipalityId: z.uuid().nullable().default(null),
})
