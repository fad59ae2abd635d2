import { z } from 'zod'
import { childForm } from '#families'
import { inCyrillic } from '#kernel/letters'
import { type ComparedField, comparedFields } from '../model/certificate.ts'

export const categoryForm = z.object({ category: z.uuid('Выберите категорию ребёнка') })

/** The tick of one consent; absent means not given, and nothing is given by silence. */
export const agreementForm = z.object({
  agree: z.literal('yes', 'Отметьте согласие: без него заявление подать нельзя'),
})

/** S-057: typed as people type: «z 2026 123», «3-2026-000123», «№ З2026000123», a long dash, no letter at all. */
const statementNumber = z
  .string()
  .transform((text) =>
    inCyrillic(text.replace('№', '').normalize('NFKC').toUpperCase().replaceAll('Z', 'З'))
      .replace(/[\s‐‑–—−.,/-]+/g, '-')
      .replace(/^-|-$/g, ''),
  )
  .transform((text) =>
    text.replace(/^[З3]?-?(20\d{2})-?(\d{1,9})$/, (_, year, number) => `З-${year}-${number.padStart(6, '0')}`),
  )
  .refine((text) => /^З-\d{4}-\d{6,}$/.test(text), 'Введите номер заявления, например З-2026-000123')

export const certificateNumberField = z
  .string()
  .transform((text) => text.replace(/\D/g, ''))
  .refine((digits) => digits.length === 10, 'Введите номер сертификата: 10 цифр')

/** S-125: both numbers are needed here as well. */
export const ownRecordForm = z.object({ snils: childForm.shape.snils, certificate: certificateNumberField })

/** S-057: both numbers are needed. */
export const searchForm = z.object({ statement: statementNumber, certificate: certificateNumberField })

const fields = Object.keys(comparedFields) as [ComparedField, ...ComparedField[]]
const list = z.preprocess((raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]), z.array(z.enum(fields)))

/** S-058: every line of the paper is compared, or the statement is not accepted. */
export const comparisonForm = z.object({
  compared: list.refine(
    (ticked) => new Set(ticked).size === fields.length,
    'Отметьте каждую строку, которую сверили. Если что-то не сходится, не принимайте заявление',
  ),
})
