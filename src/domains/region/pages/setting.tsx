import { type Day, formatDay, formatDayShort } from '#kernel/dates'
import {
  type Answers,
  Button,
  DateField,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  Stack,
  Table,
  TextArea,
  TextField,
} from '#ui'
import type { Rule, RuleValue } from '../rule-list.ts'
import type { TypedKind } from '../typed-value.ts'
import { ActFields } from './act-fields.tsx'

export type SettingPageProps = {
  rule: Rule
  kind: TypedKind
  options: Readonly<Record<string, string>>
  today: Day
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** One rule: every value with its act, past ones too, and a new value from a day on. */
export function SettingPage({ rule, kind, options, today, errors = [], answers = {} }: SettingPageProps) {
  return (
    <Page
      title={rule.words}
      back={{ href: '/region/settings', label: 'Правила региона' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Table
        caption="Все значения, последние сверху"
        rows={[...rule.values].reverse()}
        rowKey={({ from }) => from.toString()}
        columns={[
          { label: 'Значение', head: true, cell: ({ lines }) => lines.map((line) => <p key={line}>{line}</p>) },
          { label: 'Действует', cell: (value) => spanOf(value, today) },
          { label: 'Акт', cell: ({ act }) => `№\u00a0${act.number} от ${formatDayShort(act.issuedOn)}` },
        ]}
        empty={<p>Значения ещё нет.</p>}
      />
      {kind === 'parts' ? (
        <Notice title="Это правило состоит из нескольких частей">
          <p>Его меняют через программный интерфейс: POST /api/v1/region/settings/{rule.name}/values.</p>
        </Notice>
      ) : (
        <Form action={`/region/settings/${rule.name}/values`}>
          <Stack>
            <h2>Новое значение</h2>
            <ValueField kind={kind} options={options} />
            <DateField
              name="from"
              label="С какого дня действует"
              hint="Завтра или позже: сегодня уже считают по прежнему"
            />
            <h2>По какому акту</h2>
            <ActFields />
            <Button>Внести значение</Button>
          </Stack>
        </Form>
      )}
    </Page>
  )
}

function ValueField({ kind, options }: Pick<SettingPageProps, 'kind' | 'options'>) {
  if (kind === 'choice')
    return (
      <RadioGroup
        name="value"
        legend="Значение"
        options={Object.entries(options).map(([value, label]) => ({ value, label }))}
      />
    )
  if (kind === 'yes-no')
    return (
      <RadioGroup
        name="value"
        legend="Значение"
        options={[
          { value: 'yes', label: 'Да' },
          { value: 'no', label: 'Нет' },
        ]}
      />
    )
  if (kind === 'number')
    return <TextField name="value" label="Значение" inputmode="numeric" width="10" autocomplete="off" />
  return <TextArea name="value" label="Значение" />
}

function spanOf({ from, until }: RuleValue, today: Day): string {
  if (Temporal.PlainDate.compare(from, today) > 0) return `начнёт ${formatDay(from)}`
  return until ? `с ${formatDayShort(from)} до ${formatDayShort(until)}` : `с ${formatDay(from)}`
}
