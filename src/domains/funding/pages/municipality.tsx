import type { Category } from '#certificates'
import { formatDay } from '#kernel/dates'
import { number } from '#kernel/plural'
import type { Municipality } from '#region'
import {
  ButtonLink,
  ButtonRow,
  type Column,
  Disclosure,
  type Figure,
  Figures,
  MoneyBar,
  Notice,
  Page,
  Paragraphs,
  PrintButton,
  Stack,
  Table,
  Tag,
} from '#ui'
import type { CountedDue } from '../due.ts'
import {
  type Amendment,
  type BudgetRegister,
  budgetRegisters,
  type CertificateKind,
  certificateKinds,
} from '../model/amendment.ts'
import type { CategoryNominal, FundedCertificates, PeriodMoney } from '../model/nominal.ts'
import { isUsedUp } from '../rules/nominal.ts'
import { actWords, amountWords, figureWords, kindWords, registerWords, servicesWords } from '../words.ts'
import { Ahead } from './ahead.tsx'
import { AmendLinks } from './amend-links.tsx'

export type MunicipalityPageProps = {
  municipality: Pick<Municipality, 'name' | 'authorisedBody' | 'regulation'>
  periods: readonly PeriodMoney[]
  certificates: FundedCertificates
  categories: readonly Category[]
  /** What waits for the municipality, the most overdue first. */
  due?: readonly CountedDue[]
  /** Changes by acts whose day has not come, the next first. */
  ahead?: readonly Amendment[]
}

/** The payer's desk: the ceiling and what stands against it, nominals with their limits, certificates, each by its act. */
export function MunicipalityPage(props: MunicipalityPageProps) {
  const { municipality, periods, certificates, categories, due = [], ahead = [] } = props
  const { name, authorisedBody, regulation } = municipality
  return (
    <Page title="Деньги на сертификаты" over={name} width="wide" actions={<PrintButton />} hidden>
      {due.length > 0 && (
        <section>
          <Stack>
            <h2>Ждёт вашего решения</h2>
            <Figures figures={due.map(dueFigure)} />
          </Stack>
        </section>
      )}
      <ButtonRow>
        <AmendLinks />
        <ButtonLink kind="ghost" small href="/municipality/amendments">
          Все изменения по актам
        </ButtonLink>
        <ButtonLink kind="ghost" small href="/municipality/bans">
          Остановить новые договоры
        </ButtonLink>
        <ButtonLink kind="ghost" small href="/municipality/freezes">
          Приостановленные сертификаты
        </ButtonLink>
        <ButtonLink kind="ghost" small href="/municipality/money.xlsx">
          Таблица xlsx
        </ButtonLink>
      </ButtonRow>
      <Ahead amendments={ahead} />
      {periods.length === 0 && (
        <Notice tone="warn" title="Финансовый период не открыт">
          <p>Региональный оператор ещё не внёс период, который идёт сейчас или начнётся позже.</p>
        </Notice>
      )}
      {periods.map((money) => (
        <PeriodSection key={`${money.period.id} ${money.unit}`} money={money} />
      ))}
      <section>
        <Stack>
          <h2>Действующие сертификаты</h2>
          <Figures figures={certificateFigures(certificates)} />
        </Stack>
      </section>
      <section>
        <Stack>
          <h2>Категории детей</h2>
          <Table
            caption="Категории, в которых семьи просят сертификат"
            dense
            rows={categories}
            rowKey={({ id }) => id}
            columns={categoryColumns}
          />
        </Stack>
      </section>
      <Disclosure summary="Что читают семьи о номинале">
        <Paragraphs text={regulation} />
        <p class="muted small">
          На вопросы семей отвечает {authorisedBody}.{' '}
          <a href="/municipality/regulation">Редакции выписки и как её изменить</a>
        </p>
      </Disclosure>
    </Page>
  )
}

function dueFigure({ label, href, waiting, overdue }: CountedDue): Figure {
  return overdue > 0
    ? { label, href, value: waiting, tone: 'bad', note: `просрочено: ${overdue}` }
    : { label, href, value: waiting }
}

function PeriodSection({ money }: { money: PeriodMoney }) {
  const { period, unit, ceiling, nominals, bannedFrom } = money
  return (
    <section>
      <Stack>
        <h2>
          {period.name}{' '}
          {period.running ? <Tag tone="good">идёт сейчас</Tag> : <Tag>начнётся {formatDay(period.startsOn)}</Tag>}
        </h2>
        {bannedFrom && (
          <Notice tone="warn" title={`С ${formatDay(bannedFrom)} новых договоров нет`}>
            <p>
              Их остановил акт. <a href="/municipality/bans">Разрешить снова</a>
            </p>
          </Notice>
        )}
        {ceiling ? (
          <>
            <Figures figures={moneyFigures(money, ceiling)} />
            {unit === 'kopecks' ? <MoneyBar parts={barOf(money, ceiling.left)} /> : <HoursHeld money={money} />}
            {ceiling.act && <p class="muted small">Предел: {actWords(ceiling.act)}.</p>}
          </>
        ) : (
          <Notice tone="warn" title="Предел обеспечения не установлен">
            <p>Пока его нет, подать заявку с оплатой сертификатом в этом периоде нельзя.</p>
          </Notice>
        )}
        <h3>Номиналы по категориям</h3>
        <Table
          caption={`Номиналы по категориям, ${period.name}`}
          dense
          rows={nominals}
          rowKey={({ id }) => id}
          marked={isUsedUp}
          columns={nominalColumns(money.promised > 0n)}
          empty={<p>Номиналов на этот период нет: сертификаты работают только для учёта.</p>}
        />
        <h3>Услуги за счёт бюджета</h3>
        <Table
          caption={`Услуг на ребёнка по реестрам программ, ${period.name}`}
          dense
          rows={budgetRegisters}
          rowKey={(register) => register}
          columns={registerColumns(money.registers)}
        />
      </Stack>
    </section>
  )
}

type Set = NonNullable<PeriodMoney['ceiling']>

function moneyFigures({ unit, promised, granted, melted, available, forecast }: PeriodMoney, ceiling: Set): Figure[] {
  const sum = (amount: bigint) => figureWords(unit, amount)
  const { amount, committed, left } = ceiling
  const short = available - left
  return [
    { label: 'Предел обеспечения', value: sum(amount) },
    {
      label: 'Занято',
      value: sum(committed),
      note: `${promised > 0n ? 'обещано, ' : ''}закреплено и списано${amount > 0n ? `, ${number(Number((committed * 1000n) / amount) / 10)}\u00a0% предела` : ''}`,
    },
    left > 0n
      ? { label: 'Осталось под пределом', value: sum(left) }
      : {
          label: 'Осталось под пределом',
          value: sum(left),
          tone: 'bad',
          note: 'новые заявки по сертификату не пройдут',
        },
    {
      label: 'Свободно на сертификатах',
      value: sum(available),
      note:
        short > 0n
          ? `на ${sum(short)} больше, чем осталось под пределом`
          : `начислено ${sum(granted)}${melted > 0n ? `, уменьшилось на ${sum(melted)}` : ''}`,
      ...(short > 0n && { tone: 'warn' as const }),
    },
    ...(forecast === null ? [] : [forecastFigure(unit, forecast, amount)]),
  ]
}

function forecastFigure(unit: PeriodMoney['unit'], forecast: bigint, limit: bigint): Figure {
  const over = forecast - limit
  return {
    label: 'Прогноз к концу периода',
    value: figureWords(unit, forecast),
    note: over > 0n ? `на ${amountWords(unit, over)} больше предела` : 'если новых договоров в день будет столько же',
    ...(over > 0n && { tone: 'warn' as const }),
  }
}

function HoursHeld({ money: { unit, reserved, charged } }: { money: PeriodMoney }) {
  return (
    <p>
      Закреплено за заявками и договорами {amountWords(unit, reserved)}, списано за занятия {amountWords(unit, charged)}
      .
    </p>
  )
}

function barOf({ charged, reserved, promised }: PeriodMoney, left: bigint) {
  return [
    { label: 'Списано за занятия', kopecks: charged, tone: 'spent' as const },
    { label: 'Закреплено за заявками и договорами', kopecks: reserved, tone: 'held' as const },
    ...(promised > 0n
      ? [{ label: 'Обещано заявкам, зачислится с договорами', kopecks: promised, tone: 'gone' as const }]
      : []),
    { label: 'Осталось', kopecks: left, tone: 'free' as const },
  ]
}

/** What is promised before a contract takes its part of the nominal too (S-084). */
const nominalColumns = (promised: boolean): readonly Column<CategoryNominal>[] => [
  { label: 'Категория', head: true, cell: ({ category }) => category },
  { label: 'Номинал', number: true, cell: ({ unit, amount }) => amountWords(unit, amount) },
  {
    label: 'Дети',
    number: true,
    cell: ({ holders, countLimit }) => (
      <Within limit={countLimit === null ? null : number(countLimit)}>{number(holders)}</Within>
    ),
  },
  {
    label: promised ? 'Начислено и обещано' : 'Начислено',
    number: true,
    cell: ({ unit, granted, sumLimit }) => (
      <Within limit={sumLimit === null ? null : amountWords(unit, sumLimit)}>{amountWords(unit, granted)}</Within>
    ),
  },
  {
    label: 'Предел',
    cell: (nominal) => {
      if (isUsedUp(nominal)) return <Tag tone="bad">исчерпан</Tag>
      return nominal.countLimit === null && nominal.sumLimit === null ? 'не задан' : <Tag tone="good">есть место</Tag>
    },
  },
  { label: 'Акт', cell: ({ act }) => <span class="small">{actWords(act)}</span> },
]

function registerColumns(limits: PeriodMoney['registers']): readonly Column<BudgetRegister>[] {
  const of = (register: BudgetRegister, kind: CertificateKind) => {
    const limit = limits.find((one) => one.register === register && one.funding === kind)
    return servicesWords(limit?.services ?? null)
  }
  return [
    { label: 'Реестр программ', head: true, cell: (register) => registerWords[register] },
    ...certificateKinds.map((kind) => ({ label: kindWords[kind], cell: (one: BudgetRegister) => of(one, kind) })),
  ]
}

function Within({ limit, children }: { limit: string | null; children: string }) {
  return (
    <>
      {children}
      {limit !== null && <span class="muted"> из {limit}</span>}
    </>
  )
}

const categoryColumns: readonly Column<Category>[] = [
  { label: 'Категория', head: true, cell: ({ name }) => name },
  { label: 'Чем подтверждают', cell: ({ proof }) => proof ?? 'ничем: открыта всем' },
  { label: 'Деньги', cell: ({ funded }) => (funded ? 'с номиналом' : 'только учёт') },
  { label: 'С какого дня', cell: ({ openedOn }) => (openedOn ? `с ${formatDay(openedOn)}` : 'с начала реестра') },
]

function certificateFigures({ nominal, queued, accounting }: FundedCertificates): Figure[] {
  return [
    { label: 'С номиналом', value: nominal },
    queued > 0
      ? { label: 'В очереди на номинал', value: queued, tone: 'warn', note: 'предел числа или суммы исчерпан' }
      : { label: 'В очереди на номинал', value: queued },
    { label: 'Сертификаты учёта', value: accounting, note: 'без номинала' },
  ]
}
