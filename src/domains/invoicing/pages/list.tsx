import { formatDayShort, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { plural } from '#kernel/plural'
import { Button, ButtonLink, Card, type Column, EmptyState, Figures, Form, Page, Stack, Table, Tag } from '#ui'
import type { Invoice, PayerMonth } from '../model.ts'
import { isOverdue, owed } from '../rules.ts'
import { kindWords, numberOf, owedWords, standingOf } from '../words.ts'

type Side = 'provider' | 'municipality' | 'region'
type Day = Temporal.PlainDate

const money = (kopecks: bigint) => formatRoubles(kopecks)

export type InvoicesPageProps = {
  side: Side
  today: Day
  invoices: readonly Invoice[]
  /** For the provider: what may be billed for the month. */
  billing?: { month: Day; percent: number; payers: readonly PayerMonth[] }
}

/** Invoices of one side: unpaid first; the provider forms the month's from here. */
export function InvoicesPage({ side, today, invoices, billing }: InvoicesPageProps) {
  const unpaid = invoices.filter(({ state }) => state === 'sent' || state === 'accepted')
  const overdue = unpaid.filter((invoice) => isOverdue(invoice, today))
  const toPay = unpaid.filter((invoice) => owed(invoice) >= 0n)
  const debts = unpaid.filter((invoice) => owed(invoice) < 0n)
  const sumOf = (some: readonly Invoice[]) => some.reduce((total, invoice) => total + owed(invoice), 0n)
  return (
    <Page
      title="Счета"
      {...(side === 'municipality' && {
        actions: (
          <ButtonLink kind="ghost" small href="/municipality/registers">
            Реестры договоров
          </ButtonLink>
        ),
      })}
      width="wide"
      hidden
    >
      <Figures
        figures={[
          { label: 'Ждут оплаты', value: toPay.length, ...(toPay.length > 0 && { note: money(sumOf(toPay)) }) },
          ...(debts.length > 0
            ? [
                {
                  label: 'Ждут возврата аванса',
                  value: debts.length,
                  note: money(-sumOf(debts)),
                  tone: 'warn' as const,
                },
              ]
            : []),
          overdue.length > 0
            ? { label: 'Просрочены', value: overdue.length, tone: 'bad' as const }
            : { label: 'Просрочены', value: 0 },
        ]}
      />
      {billing && <Billing {...billing} />}
      <section>
        <Stack>
          <h2>{side === 'provider' ? 'Все счета' : 'Сначала неоплаченные'}</h2>
          <Table
            caption="Счета"
            dense
            rows={invoices}
            rowKey={({ id }) => id}
            marked={(invoice) => isOverdue(invoice, today)}
            columns={columnsOf(side, today)}
            empty={
              <EmptyState title="Счетов пока нет">
                <p>
                  {side === 'provider' ? 'Сформируйте первый выше.' : 'Они появятся, когда организация отправит счёт.'}
                </p>
              </EmptyState>
            }
          />
        </Stack>
      </section>
    </Page>
  )
}

function columnsOf(side: Side, today: Day): readonly Column<Invoice>[] {
  return [
    {
      label: 'Счёт',
      head: true,
      cell: (invoice) => (
        <a href={`/${side}/invoices/${invoice.id}`}>{`${kindWords[invoice.kind]} № ${numberOf(invoice)}`}</a>
      ),
    },
    ...(side === 'provider' ? [] : [{ label: 'Организация', cell: ({ provider }: Invoice) => provider }]),
    ...(side === 'municipality' ? [] : [{ label: 'Плательщик', cell: ({ payer }: Invoice) => payer }]),
    { label: 'За месяц', cell: ({ month }) => formatMonth(month) },
    {
      label: 'К оплате',
      number: true,
      cell: (invoice) => (owed(invoice) < 0n ? `вернуть ${owedWords(invoice).sum}` : owedWords(invoice).sum),
    },
    { label: 'Оплатить до', cell: ({ payByOn }) => formatDayShort(payByOn) },
    {
      label: 'Состояние',
      cell: (invoice) => {
        const { tone, label } = standingOf(invoice, today)
        return <Tag tone={tone}>{label}</Tag>
      },
    },
  ]
}

function Billing({ month, percent, payers }: NonNullable<InvoicesPageProps['billing']>) {
  const at = (other: Day) => `/provider/invoices?month=${other.toPlainYearMonth()}`
  return (
    <section>
      <Stack>
        <h2>Выставить за {formatMonth(month)}</h2>
        <p>
          <a href={at(month.subtract({ months: 1 }))}>Месяцем раньше</a>,{' '}
          <a href={at(month.add({ months: 1 }))}>месяцем позже</a>
        </p>
        {payers.length === 0 && <p>В этом месяце нет договоров, которые оплачивает сертификат.</p>}
        {payers.map((payer) => (
          <Card key={payer.payerId} title={payer.payer} level={3} actions={<Offers {...{ payer, month, percent }} />}>
            <p>
              {plural(payer.contracts, 'договор', 'договора', 'договоров')} на {money(payer.parts)}.{' '}
              {payer.due === null
                ? `Не закрыто: ${plural(payer.openGroups, 'группа', 'группы', 'групп')}.`
                : `По полноте ${money(payer.due)}.`}
            </p>
          </Card>
        ))}
      </Stack>
    </section>
  )
}

function Offers({ payer, month, percent }: { payer: PayerMonth; month: Day; percent: number }) {
  const { payerId, advanceId, finalId, due, hasAgreement } = payer
  if (!hasAgreement)
    return (
      <span>
        Нет действующего соглашения. <a href="/provider/agreements">Заключить</a>
      </span>
    )
  return (
    <>
      {advanceId ? (
        <a href={`/provider/invoices/${advanceId}`}>Авансовый счёт есть</a>
      ) : (
        !finalId && <Wish {...{ payerId, month, kind: 'advance', label: `Сформировать аванс, ${percent} %` }} />
      )}
      {finalId ? (
        <a href={`/provider/invoices/${finalId}`}>Окончательный счёт есть</a>
      ) : due === null ? (
        <a href={`/provider/journal?month=${month.toPlainYearMonth()}`}>Закрыть месяц для окончательного</a>
      ) : (
        <Wish {...{ payerId, month, kind: 'final', label: 'Сформировать окончательный' }} />
      )}
    </>
  )
}

function Wish({ payerId, month, kind, label }: { payerId: string; month: Day; kind: string; label: string }) {
  return (
    <Form action="/provider/invoices">
      <input type="hidden" name="payer" value={payerId} />
      <input type="hidden" name="month" value={month.toPlainYearMonth().toString()} />
      <input type="hidden" name="kind" value={kind} />
      <Button kind="go" small>
        {label}
      </Button>
    </Form>
  )
}
