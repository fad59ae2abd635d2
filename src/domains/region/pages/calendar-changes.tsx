import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  type FieldError,
  Form,
  Notice,
  Page,
  Stack,
  TextField,
} from '#ui'
import type { DayChange } from '../calendar/changes.ts'
import { dayWords } from '../calendar/view.ts'

export type CalendarChangesProps = {
  year: number
  changes: readonly DayChange[]
  working: { before: number; after: number }
  /** What was read, carried to the confirmation. */
  xml: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** What another edition would change, before anybody confirms it. */
export function CalendarChangesPage(props: CalendarChangesProps) {
  const { year, changes, working, xml, errors = [], answers = {} } = props
  const days = (count: number) => plural(count, 'рабочий день', 'рабочих дня', 'рабочих дней')
  return (
    <Page
      title={`Что изменится в ${year} году`}
      back={{ href: `/region/calendar?year=${year}`, label: 'Производственный календарь' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {changes.length === 0 ? (
        <Notice tone="info" title="Ничего не изменится">
          <p>В файле те же рабочие дни, что и сейчас: {days(working.after)}. Загружать его не нужно.</p>
        </Notice>
      ) : (
        <Stack>
          <p>
            Сейчас в году {days(working.before)}, станет {days(working.after)}.
          </p>
          <ul>
            {changes.map(({ day, working: worked }) => (
              <li key={day.toString()}>
                {dayWords(day)}: <b>{worked ? 'станет рабочим' : 'станет выходным'}</b>
              </li>
            ))}
          </ul>
          <Notice tone="warn" title="Новые сроки будут считаться иначе">
            <p>Сроки, которые уже идут, не сдвинутся: у каждого записаны день и редакция календаря.</p>
          </Notice>
          <Form action="/region/calendar/editions">
            <input type="hidden" name="xml" value={xml} />
            <h2>По какому постановлению Правительства РФ</h2>
            <TextField name="decreeNumber" label="Номер" hint="Например, 1466" width="half" />
            <DateField name="decreeOn" label="Дата" hint="Например, 24 9 2026" />
            <ButtonRow>
              <Button>Считать сроки по этому календарю</Button>
              <ButtonLink href={`/region/calendar?year=${year}`} kind="ghost">
                Не менять
              </ButtonLink>
            </ButtonRow>
          </Form>
        </Stack>
      )}
      {changes.length === 0 && <ButtonLink href={`/region/calendar?year=${year}`}>К календарю</ButtonLink>}
    </Page>
  )
}
