import { formatDay, formatDayShort, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import {
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  DateField,
  Disclosure,
  type FieldError,
  Form,
  Notice,
  Page,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import type { Invoice, InvoiceLine } from '../model.ts'
import { owed } from '../rules.ts'
import { kindWords, numberOf, owedWords, percentOf, standingOf } from '../words.ts'

const money = (kopecks: bigint) => formatRoubles(kopecks)

export type InvoicePageProps = {
  side: 'provider' | 'municipality' | 'region'
  today: Temporal.PlainDate
  invoice: Invoice
  lines: readonly InvoiceLine[]
  errors?: readonly FieldError[]
  answers?: Record<string, string | string[]>
}

/** One invoice: totals, contracts, and what this side does next. */
export function InvoicePage({ side, today, invoice, lines, errors, answers }: InvoicePageProps) {
  const { id, kind, state, month, total, advance, formedOn, payByOn, reason } = invoice
  const here = `/${side}/invoices/${id}`
  const sum = owedWords(invoice)
  const debt = owed(invoice) < 0n
  const standing = standingOf(invoice, today)
  return (
    <Page
      title={`${kindWords[kind]} № ${numberOf(invoice)}`}
      over={`${formatMonth(month)}. ${invoice.provider} — ${invoice.payer}`}
      back={{ href: `/${side}/invoices`, label: 'Все счета' }}
      actions={
        <ButtonLink kind="ghost" small href={`${here}/invoice.pdf`}>
          Скачать PDF с приложением
        </ButtonLink>
      }
      errors={errors}
      answers={answers}
      width="wide"
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Состояние', value: <Tag tone={standing.tone}>{standing.label}</Tag> },
          { label: 'Дата', value: formatDay(formedOn) },
          { label: 'Соглашение', value: `№ ${invoice.agreement} от ${formatDay(invoice.agreedOn)}` },
          { label: 'Стоимость услуги', value: money(total) },
          ...(kind === 'final' ? [{ label: 'Аванс', value: money(advance) }] : []),
          { label: sum.label, value: sum.sum },
          { label: debt ? 'Вернуть до' : 'Оплатить до', value: formatDay(payByOn) },
          ...(invoice.paidOn
            ? [
                {
                  label: debt ? 'Деньги вернулись' : 'Оплачен',
                  value: `№ ${invoice.paymentNumber} от ${formatDay(invoice.paidOn)}`,
                },
              ]
            : []),
        ]}
      />
      {reason && (
        <Notice tone="warn" title="Счёт возвращён">
          <p>{reason}</p>
        </Notice>
      )}
      {debt && state === 'accepted' && (
        <Notice
          tone="warn"
          title={side === 'provider' ? 'Верните лишний аванс' : 'Организация возвращает лишний аванс'}
        >
          <p>
            Аванс был больше, чем вышло за месяц, на {sum.sum}.{' '}
            {side === 'provider'
              ? `Переведите их плательщику до ${formatDay(payByOn)}: он запишет возврат, и счёт закроется.`
              : side === 'municipality'
                ? 'Когда деньги придут, запишите возврат ниже, и счёт закроется.'
                : 'Когда деньги придут, возврат запишет плательщик.'}
          </p>
        </Notice>
      )}
      {side === 'provider' && state === 'formed' && <OfProvider here={here} />}
      {side === 'municipality' && <OfPayer here={here} invoice={invoice} errors={errors ?? []} />}
      <h2>Приложение: договоры</h2>
      <p>
        {plural(lines.length, 'договор', 'договора', 'договоров')}, {sum.label.toLowerCase()} {sum.sum}. Детей здесь
        различают по номеру сертификата.
      </p>
      <Table
        caption="Договоры счёта"
        dense
        rows={lines}
        rowKey={({ ordinal }) => String(ordinal)}
        columns={columnsOf(kind)}
      />
    </Page>
  )
}

function OfProvider({ here }: { here: string }) {
  return (
    <ButtonRow>
      <Form action={`${here}/dispatch`}>
        <Button kind="go">Отправить плательщику</Button>
      </Form>
      <Form action={`${here}/withdrawal`}>
        <Button kind="ghost">Отозвать и сформировать заново</Button>
      </Form>
    </ButtonRow>
  )
}

function OfPayer({ here, invoice, errors }: { here: string; invoice: Invoice; errors: readonly FieldError[] }) {
  const { state } = invoice
  if (state === 'sent')
    return (
      <>
        <ButtonRow>
          <Form action={`${here}/acceptance`}>
            <Button kind="go">{owed(invoice) < 0n ? 'Принять счёт' : 'Принять к оплате'}</Button>
          </Form>
        </ButtonRow>
        <Disclosure summary="Вернуть с причиной" open={errors.length > 0}>
          <Form action={`${here}/return`}>
            <TextArea
              name="reason"
              label="Что исправить"
              hint="Организация прочитает и сформирует счёт заново"
              limit={500}
            />
            <ButtonRow>
              <Button kind="danger">Вернуть счёт</Button>
            </ButtonRow>
          </Form>
        </Disclosure>
      </>
    )
  if (state !== 'accepted') return null
  const debt = owed(invoice) < 0n
  const title = debt ? 'Записать возврат' : 'Записать оплату'
  return (
    <Form action={`${here}/${debt ? 'repayment' : 'payment'}`}>
      <h2>{title}</h2>
      <TextField name="number" label="Номер платёжного поручения" width="20" />
      <DateField name="on" label={debt ? 'День возврата' : 'День оплаты'} hint="Например, 9 11 2026" />
      <ButtonRow>
        <Button kind="go">{title}</Button>
      </ButtonRow>
    </Form>
  )
}

function columnsOf(kind: Invoice['kind']): readonly Column<InvoiceLine>[] {
  return [
    { label: 'Договор', head: true, cell: ({ contract }) => contract },
    { label: 'Дата', cell: ({ contractOn }) => formatDayShort(contractOn) },
    { label: 'Сертификат', cell: ({ certificate }) => <span class="code">{certificate}</span> },
    { label: kind === 'final' ? 'Объём услуги' : 'Доля месяца', number: true, cell: ({ share }) => percentOf(share) },
    { label: 'Стоимость', number: true, cell: ({ amount }) => money(amount) },
    ...(kind === 'final'
      ? [
          { label: 'Аванс', number: true, cell: ({ advance }: InvoiceLine) => money(advance) },
          { label: 'К оплате', number: true, cell: ({ amount, advance }: InvoiceLine) => money(amount - advance) },
        ]
      : []),
  ]
}
