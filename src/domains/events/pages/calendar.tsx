import type { ComponentChildren } from 'preact'
import { formatDay, formatMonth, weekdayName } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { ButtonLink, Chips, Columns, EmptyState, Live, MonthCalendar, Page, Pagination, SearchBox } from '#ui'
import type { Event } from '../model.ts'
import { addressOf, anything, countFilters, type EventSearch } from '../search.ts'
import { ChosenFilters, EventFilters, type Place } from './filters.tsx'
import { EventResult } from './result.tsx'

/** A child of the cabinet to choose for. */
export type Looking = { name: string; age: number; municipality: string | null }

type Shown = {
  search: EventSearch
  /** What was looked for instead of what was typed. */
  instead: string | null
  events: readonly Event[]
  total: number
  page: number
  pages: number
  today: Temporal.PlainDate
  municipalities: readonly Place[]
  organiser: string | null
  looking: readonly Looking[]
}

export type MonthPageProps = Shown & {
  month: Temporal.PlainDate
  counts: ReadonlyMap<string, number>
  /** What is found in other months when this one has nothing. */
  later: readonly Event[]
}

/** «Мероприятия»: the month with the number of events on each day, the flexible search, what is next (S-111, S-114, S-115). */
export function MonthPage(props: MonthPageProps) {
  const { search, month, counts, today, later, page, pages } = props
  const next = month.add({ months: 1 })
  const to = (other: Temporal.PlainDate) => addressOf(search, '/events', { month: other })
  return (
    <Frame {...props} title="Мероприятия" path="/events" month={month}>
      <Live name="calendar">
        <MonthCalendar
          month={month}
          today={today}
          counts={counts}
          href={(day) => addressOf(search, `/events/days/${day}`)}
          previous={to(month.subtract({ months: 1 }))}
          next={to(next)}
          noun={['мероприятие', 'мероприятия', 'мероприятий']}
        />
      </Live>
      <Results {...props} level={3} href={(other) => addressOf(search, '/events', { month, page: other })}>
        {later.length > 0 && (
          <section>
            <h2>Ближайшие из подходящих</h2>
            {later.map((event) => (
              <EventResult key={event.id} event={event} />
            ))}
          </section>
        )}
        {page === pages && later.length === 0 && (
          <p>
            <a href={to(next)}>Что дальше: {formatMonth(next)}</a>
          </p>
        )}
      </Results>
    </Frame>
  )
}

export type DayPageProps = Shown & { day: Temporal.PlainDate }

/** The events of one day. */
export function DayPage(props: DayPageProps) {
  const { search, day } = props
  const at = (other: Temporal.PlainDate) => `/events/days/${other}`
  return (
    <Frame
      {...props}
      title={`Мероприятия ${formatDay(day)}`}
      over={weekdayName(day.dayOfWeek)}
      path={at(day)}
      back={{ href: addressOf(search, '/events', { month: day.with({ day: 1 }) }), label: formatMonth(day) }}
    >
      <Live name="calendar">
        <div class="button-row">
          <ButtonLink kind="ghost" small href={addressOf(search, at(day.subtract({ days: 1 })))}>
            Днём раньше
          </ButtonLink>
          <ButtonLink kind="ghost" small href={addressOf(search, at(day.add({ days: 1 })))}>
            Днём позже
          </ButtonLink>
        </div>
      </Live>
      <Results {...props} level={2} href={(page) => addressOf(search, at(day), { page })} />
    </Frame>
  )
}

type FrameProps = Shown & {
  title: string
  over?: string
  path: string
  month?: Temporal.PlainDate
  back?: { href: string; label: string }
  children: ComponentChildren
}

function Frame({ title, over, path, month, back, children, ...shown }: FrameProps) {
  const { search, municipalities, organiser, looking, page } = shown
  const filters = { search, municipalities, organiser, path, ...(month && { month }) }
  return (
    <Page
      title={title}
      over={over}
      back={back}
      width="wide"
      description="Конкурсы, концерты, мастер-классы и другие мероприятия для детей региона: календарь и запись."
      hidden={countFilters(search) > 1 || page > 1}
    >
      <SearchBox action={path} label="Какое мероприятие ищем" value={search.text} placeholder="ёлка, олимпиада…">
        <KeptFilters search={search} month={month} />
      </SearchBox>
      <Live name="criteria">
        <ChosenFilters {...filters} />
      </Live>
      {looking.length > 0 && (
        <Live name="children">
          <ForChildren search={search} looking={looking} path={path} month={month} />
        </Live>
      )}
      <Columns first aside={<EventFilters {...filters} />} asideLabel="Фильтры" main={children} />
    </Page>
  )
}

/** A new search keeps the filters. */
function KeptFilters({ search, month }: { search: EventSearch; month: Temporal.PlainDate | undefined }) {
  const query = addressOf({ ...search, text: '' }, '', { month }).slice(1)
  return (
    <>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

type ForChildrenProps = Pick<Shown, 'search' | 'looking'> & { path: string; month: Temporal.PlainDate | undefined }

/** One press finds what suits a child by age and place; another lets the filters go. */
function ForChildren({ search, looking, path, month }: ForChildrenProps) {
  const chips = looking.map(({ name, age, municipality }) => {
    const places = municipality ? [municipality] : []
    const current = search.age === age && search.municipality.join() === places.join()
    const asked = current ? { age: null, municipality: [] } : { age, municipality: places }
    return {
      href: addressOf({ ...search, ...asked }, path, { month }),
      label: `${name}, ${plural(age, 'год', 'года', 'лет')}`,
      current,
    }
  })
  return <Chips label="Для кого ищем" chips={chips} />
}

type ResultsProps = Shown & { level: 2 | 3; href(page: number): string; children?: ComponentChildren }

function Results({ search, instead, events, total, page, pages, level, href, children }: ResultsProps) {
  return (
    <>
      <Live name="found" announce>
        <p>{total === 0 ? 'Ничего не нашлось' : plural(total, 'мероприятие', 'мероприятия', 'мероприятий')}</p>
        {instead && (
          <p>
            Искали «{search.text}» — показываем «{instead}».
          </p>
        )}
      </Live>
      <Live name="results">
        {events.map((event) => (
          <EventResult key={event.id} event={event} level={level} />
        ))}
        {events.length === 0 && (
          <EmptyState title="Подходящих мероприятий нет">
            <p>Посмотрите в другие дни или уберите часть условий.</p>
            {countFilters(search) + search.text.length > 0 && (
              <p>
                <a href={addressOf(anything)}>Показать все мероприятия</a>
              </p>
            )}
          </EmptyState>
        )}
        <Pagination page={page} pages={pages} href={href} />
        {children}
        <p class="small muted">
          <a href={addressOf(search, '/events/calendar.ics')}>Добавить эти мероприятия в свой календарь</a> (файл iCal)
        </p>
      </Live>
    </>
  )
}
