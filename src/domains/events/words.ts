import { formatDay, formatInstant } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import type { Audience, BookingState, Event, EventState, Kind, Level, Section } from './model.ts'

export const kindWords: Record<Kind, string> = {
  contest: 'Конкурс',
  olympiad: 'Олимпиада',
  concert: 'Концерт',
  festival: 'Фестиваль',
  exhibition: 'Выставка',
  action: 'Акция',
  'master-class': 'Мастер-класс',
  training: 'Тренинг',
  conference: 'Конференция',
  career: 'Профориентация',
  community: 'Для педагогов',
  other: 'Другое',
}

export const sectionWords: Record<Section, string> = {
  competitive: 'Конкурсы и олимпиады',
  leisure: 'Досуг',
  educational: 'Познавательные',
  career: 'Профориентация',
  community: 'Профессиональное сообщество',
  other: 'Другие',
}

export const levelWords: Record<Level, string> = {
  institution: 'организации',
  municipal: 'муниципальный',
  regional: 'региональный',
  national: 'всероссийский',
}

export const audienceWords: Record<Audience, string> = {
  everyone: 'все дети',
  adapted: 'дети с ОВЗ',
  families: 'дети с родителями',
  teams: 'команды',
}

export const stateWords: Record<EventState, string> = {
  draft: 'черновик',
  published: 'опубликовано',
  cancelled: 'отменено',
  archived: 'в архиве',
}

export const bookingWords: Record<BookingState, string> = {
  pending: 'ждёт ответа организатора',
  accepted: 'участвует',
  waiting: 'в листе ожидания',
  offered: 'есть место, ждём ответа семьи',
  refused: 'отказ организатора',
  left: 'отказ семьи',
  missed: 'место ушло следующему',
  closed: 'мероприятие отменено',
}

/** The same as the family itself reads it. */
export const ownBookingWords: Record<BookingState, string> = {
  ...bookingWords,
  offered: 'есть место, ждём вашего ответа',
  refused: 'организатор отказал',
  left: 'вы отказались',
}

type Times = Pick<Event, 'startsOn' | 'startsTime' | 'endsOn' | 'endsTime'>

/** «28 ноября 2026 года, 10:00–12:00» or «с 28 ноября 2026 года, 10:00 по 30 ноября 2026 года, 18:00» */
export function whenWords({ startsOn, startsTime, endsOn, endsTime }: Times): string {
  if (startsOn.equals(endsOn)) return `${formatDay(startsOn)}, ${startsTime}–${endsTime}`
  return `с ${formatDay(startsOn)}, ${startsTime} по ${formatDay(endsOn)}, ${endsTime}`
}

/** The same from moments as they were kept. */
export function spanWords(startsAt: string, endsAt: string, zone: string): string {
  const [from, to] = [startsAt, endsAt].map((text) => Temporal.Instant.from(text).toZonedDateTimeISO(zone))
  if (!from || !to) return ''
  const sameDay = from.toPlainDate().equals(to.toPlainDate())
  const end = sameDay ? to.toPlainTime().toString().slice(0, 5) : formatInstant(to.toInstant(), zone)
  return `${formatInstant(from.toInstant(), zone)}${sameDay ? '–' : ' — '}${end}`
}

export function costWords({ costKopecks, costNote }: Pick<Event, 'costKopecks' | 'costNote'>): string {
  const sum = costKopecks === 0n ? 'Бесплатно' : formatRoubles(costKopecks, { short: true })
  return costNote ? `${sum}, ${costNote}` : sum
}

/** «7–12 лет», «для всех возрастов» */
export function ageWords({ ageFrom, ageTo }: Pick<Event, 'ageFrom' | 'ageTo'>): string {
  if (ageFrom === 0 && ageTo === 18) return 'любой возраст'
  return ageFrom === ageTo ? plural(ageTo, 'год', 'года', 'лет') : `${ageFrom}–${plural(ageTo, 'год', 'года', 'лет')}`
}

export function placeWords({ online, place }: Pick<Event, 'online' | 'place'>): string {
  return online ? `онлайн${place ? `: ${place}` : ''}` : place
}

/** «записываются до 27 ноября 2026 года» */
export function entryWords({ entryTo }: Pick<Event, 'entryTo'>): string {
  return `до ${formatDay(entryTo)} включительно`
}

export function seatsWords({ capacity, taken, waiting }: Pick<Event, 'capacity' | 'taken' | 'waiting'>): string {
  if (capacity === null) return 'без ограничения мест'
  if (waiting > 0) return `мест нет, в листе ожидания ${plural(waiting, 'ребёнок', 'ребёнка', 'детей')}`
  const free = capacity - taken
  return free > 0 ? `осталось ${plural(free, 'место', 'места', 'мест')} из ${capacity}` : 'мест нет'
}
