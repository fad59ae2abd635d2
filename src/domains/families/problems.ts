import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import type { Facts, Refusal } from '#kernel/refusal'
import type { FieldError } from '#ui'

const words: Record<string, (facts: Facts) => string> = {
  'families.birth-ahead': () => 'Дата рождения ещё не наступила. Проверьте год',
  'families.too-young': ({ from, on }) =>
    `Сертификат дают с ${Number(from)} лет: приходите ${day(on)}. Если дата рождения неверна, исправьте её`,
  'families.too-old': ({ to }) =>
    `Сертификат дают детям до ${Number(to) + 1} лет, а по дате рождения уже исполнилось ${years(Number(to) + 1)}. Проверьте дату`,
  'families.too-young-for-self': ({ self }) =>
    `Действовать от своего имени можно с ${Number(self)} лет. Попросите взрослого`,
  'families.passport-due': ({ from }) =>
    `С ${Number(from)} лет вместо свидетельства о рождении нужен паспорт. Если его ещё оформляют, подойдёт временное удостоверение личности`,
  'families.passport-early': ({ from }) =>
    `Паспорт гражданина Российской Федерации получают в ${Number(from)} лет. До этого нужно свидетельство о рождении. Проверьте документ и дату рождения`,
}

const fields: Record<string, string> = {
  'families.too-young-for-self': 'relation',
  'families.passport-due': 'document.kind',
  'families.passport-early': 'document.kind',
}

/** A refusal about age or the document due at that age as a complaint about what was typed; null for other refusals. */
export function ageProblem({ code, facts }: Refusal): FieldError | null {
  const say = words[code]
  return say ? { field: fields[code] ?? 'birth', message: say(facts) } : null
}

export function ageWords(code: string, facts: Facts): string {
  return words[code]?.(facts) ?? ''
}

function day(on: Facts[string] | undefined): string {
  return formatDay(Temporal.PlainDate.from(String(on)))
}

function years(count: number): string {
  return plural(count, 'год', 'года', 'лет')
}
