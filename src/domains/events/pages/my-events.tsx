import { Button, ButtonLink, Card, EmptyState, Form, Notice, Page, Stack, Tag, type TagTone } from '#ui'
import { type BookingState, type BookingView, type Event, isLiving } from '../model.ts'
import { ownBookingWords, placeWords, whenWords } from '../words.ts'

type MyBooking = BookingView & { event: Event; over: boolean }
export type MyEventsPageProps = {
  bookings: readonly MyBooking[]
  /** The secret address of the family's calendar, shown once. */
  feed?: string
}

export const tones: Record<BookingState, TagTone> = {
  ...{ pending: 'warn', accepted: 'good', waiting: 'warn', offered: 'brand' },
  ...{ refused: 'bad', left: 'plain', missed: 'plain', closed: 'bad' },
}

/** «Мои мероприятия»: where the cabinet's children go, what waits for an answer, what has been. */
export function MyEventsPage({ bookings, feed }: MyEventsPageProps) {
  const ahead = bookings.filter(({ state, over }) => isLiving(state) && !over)
  const past = bookings.filter((one) => !ahead.includes(one))
  const next = [...ahead].sort((one, other) => Temporal.Instant.compare(one.event.startsAt, other.event.startsAt))
  return (
    <Page
      title="Мои мероприятия"
      actions={
        <ButtonLink kind="ghost" href="/events">
          Календарь мероприятий
        </ButtonLink>
      }
      hidden
    >
      {feed && <Feed address={feed} />}
      <Stack>
        {next.map((booking) => (
          <BookingCard key={booking.id} booking={booking} level={2} />
        ))}
      </Stack>
      {bookings.length === 0 && (
        <EmptyState title="Пока никто никуда не записан">
          <p>Найдите в календаре концерт, конкурс или мастер-класс и запишите ребёнка, не выходя из дома.</p>
        </EmptyState>
      )}
      {past.length > 0 && (
        <section>
          <h2>Прошло и закрыто</h2>
          <Stack>
            {past.map((booking) => (
              <BookingCard key={booking.id} booking={booking} level={3} />
            ))}
          </Stack>
        </section>
      )}
      {!feed && (
        <section id="calendar">
          <h2>В свой календарь</h2>
          <Form action="/my/events/feed">
            <p>
              Адрес можно добавить в календарь телефона: занятия детей на два месяца вперёд и их мероприятия будут
              обновляться сами.
            </p>
            <Button kind="ghost">Получить адрес календаря</Button>
          </Form>
        </section>
      )}
    </Page>
  )
}

function Feed({ address }: { address: string }) {
  return (
    <Notice tone="good" title="Адрес вашего календаря">
      <p>
        <span class="code">{address}</span>
      </p>
      <p>
        Сохраните его сейчас: показываем один раз. Кто знает адрес, тот видит, когда и где занимаются дети. Новый адрес
        отменит этот.
      </p>
    </Notice>
  )
}

function BookingCard({ booking, level }: { booking: MyBooking; level: 2 | 3 }) {
  const { id, event, name, state, number, over } = booking
  const went = over && state === 'accepted'
  return (
    <Card
      tight
      title={event.name}
      href={`/my/events/${id}`}
      level={level}
      beside={<Tag tone={went ? 'plain' : tones[state]}>{went ? wentWords(booking.came) : ownBookingWords[state]}</Tag>}
    >
      <p>
        {name}, запись {number}
      </p>
      <p class="muted small">
        {whenWords(event)}. {placeWords(event)}
      </p>
    </Card>
  )
}

/** «был», «не был»; nobody marked — it has been. */
export function wentWords(came: boolean | null): string {
  return came === null ? 'прошло' : came ? 'ребёнок был' : 'ребёнка не было'
}
