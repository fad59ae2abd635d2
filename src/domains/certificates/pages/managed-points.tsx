import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  type Column,
  EmptyState,
  type FieldError,
  Form,
  Page,
  RadioGroup,
  Select,
  Stack,
  Table,
  Tag,
  TextField,
} from '#ui'
import { type ManagedPoint, workplaces } from '../model/point.ts'
import { ActFields } from './act-fields.tsx'

export type ManagedPointsProps = { points: readonly ManagedPoint[]; mayChange: boolean }
type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

/** S-160: who accepts, registers and activates, by which act; with what families read (S-167, S-168). */
export function ManagedPointsPage({ points, mayChange }: ManagedPointsProps) {
  const open = points.filter(({ closedOn }) => closedOn === null)
  const closed = points.filter(({ closedOn }) => closedOn !== null)
  return (
    <Page
      title="Пункты приёма"
      width="wide"
      lead="Кто принимает заявления и активирует сертификаты. Открытые пункты семьи видят на странице «Пункты приёма»."
      actions={mayChange && <ButtonLink href="/municipality/points/new">Назначить пункт</ButtonLink>}
      hidden
    >
      <p>
        <a href="/municipality/campaigns">Кампании приёма</a> · <a href="/points">Как это видят семьи</a>
      </p>
      <Table
        caption="Открытые пункты"
        columns={columns}
        rows={open}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Пунктов пока нет">
            <p>Назначьте пункт приказом: семьи увидят его сразу.</p>
          </EmptyState>
        }
      />
      {closed.length > 0 && (
        <Stack>
          <h2>Закрытые</h2>
          <Table caption="Закрытые пункты" columns={closedColumns} rows={closed} rowKey={({ id }) => id} dense />
        </Stack>
      )}
    </Page>
  )
}

const name = { label: 'Пункт', head: true, cell: (point: ManagedPoint) => <NameOf point={point} /> }
const columns: readonly Column<ManagedPoint>[] = [
  name,
  { label: 'Активирует', cell: ({ mayActivate }) => (mayActivate ? <Tag tone="good">да</Tag> : 'только принимает') },
  { label: 'Ответственный', cell: ({ specialist, phone }) => `${specialist}, ${formatPhone(phone)}` },
  { label: 'Часы', cell: ({ hours }) => hours },
  {
    label: 'Входы',
    cell: ({ workers }) =>
      workers > 0 ? plural(workers, 'сотрудник', 'сотрудника', 'сотрудников') : <Tag tone="warn">никого</Tag>,
  },
  { label: 'Личные данные', cell: ({ workplace }) => (workplace ? workplaces[workplace] : 'по бумаге') },
  { label: 'Акт', cell: ({ act }) => `№ ${act.number} от ${formatDay(act.issuedOn)}` },
]
const closedColumns: readonly Column<ManagedPoint>[] = [
  name,
  { label: 'Закрыт', cell: ({ closedOn }) => closedOn && formatDay(closedOn) },
  {
    label: 'Акт',
    cell: ({ closingAct }) => closingAct && `№ ${closingAct.number} от ${formatDay(closingAct.issuedOn)}`,
  },
]

function NameOf({ point: { id, name: called, address, municipality } }: { point: ManagedPoint }) {
  return (
    <>
      <a href={`/municipality/points/${id}`}>{called}</a>
      <br />
      <span class="muted small">
        {municipality}, {address}
      </span>
    </>
  )
}

/** A new point, by an order. */
export function NewPointPage({ errors = [], answers = {} }: Again) {
  return (
    <Page
      title="Назначить пункт приёма"
      back={{ href: '/municipality/points', label: 'Пункты приёма' }}
      lead="Название, адрес, часы, телефон и специалист сразу появятся на странице для семей."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/municipality/points">
        <PointFields />
        <AuthorityField />
        <h2>По какому акту</h2>
        <ActFields />
        <Button>Назначить пункт</Button>
      </Form>
    </Page>
  )
}

export function PointFields() {
  return (
    <>
      <TextField name="name" label="Название пункта" hint="Например, Школа № 3" autocomplete="off" />
      <TextField name="address" label="Адрес и кабинет" autocomplete="off" />
      <TextField
        name="hours"
        label="Часы приёма"
        hint="Например, пн–чт 9:00–17:00, перерыв 13:00–14:00"
        autocomplete="off"
      />
      <TextField name="phone" label="Городской телефон" type="tel" width="20" autocomplete="off" />
      <TextField name="specialist" label="Ответственный специалист" hint="Фамилия, имя и отчество" autocomplete="off" />
      <TextField
        name="institutionInn"
        label="ИНН учреждения"
        hint="По нему найдём учеников, чьи семьи подали заявки в это учреждение"
        width="20"
        inputmode="numeric"
        autocomplete="off"
        optional
      />
      <Select
        name="workplace"
        label="Работа с личными данными"
        hint="Без аттестованного места или защищённого канала заявления сверяют по бумаге"
        empty="Только по бумаге"
        options={Object.entries(workplaces).map(([value, label]) => ({ value, label }))}
        width="half"
        optional
      />
      <TextField
        name="workplacePaper"
        label="Чем подтверждается"
        hint="Например, аттестат соответствия № 12 от 1 марта 2026 года"
        autocomplete="off"
        optional
      />
    </>
  )
}

export function AuthorityField() {
  return (
    <RadioGroup
      name="mayActivate"
      legend="Что поручает акт"
      options={[
        { value: 'yes', label: 'Принимать, регистрировать и активировать' },
        { value: 'no', label: 'Принимать и регистрировать', hint: 'Активирует другой пункт' },
      ]}
    />
  )
}
