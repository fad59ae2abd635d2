import { maskEmail } from '#kernel/contacts'
import {
  type Answers,
  Button,
  ButtonLink,
  ConfirmDialog,
  DayText,
  type FieldError,
  Form,
  Notice,
  Page,
  Stack,
  SummaryList,
  TextArea,
} from '#ui'
import { type Message, type Ticket, topicWords } from '../model.ts'
import { kindForPerson, stateForPerson } from '../words.ts'
import { Messages } from './messages.tsx'

type TicketProps = {
  ticket: Ticket
  messages: readonly Message[]
  zone: string
  /** The address by which the person came. */
  base: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A ticket as whoever asked reads it. */
export function TicketPage({ ticket, messages, zone, base, errors = [], answers = {} }: TicketProps) {
  const { number, topic, state, dueOn, email } = ticket
  // Whom a desk hands it to is the desk's business; that it went on is told below.
  const told = messages.filter(({ kind }) => kind !== 'forward')
  return (
    <Page
      title={`Обращение ${number}`}
      over={topicWords[topic]}
      back={{ href: '/support', label: 'Поддержка' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {state === 'waiting' && messages.length === 1 && (
        <Notice tone="good" title="Вопрос принят">
          <p>
            Запишите номер {number} и сохраните адрес этой страницы: по нему обращение открывается без входа. Он же — в
            письме на {maskEmail(email)}.
          </p>
        </Notice>
      )}
      <SummaryList
        title="Что сейчас"
        rows={[
          { label: 'Состояние', value: stateForPerson[state] },
          ...(dueOn ? [{ label: 'Ответим до', value: <DayText day={dueOn} /> }] : []),
          {
            label: 'Кто отвечает',
            value: ticket.desk === 'support' ? 'Служба поддержки' : `Координатор: ${ticket.municipality}`,
          },
          { label: state === 'answered' ? 'Ответ прислали на' : 'Ответ придёт на', value: maskEmail(email) },
        ]}
      />
      <Messages messages={told} words={kindForPerson} zone={zone} />
      {state === 'closed' ? (
        <p>
          Обращение закрыто. <ButtonLink href={`/support?topic=${topic}`}>Задать новый вопрос</ButtonLink>
        </p>
      ) : (
        <Stack>
          <Form action={`${base}/messages`}>
            <TextArea
              name="text"
              label={state === 'answered' ? 'Остался вопрос?' : 'Дополнить вопрос'}
              rows={4}
              limit={4000}
            />
            <Button>Отправить</Button>
          </Form>
          <ConfirmDialog
            label="Закрыть обращение"
            title="Всё решилось?"
            action={`${base}/closing`}
            confirm="Закрыть обращение"
          />
        </Stack>
      )}
    </Page>
  )
}
