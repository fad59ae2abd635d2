import { ageOn, formatDay, isAfter } from '#kernel/dates'
import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  Confirmation,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  SummaryList,
  Tag,
} from '#ui'
import type { BookingView, Event } from '../model.ts'
import type { ChildFacts } from '../queries/clash.ts'
import type { BookingAnswer, ObstacleCode } from '../rules/booking.ts'
import { ageWords, costWords, ownBookingWords, placeWords, seatsWords, whenWords } from '../words.ts'

/** A child of the cabinet with what may be done for it. */
export type Offered = ChildFacts & { answer: BookingAnswer }

export type BookingPageProps = {
  event: Event
  children: readonly Offered[]
  /** The only fitting child, ticked at first; with several nobody is (S-118). */
  ticked: string | null
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Whom of the cabinet to book: everybody is offered, with what stands in the way and what to think of (S-118). */
export function BookingPage({ event, children, ticked, errors, answers }: BookingPageProps) {
  const possible = children.filter(({ answer }) => answer.outcome !== 'none')
  const rest = children.filter(({ answer }) => answer.outcome === 'none')
  const list = possible.length > 0 && possible.every(({ answer }) => answer.outcome === 'waiting')
  return (
    <Page
      title="Кого записать?"
      over={event.name}
      back={{ href: `/events/${event.number}`, label: 'К мероприятию' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Когда', value: whenWords(event) },
          { label: 'Где', value: `${event.municipality}, ${placeWords(event)}` },
          { label: 'Стоимость', value: costWords(event) },
          { label: 'Места', value: seatsWords(event) },
        ]}
      />
      {list && (
        <Notice title="Свободных мест нет">
          <p>
            Можно встать в лист ожидания. Когда место освободится, мы напишем, и оно будет ждать вас до указанного часа.
          </p>
        </Notice>
      )}
      {possible.length > 0 && (
        <Form action={`/events/${event.number}/booking`}>
          <CheckboxGroup
            name="child"
            legend="Дети"
            cards
            values={ticked ? [ticked] : []}
            options={possible.map((child) => optionOf(child, event))}
          />
          <ButtonRow>
            <Button kind="go">{list ? 'Встать в лист ожидания' : 'Записаться'}</Button>
          </ButtonRow>
        </Form>
      )}
      {rest.length > 0 && <Rest rest={rest} event={event} />}
      {children.length === 0 && (
        <EmptyState
          title="В кабинете пока нет детей"
          actions={<ButtonLink href="/my/children">Добавить ребёнка</ButtonLink>}
        >
          <p>Добавьте ребёнка в разделе «Дети», и его можно будет записать.</p>
        </EmptyState>
      )}
    </Page>
  )
}

function optionOf(child: Offered, event: Event) {
  const warnings = warningsOf(child, event)
  return {
    value: child.childId,
    label: `${child.name} ${child.surname}, ${ageWordsOf(child, event)}`,
    ...(warnings.length > 0 && { hint: warnings.join(' ') }),
    ...(child.answer.outcome === 'waiting' && { beside: <Tag tone="warn">лист ожидания</Tag> }),
  }
}

function Rest({ rest, event }: { rest: readonly Offered[]; event: Event }) {
  return (
    <section>
      <h2>Записать нельзя</h2>
      <ul>
        {rest.map((child) => (
          <li key={child.childId}>
            {child.name} {child.surname}: {child.answer.obstacles.map((code) => obstacleWords(code, event)).join('; ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a family thinks of before it books; nothing of it forbids. */
function warningsOf({ answer, clashes, ...child }: Offered, event: Event): string[] {
  return answer.warnings.map((code) => {
    if (code === 'age')
      return `Мероприятие для тех, кому ${ageWords(event)}, а ребёнку в этот день ${ageWordsOf(child, event)}.`
    const [first, ...others] = clashes
    const more = others.length > 0 ? ` и ещё ${others.length}` : ''
    return first ? `В это время занятие: ${first.what}, ${formatDay(first.on)} в ${first.startsTime}${more}.` : ''
  })
}

function obstacleWords(code: ObstacleCode, event: Event): string {
  const words: Record<ObstacleCode, string> = {
    cancelled: 'мероприятие отменено',
    over: isAfter(event.endsOn, event.startsOn) ? 'мероприятие прошло' : 'мероприятие уже началось',
    'entry-closed': `запись закончилась ${formatDay(event.entryTo)}`,
    age: `организатор принимает только тех, кому ${ageWords(event)}`,
    booked: 'уже записан',
    full: 'мест нет, лист ожидания не ведётся',
  }
  return words[code]
}

function ageWordsOf({ birthOn }: Pick<ChildFacts, 'birthOn'>, { startsOn }: Event): string {
  return plural(ageOn(birthOn, startsOn), 'год', 'года', 'лет')
}

export type ReceiptPageProps = {
  event: Event
  bookings: readonly BookingView[]
  /** Those for whom there was no seat, with the reasons. */
  refused: readonly Offered[]
  /** It has not begun: there is still something to remind of. */
  ahead?: boolean
}

/** Every child has an answer of its own, with a number; the page can be opened again. */
export function ReceiptPage({ event, bookings, refused, ahead = true }: ReceiptPageProps) {
  const done = bookings.length > 0
  const waits = bookings.every(({ state }) => state === 'waiting')
  const title = waits ? 'Вы в листе ожидания' : 'Запись принята'
  return (
    <Page title={done ? title : 'Записать не получилось'} heading={done ? null : undefined} over={event.name} hidden>
      {done && (
        <Confirmation
          title={title}
          actions={
            <>
              <ButtonLink href="/my/events">Мои мероприятия</ButtonLink>
              {!waits && (
                <ButtonLink kind="ghost" href={`/events/${event.number}/event.ics`}>
                  Добавить в календарь
                </ButtonLink>
              )}
            </>
          }
        >
          <p>
            {event.name}, {whenWords(event)}
          </p>
          <SummaryList
            rows={bookings.map((booking) => ({
              label: `${booking.name}, запись ${booking.number}`,
              value: answerWords(booking, ahead),
              change: { href: `/my/events/${booking.id}`, label: 'Открыть', what: `запись ${booking.number}` },
            }))}
          />
        </Confirmation>
      )}
      {refused.length > 0 && <Rest rest={refused} event={event} />}
      {!done && (
        <ButtonRow>
          <ButtonLink href="/events">Посмотреть другие мероприятия</ButtonLink>
        </ButtonRow>
      )}
    </Page>
  )
}

function answerWords({ state, place }: BookingView, ahead: boolean): string {
  if (state === 'accepted') return ahead ? 'Место за ребёнком. Напомним перед мероприятием.' : 'Место за ребёнком.'
  if (state === 'pending') return 'Место держится за ребёнком, организатор ответит письмом.'
  if (state === 'waiting') return `В листе ожидания, место в нём: ${place}. Напишем, когда освободится место.`
  return ownBookingWords[state]
}
