import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import type { GroupDraft, ModuleDraft, ProgrammeDraft } from '../own.ts'
import { formWords, fullDirectionWords, levelWords, registerWords, timetableWords } from '../words.ts'

/** Fields of a thing as people read them, in the order of its form. */
export type Read = readonly (readonly [field: string, value: string])[]

export function readProgramme(d: ProgrammeDraft): Read {
  return [
    ['Название', d.name],
    ['Кратко', d.summary],
    ['Описание', d.description],
    ['Направленность', fullDirectionWords[d.direction]],
    ['Вид деятельности', d.activity],
    ['Реестр', registerWords[d.register]],
    ['Уровень', levelWords[d.level]],
    ['Форма', formWords[d.form]],
    ['Возраст', `${d.ageFrom}–${d.ageTo}`],
    ['Для детей с ОВЗ', d.adapted ? 'да' : 'нет'],
  ]
}

export function readModule(d: ModuleDraft): Read {
  return [
    ['Название модуля', d.name],
    ['Месяцев', String(d.months)],
    ['Часов', String(d.hours)],
    ['Цена', formatRoubles(d.priceKopecks)],
  ]
}

export function readGroup(d: GroupDraft): Read {
  return [
    ['Название группы', d.name],
    ['Преподаватель', d.teacher],
    ['Адрес', d.address],
    ['Период', `${formatDay(d.startsOn)} — ${formatDay(d.endsOn)}`],
    ['Мест', String(d.capacity)],
    ['Расписание', timetableWords(d.lessons)],
    ['Приём заявок', `${d.applicationsFrom} — ${d.applicationsTo}`],
    [
      'Приём на следующие учебные годы',
      d.nextApplicationsFrom ? `${d.nextApplicationsFrom} — ${d.nextApplicationsTo}` : '',
    ],
  ]
}

/** What became different, field by field. */
export function editsBetween(place: string, was: Read, became: Read) {
  return became.flatMap(([field, value], at) => {
    const before = was[at]?.[1] ?? null
    return before === value ? [] : [{ place, field, was: before, became: value }]
  })
}
