import type { Certificate } from '#certificates'
import { formatDay, formatInstant, formatMonth } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import {
  ButtonLink,
  Chips,
  type Column,
  Disclosure,
  EmptyState,
  Figures,
  MonthChart,
  Notice,
  Page,
  PrintButton,
  Stack,
  Table,
} from '#ui'
import { ownPartDueOn, ownPartOf } from '../../months/rules/own-part.ts'
import type { PaidMonth } from '../queries.ts'
import { amountWords, changeOf, entryWords, isOfApplications, type StatementLine } from '../words/entries.ts'
import { entryPath, whyMonth } from '../words/months.ts'
import { grantedWord, type PeriodMoney } from './block.tsx'

export type StatementPageProps = {
  child: { id: string; name: string }
  certificate: Pick<Certificate, 'number' | 'validTo'> | null
  periods: readonly PeriodMoney[]
  /** The one that is shown. */
  shown: PeriodMoney | null
  months: readonly PaidMonth[]
  own: { order: 'whole' | 'by-share'; dueDay: number }
  /** The region's nominal comes with each programme. */
  onDemand?: boolean
  zone: string
}

const money = (kopecks: bigint) => formatRoubles(kopecks)

/** The child's money as a bank would tell it: what is left, what each month cost and why, every entry (S-151). */
export function StatementPage(props: StatementPageProps) {
  const { child, certificate, periods, shown, months, own, onDemand = false, zone } = props
  const here = `/my/children/${child.id}/money`
  const query = shown ? `?period=${shown.funds.period.id}` : ''
  return (
    <Page
      title="Выписка по сертификату"
      over={child.name}
      {...(certificate && { lead: `Сертификат ${certificate.number} действует по ${formatDay(certificate.validTo)}.` })}
      back={{ href: `/my/children/${child.id}`, label: child.name }}
      actions={
        shown && (
          <>
            <ButtonLink kind="ghost" small href={`${here}.xlsx${query}`}>
              Скачать таблицу (xlsx)
            </ButtonLink>
            <ButtonLink kind="ghost" small href={`${here}.csv${query}`}>
              Скачать CSV
            </ButtonLink>
            <PrintButton />
          </>
        )
      }
      width="wide"
      hidden
    >
      {periods.length > 1 && (
        <Chips
          label="Финансовый период"
          chips={periods.map(({ funds: { period } }) => ({
            href: `${here}?period=${period.id}`,
            label: period.name,
            current: period.id === shown?.funds.period.id,
          }))}
        />
      )}
      {shown ? (
        <Shown {...{ shown, months, own, onDemand, zone }} />
      ) : (
        <EmptyState title="Денег на сертификате пока не было">
          <p>
            Если муниципалитет введёт их для категории ребёнка, сумма появится здесь. Бесплатные программы доступны и
            без них.
          </p>
        </EmptyState>
      )}
    </Page>
  )
}

type ShownProps = Pick<StatementPageProps, 'months' | 'own' | 'zone'> & { shown: PeriodMoney; onDemand: boolean }

function Shown({ shown, months, own, onDemand, zone }: ShownProps) {
  const { funds, lines } = shown
  const { granted, available, reserved, charged, melted, expired, promised, ceilingReached } = funds
  const sum = (amount: bigint) => amountWords(funds.unit, amount)
  const visible = ceilingReached ? lines.filter(({ entry }) => isOfApplications(entry)) : lines
  return (
    <>
      {ceilingReached && (
        <Notice tone="warn" title="Муниципалитет исчерпал лимит на этот период">
          <p>Новые заявки за счёт сертификата пока не принимают. Заключённые договоры действуют и оплачиваются.</p>
        </Notice>
      )}
      <Figures
        figures={[
          ...(ceilingReached
            ? []
            : [
                { label: grantedWord(onDemand), value: sum(granted) },
                { label: 'Свободно', value: sum(available), tone: 'good' as const },
              ]),
          ...(promised > 0n
            ? [{ label: 'Обещано', value: sum(promised), note: 'зачислят, когда договор будет заключён' }]
            : []),
          { label: 'Закреплено', value: sum(reserved), note: 'за заявками и договорами' },
          { label: 'Списано', value: sum(charged), note: 'за месяцы занятий' },
          // Without them the figures would not come out to the nominal.
          ...(melted > 0n && !ceilingReached
            ? [{ label: 'Уменьшилось', value: sum(melted), note: 'пока ребёнок не был записан' }]
            : []),
          ...(expired > 0n && !ceilingReached
            ? [{ label: 'Сгорело', value: sum(expired), note: 'с окончанием периода' }]
            : []),
        ]}
      />
      <Months {...{ months, own, zone, lines }} />
      <section>
        <Stack>
          <h2>Все операции</h2>
          <Table
            caption={`Операции, ${funds.period.name}`}
            dense
            rows={[...visible].reverse()}
            rowKey={({ entry }) => String(entry.id)}
            columns={[
              { label: 'Что произошло', head: true, cell: (line) => <Cause line={line} /> },
              { label: 'Когда', cell: ({ entry }) => formatInstant(entry.at, zone) },
              { label: 'Сумма', number: true, cell: ({ entry }) => `${signOf(entry)}${sum(entry.amount)}` },
              ...(ceilingReached
                ? []
                : [{ label: 'Свободно', number: true, cell: ({ entry }: StatementLine) => sum(entry.available) }]),
            ]}
            empty={<p>{ceilingReached ? 'Заявкам и договорам ничего не закрепляли.' : 'Операций пока не было.'}</p>}
          />
        </Stack>
      </section>
    </>
  )
}

function Cause({ line }: { line: StatementLine }) {
  const { text, href } = entryWords(line)
  return (
    <Disclosure summary={text}>
      <p>
        {entryPath(line)}. {href && <a href={href}>Открыть заявку</a>}
      </p>
    </Disclosure>
  )
}

function signOf(entry: StatementLine['entry']): string {
  const change = changeOf(entry)
  if (change === null) return ''
  return change > 0n ? '+\u00a0' : '−\u00a0'
}

type MonthsProps = Pick<StatementPageProps, 'months' | 'own' | 'zone'> & { lines: readonly StatementLine[] }

function Months({ months, own, zone, lines }: MonthsProps) {
  if (months.length === 0) return null
  const byMonth = [...Map.groupBy(months, ({ month }) => month.toString()).values()]
  const chart = byMonth.map((same) => {
    const [{ month }] = same as [PaidMonth]
    const held = same.some(({ charged, share }) => charged === 0n && share === null)
    return {
      label: formatMonth(month),
      short: short[month.month - 1] ?? '',
      kopecks: same.reduce(
        (all, { certificate, charged, share }) => all + (charged > 0n || share !== null ? charged : certificate),
        0n,
      ),
      tone: held ? ('held' as const) : ('spent' as const),
    }
  })
  return (
    <section>
      <Stack>
        <h2>По месяцам</h2>
        <MonthChart
          title={`Сертификат платит, ₽: тёмные столбцы списаны, яркие закреплены${months.some(({ promised }) => promised) ? ' или ждут договора' : ''}`}
          months={chart}
        />
        <Table
          caption="Месяцы занятий"
          dense
          rows={[...months].reverse()}
          rowKey={({ applicationId, month }) => `${applicationId} ${month}`}
          columns={monthColumns({ own, zone, lines })}
        />
      </Stack>
    </section>
  )
}

const short = 'янв фев мар апр май июн июл авг сен окт ноя дек'.split(' ')

function monthColumns({ own, zone, lines }: Omit<MonthsProps, 'months'>): readonly Column<PaidMonth>[] {
  const familyPays = (paid: PaidMonth) => ownPartOf(paid.parent, paid.share, own.order)
  return [
    { label: 'Месяц', head: true, cell: ({ month, programme }) => `${formatMonth(month)}, ${programme}` },
    {
      label: 'Сертификат',
      cell: (paid) => (
        <Disclosure summary={<WhySum paid={paid} />}>
          {whyMonth(paid, lines, zone).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Disclosure>
      ),
    },
    {
      label: 'Доплата семьи',
      cell: (paid) => {
        if (familyPays(paid) === 0n) return 'нет'
        const until = paid.concluded ? `до ${formatDay(ownPartDueOn(paid.month, own.dueDay))}` : 'когда будет договор'
        return `${money(familyPays(paid))} ${until}`
      },
    },
  ]
}

function WhySum({ paid: { certificate, charged, share, promised } }: { paid: PaidMonth }) {
  if (certificate === 0n) return <>не платит</>
  const done = charged > 0n || share !== null
  return done ? (
    <>Почему списано {money(charged)}?</>
  ) : (
    <>
      {promised ? 'Ждёт договора' : 'Закреплено'} {money(certificate)}
    </>
  )
}
