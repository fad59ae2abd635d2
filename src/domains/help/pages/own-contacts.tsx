import { formatPhone } from '#kernel/contacts'
import type { EarlierContacts, Municipality } from '#region'
import {
  type Answers,
  Button,
  ButtonRow,
  type FieldError,
  Form,
  InstantText,
  Page,
  SummaryList,
  Table,
  TextField,
} from '#ui'

type Own = Pick<Municipality, 'id' | 'name' | 'authorisedBody' | 'coordinator' | 'phone' | 'email' | 'hours'>

export type OwnContactsProps = {
  municipality: Own
  earlier: readonly EarlierContacts[]
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Whom families of the municipality ask, with what stood before. */
export function OwnContactsPage({ municipality, earlier, zone, errors = [], answers }: OwnContactsProps) {
  const { id, name, authorisedBody, coordinator, phone, email, hours } = municipality
  const now = { coordinator: coordinator ?? '', phone: formatPhone(phone), email, hours }
  return (
    <Page
      title="Контакты для семей"
      over={name}
      lead="Их видят семьи в помощи, в карточке ребёнка и в памятке. На эту почту приходят и письма муниципалитету."
      errors={errors}
      answers={answers ?? now}
      hidden
    >
      <SummaryList
        title="Кто отвечает"
        rows={[
          { label: 'Уполномоченный орган', value: authorisedBody },
          { label: 'Где это видно', value: <a href="/help#contacts">Помощь, «Кто поможет»</a> },
          { label: 'Памятка', value: <a href={`/papers/memo.pdf?municipality=${id}`}>Памятка для родителей (PDF)</a> },
        ]}
      />
      <Form action="/municipality/contacts">
        <TextField name="coordinator" label="Координатор" hint="Кто отвечает семьям: фамилия, имя, отчество" optional />
        <TextField name="phone" label="Телефон" type="tel" width="20" autocomplete="off" />
        <TextField name="email" label="Почта" type="email" autocomplete="off" />
        <TextField name="hours" label="Часы" hint="Например, пн–пт 8:30–17:00, обед 12:00–13:00" />
        <ButtonRow>
          <Button>Изменить контакты</Button>
        </ButtonRow>
      </Form>
      {earlier.length > 0 && (
        <Table
          caption="Что было раньше"
          showCaption
          dense
          rows={earlier}
          rowKey={({ replacedAt }) => replacedAt.toString()}
          columns={[
            {
              label: 'До',
              head: true,
              cell: ({ replacedAt }) => <InstantText instant={replacedAt} zone={zone} short />,
            },
            { label: 'Координатор', cell: (one) => one.coordinator ?? '—' },
            { label: 'Телефон', cell: (one) => formatPhone(one.phone) },
            { label: 'Почта', cell: (one) => one.email },
            { label: 'Часы', cell: (one) => one.hours },
          ]}
        />
      )}
    </Page>
  )
}
