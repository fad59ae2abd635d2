import { maskEmail } from '#kernel/contacts'
import { type Day, isBefore } from '#kernel/dates'
import {
  type Answers,
  Button,
  ButtonRow,
  ConfirmDialog,
  DayText,
  Disclosure,
  type FieldError,
  Form,
  Page,
  RadioGroup,
  Select,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import { type Message, type Ticket, topicWords } from '../model.ts'
import { masked } from '../rules.ts'
import { kindForDesk, stateForDesk } from '../words.ts'
import { Messages } from './messages.tsx'

export type DeskTicketProps = {
  ticket: Ticket
  messages: readonly Message[]
  zone: string
  municipalities: readonly { id: string; name: string }[]
  today: Day
  userId: string
  errors?: readonly FieldError[] | undefined
  answers?: Answers['answers'] | undefined
}

/** A ticket as a desk works on it: numbers and addresses hidden. */
export function DeskTicketPage(props: DeskTicketProps) {
  const { ticket, messages, zone, today, userId, errors = [], answers = {} } = props
  const { id, number, topic, state, dueOn, takenBy } = ticket
  const isLate = dueOn !== null && isBefore(dueOn, today)
  return (
    <Page
      title={`Обращение ${number}`}
      over={topicWords[topic]}
      back={{ href: '/support/desk', label: 'Обращения' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Состояние', value: stateForDesk[state] },
          ...(dueOn
            ? [
                {
                  label: 'Ответить до',
                  value: (
                    <>
                      <DayText day={dueOn} /> {isLate && <Tag tone="bad">просрочено</Tag>}
                    </>
                  ),
                },
              ]
            : []),
          { label: 'Кто спрашивает', value: masked(ticket.name) },
          { label: 'Почта для ответа', value: maskEmail(ticket.email) },
          { label: 'Кабинет', value: ticket.userId ? 'спросили из кабинета' : 'спросили без входа' },
          { label: 'Муниципалитет', value: ticket.municipality ?? 'не указан' },
          { label: 'Кто отвечает', value: takenBy ? (takenBy === userId ? 'вы' : 'другой сотрудник') : 'никто' },
        ]}
      />
      <Messages messages={messages} words={kindForDesk} zone={zone} show={masked} level={2} />
      {state !== 'closed' && <Work {...props} id={id} />}
      <p class="muted small">Номера и адреса в тексте скрыты. Просмотр обращения записан в журнал.</p>
    </Page>
  )
}

function Work({ ticket, municipalities, userId, id }: DeskTicketProps & { id: string }) {
  const { takenBy, desk, municipalityId } = ticket
  const places = municipalities.filter((one) => desk === 'support' || one.id !== municipalityId)
  return (
    <>
      {takenBy !== userId && (
        <Form action={`/support/desk/${id}/taking`} class="form-inline">
          <Button kind="ghost">{takenBy ? 'Взять себе' : 'Взять в работу'}</Button>
        </Form>
      )}
      <Form action={`/support/desk/${id}/answers`}>
        <RadioGroup
          name="kind"
          legend="Что вы пишете"
          options={[
            { value: 'answer', label: 'Ответ' },
            { value: 'question', label: 'Вопрос: без уточнения не ответить' },
          ]}
          inline
        />
        <TextArea name="text" label="Текст письма" hint="Придёт человеку на почту" rows={6} limit={4000} />
        <Button>Отправить письмо</Button>
      </Form>
      <Disclosure summary="Передать другому">
        <Form action={`/support/desk/${id}/forwarding`}>
          <Select
            name="to"
            label="Кому"
            options={places.map((one) => ({ value: one.id, label: `Координатор: ${one.name}` }))}
            empty={desk === 'municipality' ? 'Служба поддержки' : 'Выберите муниципалитет'}
          />
          <TextArea name="reason" label="Почему передаёте" hint="Прочитает тот, кому передаёте" rows={3} limit={1000} />
          <Button kind="ghost">Передать</Button>
        </Form>
      </Disclosure>
      <ButtonRow>
        <ConfirmDialog
          label={ticket.state === 'answered' ? 'Закрыть обращение' : 'Закрыть без ответа'}
          title="Закрыть обращение?"
          action={`/support/desk/${id}/closing`}
          confirm="Закрыть"
        />
      </ButtonRow>
    </>
  )
}
