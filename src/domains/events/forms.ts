import { z } from 'zod'
import { parseEmail, parsePhone } from '#kernel/contacts'
import { isAfter } from '#kernel/dates'
import { parseRoubles } from '#kernel/money'
import { isoDay, line, lines, typed, typedDay } from '#platform/forms'
import { audiences, type EventFacts, kinds, levels } from './model.ts'

const ticked = z
  .enum(['yes', ''])
  .optional()
  .transform((value) => value === 'yes')
const mostRoubles = 10_000_000n
const mostSeats = 100_000

const whole = (least: number, most: number, message: string) =>
  typed(
    (text) => (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null),
    message,
  )
const clock = (message: string) =>
  typed((text) => {
    const tidy = text.replace(/[.\- ]/, ':').padStart(5, '0')
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(tidy) ? tidy : null
  }, message)

/** Empty is a value of its own; anything else must be read. */
const orEmpty = <T, E>(empty: E, parse: (text: string) => T | null, message: string) =>
  z.unknown().transform((value, context): T | E => {
    const text = typeof value === 'string' ? value.trim() : ''
    if (!text) return empty
    const parsed = parse(text)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
const roubles = (text: string) => {
  const kopecks = parseRoubles(text)
  return kopecks !== null && kopecks >= 0n && kopecks <= mostRoubles ? kopecks : null
}
const seats = (text: string) => (/^\d{1,6}$/.test(text) && +text > 0 && +text <= mostSeats ? Number(text) : null)
const webAddress = (text: string) => (/^https:\/\/\S{4,290}$/.test(text) ? text : null)

const texts = {
  name: line('Введите название: от 3 до 200 знаков', 3, 200),
  kind: z.enum(kinds, 'Выберите вид мероприятия'),
  level: z.enum(levels, 'Выберите уровень'),
  audience: z.enum(audiences, 'Выберите, для кого мероприятие'),
  description: lines('Опишите мероприятие: от 20 до 5000 знаков', 20, 5000),
  conditions: lines('Напишите условия участия: от 5 до 3000 знаков', 5, 3000),
  municipalityId: z.uuid('Выберите муниципалитет'),
  place: line('Введите адрес, например ул. Ленина, 12, актовый зал', 3, 200),
  contactName: line('Введите имя ответственного: его спросят семьи', 3, 120),
}

type Checked = Pick<
  EventFacts,
  'startsOn' | 'startsTime' | 'endsOn' | 'endsTime' | 'entryTo' | 'ageFrom' | 'ageTo' | 'capacity' | 'waits'
> & { online: boolean; link: string | null }

/** What single answers cannot tell: the order of days, of ages, and what goes only together. */
const together = <T extends Checked>(schema: z.ZodType<T>) =>
  schema.superRefine((facts, context) => {
    const wrong = (path: keyof Checked, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const order = Temporal.PlainDate.compare(facts.startsOn, facts.endsOn)
    if (order > 0) wrong('endsOn', 'Последний день не может быть раньше первого')
    if (order === 0 && facts.startsTime >= facts.endsTime) wrong('endsTime', 'Конец должен быть позже начала')
    if (isAfter(facts.entryTo, facts.endsOn))
      wrong('entryTo', 'Запись заканчивается не позже последнего дня мероприятия')
    if (facts.link && !facts.online) wrong('link', 'Ссылка бывает у мероприятия онлайн: отметьте это')
    if (facts.ageFrom > facts.ageTo) wrong('ageTo', 'Старший возраст не может быть меньше младшего')
    if (facts.waits && facts.capacity === null)
      wrong('capacity', 'Лист ожидания нужен, когда мест ограниченное число: введите, сколько их')
  })

/** In the order of the page: the summary of errors goes down it as the eye does. */
export const eventForm = together(
  z.object({
    ...{ name: texts.name, kind: texts.kind, level: texts.level },
    ...{ description: texts.description, conditions: texts.conditions },
    startsOn: typedDay('Введите первый день, например 28 11 2026'),
    startsTime: clock('Введите время начала, например 10:00'),
    endsOn: typedDay('Введите последний день, например 28 11 2026'),
    endsTime: clock('Введите время окончания, например 12:00'),
    entryTo: typedDay('Введите последний день записи, например 27 11 2026'),
    municipalityId: texts.municipalityId,
    online: ticked,
    place: texts.place,
    link: orEmpty(null, webAddress, 'Введите адрес страницы целиком, например https://example.ru/event'),
    audience: texts.audience,
    ageFrom: whole(0, 18, 'Введите наименьший возраст числом от 0 до 18'),
    ageTo: whole(0, 18, 'Введите наибольший возраст числом от 0 до 18'),
    ageStrict: ticked,
    costKopecks: orEmpty(0n, roubles, 'Введите сумму в рублях, например 300; для бесплатного оставьте пустым'),
    costNote: z.string().trim().max(200, 'Не больше 200 знаков').default(''),
    capacity: orEmpty(null, seats, 'Введите число мест, например 30; без ограничения оставьте пустым'),
    waits: ticked,
    byHand: ticked,
    contactName: texts.contactName,
    contactPhone: typed(parsePhone, 'Введите телефон, например 8 (48200) 2-12-34'),
    contactEmail: orEmpty(null, parseEmail, 'Введите адрес почты, например name@example.ru'),
  }),
)

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Время, например 10:00')
const age = z.int().min(0).max(18)
export const eventJson = together(
  z.object({
    ...texts,
    online: z.boolean(),
    link: z
      .url({ protocol: /^https$/ })
      .max(300)
      .nullable(),
    ...{ startsOn: isoDay, startsTime: time, endsOn: isoDay, endsTime: time, entryTo: isoDay },
    ...{ ageFrom: age, ageTo: age, ageStrict: z.boolean() },
    costKopecks: z.coerce.bigint().nonnegative().max(mostRoubles),
    costNote: z.string().trim().max(200),
    capacity: z.int().min(1).max(mostSeats).nullable(),
    ...{ waits: z.boolean(), byHand: z.boolean() },
    contactPhone: z.string().transform((text, context): string => {
      const phone = parsePhone(text)
      if (phone) return phone
      context.addIssue({ code: 'custom', message: 'Телефон, например +7 48200 2-12-34' })
      return z.NEVER
    }),
    contactEmail: z.email().nullable(),
  }),
)

export const reasonLine = line('Напишите причину: её прочитают семьи', 3, 300)
export const reasonForm = z.object({ reason: reasonLine })

/** How a change after people had booked is agreed to: why, and whether the last of them go to the waiting list. */
export const agreementForm = z.object({
  agreed: ticked,
  reason: z.string().trim().max(300, 'Не больше 300 знаков').default(''),
  toWaiting: ticked,
})
