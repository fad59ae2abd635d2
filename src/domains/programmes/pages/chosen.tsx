import { weekdayName } from '#kernel/dates'
import { number } from '#kernel/plural'
import { capital } from '#kernel/sentence'
import { Chosen } from '#ui'
import type { Place } from '../catalogue/catalogue.ts'
import { addressOf, anything, countFilters, type Search, wishes } from '../catalogue/search.ts'
import {
  dayPartWords,
  formWords,
  fullDirectionWords,
  levelWords,
  paymentWords,
  registerWords,
  wishWords,
} from '../words.ts'

type Criterion = { label: string; without: Partial<Search> }

/** What is being looked for, each with a cross that removes it alone (S-014). */
export function ChosenCriteria({ search, municipalities }: { search: Search; municipalities: readonly Place[] }) {
  if (countFilters(search) === 0) return null
  return (
    <Chosen
      label="Выбранные условия"
      criteria={criteriaOf(search, municipalities).map(({ label, without }) => ({
        label,
        href: addressOf({ ...search, ...without, page: 1 }),
      }))}
      reset={addressOf({ ...anything, text: search.text, exact: search.exact, sort: search.sort, view: search.view })}
    />
  )
}

export function criteriaOf(search: Search, municipalities: readonly Place[]): Criterion[] {
  return [...whoAndWhere(search, municipalities), ...whatAndWhen(search), ...howMuch(search)]
}

function whoAndWhere({ age, municipality, within }: Search, municipalities: readonly Place[]): Criterion[] {
  const nameOf = (code: string) => municipalities.find((place) => place.code === code)?.name ?? `муниципалитет ${code}`
  return [
    ...(age === null ? [] : [{ label: ageIs(age), without: { age: null } }]),
    ...each(municipality, nameOf, (left) => ({ municipality: left })),
    ...(within === null ? [] : [{ label: `До ${number(within)} км от удобного адреса`, without: { within: null } }]),
  ]
}

function whatAndWhen({ direction, activity, day, hour, form, level }: Search): Criterion[] {
  return [
    ...each(
      direction,
      (one) => `${fullDirectionWords[one]} направленность`,
      (left) => ({ direction: left }),
    ),
    ...(activity ? [{ label: activity, without: { activity: '' } }] : []),
    ...each(
      day,
      (one) => capital(weekdayName(one)),
      (left) => ({ day: left }),
    ),
    ...each(
      hour,
      (one) => dayPartWords[one],
      (left) => ({ hour: left }),
    ),
    ...each(
      form,
      (one) => formWords[one],
      (left) => ({ form: left }),
    ),
    ...each(
      level,
      (one) => capital(levelWords[one]),
      (left) => ({ level: left }),
    ),
  ]
}

function howMuch(search: Search): Criterion[] {
  const { payment, price, register } = search
  return [
    ...each(
      payment,
      (one) => paymentWords[one],
      (left) => ({ payment: left }),
    ),
    ...(price === null ? [] : [{ label: `Не дороже ${number(price)} ₽`, without: { price: null } }]),
    ...each(
      register,
      (one) => `${registerWords[one]} программы`,
      (left) => ({ register: left }),
    ),
    ...wishes.filter((wish) => search[wish]).map((wish) => ({ label: wishWords[wish], without: { [wish]: false } })),
  ]
}

/** One chip for each chosen value; taking it away leaves the others. */
function each<T>(
  values: readonly T[],
  words: (value: T) => string,
  left: (others: T[]) => Partial<Search>,
): Criterion[] {
  return values.map((value) => ({ label: words(value), without: left(values.filter((other) => other !== value)) }))
}

function ageIs(age: number): string {
  return `Ребёнку ${age} ${rules.select(age) === 'one' ? 'год' : rules.select(age) === 'few' ? 'года' : 'лет'}`
}

const rules = new Intl.PluralRules('ru')
