import {
  type Answers,
  Button,
  Checkbox,
  DayText,
  type FieldError,
  Form,
  Page,
  Select,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { type Ticket, topics, topicWords } from '../model.ts'
import { stateForPerson } from '../words.ts'

type AskProps = {
  municipalities: readonly { id: string; name: string }[]
  /** Those of whoever is signed in. */
  own: readonly Ticket[]
  doubtfulEmail?: string | undefined
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A question to the support; no cabinet is needed (S-095). */
export function AskPage({ municipalities, own, doubtfulEmail, errors = [], answers = {} }: AskProps) {
  return (
    <Page
      title="Написать в поддержку"
      lead="Ответим письмом. Входить в кабинет не нужно: номер и ссылка на обращение появятся сразу."
      back={{ href: '/help', label: 'Помощь' }}
      errors={errors}
      answers={answers}
      description="Вопрос службе поддержки: не получается войти, добавить ребёнка, подать заявку"
    >
      {own.length > 0 && <OwnTickets own={own} />}
      <Form action="/support">
        <Select
          name="topic"
          label="О чём вопрос"
          options={topics.map((value) => ({ value, label: topicWords[value] }))}
          empty="Выберите"
        />
        <TextArea
          name="text"
          label="Что случилось"
          hint="Что вы делали и что увидели. Пароль, СНИЛС и номера документов не пишите: они не понадобятся"
          rows={6}
          limit={4000}
        />
        <TextField name="name" label="Как к вам обращаться" autocomplete="given-name" width="half" />
        <TextField
          name="email"
          label="Почта для ответа"
          hint="Та, в которую вы точно можете войти. Нужна только для ответа"
          type="email"
          inputmode="email"
          autocomplete="email"
          spellcheck={false}
          width="half"
        />
        {doubtfulEmail && (
          <Checkbox name="emailIsRight" value={doubtfulEmail} label={`Адрес ${doubtfulEmail} верный`} />
        )}
        <Select
          name="municipality"
          label="Где живёт семья или работает организация"
          optional
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          empty="Не важно"
          width="half"
        />
        <Button>Отправить вопрос</Button>
      </Form>
    </Page>
  )
}

function OwnTickets({ own }: Pick<AskProps, 'own'>) {
  return (
    <Table
      caption="Ваши обращения"
      showCaption
      columns={[
        {
          label: 'Номер',
          head: true,
          cell: ({ id, number }: Ticket) => <a href={`/support/tickets/${id}`}>{number}</a>,
        },
        { label: 'О чём', cell: ({ topic }: Ticket) => topicWords[topic] },
        {
          label: 'Состояние',
          cell: ({ state, dueOn }: Ticket) => (
            <>
              <Tag tone={state === 'answered' ? 'good' : 'plain'}>{stateForPerson[state]}</Tag>
              {dueOn && (
                <>
                  {' '}
                  до <DayText day={dueOn} />
                </>
              )}
            </>
          ),
        },
      ]}
      rows={own}
      rowKey={({ id }) => id}
    />
  )
}
