import { formatDay, isAfter } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import {
  type Answers,
  Button,
  type Column,
  DateField,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  Select,
  Stack,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import type { AgreementState, AgreementView } from '../model.ts'
import { isOverdue } from '../rules/agreement.ts'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
type Day = Temporal.PlainDate

export type OwnAgreementsProps = Again & {
  provider: string
  agreements: readonly AgreementView[]
  municipalities: readonly { id: string; name: string }[]
  periods: readonly { id: string; name: string }[]
  today: Day
}

/** The provider's side: which payers it may teach for, and asking for another (domain 4.10). */
export function OwnAgreementsPage(props: OwnAgreementsProps) {
  const { provider, agreements, municipalities, periods, today, errors = [], answers = {} } = props
  return (
    <Page
      title="Соглашения с муниципалитетами"
      over={provider}
      lead="По сертификатам платит муниципалитет ребёнка. Пока с ним нет соглашения, его дети не могут к вам записаться."
      errors={errors}
      answers={answers}
      width="wide"
      hidden
    >
      <Table
        caption="Соглашения"
        rows={agreements}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Муниципалитет', head: true, cell: ({ municipality }) => municipality },
          { label: 'Период', cell: ({ period }) => period },
          { label: 'Состояние', cell: (agreement) => <StateTag agreement={agreement} today={today} /> },
          { label: 'Условия', cell: (agreement) => detailsOf(agreement) },
        ]}
        empty={
          <EmptyState title="Соглашений пока нет">
            <p>Попросите первое: муниципалитет увидит запрос сразу.</p>
          </EmptyState>
        }
      />
      <Stack>
        <h2>Попросить соглашение</h2>
        <Form action="/provider/agreements">
          <Select
            name="municipality"
            label="Муниципалитет"
            empty="Выберите"
            options={asOptions(municipalities)}
            width="half"
          />
          <Select name="period" label="Период" empty="Выберите" options={asOptions(periods)} width="half" />
          <Button>Попросить соглашение</Button>
        </Form>
      </Stack>
    </Page>
  )
}

export type PayerAgreementsProps = { agreements: readonly AgreementView[]; municipality: string; today: Day }

/** The payer's side: what waits for an answer, the longest overdue first. */
export function PayerAgreementsPage({ agreements, municipality, today }: PayerAgreementsProps) {
  return (
    <Page
      title="Соглашения с поставщиками"
      over={municipality}
      lead="Без соглашения дети вашего муниципалитета не могут записаться в организацию по сертификату."
      width="wide"
      hidden
    >
      <Table
        caption="Соглашения"
        rows={agreements}
        rowKey={({ id }) => id}
        marked={(agreement) => isOverdue(agreement, today)}
        columns={payerColumns(today)}
        empty={
          <EmptyState title="Соглашений пока нет">
            <p>Как только организация попросит соглашение, оно появится здесь.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

function payerColumns(today: Day): readonly Column<AgreementView>[] {
  return [
    {
      label: 'Организация',
      head: true,
      cell: ({ id, provider }) => <a href={`/municipality/agreements/${id}`}>{provider}</a>,
    },
    { label: 'Период', cell: ({ period }) => period },
    { label: 'Состояние', cell: (agreement) => <StateTag agreement={agreement} today={today} /> },
    { label: 'Условия', cell: (agreement) => detailsOf(agreement) },
  ]
}

export type PayerAgreementProps = Again & {
  agreement: AgreementView
  /** What is left of its greatest sum; null where it has none. */
  leftKopecks: bigint | null
  /** The agreement of the running period with the same organisation. */
  running: AgreementView | null
  today: Day
}

/** One agreement before the payer: confirm with number and date, say no, or end it. */
export function PayerAgreementPage(props: PayerAgreementProps) {
  const { agreement, leftKopecks, running, today, errors = [], answers = {} } = props
  const { provider, inn, period, state, providerId, maxKopecks } = agreement
  return (
    <Page
      title={provider}
      over={`Соглашение, ${period}`}
      back={{ href: '/municipality/agreements', label: 'Соглашения' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Организация', value: <a href={`/organisations/${providerId}`}>{provider}</a> },
          { label: 'ИНН', value: inn },
          { label: 'Период', value: period },
          { label: 'Состояние', value: <StateTag agreement={agreement} today={today} /> },
          { label: 'Условия', value: detailsOf(agreement) },
          ...(state === 'active' && maxKopecks !== null && leftKopecks !== null
            ? [
                {
                  label: 'Предельная сумма',
                  value: `${roubles(maxKopecks)}, договорами занято ${roubles(maxKopecks - leftKopecks)}, осталось ${roubles(leftKopecks)}`,
                },
              ]
            : []),
        ]}
      />
      {state === 'asked' && <Answer agreement={agreement} running={running} />}
      {state === 'active' && <End agreement={agreement} />}
    </Page>
  )
}

function Answer({ agreement: { id }, running }: Pick<PayerAgreementProps, 'agreement' | 'running'>) {
  return (
    <Stack>
      <h2>Подтвердить</h2>
      <Form action={`/municipality/agreements/${id}/approval`}>
        <TextField name="number" label="Номер соглашения" width="20" autocomplete="off" />
        <DateField name="signedOn" label="Дата соглашения" hint="Например, 12 01 2026" />
        <TextField
          name="most"
          label="Предельная сумма"
          hint={`Если соглашение с пределом: когда договоры его займут, новых не будет. ${runningWords(running)}`.trim()}
          inputmode="decimal"
          suffix="₽"
          width="20"
          optional
        />
        <Button kind="go">Подтвердить соглашение</Button>
      </Form>
      <h2>Отказать</h2>
      <Form action={`/municipality/agreements/${id}/refusal`}>
        <TextArea name="reason" label="Причина" hint="Организация прочтёт её в письме" rows={3} limit={1000} />
        <Button kind="danger">Отказать в соглашении</Button>
      </Form>
    </Stack>
  )
}

function End({ agreement: { id } }: { agreement: AgreementView }) {
  return (
    <Stack>
      <h2>Завершить</h2>
      <Notice title="Что произойдёт">
        <p>
          С сегодняшнего дня по нему никто не запишется. Договоры, которые уже действуют, продолжатся и будут оплачены.
        </p>
      </Notice>
      <Form action={`/municipality/agreements/${id}/ending`}>
        <TextArea name="reason" label="Основание" rows={3} limit={1000} />
        <Button kind="danger">Завершить соглашение</Button>
      </Form>
    </Stack>
  )
}

const stateTags: Record<AgreementState, { tone: 'good' | 'warn' | 'plain' | 'bad'; words: string }> = {
  asked: { tone: 'warn', words: 'ждёт ответа' },
  active: { tone: 'good', words: 'действует' },
  refused: { tone: 'bad', words: 'отказано' },
  ended: { tone: 'plain', words: 'завершено' },
}

function StateTag({ agreement, today }: { agreement: AgreementView; today: Day }) {
  const { tone, words } = stateTags[agreement.state]
  if (isOverdue(agreement, today)) return <Tag tone="bad">срок ответа прошёл</Tag>
  // Agreed for a period that is still to come: nobody learns under it yet.
  const ahead = agreement.state === 'active' && isAfter(agreement.periodStartsOn, today)
  return ahead ? <Tag>с {formatDay(agreement.periodStartsOn)}</Tag> : <Tag tone={tone}>{words}</Tag>
}

function detailsOf({ state, number, signedOn, endedOn, dueOn, reason, maxKopecks }: AgreementView): string {
  if (state === 'asked') return dueOn ? `ответить до ${formatDay(dueOn)}` : ''
  if (state === 'refused') return reason ?? ''
  const signed = `№ ${number} от ${signedOn && formatDay(signedOn)}`
  const most = maxKopecks === null ? '' : `, не больше ${roubles(maxKopecks)}`
  return state === 'ended' ? `${signed}, завершено ${endedOn && formatDay(endedOn)}. ${reason ?? ''}` : signed + most
}

/** «Сейчас, 2026 год: не больше 250 000 ₽» */
function runningWords(running: AgreementView | null): string {
  if (!running) return ''
  const { period, maxKopecks } = running
  return `Сейчас, ${period}: ${maxKopecks === null ? 'без предела' : `не больше ${roubles(maxKopecks)}`}`
}

function roubles(kopecks: bigint): string {
  return formatRoubles(kopecks, { short: true })
}

function asOptions(rows: readonly { id: string; name: string }[]) {
  return rows.map(({ id, name }) => ({ value: id, label: name }))
}
