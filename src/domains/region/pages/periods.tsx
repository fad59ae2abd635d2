import { type Day, formatDay } from '#kernel/dates'
import { type Answers, Button, DateField, type FieldError, Form, Page, Stack, Table, Tag, TextField } from '#ui'
import type { FundingPeriod } from '../model.ts'
import { ActFields } from './act-fields.tsx'

export type PeriodsPageProps = {
  periods: readonly FundingPeriod[]
  today: Day
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The operator: periods of financing side by side, and one that is still to come by an act. */
export function PeriodsPage({ periods, today, errors, answers }: PeriodsPageProps) {
  return (
    <Page
      title="Финансовые периоды"
      lead="Номиналы, пределы и соглашения действуют в пределах одного периода. Заявки на следующий принимают до того, как он начнётся."
      back={{ href: '/region/settings', label: 'Правила региона' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Table
        caption="Периоды, последние сверху"
        rows={periods.toReversed()}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Период', head: true, cell: ({ name }) => name },
          { label: 'С какого дня', cell: ({ startsOn }) => formatDay(startsOn) },
          { label: 'По какой день', cell: ({ endsOn }) => formatDay(endsOn) },
          { label: 'Заявки принимают с', cell: ({ applicationsFrom }) => formatDay(applicationsFrom) },
          { label: 'Состояние', cell: (period) => stateOf(period, today) },
        ]}
        empty={<p>Периодов ещё нет: по сертификатам ничего не платят.</p>}
      />
      <Form action="/region/periods">
        <Stack>
          <h2>Добавить будущий период</h2>
          <TextField name="name" label="Название" hint="Например, 2028 год" width="20" autocomplete="off" />
          <DateField name="starts" label="Первый день" hint="Завтра или позже, например 1 1 2028" />
          <DateField name="ends" label="Последний день" hint="Например, 31 12 2028" />
          <DateField
            name="applications"
            label="С какого дня принимать заявки"
            hint="Не раньше сегодняшнего и не позже первого дня, например 1 12 2027"
          />
          <ActFields />
          <Button>Добавить период</Button>
        </Stack>
      </Form>
    </Page>
  )
}

function stateOf({ startsOn, endsOn }: FundingPeriod, today: Day) {
  const { compare } = Temporal.PlainDate
  if (compare(endsOn, today) < 0) return <Tag>закончился</Tag>
  return compare(startsOn, today) <= 0 ? <Tag tone="good">идёт сейчас</Tag> : <Tag>впереди</Tag>
}
