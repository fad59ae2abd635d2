import { ageOn, formatInstant } from '#kernel/dates'
import type { Sheet } from '#platform/xlsx'
import type { BookingView, Event } from './model.ts'
import { bookingWords } from './words.ts'

/** Who has booked an event, as a table to count on. */
export function sheetOf(event: Event, bookings: readonly BookingView[], zone: string): Sheet {
  return {
    name: event.name,
    columns: [
      { label: 'Запись', kind: 'count' },
      ...['Фамилия', 'Имя', 'Отчество'].map((label) => ({ label, width: 20 })),
      { label: 'Полных лет', kind: 'count' },
      ...['Когда записали', 'Состояние', 'Был'].map((label) => ({ label, width: 24 })),
    ],
    rows: bookings.map((booking) => [
      ...[booking.number, booking.surname, booking.name, booking.patronymic, ageOn(booking.birthOn, event.startsOn)],
      ...[formatInstant(booking.bookedAt, zone), bookingWords[booking.state]],
      booking.came === null ? null : booking.came ? 'да' : 'нет',
    ]),
  }
}
