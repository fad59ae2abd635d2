import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  CursorPagination,
  EmptyState,
  type FieldError,
  Form,
  Grid,
  InstantText,
  Page,
  Table,
  TextField,
} from '#ui'
import type { JournalFields } from '../forms.ts'
import type { JournalRow } from '../model.ts'
import { actorInWords, detailsInWords } from '../words.ts'

export type JournalPageProps = {
  fields: JournalFields
  /** Null: nothing was looked for yet. */
  rows: readonly JournalRow[] | null
  next: string | null
  zone: string
  errors?: readonly FieldError[]
}

/** Who did what in the region: searched by person, by what it was about, by act and by day. */
export function JournalPage({ fields, rows, next, zone, errors = [] }: JournalPageProps) {
  const answers: Answers['answers'] = fields
  return (
    <Page
      title="Журнал действий"
      lead="Кто и что делал в системе. Каждый поиск здесь тоже записывается в журнал."
      width="wide"
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/region/journal" method="get">
        <Grid>
          <TextField name="who" label="Кто действовал" hint="Фамилия с именем или почта целиком" optional />
          <TextField name="about" label="О ком или о чём" hint="Номер сертификата или записи из журнала" optional />
          <TextField name="what" label="Что сделали" hint="Например: исключили, изменили пароль" optional />
          <TextField
            name="from"
            label="С какого дня"
            hint="Например, 01.09.2026. Без даты: за неделю"
            optional
            width="10"
          />
          <TextField name="to" label="По какой день" hint="Без даты: по сегодня" optional width="10" />
        </Grid>
        <Button>Найти в журнале</Button>
      </Form>
      {rows && <Found rows={rows} fields={fields} next={next} zone={zone} />}
    </Page>
  )
}

type FoundProps = { rows: readonly JournalRow[]; fields: JournalFields; next: string | null; zone: string }

function Found({ rows, fields, next, zone }: FoundProps) {
  if (rows.length === 0)
    return (
      <EmptyState title="Ничего не нашлось">
        <p>Попробуйте меньше условий или другой отрезок времени.</p>
      </EmptyState>
    )
  return (
    <>
      <ButtonRow>
        <ButtonLink kind="ghost" href={addressOf('/region/journal.xlsx', fields)} download>
          Скачать таблицей
        </ButtonLink>
      </ButtonRow>
      <Table
        caption="Записи журнала"
        dense
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Что сделали', head: true, cell: ({ sentence }) => sentence },
          { label: 'Когда', cell: ({ at }) => <InstantText instant={at} zone={zone} short /> },
          { label: 'Кто', cell: actorInWords },
          { label: 'Сертификат', cell: ({ certificate }) => certificate ?? '—' },
          {
            label: 'Подробности',
            cell: (row) => [detailsInWords(row, zone), row.reason].filter(Boolean).join('. ') || '—',
          },
        ]}
      />
      <CursorPagination next={next && `${addressOf('/region/journal', fields)}&after=${next}`} />
    </>
  )
}

function addressOf(path: string, fields: JournalFields): string {
  return `${path}?${new URLSearchParams(fields)}`
}
