import { z } from 'zod'
import { parseEmail, parsePhone } from '#kernel/contacts'
import { parseNamePart } from '#kernel/names'
import { typed } from '#platform/forms'
import { documents } from './documents/document.ts'

const emailWords = 'Введите адрес электронной почты, например ivan@mail.ru'
const numberWords = 'Введите номер сертификата: 10 цифр'
const signInWords = 'Введите почту, например ivan@mail.ru, или номер сертификата: 10 цифр'
const phoneWords = 'Введите номер телефона: 11 цифр, например 8 912 345-67-89'

const surname = typed(parseNamePart, 'Введите фамилию буквами, например Петрова')
const name = typed(parseNamePart, 'Введите имя буквами, например Анна')
const email = typed(parseEmail, emailWords)
const phone = typed(parsePhone, phoneWords)
const municipality = z.uuid('Выберите муниципалитет, в котором живёт семья')
const password = z.string('Введите пароль').min(1, 'Введите пароль').max(1000, 'Проверьте пароль')
const next = z.string().optional()
/** Each consent is asked apart; the words say which one is missing. */
const consent = (words: string) => z.literal('yes', words)

const patronymicWords = 'Введите отчество или отметьте «Нет отчества»'
const patronymic = z.unknown().transform((value, context): string | null => {
  if (value === null) return null
  const part = typeof value === 'string' ? parseNamePart(value) : null
  if (part === null) context.addIssue({ code: 'custom', message: patronymicWords })
  return part
})

/** «Нет отчества» stands for an empty patronymic; a typed one wins over the box. */
const named = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess(
    (raw) => {
      const body = raw as { patronymic?: unknown; noPatronymic?: unknown } | null
      return body?.noPatronymic && !body.patronymic ? { ...body, patronymic: null } : raw
    },
    z.object({ surname, name, patronymic, ...shape }),
  )

/** The three ticks where a cabinet is made at a reception point. */
export const siteConsentShape = {
  siteRules: consent(documents['site-rules'].missing),
  privacyPolicy: consent(documents['privacy-policy'].missing),
  personalData: consent(documents['personal-data'].missing),
}

export const registrationForm = named({
  municipality,
  email,
  phone,
  password: z.string().default(''),
  emailIsRight: z.string().optional(),
  ...siteConsentShape,
})
export type RegistrationForm = z.output<typeof registrationForm>

/** An address, or the ten digits of a certificate however they are spaced. */
/** Name, address and phone of somebody at a desk. */
export const contactForm = named({ email, phone })
export const signInForm = z.object({ email: typed(parseSignInName, signInWords), password, next })
export const consentForm = z.object({
  version: z.string().default(''),
  agree: consent('Отметьте согласие: без него новые заявки и заявления закрыты'),
})
export const ownPasswordForm = z.object({ newPassword: z.string().default('') })
/** Six digits of the application, or a recovery code of the paper. */
const secondCode = z.string().trim().min(1, 'Введите код из приложения, 6 цифр, или запасной код').max(40)
export const codeForm = z.object({ code: secondCode, next })
/** Proving again: by the code where there is a second factor, else by the password. */
export const proofForm = z.object({
  code: z.string().trim().max(40).default(''),
  password: z.string().default(''),
  next,
})
export const proofJson = z.object({ code: secondCode.optional(), password: password.optional() })
export const emailForm = z.object({ email })
export const recoveryForm = z.object({ email, emailIsRight: z.string().optional() })
export const passwordForm = z.object({ password: z.string().default('') })
/** At the link of a letter: the password chosen on registering. */
export const confirmationForm = z.object({ password })
export const personForm = named({
  municipality: z.union([z.literal('').transform(() => null), municipality]).default(null),
  phone,
  next,
})
export const emailChangeForm = z.object({ email, emailIsRight: z.string().optional(), currentPassword: password })
export const passwordChangeForm = z.object({ currentPassword: password, newPassword: z.string().default('') })
export const roleForm = z.object({ role: z.uuid('Выберите роль'), next })

const consentTick = z.literal(true).describe('Согласие с отдельным документом: /documents/…')

/** The same newcomer as JSON brings it. */
export const registrationJson = z.object({
  municipalityId: municipality,
  surname: z.string().transform(asNamePart),
  name: z.string().transform(asNamePart),
  patronymic: z.string().transform(asNamePart).nullable(),
  email: z.string().transform((text, context) => parsed(parseEmail(text), context, emailWords)),
  phone: z.string().transform((text, context) => parsed(parsePhone(text), context, phoneWords)),
  password: z.string(),
  consents: z.object({ siteRules: consentTick, privacyPolicy: consentTick, personalData: consentTick }),
})
/** Somebody at a desk, as JSON brings them. */
export const contactJson = registrationJson.pick({
  surname: true,
  name: true,
  patronymic: true,
  email: true,
  phone: true,
})
export const credentialsJson = z.union([
  z.object({
    email: z.string().transform((text, context) => parsed(parseEmail(text), context, emailWords)),
    password,
    code: secondCode.optional().describe('Код второго фактора, если он подключён'),
  }),
  z.object({ certificateNumber: z.string().regex(/^\d{10}$/, numberWords), password }),
])
export const firstPasswordJson = z.object({ token: z.string().min(1).max(200), password })
export const consentJson = z.object({
  version: z.string().describe('Редакция, которую прочитали: /documents/personal-data'),
})
export const emailJson = z.object({
  email: z.string().transform((text, context) => parsed(parseEmail(text), context, emailWords)),
})
/** At the link of a staff invitation. */
export const takingJson = z.object({
  password,
  code: secondCode.optional().describe('Код второго фактора, если он подключён'),
})
export const tokenJson = z.object({ token: z.string().min(1).max(200), password })

function parseSignInName(text: string): string | null {
  const digits = text.replace(/[\s\-–—]/g, '')
  return /^\d{10}$/.test(digits) ? digits : parseEmail(text)
}

function asNamePart(text: string, context: z.core.$RefinementCtx): string {
  return parsed(parseNamePart(text), context, 'Напишите имя буквами одного алфавита')
}

function parsed<T>(value: T | null, context: z.core.$RefinementCtx, words: string): T {
  if (value !== null) return value
  context.issues.push({ code: 'custom', message: words, input: context.value })
  return z.NEVER
}
