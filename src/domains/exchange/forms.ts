import { z } from 'zod'
import { line } from '#platform/forms'
import { scopes } from './model.ts'

const address = 'Введите адрес целиком, например https://smev.example/statuses, или оставьте поле пустым'

/** Where statuses go; plain http only to a machine beside this one. */
const endpointField = z
  .string()
  .trim()
  .max(500, address)
  .default('')
  .transform((text, context): string | null => {
    if (text === '') return null
    const url = URL.parse(text)
    const near = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
    if (url && (url.protocol === 'https:' || (near && url.protocol === 'http:'))) return url.href
    context.addIssue({ code: 'custom', message: address })
    return z.NEVER
  })

const chosen = z.enum(scopes)
export const partnerForm = z.object({
  name: line('Введите название системы, например «Госуслуги (ЕПГУ)»', 3, 120),
  scopes: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(chosen).min(1, 'Отметьте, что системе можно'),
  ),
  endpoint: endpointField,
})
export const endpointForm = z.object({ endpoint: endpointField })
