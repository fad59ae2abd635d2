import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { Button, ButtonRow, CheckboxGroup, EmptyState, Form, Notice, Page, PrintButton } from '#ui'
import type { BookingView, Event } from '../model.ts'
import { whenWords } from '../words.ts'

export type CheckInPageProps = {
  event: Event
  bookings: readonly BookingView[]
  /** Nobody has come before the first day. */
  early: boolean
}

/** The list for the door: whoever came is ticked with a thumb; it can be printed and corrected. */
export function CheckInPage({ event, bookings, early }: CheckInPageProps) {
  const came = bookings.filter((booking) => booking.came).map(({ id }) => id)
  const marked = bookings.some((booking) => booking.came !== null)
  return (
    <Page
      title="Кто пришёл"
      over={`${event.name}, ${whenWords(event)}`}
      back={{ href: `/organiser/events/${event.id}`, label: event.name }}
      actions={<PrintButton label="Распечатать список" />}
      hidden
    >
      {bookings.length > 0 && (
        <p>
          {plural(bookings.length, 'участник', 'участника', 'участников')}
          {marked && `, пришли ${came.length}`}
        </p>
      )}
      {early && (
        <Notice title={`Отметить пришедших можно с ${formatDay(event.startsOn)}`}>
          <p>Список можно распечатать заранее. Кто откажется до начала, из него исчезнет.</p>
        </Notice>
      )}
      {bookings.length > 0 && (
        <Form action={`/organiser/events/${event.id}/check-in`}>
          <CheckboxGroup
            name="came"
            legend="Участники"
            cards
            values={came}
            options={bookings.map((booking) => ({
              value: booking.id,
              label: fullName(booking),
              hint: `запись ${booking.number}`,
              disabled: early,
            }))}
          />
          {!early && (
            <ButtonRow>
              <Button kind="go">{marked ? 'Сохранить исправления' : 'Сохранить отметки'}</Button>
            </ButtonRow>
          )}
        </Form>
      )}
      {bookings.length === 0 && <EmptyState title="Пока никто не участвует" />}
    </Page>
  )
}
