import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  ConfirmDialog,
  type FieldError,
  Figures,
  Form,
  Notice,
  Page,
  SummaryList,
  Tag,
  type TagTone,
  TextField,
  TypedText,
} from '#ui'
import type { Change, Event, EventState } from '../model.ts'
import {
  ageWords,
  audienceWords,
  costWords,
  entryWords,
  kindWords,
  levelWords,
  placeWords,
  seatsWords,
  stateWords,
  whenWords,
} from '../words.ts'
import { Changes } from './changes.tsx'
import { Contact } from './event.tsx'

export type OwnEventPageProps = {
  event: Event
  changes: readonly Change[]
  /** Bookings that wait for the organiser's answer. */
  pending: number
  over: boolean
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

const tones: Record<EventState, TagTone> = { draft: 'plain', published: 'good', cancelled: 'bad', archived: 'plain' }

/** An event as its organiser sees it: what families read, how many booked, and what can be done. */
export function OwnEventPage({ event, changes, pending, over, zone, errors, answers }: OwnEventPageProps) {
  const { name, state, number } = event
  return (
    <Page
      title={name}
      over={kindWords[event.kind]}
      back={{ href: `/organiser/events?state=${state}`, label: 'Мероприятия' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <p>
        <Tag tone={tones[state]}>{over && state === 'published' ? 'прошло' : stateWords[state]}</Tag>
      </p>
      {event.reason && state === 'cancelled' && <Notice tone="warn" title={`Отменено: ${event.reason}`} />}
      {state !== 'draft' && <Numbers event={event} pending={pending} />}
      <Acts event={event} over={over} />
      <Facts event={event} />
      <h2>Описание</h2>
      <TypedText level={3} text={event.description} />
      <h2>Условия участия</h2>
      <TypedText level={3} text={event.conditions} />
      <Changes changes={changes} zone={zone} />
      {(state === 'published' || state === 'cancelled') && (
        <p>
          <a href={`/events/${number}`}>Как видят семьи</a>
        </p>
      )}
    </Page>
  )
}

function Numbers({ event, pending }: Pick<OwnEventPageProps, 'event' | 'pending'>) {
  const { id, capacity, taken, waiting, byHand } = event
  const list = `/organiser/events/${id}/bookings`
  return (
    <Figures
      figures={[
        {
          label: 'Записано',
          value: taken,
          href: list,
          note: capacity === null ? 'без ограничения мест' : `из ${plural(capacity, 'места', 'мест', 'мест')}`,
        },
        ...(byHand
          ? [
              {
                label: 'Ждут ответа',
                value: pending,
                href: `${list}?tab=pending`,
                ...(pending > 0 && { tone: 'warn' as const }),
              },
            ]
          : []),
        ...(event.waits ? [{ label: 'В листе ожидания', value: waiting, href: `${list}?tab=waiting` }] : []),
      ]}
    />
  )
}

function Acts({ event: { id, state, taken, waiting }, over }: Pick<OwnEventPageProps, 'event' | 'over'>) {
  const at = `/organiser/events/${id}`
  const people = taken + waiting
  return (
    <div class="button-row">
      {state === 'draft' && (
        <Form action={`${at}/publication`} class="">
          <Button kind="go">Опубликовать</Button>
        </Form>
      )}
      {(state === 'draft' || (state === 'published' && !over)) && (
        <ButtonLink kind="ghost" href={`${at}/edit`}>
          Изменить
        </ButtonLink>
      )}
      {state === 'published' && (
        <ButtonLink kind="ghost" href={`${at}/check-in`}>
          Отметить пришедших
        </ButtonLink>
      )}
      {state === 'published' && !over && (
        <ConfirmDialog
          label="Отменить"
          title="Отменить мероприятие?"
          action={`${at}/cancellation`}
          confirm="Отменить мероприятие"
        >
          <p>
            {people > 0
              ? `Записаны ${plural(people, 'ребёнок', 'ребёнка', 'детей')}: семьи получат письма с причиной. Вернуть мероприятие будет нельзя.`
              : 'Пока никто не записан. Вернуть мероприятие будет нельзя.'}
          </p>
          <TextField name="reason" label="Причина" hint="Её прочитают семьи" maxlength={300} />
        </ConfirmDialog>
      )}
      {(state === 'draft' || state === 'cancelled' || over) && state !== 'archived' && (
        <Form action={`${at}/archive`} class="">
          <Button kind="ghost">Убрать в архив</Button>
        </Form>
      )}
    </div>
  )
}

function Facts({ event }: { event: Event }) {
  const rows = [
    ['Когда', whenWords(event)],
    ['Запись', entryWords(event)],
    ['Где', `${event.municipality}, ${placeWords(event)}`],
    ...(event.link ? [['Ссылка', event.link]] : []),
    ['Уровень', levelWords[event.level]],
    ['Для кого', `${audienceWords[event.audience]}, ${ageWords(event)}${event.ageStrict ? ', строго' : ''}`],
    ['Стоимость', costWords(event)],
    ['Места', `${seatsWords(event)}${event.waits && event.waiting === 0 ? ', с листом ожидания' : ''}`],
    ['Подтверждение', event.byHand ? 'вручную' : 'сразу'],
    ['Кого спросить', <Contact key="contact" event={event} />],
  ] as const
  return <SummaryList rows={rows.map(([label = '', value = '']) => ({ label, value }))} />
}
