import { z } from 'zod'
import { quoteShape } from '#enrolment'
import { childJson } from '#families'
import { parseEmail, parsePhone } from '#kernel/contacts'
import { isoDay, isoMoment } from '#platform/forms'
import type { People, Wanted } from '../model.ts'

export const orderId = z
  .string()
  .regex(/^[\w.:-]{1,100}$/)
  .describe('Номер заявления в вашей системе')
const kopecks = z.bigint().describe('Копейки')

const { surname, name, patronymic, birthOn, snils, document, address, gender, relation } = childJson.shape
const named = { surname, name, patronymic }
const optional = <T>(parse: (text: string) => T | null, message: string) =>
  z
    .string()
    .nullable()
    .transform((text, context): T | null => {
      const parsed = text === null ? null : parse(text)
      if (text !== null && parsed === null) context.addIssue({ code: 'custom', message })
      return parsed
    })

const applicant = z.object({
  ...{ ...named, birthOn, snils, document, address },
  email: optional(parseEmail, 'Проверьте адрес почты'),
  emailConfirmed: z.boolean().describe('ЕСИА подтвердила этот адрес; иначе письмо на него не уйдёт'),
  phone: optional(parsePhone, 'Проверьте телефон'),
})
const recipient = z.object({ ...named, birthOn, gender, relation, snils, document, address })
const agreed = z
  .object({
    personalData: z.string().max(40).describe('version согласия на обработку персональных данных'),
    rules: z.string().max(40).describe('version согласия с правилами'),
    at: isoMoment,
  })
  .describe('Что отметил заявитель и когда; версии и тексты даёт GET /exchange/v1/consents')

/** Who asks and for whom: the same in a request for a certificate and in an order. */
export const peopleShape = z.object({
  orderId,
  municipality: z
    .string()
    .regex(/^\d{2}$/)
    .describe('Код муниципалитета из GET /exchange/v1/municipalities'),
  ...{ applicant, recipient, agreed },
})
export const orderShape = peopleShape.extend({
  groupId: z.uuid(),
  studyYear: z.int().min(2000).max(2100).describe('Год, в котором учебный год начинается: текущий или следующий'),
  startsOn: isoDay.nullable().describe('Первый день занятий; null — первый возможный'),
  quoteVersion: z.string().max(64).nullable().describe('version расчёта, который видела семья'),
  parentKopecks: z.bigint().or(z.int().min(0).transform(BigInt)).describe('Доплата, на которую семья согласилась'),
})

type PeopleIn = z.output<typeof peopleShape>

export function peopleFrom({ applicant, recipient, agreed }: PeopleIn, municipalityId: string): People {
  const { surname, name, patronymic, snils, document, address, phone, email, emailConfirmed } = applicant
  const { surname: childSurname, name: childName, patronymic: childPatronymic, ...child } = recipient
  return {
    applicant: {
      ...{ name: { surname, name, patronymic }, snils, document, address, phone },
      email: emailConfirmed ? email : null,
    },
    recipient: {
      ...{ ...child, municipalityId },
      name: { surname: childSurname, name: childName, patronymic: childPatronymic },
    },
    agreed,
  }
}

export function wantedFrom(order: z.output<typeof orderShape>): Wanted {
  const { groupId, studyYear, startsOn, quoteVersion, parentKopecks } = order
  return { groupId, studyYear, startsOn, quoteVersion, parentKopecks }
}

const balance = z.object({
  unit: z.enum(['kopecks', 'services']),
  balance: z.bigint().nullable().describe('null — не ограничено. Доступно: balance − bookedAmount'),
  bookedAmount: z.bigint(),
})
const cancelled = z.object({ code: z.string(), description: z.string() })

export const certificateAnswer = z.object({
  orderId,
  result: z.enum(['certificate', 'none', 'cancelled']),
  certificate: z
    .object({
      ...{ guid: z.uuid(), number: z.string() },
      type: z.union([z.literal(0), z.literal(1)]).describe('0 — учёта, 1 — с номиналом'),
      activation: z.enum(['not-activated', 'in-process', 'activated']),
      category: z.object({ code: z.string(), name: z.string() }),
      registers: z.object({ pfdo: balance, preprof: balance, valued: balance, other: balance }),
    })
    .nullable(),
  reason: z.string().nullable().describe('Почему сертификата нет (поиск без результата)'),
  cancelled: cancelled.nullable(),
  isReleasedOnRequestByEPGU: z.boolean(),
  isTimeout: z.boolean(),
})

export const costAnswer = z.object({
  orderId,
  kind: z.enum(['free', 'calculation', 'exhausted', 'bad-data', 'ineffectual']),
  exhausted: z.enum(['certificate', 'programme']).nullable(),
  orderAllowed: z.boolean(),
  certificateBalance: z
    .object({ registryBalance: kopecks, registryBookedAmount: kopecks })
    .nullable()
    .describe('null, когда платит не сертификат'),
  quote: quoteShape,
})

const statusShape = z.object({
  id: z.uuid().describe('По нему узнают повтор'),
  orderId,
  sequence: z.int().describe('Место статуса в заявлении: меньший после большего не применяют'),
  status: z.string(),
  comment: z.string().nullable(),
  applicationNumber: z.string().nullable(),
  at: z.string(),
})

export const orderAnswer = z.object({
  orderId,
  state: z.enum(['asked', 'filed', 'declined', 'cancelled']),
  application: z
    .object({
      ...{ id: z.uuid(), number: z.string(), state: z.string() },
      ...{ startsOn: z.string(), endsOn: z.string(), answerDueOn: z.string() },
      ...{ certificateKopecks: kopecks, parentKopecks: kopecks },
    })
    .nullable(),
  decline: cancelled.nullable().describe('Почему заявление не принято'),
  statuses: z.array(statusShape),
})
