import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  type FieldError,
  Form,
  Notice,
  Page,
  TextField,
} from '#ui'
import type { Event, EventFacts, Told } from '../model.ts'
import type { Consequences } from '../rules/event.ts'
import { changedLines } from './changes.tsx'

export type AgreementPageProps = {
  event: Event
  before: Told
  after: Told
  facts: Pick<EventFacts, 'capacity' | 'waits'>
  consequences: Consequences
  /** Everything that was typed into the form of the event. */
  typed: Answers['answers']
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Before a change is saved: whom it concerns and what becomes of their seats (docs/decisions/023). */
export function AgreementPage(props: AgreementPageProps) {
  const { event, before, after, facts, consequences, typed, zone, errors = [], answers = {} } = props
  const people = event.taken + event.waiting
  return (
    <Page
      title="Изменение касается записанных"
      over={event.name}
      back={{ href: `/organiser/events/${event.id}/edit`, label: 'Изменить мероприятие' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <p>
        Записаны {plural(event.taken, 'ребёнок', 'ребёнка', 'детей')}
        {event.waiting > 0 && `, в листе ожидания ${plural(event.waiting, 'ребёнок', 'ребёнка', 'детей')}`}. Каждая
        семья получит письмо и увидит изменение в кабинете; отказаться можно будет в любой момент.
      </p>
      <ul>
        {changedLines(before, after, zone).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {consequences.beyond > 0 && <Beyond event={event} facts={facts} beyond={consequences.beyond} />}
      {(consequences.beyond === 0 || facts.waits) && (
        <Form action={`/organiser/events/${event.id}/edit`}>
          {Object.entries(typed).flatMap(([name, value]) =>
            [value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
          )}
          <input type="hidden" name="agreed" value="yes" />
          <TextField name="reason" label="Причина" hint="Её прочитают семьи" maxlength={300} />
          {consequences.beyond > 0 && (
            <Checkbox
              name="toWaiting"
              label={`Перевести ${plural(consequences.beyond, 'ребёнка', 'детей', 'детей')} в начало листа ожидания`}
              hint="Тех, кто записался последними. Освободившиеся места предложим им раньше всех остальных"
            />
          )}
          <ButtonRow>
            <Button>Сохранить и сообщить {plural(people, 'семье', 'семьям', 'семьям')}</Button>
            <ButtonLink kind="ghost" href={`/organiser/events/${event.id}`}>
              Ничего не менять
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </Page>
  )
}

function Beyond({ event, facts, beyond }: { event: Event; facts: AgreementPageProps['facts']; beyond: number }) {
  return (
    <Notice
      tone="warn"
      title={`Записано ${event.taken}, мест станет ${facts.capacity}: лишними окажутся ${plural(beyond, 'ребёнок', 'ребёнка', 'детей')}`}
    >
      <p>
        Обещанное место без спроса не отнимают. Лучше оставить столько мест, сколько занято.{' '}
        {facts.waits
          ? 'Если это невозможно, записавшиеся последними перейдут в начало листа ожидания — но только с вашего согласия ниже.'
          : 'Чтобы уменьшить места, сначала включите лист ожидания: иначе этим детям некуда перейти.'}
      </p>
    </Notice>
  )
}
