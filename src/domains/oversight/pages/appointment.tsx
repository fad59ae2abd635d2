import { rightWords, roleWords } from '#access'
import {
  type Answers,
  Button,
  Card,
  CheckboxGroup,
  DateField,
  EmptyState,
  type FieldError,
  Form,
  Page,
  Select,
  TextField,
} from '#ui'
import { type GivenRole, givenRoles, type Place } from '../model.ts'

type Who = { user: { id: string; name: string } }
const backTo = ({ user }: Who) => ({ href: `/region/users/${user.id}`, label: user.name })
const hints: Record<GivenRole, string> = {
  reception: 'Принимает заявления и активирует сертификаты',
  provider: 'Ведёт программы и отвечает на заявки',
  municipality: 'Ведёт реестр, пункты приёма, деньги и решения',
}

/** First what role, because the place and the rights hang on it. */
export function RolePage({ user }: Who) {
  return (
    <Page title="Какую роль дать" over={user.name} back={backTo({ user })} hidden>
      {givenRoles.map((role) => (
        <Card key={role} title={roleWords[role]} href={`/region/users/${user.id}/role?role=${role}`} tight>
          <p>{hints[role]}</p>
        </Card>
      ))}
    </Page>
  )
}

export type AppointmentPageProps = Who & {
  given: GivenRole
  places: readonly Place[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Where, by which order and why; the person gets a letter with a link. */
export function AppointmentPage({ user, given: role, places, errors = [], answers = {} }: AppointmentPageProps) {
  return (
    <Page
      title={`Дать роль: ${roleWords[role]}`}
      over={user.name}
      back={{ href: `/region/users/${user.id}/role`, label: 'Какую роль дать' }}
      lead="Мы отправим письмо со ссылкой. Роль появится в кабинете, когда человек откроет ссылку и войдёт."
      errors={errors}
      answers={answers}
      hidden
    >
      {places.length === 0 ? (
        <EmptyState title="Давать роль пока негде">
          <p>Нет ни одного открытого места с такой ролью.</p>
        </EmptyState>
      ) : (
        <Form action={`/region/users/${user.id}/role`}>
          <input type="hidden" name="role" value={role} />
          <Select
            name="placeId"
            label="Место работы"
            empty="Выберите"
            options={places.map(({ id, label }) => ({ value: id, label }))}
          />
          {role === 'reception' && (
            <CheckboxGroup
              name="rights"
              legend="Что может сотрудник"
              options={Object.entries(rightWords).map(([value, label]) => ({ value, label }))}
            />
          )}
          <TextField
            name="order.number"
            label="Номер приказа"
            hint="Приказ, который называет ответственного, например 41-од"
            width="20"
            autocomplete="off"
          />
          <DateField name="order.on" label="Дата приказа" hint="Например, 28 08 2026" />
          <TextField name="reason" label="Причина" hint="Её увидят в журнале: чьё обращение или письмо" />
          <Button>Отправить приглашение</Button>
        </Form>
      )}
    </Page>
  )
}
