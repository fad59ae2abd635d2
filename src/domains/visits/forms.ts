import { z } from 'zod'
import { contactForm, siteConsentShape } from '#access'
import { categoryForm } from '#certificates'
import { childForm, ownDataForm } from '#families'
import { inCyrillic } from '#kernel/letters'
import { type VisitPaper, visitPapers } from './model.ts'

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
export const visitApplicantForm = contactForm.and(ownDataForm.omit({ snils: true })).and(seen)
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
