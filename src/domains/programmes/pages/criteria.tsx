import { weekdayName } from '#kernel/dates'
import { capital } from '#kernel/sentence'
import { Button, ButtonRow, CheckboxGroup, Form, Page, Select, TextField } from '#ui'
import type { Found, Place } from '../catalogue/catalogue.ts'
import { addressOf, anything, dayParts, distances, payments, type Search, wishes } from '../catalogue/search.ts'
import type { Looker } from '../looker.ts'
import { levels, programmeDirections, programmeForms, registers } from '../model.ts'
import * as words from '../words.ts'
import { AgeFilter, choice, MunicipalityFilter } from './filters.tsx'
import { NearWords } from './near.tsx'

export type CriteriaPageProps = {
  search: Search
  found: Pick<Found, 'counts'>
  municipalities: readonly Place[]
  activities: readonly string[]
  looker: Looker | null
}

/** «Расширенный поиск»: every criterion on one page (S-014). */
export function CriteriaPage(props: CriteriaPageProps) {
  const { search } = props
  return (
    <Page
      title="Расширенный поиск"
      width="wide"
      lead="Отметьте только то, что для вас важно. Число рядом — сколько программ останется."
      back={{ href: addressOf(search), label: 'К программам' }}
      hidden
    >
      <Form action="/programmes" method="get">
        {search.exact && <input type="hidden" name="exact" value="yes" />}
        {search.sort !== 'best' && <input type="hidden" name="sort" value={search.sort} />}
        {search.view !== 'list' && <input type="hidden" name="view" value={search.view} />}
        <div class="criteria">
          <What {...props} />
          <WhoAndWhere {...props} />
          <When {...props} />
          <HowMuch {...props} />
          <How {...props} />
        </div>
        <ButtonRow>
          <Button>Показать программы</Button>
          <a href={addressOf({ ...anything, text: search.text }, '/programmes/criteria')}>Сбросить всё</a>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function What({ search, found: { counts }, activities }: CriteriaPageProps) {
  return (
    <section class="stack">
      <h2>Чем заниматься</h2>
      <TextField name="q" label="Слова" type="search" hint="Название, занятие, организация" value={search.text} />
      <Select
        name="activity"
        label="Вид деятельности"
        empty="Любой"
        value={search.activity}
        options={withChosen(activities, search.activity || null).map((value) => ({ value, label: value }))}
      />
      <CheckboxGroup
        name="direction"
        legend="Направленность"
        values={search.direction}
        options={programmeDirections.map((one) => choice(counts, 'direction', one, words.fullDirectionWords[one]))}
      />
    </section>
  )
}

function WhoAndWhere({ search, found: { counts }, municipalities, looker }: CriteriaPageProps) {
  const kilometres = withChosen(distances, search.within)
  return (
    <section class="stack">
      <h2>Для кого и где</h2>
      <AgeFilter search={search} counts={counts} />
      <MunicipalityFilter search={search} counts={counts} municipalities={municipalities} />
      <Select
        name="within"
        label="Расстояние от удобного адреса"
        empty="Любое"
        value={String(search.within ?? '')}
        options={kilometres.map((value) => ({ value: String(value), label: `До ${value} км` }))}
      />
      <NearWords unmet="Расстояние считается от удобного адреса ребёнка." looker={looker} />
    </section>
  )
}

function When({ search, found: { counts } }: CriteriaPageProps) {
  return (
    <section class="stack">
      <h2>Когда</h2>
      <CheckboxGroup
        name="day"
        legend="День недели"
        values={search.day.map(String)}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => choice(counts, 'day', String(day), capital(weekdayName(day))))}
      />
      <CheckboxGroup
        name="hour"
        legend="Начало занятия"
        values={search.hour}
        options={dayParts.map((part) => choice(counts, 'hour', part, words.dayPartWords[part]))}
      />
    </section>
  )
}

function HowMuch({ search, found: { counts } }: CriteriaPageProps) {
  return (
    <section class="stack">
      <h2>Сколько стоит</h2>
      <CheckboxGroup
        name="payment"
        legend="Оплата"
        values={search.payment}
        options={payments.map((one) => choice(counts, 'payment', one, words.paymentWords[one]))}
      />
      <TextField
        name="price"
        label="Не дороже"
        hint="Цена модуля: обычно это учебный год"
        inputmode="numeric"
        suffix="₽"
        width="10"
        value={search.price === null ? '' : String(search.price)}
      />
      <CheckboxGroup
        name="register"
        legend="Реестр программ"
        hint="Сертифицированные оплачивает сертификат, платные — семья, остальные — бюджет"
        values={search.register}
        options={registers.map((one) => ({ value: one, label: words.registerWords[one] }))}
      />
    </section>
  )
}

function How({ search, found: { counts } }: CriteriaPageProps) {
  return (
    <section class="stack">
      <h2>Как и с кем</h2>
      <CheckboxGroup
        name="form"
        legend="Как занимаются"
        values={search.form}
        options={programmeForms.map((one) => choice(counts, 'form', one, words.formWords[one]))}
      />
      <CheckboxGroup
        name="level"
        legend="Уровень"
        values={search.level}
        options={levels.map((one) => ({ value: one, label: capital(words.levelWords[one]) }))}
      />
      <CheckboxGroup
        name="also"
        legend="Ещё важно"
        values={wishes.filter((wish) => search[wish])}
        options={wishes.map((wish) => ({
          ...choice(counts, wish, 'yes', words.wishWords[wish]),
          value: wish,
        }))}
      />
    </section>
  )
}

/** What an address asks for stands in the list even if the list would not offer it. */
function withChosen<T>(offered: readonly T[], chosen: T | null): readonly T[] {
  return chosen === null || offered.includes(chosen) ? offered : [...offered, chosen]
}
