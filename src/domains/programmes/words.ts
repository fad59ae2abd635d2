import { weekdayName, weekdayShort } from '#kernel/dates'
import { capital } from '#kernel/sentence'
import { declineName, type Gender } from '#platform/pdf'
import type { DayPart, Payment, Wish } from './catalogue/search.ts'
import type { LessonTime, Level, ProgrammeDirection, ProgrammeForm, Register } from './model.ts'

export const directionWords: Record<ProgrammeDirection, string> = {
  tech: 'Техника',
  art: 'Искусство',
  science: 'Природа и наука',
  social: 'Общество и языки',
  tourism: 'Туризм и краеведение',
  sport: 'Спорт',
}

/** The names the law uses (направленность). */
export const fullDirectionWords: Record<ProgrammeDirection, string> = {
  tech: 'Техническая',
  art: 'Художественная',
  science: 'Естественно-научная',
  social: 'Социально-гуманитарная',
  tourism: 'Туристско-краеведческая',
  sport: 'Физкультурно-спортивная',
}

export const formWords: Record<ProgrammeForm, string> = {
  'on-site': 'Очно',
  mixed: 'Частично дистанционно',
  distance: 'Дистанционно',
}

export const levelWords: Record<Level, string> = {
  starting: 'для начинающих',
  basic: 'базовый уровень',
  advanced: 'продвинутый уровень',
}

/** Words of a filter and of its chip. */
export const paymentWords: Record<Payment, string> = {
  certificate: 'Доступна оплата сертификатом',
  free: 'Бесплатно',
  paid: 'Платно',
}

export const wishWords: Record<Wish, string> = {
  seats: 'Есть места сейчас',
  open: 'Открыта запись',
  adapted: 'Подходит детям с ОВЗ',
}

/** What a register means for a family (domain 4.1): its name alone says nothing to a parent. */
export const payerWords: Record<Register, string> = {
  certified: 'сертификат (программа сертифицированная)',
  preprofessional: 'бюджет (программа предпрофессиональная)',
  significant: 'бюджет (программа значимая)',
  general: 'бюджет (программа общеразвивающая)',
  paid: 'семья (программа платная)',
}

export const registerWords: Record<Register, string> = {
  certified: 'Сертифицированные',
  preprofessional: 'Предпрофессиональные',
  significant: 'Значимые',
  general: 'Общеразвивающие',
  paid: 'Платные',
}

/** «вт, чт 16:00–17:30; сб 10:00–11:30»: days with the same hours stand together. */
export function timetableWords(lessons: readonly Pick<LessonTime, 'weekday' | 'startsAt' | 'endsAt'>[]): string {
  const byHours = Map.groupBy(lessons, ({ startsAt, endsAt }) => `${startsAt}–${endsAt}`)
  return [...byHours]
    .map(([hours, same]) => `${same.map(({ weekday }) => weekdayShort(weekday)).join(', ')} ${hours}`)
    .join('; ')
}

/** «вт, чт 16:00–17:30, каб. 12; сб 10:00–11:30, зал»: where a child who studies has to come. */
export function timetableWithRooms(lessons: readonly LessonTime[]): string {
  const byRoom = Map.groupBy(lessons, ({ startsAt, endsAt, room }) => `${startsAt}–${endsAt} ${room}`)
  return [...byRoom.values()].map((same) => [timetableWords(same), same[0]?.room].filter(Boolean).join(', ')).join('; ')
}

/** «Вторник и четверг, 16:00–17:30; суббота, 10:00–11:30» */
export function timetableSentence(lessons: readonly Pick<LessonTime, 'weekday' | 'startsAt' | 'endsAt'>[]): string {
  const byHours = Map.groupBy(lessons, ({ startsAt, endsAt }) => `${startsAt}–${endsAt}`)
  const parts = [...byHours].map(
    ([hours, same]) => `${listed.format(same.map(({ weekday }) => weekdayName(weekday)))}, ${hours}`,
  )
  const sentence = parts.join('; ')
  return capital(sentence)
}

const listed = new Intl.ListFormat('ru', { type: 'conjunction' })

/** «7–10 лет», «с 16 лет», «5 лет». */
export function ageWords(from: number, to: number): string {
  if (from === to) return `${from} ${yearsOf(from)}`
  return to >= 18 ? `с ${from} лет` : `${from}–${to} ${yearsOf(to)}`
}

function yearsOf(age: number): string {
  const category = yearRules.select(age)
  return category === 'one' ? 'год' : category === 'few' ? 'года' : 'лет'
}

const yearRules = new Intl.PluralRules('ru')

/** When a lesson begins. */
export const dayPartWords: Record<DayPart, string> = {
  morning: 'Утром, до 12:00',
  day: 'Днём, с 12:00 до 16:00',
  evening: 'Вечером, с 16:00',
}

/** «Ивана» */
export function genitive(name: string, gender: Gender): string {
  return declineName({ surname: '', name, patronymic: null }, 'genitive', { gender })
}
