import { formatPhone } from '#kernel/contacts'
import { StructuredFacts } from '#programmes'
import {
  ButtonLink,
  beginningOf,
  Card,
  Columns,
  Notice,
  Page,
  Seats,
  ShareButton,
  Stack,
  SummaryList,
  type SummaryRow,
  Tag,
  TypedText,
} from '#ui'
import type { Booking, Change, Event } from '../model.ts'
import {
  ageWords,
  audienceWords,
  costWords,
  entryWords,
  kindWords,
  levelWords,
  ownBookingWords,
  placeWords,
  whenWords,
} from '../words.ts'
import { Changes } from './changes.tsx'
import { EventResult } from './result.tsx'
import { eventFacts } from './structured.ts'

export type EventPageProps = {
  event: Event
  similar: readonly Event[]
  changes: readonly Change[]
  /** Whether families can book now; else why not. */
  open: boolean
  over: boolean
  /** Bookings of the visitor's own children. */
  mine: readonly (Pick<Booking, 'id' | 'number' | 'state'> & { name: string })[]
  /** Families book, others look. */
  mayBook: boolean
  /** Nobody of the cabinet is left to book for. */
  allBooked: boolean
  origin: string
  zone: string
}

/** An event as families read it: conditions, dates, place, seats now, whom to ask (S-116), and the green button (S-117). */
export function EventPage(props: EventPageProps) {
  const { event, similar, changes, origin, zone } = props
  const address = `${origin}/events/${event.number}`
  return (
    <Page
      title={event.name}
      over={`${kindWords[event.kind]}, уровень: ${levelWords[event.level]}`}
      crumbs={[{ href: '/events', label: 'Мероприятия' }]}
      width="wide"
      description={beginningOf(event.description)}
      canonical={address}
      hidden={event.state !== 'published'}
    >
      <Columns
        aside={<Aside {...props} />}
        asideLabel="Запись"
        main={
          <Stack>
            {event.state === 'cancelled' && (
              <Notice tone="bad" title="Мероприятие отменено">
                <p>{event.reason}</p>
              </Notice>
            )}
            <SummaryList rows={decisive(event)} />
          </Stack>
        }
        after={
          <Stack>
            <SummaryList rows={rest(event)} />
            <Card title="О мероприятии">
              <TypedText level={3} text={event.description} />
            </Card>
            <Card title="Условия участия">
              <TypedText level={3} text={event.conditions} />
            </Card>
            <Changes changes={changes} zone={zone} />
            {similar.length > 0 && <Similar similar={similar} />}
          </Stack>
        }
      />
      {event.state === 'published' && <StructuredFacts facts={eventFacts(event, origin)} />}
    </Page>
  )
}

function Similar({ similar }: Pick<EventPageProps, 'similar'>) {
  return (
    <section>
      <h2>Похожие мероприятия</h2>
      {similar.map((one) => (
        <EventResult key={one.id} event={one} />
      ))}
    </section>
  )
}

/** What decides whether a family goes; on a phone the button stands right under it. */
function decisive(event: Event): SummaryRow[] {
  return [
    { label: 'Когда', value: whenWords(event) },
    { label: 'Где', value: `${event.municipality}, ${placeWords(event)}` },
    { label: 'Для кого', value: `${audienceWords[event.audience]}, ${ageWords(event)}` },
    { label: 'Стоимость', value: costWords(event) },
  ]
}

function rest(event: Event): SummaryRow[] {
  const organiser = event.providerId ? (
    <a href={`/organisations/${event.providerId}`}>{event.organiser}</a>
  ) : (
    event.organiser
  )
  return [
    { label: 'Запись', value: entryWords(event) },
    { label: 'Организатор', value: organiser },
    { label: 'Кого спросить', value: <Contact event={event} /> },
  ]
}

/** Whom to ask: a press on a phone calls. */
export function Contact({ event: { contactName, contactPhone, contactEmail } }: { event: Event }) {
  return (
    <>
      {contactName}
      <br />
      <a href={`tel:${contactPhone}`}>{formatPhone(contactPhone)}</a>
      {contactEmail && (
        <>
          <br />
          <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </>
      )}
    </>
  )
}

function Aside({ event, open, over, mine, mayBook, allBooked, origin }: EventPageProps) {
  const booked = mine.length > 0
  return (
    <Card tight>
      <p>
        {event.capacity === null ? 'Без ограничения мест' : <Seats capacity={event.capacity} taken={event.taken} />}
      </p>
      {event.waiting > 0 && <p class="muted small">В листе ожидания: {event.waiting}</p>}
      {booked && <Mine mine={mine} />}
      {open && mayBook && !allBooked && (
        <ButtonLink kind="go" wide href={`/events/${event.number}/booking`}>
          {booked ? 'Записать ещё ребёнка' : 'Записаться'}
        </ButtonLink>
      )}
      {allBooked && <p class="small muted">Все дети кабинета записаны</p>}
      {open && event.byHand && <p class="small muted">Каждую запись подтверждает организатор</p>}
      {!open && event.state === 'published' && <p class="muted">{over ? 'Мероприятие прошло' : closedWords(event)}</p>}
      <p class="small">
        <a href={`/events/${event.number}/event.ics`}>Добавить в календарь</a>
      </p>
      <ShareButton title={event.name} address={`${origin}/events/${event.number}`} />
    </Card>
  )
}

function Mine({ mine }: Pick<EventPageProps, 'mine'>) {
  return (
    <ul>
      {mine.map(({ id, number, name, state }) => (
        <li key={id}>
          <a href={`/my/events/${id}`}>
            {name}, запись {number}
          </a>{' '}
          <Tag tone={state === 'accepted' ? 'good' : 'warn'}>{ownBookingWords[state]}</Tag>
        </li>
      ))}
    </ul>
  )
}

function closedWords({ capacity, taken, waits }: Event): string {
  const full = capacity !== null && taken >= capacity
  return full && !waits ? 'Мест больше нет' : 'Запись закончилась'
}
