import { z } from 'zod'
import { parseEmail, parsePhone } from '#kernel/contacts'
import { type Day, parseDay } from '#kernel/dates'
import { parseRoubles } from '#kernel/money'
import { parseNamePart } from '#kernel/names'
import { parseBankAccount, parseBik, parseInn, parseKpp, parseOgrn } from '#kernel/requisites'
import { line, lines, typed } from '#platform/forms'
import { providerKinds } from './model.ts'

/** Three fields of a page, or one ISO day of a machine. */
const day = (empty: string) =>
  z.unknown().transform((raw, context): Day => {
    const fields =
      typeof raw === 'object' && raw !== null ? { day: '', month: '', year: '', ...raw } : String(raw ?? '')
    const parsed = parseDay(fields)
    if (parsed) return parsed
    const typed = typeof fields === 'string' ? fields : `${fields.day}${fields.month}${fields.year}`
    context.addIssue({ code: 'custom', message: typed ? 'Такой даты нет в календаре' : empty })
    return z.NEVER
  })

const empty = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? undefined : raw)

const organisation = z
  .object({
    kind: z.enum(providerKinds, 'Выберите вид организации'),
    name: line('Введите полное название, как в уставе или в выписке из ЕГРЮЛ', 3, 300),
    shortName: line('Введите короткое название, по которому вас знают семьи', 2, 100),
    inn: typed(
      parseInn,
      'Проверьте ИНН: 10 цифр, у предпринимателя 12. Контрольные цифры не сходятся или цифр не хватает',
    ),
    ogrn: typed(
      parseOgrn,
      'Проверьте ОГРН: 13 цифр, у предпринимателя 15. Последняя цифра не сходится или цифр не хватает',
    ),
    kpp: z.preprocess(empty, typed(parseKpp, 'Введите КПП: 9 знаков, например 280401001').nullable().default(null)),
  })
  .superRefine(({ kind, inn, ogrn, kpp }, context) => {
    const own = kind === 'entrepreneur'
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((inn.length === 12) !== own)
      wrong('inn', own ? 'У предпринимателя в ИНН 12 цифр' : 'У организации в ИНН 10 цифр')
    if ((ogrn.length === 15) !== own)
      wrong('ogrn', own ? 'У предпринимателя в ОГРНИП 15 цифр' : 'У организации в ОГРН 13 цифр')
    if (!own && !kpp) wrong('kpp', 'Введите КПП: 9 знаков, например 280401001')
  })
  .transform((facts) => ({ ...facts, kpp: facts.kind === 'entrepreneur' ? null : facts.kpp }))

const place = z.object({
  municipality: z.uuid('Выберите муниципалитет, в котором находится организация'),
  address: line('Введите адрес, например ул. Ленина, 12', 5, 200),
  phone: typed(parsePhone, 'Введите телефон для семей: 11 цифр, например 8 4162 22-10-01'),
  email: typed(parseEmail, 'Введите почту для семей и писем, например info@ddt.ru'),
  description: lines('Расскажите семьям об организации: от 20 до 600 знаков', 20, 600),
})

const part = (message: string) => typed(parseNamePart, message)
const patronymic = z.unknown().transform((value, context): string | null => {
  if (value === null) return null
  const parsed = typeof value === 'string' ? parseNamePart(value) : null
  if (parsed === null) context.addIssue({ code: 'custom', message: 'Введите отчество или отметьте «Нет отчества»' })
  return parsed
})
const person = z.preprocess(
  (raw) => (raw && typeof raw === 'object' && 'noPatronymic' in raw ? { ...raw, patronymic: null } : (raw ?? {})),
  z.object({
    surname: part('Введите фамилию буквами, например Соколова'),
    name: part('Введите имя буквами, например Марина'),
    patronymic,
  }),
)

const head = z.object({
  person,
  post: line('Введите должность, например Директор', 3, 80),
  basis: line('Назовите документ в родительном падеже, например устава', 4, 120),
  genitive: z.preprocess(empty, line('Напишите фамилию, имя и отчество, как в договоре', 5, 200).optional()),
})

const papers = z
  .object({
    licensed: z.enum(['yes', 'no'], 'Ответьте, есть ли лицензия на образовательную деятельность'),
    licenceNumber: z.preprocess(
      empty,
      line('Введите номер лицензии, например Л035-01272-10/00214455', 3, 60).optional(),
    ),
    licenceOn: z.unknown().optional(),
    licenceBy: z.preprocess(empty, line('Введите, кто выдал лицензию', 5, 200).optional()),
    bank: line('Введите название банка, например Отделение Благовещенск', 3, 200),
    bik: typed(parseBik, 'Проверьте БИК: 9 цифр, первая 0'),
    account: z.string('Введите расчётный счёт: 20 цифр'),
    personalAccount: z.preprocess(empty, line('Проверьте лицевой счёт', 3, 40).nullable().default(null)),
  })
  .transform(({ licensed, licenceNumber, licenceOn, licenceBy, ...bank }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const account = parseBankAccount(bank.account, bank.bik)
    if (!account) wrong('account', 'Проверьте счёт: 20 цифр, и они должны подходить к БИК банка')
    const told = { ...bank, account: account ?? bank.account, licensed }
    if (licensed === 'no') return told
    const issued = day('Введите дату лицензии, например 14 09 2020').safeParse(licenceOn)
    if (!licenceNumber) wrong('licenceNumber', 'Введите номер лицензии, например Л035-01272-10/00214455')
    if (!issued.success) wrong('licenceOn', issued.error.issues[0]?.message ?? 'Введите дату лицензии')
    if (!licenceBy) wrong('licenceBy', 'Введите, кто выдал лицензию')
    return { ...told, licenceNumber, licenceBy, ...(issued.success && { licenceOn: issued.data }) }
  })

const contact = z.object({
  person,
  email: typed(parseEmail, 'Введите рабочую почту: на неё придут решение и вход, например sokolova@ddt.ru'),
  phone: typed(parsePhone, 'Введите телефон: 11 цифр, например 8 912 345-67-89'),
})

/** One schema for each part of the request of an organisation. */
export const candidacyForms = { organisation, place, head, papers, contact }
export const candidacyJson = z.object(candidacyForms)
export const sendingForm = z.object({
  right: z.literal('yes', 'Отметьте, что сведения верны и вы вправе подать заявление от имени организации'),
})

const reason = (message: string) => lines(message, 10, 1000)
export const candidacyRefusalForm = z.object({
  reason: reason('Напишите, что исправить: организация прочтёт это в письме'),
})
export const exclusionForm = z.object({
  reason: reason('Напишите основание исключения: документ, пункт, что случилось'),
})
export const innForm = z.object({ inn: typed(parseInn, 'Введите ИНН: 10 цифр, у предпринимателя 12') })

export const askingForm = z.object({
  municipality: z.uuid('Выберите муниципалитет, детей которого будете учить по сертификатам'),
  period: z.uuid('Выберите период'),
})
const sum = (text: string) => {
  const kopecks = parseRoubles(text)
  return kopecks !== null && kopecks > 0n ? kopecks : null
}
export const signingForm = z.object({
  number: line('Введите номер соглашения, например 14/2026', 1, 40),
  signedOn: day('Введите дату соглашения, например 12 01 2026'),
  most: z.preprocess(empty, typed(sum, 'Введите сумму в рублях, например 250 000').nullable().default(null)),
})
export const agreementRefusalForm = z.object({ reason: reason('Объясните организации, почему соглашения не будет') })
export const endingForm = z.object({ reason: reason('Напишите основание: документ, пункт, что случилось') })
export const colleagueForm = z.object({
  person,
  email: typed(parseEmail, 'Введите рабочую почту сотрудника, например ivanova@ddt.ru'),
  order: z.preprocess(
    (raw) => raw ?? {},
    z.object({
      number: line('Введите номер приказа организации, например 12-од', 1, 40),
      on: day('Введите дату приказа, например 28 08 2026'),
    }),
  ),
})
