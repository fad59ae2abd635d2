import { z } from 'zod'
import { rightWords } from '#access'
import { parseEmail, parsePhone } from '#kernel/contacts'
import { type Day, isAfter } from '#kernel/dates'
import { parseNamePart } from '#kernel/names'
import { isoDay, line, typed, typedDay } from '#platform/forms'
import { workplaces } from '../model/point.ts'

const actNumber = line('Введите номер приказа или распоряжения, например 1067-п', 1, 40)
const actTitle = line('Введите название акта, например «Об организации приёма заявлений»', 5, 300)
/** Fields that were not sent at all are told apart like empty ones. */
const parts = <S extends z.ZodType>(schema: S) => z.preprocess((raw) => raw ?? {}, schema)
const act = parts(
  z.object({ number: actNumber, title: actTitle, issued: typedDay('Введите дату акта, например 02 11 2020') }),
)
const namedAct = act.transform(({ number, title, issued: issuedOn }) => ({ number, title, issuedOn }))
const actJson = z.object({ number: actNumber, title: actTitle, issuedOn: isoDay })

const nothing = (raw: unknown) => (raw === '' || raw === undefined ? null : raw)
const facts = {
  name: line('Введите название учреждения, как его знают семьи, например Школа № 3', 3, 120),
  address: line('Введите адрес с кабинетом, например г. Владимир, ул. Мира, 4, каб. 12', 8, 200),
  hours: line('Введите часы приёма, например пн–чт 9:00–17:00, перерыв 13:00–14:00', 3, 120),
  phone: typed(parsePhone, 'Введите городской телефон: 11 цифр, например 8 4922 32-10-01'),
  specialist: line('Введите фамилию, имя и отчество ответственного специалиста', 5, 120),
  institutionInn: z.preprocess(
    nothing,
    z
      .string()
      .transform((text) => text.replace(/\D/g, ''))
      .refine((text) => /^(\d{10}|\d{12})$/.test(text), 'Введите ИНН учреждения: 10 или 12 цифр')
      .nullable(),
  ),
  workplace: z.preprocess(
    nothing,
    z.enum(Object.keys(workplaces) as [keyof typeof workplaces], 'Выберите, что есть в учреждении').nullable(),
  ),
  workplacePaper: z.preprocess(
    nothing,
    line('Назовите документ, например аттестат соответствия № 12 от 1 марта 2026 года', 5, 200).nullable(),
  ),
}

/** A stated workplace is proved by a paper, and a paper belongs to a stated workplace (S-166). */
const stated = <T extends { workplace: string | null; workplacePaper: string | null }>(schema: z.ZodType<T>) =>
  schema.superRefine(({ workplace, workplacePaper }, context) => {
    if (workplace && !workplacePaper)
      context.addIssue({
        code: 'custom',
        path: ['workplacePaper'],
        message: 'Назовите документ о рабочем месте или канале',
      })
    if (!workplace && workplacePaper)
      context.addIssue({ code: 'custom', path: ['workplace'], message: 'Выберите, что подтверждает этот документ' })
  })

const authority = z.enum(['yes', 'no'], 'Выберите, активирует ли пункт сертификаты').transform((text) => text === 'yes')

export const newPointForm = stated(z.object({ ...facts, mayActivate: authority, act: namedAct }))
export const pointFactsForm = stated(z.object(facts))
export const authorityForm = z.object({ mayActivate: authority, act: namedAct })
export const closingForm = z.object({ act: namedAct })
export const newPointJson = stated(z.object({ ...facts, mayActivate: z.boolean(), act: actJson }))
export const authorityJson = z.object({ mayActivate: z.boolean(), act: actJson })
export const closingJson = z.object({ act: actJson })

const right = z.enum(Object.keys(rightWords) as [keyof typeof rightWords])
const rights = z.preprocess(
  (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
  z.array(right).min(1, 'Отметьте хотя бы одно право: без прав сотрудник ничего не сможет сделать'),
)
const order = parts(
  z.object({
    number: line('Введите номер приказа учреждения, например 41-од', 1, 40),
    on: typedDay('Введите дату приказа, например 28 08 2026'),
  }),
)
const orderJson = z.object({ number: line('Номер приказа', 1, 40), on: isoDay })
const part = (message: string) => typed(parseNamePart, message)
const patronymic = z.unknown().transform((value, context): string | null => {
  if (value === null) return null
  const read = typeof value === 'string' ? parseNamePart(value) : null
  if (read === null) context.addIssue({ code: 'custom', message: 'Введите отчество или отметьте «Нет отчества»' })
  return read
})
const person = z.preprocess(
  (raw) => (raw && typeof raw === 'object' && 'noPatronymic' in raw ? { ...raw, patronymic: null } : (raw ?? {})),
  z.object({
    surname: part('Введите фамилию буквами, например Орлова'),
    name: part('Введите имя буквами, например Ирина'),
    patronymic,
  }),
)
const email = typed(parseEmail, 'Введите рабочую почту сотрудника, например orlova@school3.ru')

export const invitationForm = z.object({ person, email, rights, order })
export const rightsForm = z.object({ rights, order })
export const invitationJson = z.object({ person, email, rights, order: orderJson })
export const rightsJson = z.object({ rights, order: orderJson })

const title = line('Назовите кампанию, например «Сертификат каждому школьнику»', 5, 200)
const span = <T extends { startsOn: Day; endsOn: Day }>(schema: z.ZodType<T>, field: string) =>
  schema.refine(({ startsOn, endsOn }) => !isAfter(startsOn, endsOn), {
    path: [field],
    message: 'Последний день не может быть раньше первого',
  })
export const campaignForm = span(
  z
    .object({
      title,
      starts: typedDay('Введите первый день кампании'),
      ends: typedDay('Введите последний день кампании'),
      act: namedAct,
    })
    .transform(({ starts: startsOn, ends: endsOn, ...rest }) => ({ ...rest, startsOn, endsOn })),
  'ends',
)
export const campaignJson = span(z.object({ title, startsOn: isoDay, endsOn: isoDay, act: actJson }), 'endsOn')
