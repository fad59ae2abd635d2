import { formatInstant } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { Button, ButtonLink, ConfirmDialog, Form, Notice, Page, SummaryList, Tag } from '#ui'
import { type BookingView, type Change, type Event, isLiving } from '../model.ts'
import { costWords, ownBookingWords, placeWords, whenWords } from '../words.ts'
import { Changes } from './changes.tsx'
import { Contact } from './event.tsx'
import { tones, wentWords } from './my-events.tsx'

export type MyBookingPageProps = {
  booking: BookingView
  event: Event
  /** Changes since the family booked. */
  changes: readonly Change[]
  begun: boolean
  over: boolean
  zone: string
}

/** One booking as its family sees it: where and when, what changed, and how not to come. */
export function MyBookingPage({ booking, event, changes, begun, over, zone }: MyBookingPageProps) {
  const { id, state, number, offerTo } = booking
  const went = over && state === 'accepted'
  return (
    <Page title={event.name} over={`Запись ${number}`} back={{ href: '/my/events', label: 'Мои мероприятия' }} hidden>
      <p>
        <Tag tone={went ? 'plain' : tones[state]}>{went ? wentWords(booking.came) : ownBookingWords[state]}</Tag>
      </p>
      {state === 'offered' && offerTo && (
        <Notice
          tone="good"
          title={`Есть место. Оно ждёт вас до ${formatInstant(offerTo, zone)}`}
          actions={
            <Form action={`/my/events/${id}/acceptance`} class="">
              <Button kind="go">Занять место</Button>
            </Form>
          }
        >
          <p>Если не ответить, место предложим следующему в листе ожидания.</p>
        </Notice>
      )}
      {booking.reason && <Notice tone="warn" title={`Причина: ${booking.reason}`} />}
      {changes.length > 0 && isLiving(state) && (
        <Notice tone="warn" title="Мероприятие изменилось">
          <p>Запись остаётся в силе. Если так не подходит, откажитесь: место займёт другой ребёнок.</p>
        </Notice>
      )}
      <Facts booking={booking} event={event} />
      <Changes changes={changes} zone={zone} />
      <div class="button-row">
        <ButtonLink kind="ghost" href={`/events/${event.number}`}>
          Страница мероприятия
        </ButtonLink>
        {isLiving(state) && !begun && <Leave id={id} state={state} limited={event.capacity !== null} />}
      </div>
    </Page>
  )
}

function Leave({ id, state, limited }: Pick<BookingView, 'id' | 'state'> & { limited: boolean }) {
  return (
    <ConfirmDialog
      label={state === 'waiting' ? 'Выйти из листа ожидания' : 'Отказаться от места'}
      title="Не придёте?"
      action={`/my/events/${id}/leaving`}
      confirm={state === 'waiting' ? 'Выйти из листа ожидания' : 'Отказаться от места'}
    >
      <p>{leavingWords(state, limited)}</p>
    </ConfirmDialog>
  )
}

/** Where seats are not counted, nobody waits for one. */
function leavingWords(state: BookingView['state'], limited: boolean): string {
  if (state === 'waiting') return 'Записаться снова можно, но только в конец листа ожидания.'
  return limited
    ? 'Место сразу предложим другому ребёнку. Записаться снова можно, если места ещё будут.'
    : 'Мест хватит всем: пока запись открыта, записаться можно снова.'
}

function Facts({ booking, event }: { booking: BookingView; event: Event }) {
  const { state, place } = booking
  return (
    <SummaryList
      rows={[
        { label: 'Кто', value: fullName(booking) },
        { label: 'Когда', value: whenWords(event) },
        { label: 'Где', value: `${event.municipality}, ${placeWords(event)}` },
        ...(event.link && state === 'accepted'
          ? [{ label: 'Ссылка на встречу', value: <a href={event.link}>{event.link}</a> }]
          : []),
        ...(place === null ? [] : [{ label: 'Место в листе ожидания', value: place }]),
        { label: 'Стоимость', value: costWords(event) },
        { label: 'Организатор', value: event.organiser },
        { label: 'Кого спросить', value: <Contact event={event} /> },
      ]}
    />
  )
}
