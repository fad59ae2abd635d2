import { formatDay } from '#kernel/dates'
import { ActFields } from '#region'
import {
  type Answers,
  Button,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Page,
  Paragraphs,
  Stack,
  Tag,
  TextArea,
} from '#ui'
import { inForce, type Regulation } from '../queries/regulation.ts'
import { actWords } from '../words.ts'

type RegulationPageProps = {
  municipality: string
  versions: readonly Regulation[]
  today: Temporal.PlainDate
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** The municipality: what families read under «?», every version with its day and act, and a new one (S-011). */
export function RegulationPage({ municipality, versions, today, errors, answers }: RegulationPageProps) {
  const current = inForce(versions, today)
  return (
    <Page
      title="Выписка из положения"
      over={municipality}
      lead="Этот текст семья читает на странице ребёнка под вопросом «Что может сертификат и по какому правилу?»."
      back={{ href: '/municipality', label: 'Деньги на сертификаты' }}
      errors={errors}
      answers={answers ?? { text: current?.text ?? '' }}
      hidden
    >
      <Stack>
        <h2>Редакции</h2>
        {versions.map((version) => (
          <Disclosure key={version.from?.toString() ?? 'first'} summary={spanOf(version)} open={version === current}>
            {version === current && (
              <p>
                <Tag tone="good">действует сейчас</Tag>
              </p>
            )}
            <Paragraphs text={version.text} />
            {version.act && <p class="muted small">{actWords(version.act)}</p>}
          </Disclosure>
        ))}
      </Stack>
      <Form action="/municipality/regulation">
        <Stack>
          <h2>Новая редакция</h2>
          <TextArea name="text" label="Текст выписки" hint="Каждый абзац с новой строки" rows={10} limit={20_000} />
          <DateField name="from" label="Действует с" hint="Сегодня или позже, например 1 1 2027" />
          <ActFields />
          <Button>Внести редакцию</Button>
        </Stack>
      </Form>
    </Page>
  )
}

function spanOf({ from }: Regulation): string {
  return from ? `С ${formatDay(from)}` : 'Первая редакция'
}
