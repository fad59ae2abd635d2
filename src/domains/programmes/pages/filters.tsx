import { weekdayShort } from '#kernel/dates'
import { number } from '#kernel/plural'
import { CheckboxGroup, type Choice, Disclosure, Filters, Select } from '#ui'
import type { Place } from '../catalogue/catalogue.ts'
import type { Counts } from '../catalogue/columns.ts'
import { addressOf, anything, countFilters, dayParts, payments, type Search, wishes } from '../catalogue/search.ts'
import { programmeDirections, programmeForms } from '../model.ts'
import { dayPartWords, formWords, fullDirectionWords, paymentWords, wishWords } from '../words.ts'

export type CatalogueFiltersProps = { search: Search; counts: Counts; municipalities: readonly Place[] }

/** Regions have up to sixty municipalities: a long list is folded until something in it is chosen. */
const shortList = 6

/** Every filter with the number of programmes that each value would leave. */
export function CatalogueFilters({ search, counts, municipalities }: CatalogueFiltersProps) {
  return (
    <Filters
      action="/programmes"
      set={countFilters(search)}
      reset={addressOf({ ...anything, text: search.text, exact: search.exact, sort: search.sort, view: search.view })}
    >
      {search.text && <input type="hidden" name="q" value={search.text} />}
      {search.exact && <input type="hidden" name="exact" value="yes" />}
      {search.sort !== 'best' && <input type="hidden" name="sort" value={search.sort} />}
      {search.view !== 'list' && <input type="hidden" name="view" value={search.view} />}
      <OnlyInCriteria search={search} />
      <AgeFilter search={search} counts={counts} />
      <CheckboxGroup
        name="direction"
        legend="Направленность"
        values={search.direction}
        options={programmeDirections.map((value) => choice(counts, 'direction', value, fullDirectionWords[value]))}
      />
      <MunicipalityFilter search={search} counts={counts} municipalities={municipalities} />
      <CheckboxGroup
        name="payment"
        legend="Оплата"
        values={search.payment}
        options={payments.map((value) => choice(counts, 'payment', value, paymentWords[value]))}
      />
      <CheckboxGroup
        name="day"
        legend="Когда удобно"
        values={search.day.map(String)}
        inline
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => choice(counts, 'day', String(day), weekdayShort(day)))}
      />
      <CheckboxGroup
        name="hour"
        legend="В какое время"
        values={search.hour}
        options={dayParts.map((part) => choice(counts, 'hour', part, dayPartWords[part]))}
      />
      <CheckboxGroup
        name="also"
        legend="Ещё важно"
        values={wishes.filter((wish) => search[wish])}
        options={wishes.map((wish) => ({ value: wish, label: wishWords[wish], count: counts[wish].get('yes') ?? 0 }))}
      />
      <CheckboxGroup
        name="form"
        legend="Как занимаются"
        values={search.form}
        options={programmeForms.map((value) => choice(counts, 'form', value, formWords[value]))}
      />
    </Filters>
  )
}

/** What was chosen in the extended search stays when a filter beside the results changes. */
function OnlyInCriteria({ search }: { search: Search }) {
  const { activity, price, level, register, within } = search
  const address = addressOf({ ...anything, activity, price, level, register, within })
  return (
    <>
      {[...new URLSearchParams(address.split('?')[1])].map(([name, value]) => (
        <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

export function AgeFilter({ search, counts }: Pick<CatalogueFiltersProps, 'search' | 'counts'>) {
  const ages = Array.from({ length: 16 }, (_, at) => at + 3)
  return (
    <Select
      name="age"
      label="Сколько лет ребёнку"
      live="options:age"
      empty="Любой возраст"
      value={search.age === null ? '' : String(search.age)}
      options={ages.map((age) => ({
        value: String(age),
        label: `${age} (${number(counts.age.get(String(age)) ?? 0)})`,
      }))}
    />
  )
}

export function MunicipalityFilter({ search, counts, municipalities }: CatalogueFiltersProps) {
  const group = (
    <CheckboxGroup
      name="municipality"
      legend="Где"
      values={search.municipality}
      options={municipalities.map(({ code, name }) => choice(counts, 'municipality', code, name))}
    />
  )
  if (municipalities.length <= shortList) return group
  return (
    <Disclosure summary="Где" open={search.municipality.length > 0}>
      {group}
    </Disclosure>
  )
}

export function choice(counts: Counts, name: keyof Counts, value: string, label: string): Choice {
  return { value, label, count: counts[name].get(value) ?? 0 }
}
