import { ageOn, formatInstant } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  ConfirmDialog,
  EmptyState,
  type FieldError,
  Form,
  Page,
  PrintButton,
  Table,
  Tabs,
  Tag,
  TextField,
} from '#ui'
import { type BookingState, type BookingView, type Event, isHeld } from '../model.ts'
import { bookingWords, whenWords } from '../words.ts'
import { tones } from './my-events.tsx'

export const bookingTabs = ['accepted', 'pending', 'waiting', 'over'] as const
export type BookingTab = (typeof bookingTabs)[number]
export const statesOf: Record<BookingTab, readonly BookingState[]> = {
  accepted: ['accepted'],
  pending: ['pending'],
  waiting: ['offered', 'waiting'],
  over: ['refused', 'left', 'missed', 'closed'],
}
const tabWords: Record<BookingTab, string> = {
  accepted: 'Участвуют',
  pending: 'Ждут ответа',
  waiting: 'Лист ожидания',
  over: 'Отказы',
}

export type BookingsPageProps = {
  event: Event
  tab: BookingTab
  counts: Readonly<Record<BookingState, number>>
  bookings: readonly BookingView[]
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Who has booked an event, by what became of it; bookings by hand are answered here. */
export function BookingsPage({ event, tab, counts, bookings, zone, errors, answers }: BookingsPageProps) {
  const at = `/organiser/events/${event.id}`
  return (
    <Page
      title="Записавшиеся"
      over={`${event.name}, ${whenWords(event)}`}
      back={{ href: at, label: event.name }}
      width="wide"
      errors={errors}
      answers={answers}
      actions={
        <>
          <ButtonLink kind="ghost" small href={`${at}/check-in`}>
            Отметить пришедших
          </ButtonLink>
          <ButtonLink kind="ghost" small href={`${at}/bookings.xlsx`} download>
            Скачать таблицу
          </ButtonLink>
          <PrintButton />
        </>
      }
      hidden
    >
      <Tabs
        label="Записи по состоянию"
        tabs={bookingTabs.map((one) => ({
          href: `${at}/bookings?tab=${one}`,
          label: tabWords[one],
          count: statesOf[one].reduce((sum, state) => sum + counts[state], 0),
          current: one === tab,
        }))}
      />
      <Table
        caption={tabWords[tab]}
        rows={bookings}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Ребёнок', head: true, cell: (booking) => fullName(booking) },
          { label: 'Возраст', cell: ({ birthOn }) => plural(ageOn(birthOn, event.startsOn), 'год', 'года', 'лет') },
          { label: 'Запись', number: true, cell: ({ number }) => number },
          { label: 'Когда записали', cell: ({ bookedAt }) => formatInstant(bookedAt, zone) },
          { label: 'Состояние', cell: (booking) => <State booking={booking} /> },
          { label: 'Ответ', hideLabel: true, cell: (booking) => <Answer booking={booking} /> },
        ]}
        empty={<EmptyState title="Здесь никого нет" />}
      />
    </Page>
  )
}

function State({ booking: { state, place, reason } }: { booking: BookingView }) {
  return (
    <>
      <Tag tone={tones[state]}>{bookingWords[state]}</Tag>
      {place !== null && ` место ${place}`}
      {reason && <span class="muted small"> {reason}</span>}
    </>
  )
}

function Answer({ booking: { id, state, name, surname } }: { booking: BookingView }) {
  if (!isHeld(state) || state === 'offered') return null
  return (
    <div class="button-row">
      {state === 'pending' && (
        <Form action={`/organiser/bookings/${id}/confirmation`} class="">
          <Button kind="go" small>
            Подтвердить
          </Button>
        </Form>
      )}
      <ConfirmDialog
        label="Отказать"
        small
        title={`Отказать: ${name} ${surname}?`}
        action={`/organiser/bookings/${id}/refusal`}
        confirm="Отказать"
      >
        <p>Место освободится, семья получит письмо с причиной.</p>
        <TextField name="reason" label="Причина" maxlength={300} />
      </ConfirmDialog>
    </div>
  )
}
