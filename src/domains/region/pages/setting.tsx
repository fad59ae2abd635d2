import { type Day, formatDay, formatDayShort, isAfter } from '#kernel/dates'
import {
  type Answers,
  Button,
  Card,
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
import type { PartField, PartGroup } from '../typed-parts.ts'
import type { TypedKind } from '../typed-value.ts'
import { ActFields } from './act-fields.tsx'

export type SettingPageProps = {
  rule: Rule
  kind: TypedKind
  options: Readonly<Record<string, string>>
  /** Fields of a value with parts. */
  parts?: readonly PartGroup[] | null
  today: Day
  /** The act and the day of the person's change before stand filled in. */
  remembered?: boolean
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** One rule: every value with its act, past ones too, and a new value from a day on. */
export function SettingPage(props: SettingPageProps) {
  const { rule, kind, options, parts = null, today, remembered, errors = [], answers = {} } = props
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
          { label: 'Значение', cell: ({ lines }) => lines.map((line, at) => <p key={at}>{line}</p>) },
          { label: 'Действует', head: true, cell: (value) => spanOf(value, today) },
          { label: 'Акт', cell: ({ act }) => <ActOf {...act} /> },
        ]}
        empty={<p>Значения ещё нет.</p>}
      />
      {kind === 'parts' && !parts ? (
        <Notice title="Это правило состоит из нескольких частей">
          <p>Его меняют через программный интерфейс: POST /api/v1/region/settings/{rule.name}/values.</p>
        </Notice>
      ) : (
        <Form action={`/region/settings/${rule.name}/values`} id="new">
          <Stack>
            <h2>Новое значение</h2>
            {parts && <input type="hidden" name="over" value={rule.values.at(-1)?.from.toString() ?? ''} />}
            {parts ? <PartFields groups={parts} /> : <ValueField kind={kind} options={options} />}
            <DateField
              name="from"
              label="С какого дня действует"
              hint="Завтра или позже: сегодня уже считают по прежнему"
            />
            <h2>По какому акту</h2>
            {remembered && (
              <p class="muted">Это акт и день вашего прошлого изменения. Если правило меняет другой акт, исправьте.</p>
            )}
            <ActFields />
            <Button>Внести значение</Button>
          </Stack>
        </Form>
      )}
    </Page>
  )
}

function ActOf({ number, title, issuedOn }: RuleValue['act']) {
  return (
    <>
      № {number} от {formatDayShort(issuedOn)}
      <br />
      <span class="muted small">{title}</span>
    </>
  )
}

/** Every part stands filled in with what holds now: what need not change stays. */
function PartFields({ groups }: { groups: readonly PartGroup[] }) {
  return (
    <>
      {groups.map(({ heading, fields }) =>
        heading ? (
          <Card key={heading} level={3} title={heading} tight>
            {fields.map((field) => (
              <PartInput key={field.name} {...field} />
            ))}
          </Card>
        ) : (
          fields.map((field) => <PartInput key={field.name} {...field} />)
        ),
      )}
    </>
  )
}

function PartInput({ name, label, kind, long }: PartField) {
  if (kind === 'yes-no') return <RadioGroup name={name} legend={label} options={yesNo} inline />
  if (long) return <TextArea name={name} label={label} rows={3} />
  const numeric = kind === 'number' && ({ inputmode: 'numeric', width: '10' } as const)
  return <TextField name={name} label={label} autocomplete="off" {...numeric} />
}

const yesNo = [
  { value: 'yes', label: 'Да' },
  { value: 'no', label: 'Нет' },
]

function ValueField({ kind, options }: Pick<SettingPageProps, 'kind' | 'options'>) {
  if (kind === 'choice')
    return (
      <RadioGroup
        name="value"
        legend="Значение"
        options={Object.entries(options).map(([value, label]) => ({ value, label }))}
      />
    )
  if (kind === 'yes-no') return <RadioGroup name="value" legend="Значение" options={yesNo} />
  if (kind === 'numbers')
    return <TextField name="value" label="Числа через запятую" hint="Например: 0, 3, 6" width="20" autocomplete="off" />
  if (kind === 'number')
    return <TextField name="value" label="Значение" inputmode="numeric" width="10" autocomplete="off" />
  return <TextArea name="value" label="Значение" hint="Так же, как в прежних значениях" />
}

function spanOf({ from, until }: RuleValue, today: Day): string {
  if (isAfter(from, today)) return `начнёт ${formatDay(from)}`
  return until ? `с ${formatDayShort(from)} до ${formatDayShort(until)}` : `с ${formatDay(from)}`
}
