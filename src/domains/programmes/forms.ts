import { z } from 'zod'
import { type Day, isAfter, isBefore, parseDay } from '#kernel/dates'
import { parseRoubles } from '#kernel/money'
import { isoDay, isoMoment, line, lines, typed, typedDay } from '#platform/forms'
import { type LessonTime, levels, programmeDirections, programmeForms, registers } from './model.ts'

const whole = (message: string, least: number, most: number) =>
  typed(
    (text) => (/^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null),
    message,
  )
const anyDay = z
  .object({ day: z.string().default(''), month: z.string().default(''), year: z.string().default('') })
  .default({ day: '', month: '', year: '' })
  .transform((fields, context): Day | null => {
    if (!fields.day && !fields.month && !fields.year) return null
    const parsed = parseDay(fields)
    if (!parsed) context.addIssue({ code: 'custom', message: 'Такой даты нет в календаре' })
    return parsed
  })

const texts = {
  name: line('Введите название программы: от 3 до 200 знаков', 3, 200),
  summary: line('Напишите кратко, чему научится ребёнок: от 10 до 200 знаков', 10, 200),
  description: lines('Опишите программу: от 30 до 5000 знаков', 30, 5000),
  direction: z.enum(programmeDirections, 'Выберите направленность'),
  activity: line('Введите вид деятельности, например Робототехника', 3, 100),
  register: z.enum(registers, 'Выберите реестр'),
  level: z.enum(levels, 'Выберите уровень'),
  form: z.enum(programmeForms, 'Выберите форму обучения'),
}
const inOrder = <T extends { ageFrom: number; ageTo: number }>(schema: z.ZodType<T>) =>
  schema.refine(({ ageFrom, ageTo }) => ageFrom <= ageTo, {
    path: ['ageTo'],
    message: 'Старший возраст не может быть меньше младшего',
  })
const age = (message: string) => whole(message, 3, 18)

export const programmeForm = inOrder(
  z.object({
    ...texts,
    ageFrom: age('Введите возраст числом от 3 до 18'),
    ageTo: age('Введите возраст числом от 3 до 18'),
    adapted: z.literal('yes').optional().transform(Boolean),
  }),
)
const years = z.int().min(3).max(18)
export const programmeJson = inOrder(z.object({ ...texts, ageFrom: years, ageTo: years, adapted: z.boolean() }))

const moduleName = line('Введите название модуля, например 1-й год обучения', 2, 120)
const price = (text: string) => {
  const kopecks = parseRoubles(text)
  return kopecks !== null && kopecks >= 0n && kopecks <= 100_000_000n ? kopecks : null
}
export const moduleForm = z
  .object({
    name: moduleName,
    months: whole('Введите число месяцев от 1 до 12', 1, 12),
    hours: whole('Введите число часов на одного ребёнка, от 1 до 2000', 1, 2000),
    price: z.preprocess((raw) => raw ?? '0', typed(price, 'Введите цену в рублях, например 12 000')),
    parentsPay: z.literal('yes').optional().transform(Boolean),
  })
  .transform(({ price: priceKopecks, ...rest }) => ({ ...rest, priceKopecks }))
export const moduleJson = z.object({
  name: moduleName,
  months: z.int().min(1).max(12),
  hours: z.int().min(1).max(2000),
  priceKopecks: z.coerce.bigint().nonnegative().max(100_000_000n),
  parentsPay: z.boolean().describe('Родители доплачивают то, что выше нормативной стоимости'),
})

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const span = /^(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})$/

/** «16:00–17:30, 18:00–19:30» of one weekday; null when it is no timetable. */
export function parseTimes(weekday: number, text: string, room: string): LessonTime[] | null {
  const lessons: LessonTime[] = []
  for (const part of text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = span.exec(part) ?? []
    const [startsAt, endsAt] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`]
    const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
    if (!isTime(startsAt) || !isTime(endsAt) || startsAt >= endsAt) return null
    if (lessons.some((one) => one.startsAt < endsAt && startsAt < one.endsAt)) return null
    lessons.push({ weekday, startsAt, endsAt, room })
  }
  return lessons
}

const week = z.preprocess((raw) => raw ?? {}, z.record(z.string(), z.string().max(100)))
const clock = typed(
  (text) => (/^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text) ? text.replace('.', ':').padStart(5, '0') : null),
  'Введите время, например 9:00',
)

const placed = {
  name: line('Введите название группы, например Р-1', 1, 60),
  teacher: line('Введите фамилию, имя и отчество преподавателя', 3, 120),
  address: line('Введите адрес занятий, например ул. Ленина, 12', 5, 200),
}

export const groupForm = z
  .object({
    ...placed,
    capacity: whole('Введите число мест от 1 до 500', 1, 500),
    starts: typedDay('Введите первый день занятий, например 1 9 2026'),
    ends: typedDay('Введите последний день занятий, например 31 5 2027'),
    opens: typedDay('Введите день, с которого принимаете заявки'),
    opensAt: clock,
    closes: typedDay('Введите последний день приёма заявок'),
    nextOpens: anyDay,
    nextCloses: anyDay,
    times: week,
    rooms: week,
  })
  .transform((facts, context) => {
    const { times, rooms, ...rest } = facts
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const inWrongOrder = (one: Day | null, other: Day | null) => one && other && isAfter(one, other)
    if (inWrongOrder(rest.starts.add({ days: 1 }), rest.ends))
      wrong(['ends'], 'Последний день должен быть позже первого')
    if (inWrongOrder(rest.opens, rest.closes)) wrong(['closes'], 'Приём не может закончиться раньше, чем начался')
    if (inWrongOrder(rest.nextOpens, rest.nextCloses))
      wrong(['nextCloses'], 'Приём не может закончиться раньше, чем начался')
    if (rest.nextOpens && !rest.nextCloses) wrong(['nextCloses'], 'Введите последний день второго приёма')
    if (rest.nextCloses && !rest.nextOpens) wrong(['nextOpens'], 'Введите первый день второго приёма')
    const lessons = weekdays.flatMap((weekday) => {
      const parsed = parseTimes(weekday, times[weekday] ?? '', (rooms[weekday] ?? '').trim())
      if (!parsed) wrong(['times', String(weekday)], 'Введите часы, например 16:00–17:30')
      return parsed ?? []
    })
    return { ...rest, lessons }
  })

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Время как 16:00')
const after = <T>(schema: z.ZodType<T>, late: (facts: T) => boolean, path: string, message: string) =>
  schema.refine((facts) => !late(facts), { path: [path], message })

const lessonJson = z
  .object({ weekday: z.int().min(1).max(7), startsAt: time, endsAt: time, room: z.string().max(100) })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ['endsAt'],
    message: 'Занятие кончается позже, чем начинается',
  })
const groupShape = z.object({
  ...placed,
  capacity: z.int().min(1).max(500),
  ...{ startsOn: isoDay, endsOn: isoDay, applicationsFrom: isoMoment, applicationsTo: isoMoment },
  nextApplicationsFrom: isoMoment.nullable().default(null),
  nextApplicationsTo: isoMoment.nullable().default(null),
  lessons: z
    .array(lessonJson)
    .max(35)
    .refine(
      (all) => new Set(all.map(({ weekday, startsAt }) => `${weekday} ${startsAt}`)).size === all.length,
      'Два занятия начинаются вместе',
    ),
})
export const groupJson = after(
  after(
    after(groupShape, ({ startsOn, endsOn }) => !isBefore(startsOn, endsOn), 'endsOn', 'Последний день позже первого'),
    ({ applicationsFrom, applicationsTo }) => !isBefore(applicationsFrom, applicationsTo),
    'applicationsTo',
    'Приём кончается позже, чем начинается',
  ),
  ({ nextApplicationsFrom: from, nextApplicationsTo: to }) => (from && to ? !isBefore(from, to) : from !== to),
  'nextApplicationsTo',
  'У второго приёма два конца, по порядку',
)

export const checkRefusalForm = z.object({
  reason: lines('Напишите, что исправить: организация прочтёт это в письме', 10, 1000),
})
