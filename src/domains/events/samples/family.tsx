import type { Sample } from '#platform/manifest'
import type { BookingId, BookingState, BookingView } from '../model.ts'
import { BookingPage, type Offered, ReceiptPage } from '../pages/booking.tsx'
import { BookingsPage } from '../pages/bookings.tsx'
import { CheckInPage } from '../pages/check-in.tsx'
import { MyBookingPage } from '../pages/my-booking.tsx'
import { MyEventsPage } from '../pages/my-events.tsx'
import { change, id, masterClass, olympiad, zone } from './facts.ts'

const free = { ...masterClass, taken: 9, waiting: 0 }
const child = (n: number, name: string, birthOn: string): Offered => ({
  ...{ childId: id(n), surname: 'Петров', name, birthOn: Temporal.PlainDate.from(birthOn), booked: false },
  ...{ clashes: [], answer: { outcome: 'seat', obstacles: [], warnings: [] } },
})
const ivan = child(1, 'Иван', '2017-03-11')
const lesson = { what: 'Шахматы', startsTime: '11:00', on: masterClass.startsOn }
const busy: Offered = {
  ...child(2, 'Лев', '2013-01-20'),
  ...{ clashes: [lesson], answer: { outcome: 'seat', obstacles: [], warnings: ['age', 'clash'] } },
}
const booked: Offered = {
  ...child(3, 'Мария', '2018-06-02'),
  answer: { outcome: 'none', obstacles: ['booked'], warnings: [] },
}
const waits: Offered = { ...ivan, answer: { outcome: 'waiting', obstacles: [], warnings: [] } }
const full: Offered = { ...busy, answer: { outcome: 'none', obstacles: ['full', 'age'], warnings: [] } }

const booking = (n: number, state: BookingState, facts: Partial<BookingView> = {}): BookingView => ({
  ...{ id: id(900 + n) as BookingId, number: 1041 + n, eventId: masterClass.id, childId: id(n), state, offerTo: null },
  ...{ surname: 'Петров', name: 'Иван', patronymic: 'Сергеевич', birthOn: Temporal.PlainDate.from('2017-03-11') },
  ...{ bookedAt: Temporal.Instant.from('2026-11-20T07:15:00Z'), reason: null, came: null, place: null },
  ...facts,
})
const offerTo = Temporal.Instant.from('2026-11-27T09:40:00Z')
const offered = booking(2, 'offered', { name: 'Мария', surname: 'Петрова', patronymic: null, offerTo })
const listed = booking(3, 'waiting', { name: 'Лев', place: 3 })
const mine = [
  { ...booking(1, 'accepted'), event: masterClass, over: false },
  { ...offered, event: masterClass, over: false },
  { ...booking(4, 'accepted', { came: true }), event: olympiad, over: true },
  { ...booking(5, 'refused', { reason: 'Нужна справка о прививках' }), event: olympiad, over: false },
]
const one = { event: masterClass, changes: [], begun: false, over: false, zone }
const counts = { pending: 1, accepted: 12, waiting: 3, offered: 1, refused: 0, left: 2, missed: 0, closed: 0 }
const list = { event: { ...masterClass, byHand: true }, counts, zone }

export const familySamples: Sample[] = [
  {
    name: 'запись на мероприятие: один подходит',
    render: () => <BookingPage event={free} ticked={ivan.childId} {...{ children: [ivan, busy, booked] }} />,
  },
  {
    name: 'запись на мероприятие: никто не отмечен',
    render: () => (
      <BookingPage
        {...{ event: free, ticked: null, children: [ivan, busy], answers: {} }}
        errors={[{ field: 'child', message: 'Отметьте, кого записываете' }]}
      />
    ),
  },
  {
    name: 'запись на мероприятие: лист ожидания',
    render: () => <BookingPage event={masterClass} ticked={null} {...{ children: [waits] }} />,
  },
  {
    name: 'запись на мероприятие: в кабинете нет детей',
    render: () => <BookingPage event={free} ticked={null} {...{ children: [] }} />,
  },
  {
    name: 'запись на мероприятие: у каждого свой ответ',
    render: () => <ReceiptPage event={masterClass} bookings={[booking(1, 'accepted'), listed]} refused={[full]} />,
  },
  {
    name: 'запись на мероприятие: не получилось',
    render: () => <ReceiptPage event={masterClass} bookings={[]} refused={[full]} />,
  },
  { name: 'мои мероприятия', render: () => <MyEventsPage bookings={mine} /> },
  { name: 'мои мероприятия: пусто', render: () => <MyEventsPage bookings={[]} /> },
  {
    name: 'мои мероприятия: адрес календаря',
    render: () => <MyEventsPage bookings={mine} feed="https://example.ru/events/feeds/5d0c8bd3b6f1/calendar.ics" />,
  },
  {
    name: 'запись: изменилось мероприятие',
    render: () => <MyBookingPage {...one} booking={booking(1, 'accepted')} changes={[change]} />,
  },
  { name: 'запись: предложено место', render: () => <MyBookingPage {...one} booking={offered} /> },
  { name: 'запись: лист ожидания', render: () => <MyBookingPage {...one} booking={listed} /> },
  {
    name: 'записавшиеся: ответить',
    render: () => <BookingsPage {...list} tab="pending" bookings={[booking(1, 'pending')]} />,
  },
  {
    name: 'записавшиеся: лист ожидания',
    render: () => <BookingsPage {...list} tab="waiting" bookings={[offered, listed]} />,
  },
  { name: 'записавшиеся: пусто', render: () => <BookingsPage {...list} tab="over" bookings={[]} /> },
  {
    name: 'кто пришёл',
    render: () => (
      <CheckInPage
        event={masterClass}
        bookings={[booking(1, 'accepted', { came: true }), booking(2, 'accepted', { name: 'Лев', came: false })]}
        early={false}
      />
    ),
  },
  {
    name: 'кто пришёл: рано',
    render: () => <CheckInPage event={masterClass} bookings={[booking(1, 'accepted')]} early />,
  },
]
