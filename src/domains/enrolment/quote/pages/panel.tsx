import { formatDay, formatMonth } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Card, Disclosure, Money, Notice, SumList, type SumRow, Table } from '#ui'
import type { Quote } from '../../model.ts'
import type { MonthPart } from '../rules/split.ts'
import { canPay } from '../rules/told.ts'
import type { ReasonWords } from '../words/reasons.ts'
import { type PriceFacts, untilNextPeriod, whySoMuch } from '../words/sums.ts'

/** The price, who pays what, and why so much; money of the certificate that is left after it. */
export function QuoteSums({ quote, prices, headingLevel }: { quote: Quote; prices: PriceFacts; headingLevel?: 2 | 3 }) {
  if (isThere(quote)) return <PriceOfCourse quote={quote} headingLevel={headingLevel} />
  if (!canPay(quote)) return <PriceAlone quote={quote} headingLevel={headingLevel} />
  return (
    <Card title={`${range(quote)}`} level={headingLevel ?? 3}>
      <SumList rows={sumRows(quote)} />
      {quote.left !== null && quote.certificate > 0n && (
        <p class="small">
          Денег сертификата останется <Money kopecks={quote.left} short />.
        </p>
      )}
      {untilNextPeriod(quote, prices) && <p class="small">{untilNextPeriod(quote, prices)}</p>}
      <Disclosure summary={quote.months.length > 1 ? 'По месяцам и почему столько' : 'Почему столько'}>
        {quote.months.length > 1 && <MonthTable months={quote.months} />}
        <ol class="small">
          {whySoMuch(quote, prices).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Disclosure>
    </Card>
  )
}

/** The parts are not told while the certificate cannot pay: at the limit they would be its balance (S-010). */
function PriceAlone({ quote, headingLevel = 3 }: { quote: Quote; headingLevel?: 2 | 3 }) {
  return (
    <Card title={range(quote)} level={headingLevel}>
      <SumList rows={priceRows(quote)} />
      <p class="small">Сертификат пока не может её оплатить. Почему и кто поможет, написано ниже.</p>
    </Card>
  )
}

/** Whoever has an application or a contract here pays by that one: another sum would look like a second payment. */
function PriceOfCourse({ quote, headingLevel = 3 }: { quote: Quote; headingLevel?: 2 | 3 }) {
  return (
    <Card title={range(quote)} level={headingLevel}>
      <SumList rows={priceRows(quote)} />
    </Card>
  )
}

function isThere({ reasons }: Quote): boolean {
  return reasons.some(({ code }) => code === 'already-applied')
}

/** The same in three lines, where many quotes stand one below the other. */
export function QuoteInShort({ quote }: { quote: Quote }) {
  return (
    <>
      <p class="muted small">{range(quote)}</p>
      <SumList rows={canPay(quote) && !isThere(quote) ? sumRows(quote) : priceRows(quote)} />
    </>
  )
}

/** Parts by month: they always sum to the whole. */
export function MonthTable({ months }: { months: Quote['months'] }) {
  return (
    <Table
      caption="Оплата по месяцам"
      dense
      rows={months}
      rowKey={({ month }) => month.toString()}
      columns={[
        { label: 'Месяц', head: true, cell: ({ month }) => formatMonth(month) },
        { label: 'Сертификат', number: true, cell: ({ certificate }) => <Money kopecks={certificate} /> },
        ...(months.some(({ parent }) => parent > 0n)
          ? [{ label: 'Семья', number: true, cell: ({ parent }: MonthPart) => <Money kopecks={parent} /> }]
          : []),
      ]}
    />
  )
}

/** Everything that stands in the way at once, each with who can lift it and the next step. */
export function Obstacles({ reasons }: { reasons: readonly ReasonWords[] }) {
  const [blocking, warning] = [reasons.filter(({ blocks }) => blocks), reasons.filter(({ blocks }) => !blocks)]
  return (
    <>
      {blocking.length > 0 && <h3>Подать заявку мешает: {plural(blocking.length, 'причина', 'причины', 'причин')}</h3>}
      {[...blocking, ...warning].map((reason) => (
        <Notice
          key={reason.code}
          tone={reason.blocks ? 'bad' : 'warn'}
          title={reason.title}
          actions={reason.next && <a href={reason.next.href}>{reason.next.label}</a>}
        >
          <p>{reason.text}</p>
          <p class="muted small">{reason.helper}</p>
        </Notice>
      ))}
    </>
  )
}

function priceRows({ total }: Quote): SumRow[] {
  return [{ label: 'Стоимость', sum: <Money kopecks={total} />, tone: 'total' }]
}

function sumRows(quote: Quote): SumRow[] {
  const { source, total, certificate, parent } = quote
  if (source === 'budget') return [{ label: 'Вам платить', sum: 'бесплатно', tone: 'total' }]
  return [
    { label: 'Стоимость', sum: <Money kopecks={total} /> },
    ...(source === 'certificate'
      ? [{ label: 'Оплатит сертификат', sum: <Money kopecks={-certificate} signed />, tone: 'good' as const }]
      : []),
    { label: 'Вам платить', sum: <Money kopecks={parent} short />, tone: 'total' },
  ]
}

function range({ startsOn, endsOn }: Quote): string {
  return `С ${unbroken(withoutYear(startsOn, endsOn))} по ${unbroken(formatDay(endsOn))}`
}

/** A number stays with its month. */
function unbroken(day: string): string {
  return day.replace(' ', '\u00a0')
}

/** «с 1 сентября по 31 декабря 2026 года»: a year said once is enough. */
function withoutYear(day: Temporal.PlainDate, other: Temporal.PlainDate): string {
  const words = formatDay(day)
  return day.year === other.year ? words.replace(/ \d{4} года$/, '') : words
}
