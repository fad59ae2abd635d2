import type { Freeze, FreezeGround } from '#certificates'
import { formatDay } from '#kernel/dates'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  Stack,
  SummaryList,
  Table,
  TextArea,
  TextField,
} from '#ui'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
type FreezeGrounds = Record<FreezeGround, { words: string; explanation: string }>
export type FrozenView = Freeze & { on: Temporal.PlainDate }

type FreezesProps = Again & { freezes: readonly FrozenView[]; grounds: FreezeGrounds }

/** The municipality: certificates that stand still, and the form that stops another one by a paper (domain 3.8). */
export function FreezesPage({ freezes, grounds, errors, answers }: FreezesProps) {
  return (
    <Page
      title="Приостановленные сертификаты"
      lead="Приостанавливают на время и по документу. Остаток записывается за ребёнком и возвращается, когда сертификат возобновят."
      width="wide"
      back={{ href: '/municipality', label: 'Деньги на сертификаты' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Table
        caption="Приостановленные сертификаты"
        rows={freezes}
        rowKey={({ id }) => id}
        columns={columnsOf(grounds)}
        empty={
          <EmptyState title="Приостановленных сертификатов нет">
            <p>Все сертификаты муниципалитета действуют.</p>
          </EmptyState>
        }
      />
      <section>
        <Stack>
          <h2>Приостановить сертификат</h2>
          <Notice title="Что произойдёт">
            <p>
              Заявки без договора закроются с объяснением, место в пределе номиналов освободится для других, семья
              получит письмо. Если есть действующий договор, приостановить нельзя: сначала его расторгают.
            </p>
          </Notice>
          <Form action="/municipality/freezes">
            <TextField name="number" label="Номер сертификата" hint="10 цифр" inputmode="numeric" width="20" />
            <RadioGroup
              name="ground"
              legend="Основание"
              options={Object.entries(grounds).map(([value, { words, explanation }]) => ({
                ...{ value, label: words, hint: explanation },
              }))}
              cards
            />
            <PaperField example="Например: заявление матери от 20.11.2026, вх. 114" />
            <Button kind="danger">Приостановить сертификат</Button>
          </Form>
        </Stack>
      </section>
    </Page>
  )
}

function columnsOf(grounds: FreezeGrounds): readonly Column<FrozenView>[] {
  return [
    {
      label: 'Сертификат',
      head: true,
      cell: ({ certificateId, number }) => <a href={`/municipality/freezes/${certificateId}`}>{number}</a>,
    },
    { label: 'С какого дня', cell: ({ on }) => formatDay(on) },
    { label: 'Основание', cell: ({ ground }) => grounds[ground].words },
    { label: 'Документ', cell: ({ paper }) => paper },
  ]
}

type FreezeProps = Again & { freeze: FrozenView; ground: string; kept: string | null }

/** One of them, with what is kept; a paper ends the freeze. */
export function FreezePage({ freeze, ground, kept, errors, answers }: FreezeProps) {
  const { certificateId, number, on, paper } = freeze
  return (
    <Page
      title={`Сертификат ${number}`}
      over="Приостановлен"
      back={{ href: '/municipality/freezes', label: 'Приостановленные сертификаты' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Приостановлен', value: formatDay(on) },
          { label: 'Основание', value: ground },
          { label: 'Документ', value: paper },
          { label: 'Записано за ребёнком', value: kept ?? 'остатка не было' },
        ]}
      />
      <p>
        После возобновления остаток вернётся на сертификат, если в пределах числа и суммы номиналов есть место.
        Неиспользованный номинал вернётся таким, каким он был бы сегодня без перерыва.
      </p>
      <Form action={`/municipality/freezes/${certificateId}/lifting`}>
        <PaperField example="Например: заявление матери от 10.01.2027, вх. 12" />
        <ButtonRow>
          <Button>Возобновить сертификат</Button>
          <ButtonLink kind="ghost" href="/municipality/freezes">
            Оставить как есть
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function PaperField({ example }: { example: string }) {
  return <TextArea name="paper" label="Документ" hint={example} rows={2} limit={500} />
}
