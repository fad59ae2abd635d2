import { plural } from '#kernel/plural'
import { Checkbox, CheckboxGroup, Chosen, Disclosure, Filters, Select } from '#ui'
import { audiences, kinds, levels, sections } from '../model.ts'
import { addressOf, anything, costs, countFilters, type EventSearch } from '../search.ts'
import { audienceWords, kindWords, levelWords, sectionWords } from '../words.ts'

export type Place = { code: string; name: string }
export type FilterProps = {
  search: EventSearch
  municipalities: readonly Place[]
  /** The name of the organiser in the address. */
  organiser: string | null
  /** Where the answers are shown. */
  path: string
  month?: Temporal.PlainDate
}

const costWordsOf = { free: 'бесплатно', paid: 'платно' } as const
/** Regions have up to sixty municipalities: a long list is folded until something in it is chosen. */
const shortList = 8

/** «Гибкий поиск» (S-115). */
export function EventFilters({ search, municipalities, path, month }: FilterProps) {
  return (
    <Filters
      action={path}
      set={countFilters(search)}
      reset={addressOf({ ...anything, text: search.text }, path, { month })}
    >
      <Kept search={search} month={month} />
      <Select
        name="age"
        label="Сколько лет ребёнку"
        empty="Любой возраст"
        value={search.age === null ? '' : String(search.age)}
        options={Array.from({ length: 16 }, (_, at) => ({ value: String(at + 3), label: String(at + 3) }))}
      />
      <Checkbox name="open" label="Запись открыта" checked={search.open} />
      <Group name="section" legend="Раздел" values={search.section} words={sectionWords} all={sections} />
      <Disclosure summary="Вид" open={search.kind.length > 0}>
        <Group name="kind" legend="Вид" values={search.kind} words={kindWords} all={kinds} />
      </Disclosure>
      <Municipalities search={search} municipalities={municipalities} />
      <Group name="cost" legend="Стоимость" values={search.cost} words={costWordsOf} all={costs} />
      <Group name="level" legend="Уровень" values={search.level} words={levelWords} all={levels} />
      <Group name="audience" legend="Кто участвует" values={search.audience} words={audienceWords} all={audiences} />
    </Filters>
  )
}

type GroupProps<T extends string> = {
  name: string
  legend: string
  values: readonly T[]
  words: Record<T, string>
  all: readonly T[]
}

function Group<T extends string>({ name, legend, values, words, all }: GroupProps<T>) {
  const options = all.map((value) => ({ value, label: words[value] }))
  return <CheckboxGroup name={name} legend={legend} values={values} options={options} />
}

function Municipalities({ search, municipalities }: Pick<FilterProps, 'search' | 'municipalities'>) {
  const group = (
    <CheckboxGroup
      name="municipality"
      legend="Где"
      values={search.municipality}
      options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
    />
  )
  if (municipalities.length <= shortList) return group
  return (
    <Disclosure summary="Где" open={search.municipality.length > 0}>
      {group}
    </Disclosure>
  )
}

/** What no field of the form says: the text, the organiser, the month. */
function Kept({ search, month }: Pick<FilterProps, 'search' | 'month'>) {
  return (
    <>
      {month && <input type="hidden" name="month" value={month.toPlainYearMonth().toString()} />}
      {search.text && <input type="hidden" name="q" value={search.text} />}
      {search.organiser && <input type="hidden" name="organiser" value={search.organiser} />}
    </>
  )
}

/** What the events are narrowed by: pressing one removes it alone. */
export function ChosenFilters({ search, municipalities, organiser, path, month }: FilterProps) {
  const to = (change: Partial<EventSearch>) => addressOf({ ...search, ...change }, path, { month })
  const each = <T extends string>(name: keyof EventSearch, values: readonly T[], words: (value: T) => string) =>
    values.map((value) => ({ label: words(value), href: to({ [name]: values.filter((one) => one !== value) }) }))
  const criteria = [
    ...(search.organiser ? [{ label: organiser ?? 'организатор', href: to({ organiser: null }) }] : []),
    ...(search.age === null ? [] : [{ label: plural(search.age, 'год', 'года', 'лет'), href: to({ age: null }) }]),
    ...(search.open ? [{ label: 'запись открыта', href: to({ open: false }) }] : []),
    ...each('section', search.section, (value) => sectionWords[value]),
    ...each('kind', search.kind, (value) => kindWords[value]),
    ...each('municipality', search.municipality, (code) => municipalities.find((m) => m.code === code)?.name ?? code),
    ...each('cost', search.cost, (value) => costWordsOf[value]),
    ...each('level', search.level, (value) => levelWords[value]),
    ...each('audience', search.audience, (value) => audienceWords[value]),
  ]
  if (criteria.length === 0) return null
  return (
    <Chosen
      label="Выбрано"
      criteria={criteria}
      reset={addressOf({ ...anything, text: search.text }, path, { month })}
    />
  )
}
