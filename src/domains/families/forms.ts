import { z } from 'zod'
import { parseEmail } from '#kernel/contacts'
import { type DocumentKind, documentKinds, parseDocument } from '#kernel/documents'
import { parseNamePart } from '#kernel/names'
import { parseSnils } from '#kernel/snils'
import { typedDay } from '#platform/forms'
import type { Change } from './correction.ts'
import type { Gender, Relation } from './model.ts'

const part = (message: string) => read((text) => parseNamePart(text), message)

/** Surname, name, patronymic and the tick «нет отчества». */
const personName = z.preprocess(
  (raw) => (isRecord(raw) && raw.noPatronymic ? { ...raw, patronymic: null } : raw),
  z.object({
    surname: part('Введите фамилию буквами, например Петрова'),
    name: part('Введите имя буквами, например Мария'),
    patronymic: z
      .unknown()
      .transform((value, context) =>
        value === null ? null : readAs(parseNamePart, value, context, 'Введите отчество или отметьте «Нет отчества»'),
      ),
  }),
)

const birthDay = typedDay(
  'Введите дату рождения, например 11 03 2017',
  'Такой даты нет в календаре. Проверьте день, месяц и год',
)

const kinds = Object.keys(documentKinds) as [DocumentKind, ...DocumentKind[]]
const identityDocument = z
  .object({ kind: z.enum(kinds, 'Выберите документ'), number: z.string().default('') })
  .transform(({ kind, number }, context) => {
    const document = parseDocument(kind, number)
    if (document) return document
    context.addIssue({ code: 'custom', path: ['number'], message: documentExamples[kind] })
    return z.NEVER
  })

const documentExamples: Record<DocumentKind, string> = {
  'birth-certificate-rf': 'Введите серию и номер свидетельства, например II-АБ 123456',
  'passport-rf': 'Введите серию и номер паспорта: 10 цифр, например 45 04 123456',
  'birth-certificate-foreign': 'Введите номер документа так, как он напечатан',
  'passport-foreign': 'Введите номер документа так, как он напечатан',
  'temporary-id': 'Введите номер документа так, как он напечатан',
}

const snils = read(parseSnils, 'Проверьте СНИЛС по карточке: должны совпасть все 11 цифр, например 112-233-445 95')
const address = read(
  (text) => (text.length >= 8 && text.length <= 300 ? text : null),
  'Введите адрес: населённый пункт, улицу, дом и квартиру',
)

/** The choice «Живёт в другом регионе»: not a mistake, but another way on (S-179). */
export const elsewhere = 'elsewhere'

/** The form of a new child, and of a claim for a known one. */
export const childForm = z.object({
  child: personName,
  birth: birthDay,
  gender: z.enum(['female', 'male'] satisfies Gender[], 'Выберите, девочка или мальчик'),
  relation: z.enum(
    ['mother', 'father', 'guardian', 'self'] satisfies Relation[],
    'Выберите, кем вы приходитесь ребёнку',
  ),
  snils,
  document: identityDocument,
  municipality: z.uuid('Выберите муниципалитет'),
  address,
  anotherChild: z.literal('yes').optional(),
})

/** Data of an own child that lack or are wrong; a secret left empty stays as it was, and what is not asked is absent. */
export const childDataForm = z.object({
  child: personName.optional(),
  birth: birthDay.optional(),
  gender: childForm.shape.gender.optional(),
  anotherChild: z.literal('yes').optional(),
  snils: emptyAsAbsent(snils),
  document: withoutNumber(identityDocument),
  address: emptyAsAbsent(address),
})

export function mendingFrom({
  child,
  birth,
  gender,
  ...secrets
}: Omit<z.output<typeof childDataForm>, 'anotherChild'>): Change {
  return defined({ ...child, birthOn: birth, gender, ...secrets })
}

/** By what an adult proves who they are: a birth certificate is a child's paper. */
export const adultDocuments = ['passport-rf', 'passport-foreign', 'temporary-id'] satisfies DocumentKind[]
const adultDocument = identityDocument.refine(({ kind }) => adultDocuments.some((one) => one === kind), {
  path: ['kind'],
  message: 'Взрослому нужен паспорт или временное удостоверение, свидетельство о рождении не подойдёт',
})

/** Document and address of the person of the cabinet; SNILS is printed on statements where it is known. */
export const ownDataForm = z.object({ document: adultDocument, address, snils: emptyAsAbsent(snils) })
/** What is left empty is not there. */
export function ownDataFrom({ snils, ...rest }: z.output<typeof ownDataForm>) {
  return { ...rest, ...(snils && { snils }) }
}

/** «58.612, 33.184», as maps show it; a comma may be the decimal sign when a space or «;» parts the two. */
const point = z
  .string()
  .default('')
  .transform((text, context): { latitude: number; longitude: number } | null => {
    if (!text.trim()) return null
    const found = /^(-?\d{1,3}(?:[.,]\d+)?)(?:\s*;\s*|,\s+|\s+|,)(-?\d{1,3}(?:[.,]\d+)?)$/.exec(text.trim())
    const [latitude, longitude] = [found?.[1], found?.[2]].map((part) => Number(part?.replace(',', '.')))
    if (latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      return { latitude, longitude }
    context.addIssue({ code: 'custom', message: 'Введите два числа через запятую, например 58.612, 33.184' })
    return z.NEVER
  })

/** The convenient address (S-024). */
export const placeForm = z.object({
  municipality: z.uuid('Выберите муниципалитет'),
  words: read(
    (text) => (text.length >= 3 && text.length <= 200 ? text : null),
    'Введите населённый пункт и улицу, например: г. Озёрный, ул. Садовая',
  ),
  point,
})

/** A claim at a reception point: by its number and the child's surname together. */
export const claimSearchForm = z.object({
  number: read((text) => text.toUpperCase().replaceAll(' ', ''), 'Введите номер запроса, например Д-2026-000017'),
  surname: part('Введите фамилию ребёнка'),
})

const emptyDay = (raw: unknown) => (isRecord(raw) && !raw.day && !raw.month && !raw.year ? undefined : raw)
/** The family reads the reason, and letters carry it: no numbers of documents. */
const reason = read(
  (text) => (text.length >= 5 && text.length <= 300 && !/(?:\d[ -]?){6}/.test(text) ? text : null),
  'Напишите, почему исправляете, без номеров документов: например, «Опечатка в фамилии, сверено со свидетельством»',
)
const correctable = {
  surname: emptyAsAbsent(part('Введите фамилию буквами, например Петрова')),
  name: emptyAsAbsent(part('Введите имя буквами, например Мария')),
  ...{ snils: emptyAsAbsent(snils), address: emptyAsAbsent(address), reason },
}
const typedPatronymic = {
  patronymic: emptyAsAbsent(part('Введите отчество буквами, например Андреевна')),
  noPatronymic: z.literal('yes').optional(),
}
const toldPatronymic = { patronymic: part('Отчество пишется буквами').nullable().optional() }

/** S-172: what is left empty is right as it stands. */
export const correctionForm = z.object({
  ...{ ...correctable, ...typedPatronymic, document: withoutNumber(identityDocument) },
  birth: z.preprocess(emptyDay, birthDay.optional()),
  gender: emptyAsAbsent(childForm.shape.gender),
  anotherChild: z.literal('yes').optional(),
})
export const correctionJson = z.object({
  ...{ ...correctable, ...toldPatronymic, document: withoutNumber(identityDocument) },
  birthOn: z.iso
    .date()
    .transform((text) => Temporal.PlainDate.from(text))
    .optional(),
  gender: childForm.shape.gender.optional(),
  anotherChild: z.boolean().optional(),
})
/** What a family mends before a statement; the reason is known. */
export const mendingJson = correctionJson.omit({ reason: true })

const adultRelation = childForm.shape.relation.exclude(['self'])
/** The same of a guardian, who tells no birth date but is somebody to the child. */
export const guardianCorrectionForm = z.object({
  relation: emptyAsAbsent(adultRelation),
  ...{ ...correctable, ...typedPatronymic, document: withoutNumber(adultDocument) },
})
export const guardianCorrectionJson = z.object({
  relation: adultRelation.optional(),
  ...{ ...correctable, ...toldPatronymic, document: withoutNumber(adultDocument) },
})

type AnyCorrection = z.output<typeof guardianCorrectionForm> &
  Partial<Pick<z.output<typeof correctionForm>, 'birth' | 'gender' | 'anotherChild'>>
/** The form of a correction in the words of the domain. */
export function changeFrom(form: AnyCorrection): Change {
  const { birth, noPatronymic, patronymic, reason: _reason, anotherChild: _another, ...rest } = form
  const named = patronymic !== undefined ? { patronymic } : noPatronymic ? { patronymic: null } : {}
  return defined({ ...rest, ...named, birthOn: birth })
}

export function changeFromJson({
  reason: _,
  anotherChild: _another,
  ...rest
}: z.output<typeof mendingJson> & { reason?: string }): Change {
  return defined(rest)
}

/** Absent and undefined are one. */
function defined(change: { [Key in keyof Change]: Change[Key] | undefined }): Change {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Change
}

/** The same child as JSON brings it. */
export const childJson = z.object({
  surname: part('Фамилия пишется буквами'),
  name: part('Имя пишется буквами'),
  patronymic: part('Отчество пишется буквами').nullable(),
  birthOn: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  gender: childForm.shape.gender,
  relation: childForm.shape.relation,
  snils,
  document: identityDocument,
  municipalityId: childForm.shape.municipality,
  address,
  anotherChild: z.boolean().optional(),
})

const side = z.enum(['kept', 'merged']).optional()
/** Which values of two records stay, and why they are made one; what is not said stays as in the first record. */
export const mergeForm = z.object({
  choice: z
    .object({ name: side, birthOn: side, gender: side, municipality: side, snils: side, document: side })
    .extend({ address: side, holder: side, certificate: side })
    .default({})
    .transform((choice) =>
      Object.fromEntries(Object.entries(choice).flatMap(([field, chosen]) => (chosen ? [[field, chosen]] : []))),
    ),
  reason: sentence('Напишите, почему это один ребёнок, например: «Свидетельство одно и то же»'),
})
/** Whom the holder invites. */
export const invitationForm = z.object({
  email: read(parseEmail, 'Введите адрес почты, например ivan@mail.ru'),
  relation: z.enum(
    ['mother', 'father', 'guardian', 'self'] satisfies Relation[],
    'Выберите, кем этот человек приходится ребёнку',
  ),
})
export const reminderForm = z.object({ birthOn: z.iso.date().transform((text) => Temporal.PlainDate.from(text)) })
export const differenceForm = z.object({
  difference: sentence('Напишите, как вы это проверили, например: «Разные свидетельства о рождении»'),
})

function sentence(message: string) {
  return read((text) => (text.length >= 5 && text.length <= 500 ? text : null), message)
}

function read<T>(parse: (text: string) => T | null, message: string) {
  return z.string(message).transform((text, context): T => readAs(parse, text, context, message))
}

function readAs<T>(parse: (text: string) => T | null, value: unknown, context: z.RefinementCtx, message: string): T {
  const text = typeof value === 'string' ? value.trim() : ''
  const parsed = text ? parse(text) : null
  if (parsed !== null) return parsed
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

function emptyAsAbsent<S extends z.ZodType>(schema: S) {
  return z.preprocess((raw) => (raw === '' ? undefined : raw), schema.optional())
}

function withoutNumber<S extends z.ZodType>(document: S) {
  return z.preprocess((raw) => (isRecord(raw) && !raw.number ? undefined : raw), document.optional())
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
