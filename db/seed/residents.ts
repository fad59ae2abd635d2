import type { Gender } from '#families'
import { newId } from '#kernel/ids'
import { nameKey, type PersonName } from '#kernel/names'
import type { Moments } from './moments.ts'

const surnames =
  `Абрамов Авдеев Белов Быков Васильев Воронов Гаврилов Горбунов Данилов Дорофеев Ершов Ефимов Жданов Журавлёв
  Захаров Зотов Исаев Калинин Киселёв Комаров Лаптев Логинов Макаров Мартынов Назаров Носков Овчинников Осипов Панфилов Рябов
  Савельев Титов Уваров Филатов Хохлов Цветков Чернов Шилов Щукин Яковлев`.split(/\s+/)
const boys = 'Артём Максим Михаил Матвей Лев Марк Роман Егор Кирилл Степан Фёдор Глеб Семён Тихон Ярослав'.split(' ')
const girls = 'София Мария Анна Алиса Ева Варвара Полина Василиса Арина Ксения Вера Милана Таисия Злата Дарья'.split(
  ' ',
)
const mothers = 'Ольга Наталья Юлия Екатерина Светлана Ирина Марина Елена Татьяна Алла Людмила'.split(' ')
const fathers = [
  ['Андреевич', 'Андреевна'],
  ['Сергеевич', 'Сергеевна'],
  ['Алексеевич', 'Алексеевна'],
  ['Дмитриевич', 'Дмитриевна'],
  ['Игоревич', 'Игоревна'],
  ['Олегович', 'Олеговна'],
  ['Романович', 'Романовна'],
] as const

export type Resident = {
  userId: string
  mother: PersonName
  childId: string
  child: PersonName
  nameKey: string
  birthOn: string
  gender: Gender
}

/** The n-th family without a story: the same number always gives the same people. */
export function resident(n: number, ages: readonly [number, number], moments: Moments): Resident {
  const gender: Gender = n % 2 === 0 ? 'female' : 'male'
  const surname = pick(surnames, n * 7 + Math.floor(n / surnames.length))
  const patronymic = pick(fathers, n * 5 + 1)
  const hers = `${surname}а`
  const child =
    gender === 'female'
      ? { surname: hers, name: pick(girls, n * 11), patronymic: patronymic[1] }
      : { surname, name: pick(boys, n * 11), patronymic: patronymic[0] }
  // In the middle of the ages, so that nobody is too young for a certificate or too old before the year ends.
  const years = Math.min(ages[1], Math.max(6, ages[0] + (n % (ages[1] - ages[0] + 1))))
  return {
    ...{ userId: newId(), childId: newId(), child, nameKey: nameKey(child), gender },
    mother: { surname: hers, name: pick(mothers, n * 3), patronymic: pick(fathers, n * 4 + 2)[1] },
    birthOn: moments.bornYearsAgo(years, 10 + ((n * 37) % 170)).toString(),
  }
}

function pick<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('an empty list has nothing to pick from')
  return found
}
