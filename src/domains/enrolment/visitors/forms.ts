import { z } from 'zod'
import { certificateNumberField } from '#certificates'
import { childForm, childJson } from '#families'
import { isoDay } from '#platform/forms'
import type { VisitorProof } from './actions/admission.ts'

const text = z.string().trim().default('')
const words = z.string().trim().max(1000, 'Сократите пояснение до 1000 знаков').default('')

/** How a visitor confirms the presence; the organisation asks, the system does not tell. */
export const ways = {
  phrase: 'Кодовой фразой',
  code: 'Кодом из письма',
  name: 'Фамилией, именем и отчеством ребёнка',
} as const

export const visitorCodeForm = z.object({ number: certificateNumberField })

/** The number of a visitor's certificate and what the family confirms itself by (S-073). */
export const visitorForm = z
  .object({
    number: certificateNumberField,
    way: z.enum(['phrase', 'code', 'name'], 'Спросите, чем семья подтверждает присутствие, и выберите'),
    phrase: text,
    code: text,
    child: z.unknown().optional(),
  })
  .transform(({ number, way, phrase, code, child }, context): { number: string; proof: VisitorProof } => {
    if (way === 'name') {
      const named = childForm.shape.child.safeParse(child ?? {})
      if (named.success) return { number, proof: { way, name: named.data } }
      for (const { message, path } of named.error.issues)
        context.addIssue({ code: 'custom', message, path: ['child', ...path] })
      return z.NEVER
    }
    if (way === 'phrase' && phrase) return { number, proof: { way, phrase } }
    if (way === 'code' && /\d/.test(code)) return { number, proof: { way, code } }
    const message = way === 'phrase' ? 'Введите фразу, которую назвала семья' : 'Введите шесть цифр из письма'
    context.addIssue({ code: 'custom', message, path: [way] })
    return z.NEVER
  })

/** The same for machines. */
export const visitorJson = z.object({
  number: certificateNumberField,
  proof: z.discriminatedUnion('way', [
    z.object({ way: z.literal('phrase'), phrase: z.string().trim().min(1).max(200) }),
    z.object({ way: z.literal('code'), code: z.string().regex(/\d/).max(20) }),
    z.object({ way: z.literal('name'), name: childJson.pick({ surname: true, name: true, patronymic: true }) }),
  ]),
})

/** The visitor's application as it was read aloud: the family agrees by a tick that stands for its word. */
export const visitorApplicationForm = z.object({
  group: z.uuid(),
  startsOn: isoDay,
  quoteVersion: z.string().min(1).max(64),
  agreed: z.literal('yes', 'Отметьте, что законный представитель услышал условия и согласен'),
})

/** What stays readable of it when the tick lacks. */
export const visitorSubject = visitorApplicationForm.pick({ group: true, startsOn: true })

export const disputeForm = z.object({ words })

/** What the municipality found out; the family reads it. */
export const settlementForm = z.object({
  outcome: z
    .string('Напишите, что выяснилось')
    .trim()
    .min(10, 'Напишите, что выяснилось: хотя бы одно предложение')
    .max(1000, 'Не больше 1000 знаков'),
})
