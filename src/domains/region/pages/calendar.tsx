import { formatDay, formatInstant, formatMonth } from '#kernel/dates'
import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonRow,
  Disclosure,
  type FieldError,
  FileField,
  Form,
  Notice,
  Page,
  Select,
  Stack,
  SummaryList,
  Table,
  TextArea,
} from '#ui'
import { dayWords, type MonthView, type YearView } from '../calendar/view.ts'

const back = { href: '/region/settings', label: 'Правила региона' }

export type CalendarPageProps = YearView & {
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The calendar by which terms are counted, and the door for another edition of it. */
export function CalendarPage({ errors = [], answers = {}, zone, ...view }: CalendarPageProps) {
  const { year, years, working, months, moved, source, version, edition } = view
  return (
    <Page
      title={`Производственный календарь, ${year} год`}
      back={back}
      lead="По нему считаются все сроки в рабочих днях. День, когда что-то случилось, в срок не входит."
      width="wide"
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/region/calendar" method="get">
        <Select
          name="year"
          label="Год"
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          width="half"
        />
        <ButtonRow>
          <Button kind="ghost">Показать</Button>
        </ButtonRow>
      </Form>
      <SummaryList
        rows={[
          { label: 'Рабочих дней', value: plural(working, 'день', 'дня', 'дней') },
          {
            label: 'Откуда',
            value: edition ? `№ ${edition.act.number} от ${formatDay(edition.act.issuedOn)}, ${source}` : source,
          },
          { label: 'Загружен', value: edition ? formatInstant(edition.adoptedAt, zone) : 'вместе с программой' },
          { label: 'Редакция', value: version },
        ]}
      />
      <Table
        caption={`${year} год по месяцам`}
        showCaption
        rows={months}
        rowKey={({ month }) => month.toString()}
        columns={[
          { label: 'Месяц', head: true, cell: ({ month }) => formatMonth(month) },
          { label: 'Рабочих дней', number: true, cell: (month) => month.working },
          { label: 'Выходные и праздники среди недели', cell: (month) => numbers(month, 'daysOff') },
          { label: 'Рабочие субботы и воскресенья', cell: (month) => numbers(month, 'workingWeekends') },
          { label: 'Короче на час', cell: (month) => numbers(month, 'shortened') },
        ]}
      />
      {moved.length > 0 && (
        <Stack>
          <h2>Перенесённые дни</h2>
          <ul>
            {moved.map(({ from, to }) => (
              <li key={from.toString()}>
                Выходной перенесён: {dayWords(from)} → {dayWords(to)}
              </li>
            ))}
          </ul>
        </Stack>
      )}
      <Import open={errors.length > 0} />
    </Page>
  )
}

function numbers(month: MonthView, kind: 'daysOff' | 'workingWeekends' | 'shortened'): string {
  return month[kind].map((day) => day.day).join(', ') || '—'
}

/** Nothing is changed here: the next page shows what would be. */
function Import({ open }: { open: boolean }) {
  return (
    <Stack>
      <h2>Загрузить другой календарь</h2>
      <p>
        Файл calendar.xml на нужный год есть на сайте xmlcalendar.ru. Сначала увидите, что изменится; сроки, которые уже
        идут, останутся прежними.
      </p>
      <Form action="/region/calendar/changes" files>
        <FileField name="file" label="Файл calendar.xml" accept=".xml,text/xml,application/xml" optional />
        <Disclosure summary="Вставить текст файла" open={open}>
          <TextArea name="xml" label="Текст файла" rows={8} optional />
        </Disclosure>
        <Button kind="ghost">Показать изменения</Button>
      </Form>
      <Notice tone="info" title="Когда это нужно">
        <p>Осенью, когда Правительство переносит выходные следующего года, или если перенос изменили посреди года.</p>
      </Notice>
    </Stack>
  )
}
