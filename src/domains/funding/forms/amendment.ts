import { z } from 'zod'
import { parseRoubles } from '#kernel/money'
import { isoDay, typedDay } from '#platform/forms'
import { actForm, actJson } from '#region'
import { budgetRegisters, certificateKinds, type Wish } from '../model/amendment.ts'

const uuid = (message: string) => z.uuid(message)
const unit = z.enum(['kopecks', 'hour-hundredths']).catch('kopecks')
const period = uuid('Выберите финансовый период')
const from = typedDay('Введите день, с которого действует изменение, например 1 1 2027')

/** «12 000» roubles, or «72» hours: kept in hundredths of either. */
function amount(text: string, least: bigint): bigint | null {
  const parsed = parseRoubles(text.replace(/\s*ч(?:ас(?:а|ов)?)?\.?$/i, ''))
  return parsed !== null && parsed >= least && parsed <= MOST ? parsed : null
}
/** A billion roubles: more is a slip of the finger. */
const MOST = 100_000_000_000n

const demanded = (message: string, least: bigint) =>
  z.unknown().transform((raw, context): bigint => {
    const parsed = typeof raw === 'string' ? amount(raw, least) : null
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
const optionalSum = z.unknown().transform((raw, context): bigint | null => {
  if (typeof raw !== 'string' || raw.trim() === '') return null
  const parsed = amount(raw, 1n)
  if (parsed === null)
    context.addIssue({ code: 'custom', message: 'Введите сумму, например 600 000, или оставьте поле пустым' })
  return parsed
})
const optionalCount = (message: string, least: number) =>
  z.unknown().transform((raw, context): number | null => {
    if (typeof raw !== 'string' || raw.trim() === '') return null
    const text = raw.replace(/\s/g, '')
    const parsed = /^\d{1,7}$/.test(text) ? Number(text) : null
    if (parsed !== null && parsed >= least) return parsed
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

const common = { periodId: period, unit, from, act: actForm }

const nominal = z.object({
  ...common,
  subject: z.literal('nominal'),
  categoryId: uuid('Выберите категорию детей'),
  amount: demanded('Введите номинал числом, например 12 000', 1n),
  countLimit: optionalCount('Введите целое число, например 500, или оставьте поле пустым', 1),
  sumLimit: optionalSum,
})
const ceiling = z.object({
  ...common,
  subject: z.literal('ceiling'),
  amount: demanded('Введите предел числом, например 9 000 000', 0n),
})
const register = z.object({
  ...common,
  subject: z.literal('register'),
  register: z.enum(budgetRegisters, 'Выберите реестр программ'),
  funding: z.enum(certificateKinds, 'Выберите вид сертификата'),
  services: optionalCount('Введите число услуг: 0, 1, 2…, или оставьте поле пустым', 0),
})

const categoryName = z
  .string('Введите название категории')
  .trim()
  .min(3, 'Введите название категории, например «Дети из многодетных семей»')
  .max(120, 'Сократите название до 120 знаков')
const proof = z
  .string()
  .trim()
  .max(300, 'Сократите до 300 знаков')
  .optional()
  .transform((text) => text || null)
const category = z
  .object({
    ...common,
    subject: z.literal('category'),
    name: categoryName,
    proof,
    amount: optionalSum,
    countLimit: optionalCount('Введите целое число, например 500, или оставьте поле пустым', 1),
    sumLimit: optionalSum,
  })
  .refine(({ amount, countLimit, sumLimit }) => amount !== null || (countLimit === null && sumLimit === null), {
    path: ['amount'],
    message: 'Введите номинал: пределы числа и суммы бывают только у него',
  })
const categoryEnd = z.object({
  ...common,
  subject: z.literal('category-end'),
  categoryId: uuid('Выберите категорию детей'),
})

/** One form for every subject: hidden fields say which. */
export const amendmentForm = z.discriminatedUnion('subject', [nominal, ceiling, register, category, categoryEnd])

/** As many as a form lets type: seven digits. */
const count = z.int().max(9_999_999)
const money = z.coerce.bigint().min(0n).max(MOST)
const commonJson = { periodId: z.uuid(), unit: z.enum(['kopecks', 'hour-hundredths']).default('kopecks'), from: isoDay }

export const wishJson = z.discriminatedUnion('subject', [
  z.object({
    ...commonJson,
    subject: z.literal('nominal'),
    categoryId: z.uuid(),
    amount: money.min(1n).describe('В единицах unit: копейки или сотые доли часа'),
    countLimit: count.min(1).nullable().default(null),
    sumLimit: money.min(1n).nullable().default(null),
  }),
  z.object({ ...commonJson, subject: z.literal('ceiling'), amount: money }),
  z.object({
    ...commonJson,
    subject: z.literal('register'),
    register: z.enum(budgetRegisters),
    funding: z.enum(certificateKinds),
    services: count.min(0).nullable().describe('null: сколько угодно, 0: нельзя'),
  }),
  z
    .object({
      ...commonJson,
      subject: z.literal('category'),
      name: categoryName,
      proof: z.string().trim().max(300).nullable().default(null).describe('Документ, которым подтверждают категорию'),
      amount: money.min(1n).nullable().default(null).describe('null: только учёт, без номинала'),
      countLimit: count.min(1).nullable().default(null),
      sumLimit: money.min(1n).nullable().default(null),
    })
    .refine(({ amount, countLimit, sumLimit }) => amount !== null || (countLimit === null && sumLimit === null), {
      path: ['amount'],
      message: 'Пределы числа и суммы бывают только у номинала',
    }),
  z.object({ ...commonJson, subject: z.literal('category-end'), categoryId: z.uuid() }),
])
export const amendmentJson = z.object({ change: wishJson, act: actJson })

/** What a parsed form wishes, without its act. */
export function wishFrom({ act: _, ...wish }: z.output<typeof amendmentForm>): Wish {
  return wish
}
