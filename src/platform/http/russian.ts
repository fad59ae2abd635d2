import { z } from 'zod'
import { plural } from '#kernel/plural'

type Issue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0]

/** Plain words for schemas that brought none of their own: what to do, not what is wrong. */
export function speakRussian(): void {
  z.config({ customError: wordsOf })
}

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? 'Заполните это поле'
        : typed(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Проверьте, как это написано'
    case 'invalid_value':
      // One possible value is a tick.
      return issue.values.length === 1 ? 'Отметьте этот пункт' : 'Выберите один из вариантов'
    case 'invalid_union':
      return 'Выберите один из вариантов'
    case 'not_multiple_of':
      return `Введите число, кратное ${issue.divisor}`
    case 'unrecognized_keys':
      return `Лишние поля: ${issue.keys.join(', ')}`
    default:
      return 'Проверьте это значение'
  }
}

const FORMATS: Record<string, string> = {
  email: 'Введите адрес электронной почты, например ivan@mail.ru',
  url: 'Введите адрес сайта, например https://school.ru',
  uuid: 'Нужен идентификатор в виде UUID',
  date: 'Введите дату, например 2026-09-01',
  datetime: 'Введите дату и время, например 2026-09-01T10:00:00Z',
}

function typed({ expected }: Extract<Issue, { code: 'invalid_type' }>): string {
  if (expected === 'number' || expected === 'int' || expected === 'bigint') return 'Введите число'
  if (expected === 'array') return 'Нужен список'
  return expected === 'string' ? 'Нужен текст' : 'Проверьте это значение'
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): string {
  const least = Number(minimum)
  if (origin === 'string') return least <= 1 ? 'Заполните это поле' : `Введите не меньше ${characters(least)}`
  if (origin === 'array' || origin === 'set')
    return least <= 1 ? 'Выберите хотя бы один вариант' : `Выберите не меньше ${least}`
  return `Введите число не меньше ${least}`
}

function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): string {
  const most = Number(maximum)
  if (origin === 'string') return `Сократите: нужно не больше ${characters(most)}`
  if (origin === 'array' || origin === 'set') return `Выберите не больше ${most}`
  return `Введите число не больше ${most}`
}

/** In the genitive, as «не больше» wants it. */
function characters(count: number): string {
  return plural(count, 'знака', 'знаков', 'знаков')
}
