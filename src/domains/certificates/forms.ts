import { z } from 'zod'
import { contactForm, siteConsentShape } from '#access'
import { childForm, ownDataForm } from '#families'
import { inCyrillic } from '#kernel/letters'
import { type ComparedField, comparedFields } from './model.ts'
import { type VisitPaper, visitPapers } from './visit.ts'

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

const papers = Object.keys(visitPapers) as [VisitPaper, ...VisitPaper[]]
const ticked = z.preprocess((raw) => (raw === undefined ? [] : [raw].flat()), z.array(z.enum(papers)))

/** S-062: a visit begins when everything needed lies on the table. */
export const visitPapersForm = z.object({
  papers: ticked.refine(
    (there) => new Set(there).size === papers.length,
    'Отметьте всё, что есть у посетителя. Без любого из этих документов заявление не примут',
  ),
})

/** Which edition of the visit the worker has before their eyes. */
const seen = z.object({ seen: z.coerce.number().int().min(1) })
export const visitApplicantForm = contactForm.and(ownDataForm).and(seen)
export const visitChildForm = childForm.and(seen).and(z.object({ share: z.literal('yes').optional() }))
export const visitCategoryForm = categoryForm.and(seen)

const visitNumber = z
  .string('Введите номер оформления')
  .transform((text) => inCyrillic(text.normalize('NFKC').toUpperCase()).replace(/[^П\d]/g, ''))
  .transform((text) => text.replace(/^П?(\d{1,9})$/, (_, digits) => `П-${digits.padStart(6, '0')}`))
  .refine((text) => /^П-\d{6,}$/.test(text), 'Введите номер оформления, например П-000123')
/** On the applicant's own screen: what stands in the letter. */
export const visitCodeForm = z.object({
  number: visitNumber,
  code: z
    .string('Введите код из письма')
    .transform((text) => text.replace(/\D/g, ''))
    .refine((digits) => digits.length === 6, 'Введите код из письма: 6 цифр'),
})

const tick = (words: string) => z.literal('yes', words)
/** S-064, S-128, S-129: two documents, two ticks, put by the applicant. */
export const visitAgreementForm = z.object({
  consent: tick('Отметьте согласие на обработку персональных данных: без него заявление подать нельзя'),
  rules: tick('Отметьте согласие с правилами финансирования: без него заявление подать нельзя'),
})
export const visitNewcomerForm = visitAgreementForm.extend(siteConsentShape)
