import type { ComponentChildren } from 'preact'
import { type Day, formatDay, formatMonth } from '#kernel/dates'
import { number, plural } from '#kernel/plural'
import {
  type Answers,
  ButtonLink,
  type Column,
  type FieldError,
  type Figure,
  Figures,
  Notice,
  Page,
  PrintButton,
  ShareBars,
  Stack,
  Table,
  Tag,
} from '#ui'
import type { Coverage, MunicipalityCoverage } from '../model.ts'
import { lackOf, shareOf, type Total, totalOf } from '../rules.ts'
import { countWords, lackWords, percentWords, targetWords } from '../words.ts'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
export type CoveragePageProps = Coverage &
  Again & { over: string; sheet: string; back?: string; children?: ComponentChildren }

/** Head of both reports: figures of the whole, what is missing to the target, and the way by month. */
export function CoveragePage({
  over,
  sheet,
  children,
  errors = [],
  answers = {},
  back,
  ...coverage
}: CoveragePageProps) {
  const { today, target, municipalities } = coverage
  const total = totalOf(municipalities)
  const lack = lackOf(total.counted, total.children, target, today)
  const actions = (
    <>
      <ButtonLink href={sheet} kind="ghost" download>
        Таблица (xlsx)
      </ButtonLink>
      <PrintButton />
    </>
  )
  return (
    <Page
      title="Охват детей сертификатами"
      over={over}
      width="wide"
      lead={`На ${formatDay(today)}.`}
      actions={actions}
      errors={errors}
      answers={answers}
      {...(back && { back: { href: back, label: 'Охват по региону' } })}
      hidden
    >
      <Figures figures={[...figuresOf(total), enrolledOf(coverage.enrolled)]} />
      {lack ? (
        <Notice tone={toneOf(lack)} title={`Цель: ${targetWords(target)}`}>
          <p>{lackWords(lack, target.until)}</p>
        </Notice>
      ) : (
        <Notice tone="warn" title="Численность детей не внесена">
          <p>Пока её нет, охват не посчитать. Сертификаты ниже посчитаны верно.</p>
        </Notice>
      )}
      {children}
      <Months coverage={coverage} total={total} />
      <p class="muted small">
        Считаются действующие и приостановленные сертификаты детей от 5 до 18 лет. Доли округлены вниз.
      </p>
    </Page>
  )
}

const toneOf = ({ certificates, aDay }: { certificates: number; aDay: number | null }) =>
  certificates === 0 ? 'good' : aDay === null ? 'bad' : 'info'

/** S-120: how many children receive services at all. */
function enrolledOf({ children, byCertificate }: Coverage['enrolled']): Figure {
  const note = children === 0 ? 'в группы ещё никого не зачислили' : `${number(byCertificate)} из них по сертификату`
  return { label: 'Занимаются сейчас', value: number(children), note }
}

function figuresOf({ certificates, activated, children, counted, uncounted }: Total): Figure[] {
  return [
    {
      label: 'Дети от 5 до 18 лет',
      value: children === null ? '—' : number(children),
      ...(uncounted > 0 &&
        children !== null && {
          tone: 'warn' as const,
          note: `без ${plural(uncounted, 'муниципалитета', 'муниципалитетов', 'муниципалитетов')}`,
        }),
    },
    { label: 'С сертификатом', value: number(certificates), note: `${number(activated)} из них активировано` },
    { label: 'Охват', value: percentWords(shareOf(counted, children)) },
  ]
}

function Months({ coverage: { months, target }, total }: { coverage: Coverage; total: Total }) {
  const bars = months.map(({ month, certificates }, at) => {
    const share = total.uncounted === 0 ? shareOf(certificates, total.children) : null
    const label = at === months.length - 1 ? 'Сегодня' : formatMonth(month)
    const value = number(certificates) + (share === null ? '' : ` · ${percentWords(share)}`)
    return { label, share, value }
  })
  const most = months.reduce((top, { certificates }) => Math.max(top, certificates), 1)
  const drawn = bars.map((bar, at) => ({ ...bar, share: bar.share ?? (months[at]?.certificates ?? 0) / most }))
  const goal = { share: target.percent / 100, label: `Цель: ${targetWords(target)}` }
  return (
    <section>
      <Stack>
        <h2>По месяцам</h2>
        <ShareBars
          title="Детей с сертификатом на конец месяца"
          bars={drawn}
          {...(total.uncounted === 0 && total.children !== null && { goal })}
        />
      </Stack>
    </section>
  )
}

export type RegionCoveragePageProps = Coverage & { region: string }

/** The whole region by municipality; each leads to its institutions. */
export function RegionCoveragePage({ region, ...coverage }: RegionCoveragePageProps) {
  const { municipalities, target, today } = coverage
  return (
    <CoveragePage over={region} sheet="/region/coverage.xlsx" {...coverage}>
      <section>
        <Stack>
          <h2>По муниципалитетам</h2>
          <Table
            caption="Охват по муниципалитетам"
            dense
            rows={municipalities}
            rowKey={({ municipalityId }) => municipalityId}
            marked={({ count }) => count === null}
            columns={columnsOf(target.percent, today)}
            empty={<p>Муниципалитетов в регионе ещё нет.</p>}
          />
        </Stack>
      </section>
    </CoveragePage>
  )
}

function columnsOf(goal: number, today: Day): readonly Column<MunicipalityCoverage>[] {
  const shareIn = ({ certificates, count }: MunicipalityCoverage) => shareOf(certificates, count?.children ?? null)
  return [
    {
      label: 'Муниципалитет',
      head: true,
      cell: ({ municipalityId, municipality }) => <a href={`/region/coverage/${municipalityId}`}>{municipality}</a>,
    },
    {
      label: 'Дети от 5 до 18 лет',
      number: true,
      cell: ({ count }) => (count ? number(count.children) : <Tag tone="warn">не внесены</Tag>),
    },
    {
      label: 'Численность',
      cell: ({ count }) => (
        <span class="small">
          {count ? countWords(count) : '—'}
          {count && count.countedOn.until(today).days > 366 && ', больше года назад'}
        </span>
      ),
    },
    { label: 'С сертифи\u00adкатом', number: true, cell: ({ certificates }) => number(certificates) },
    { label: 'Активи\u00adровано', number: true, cell: ({ activated }) => number(activated) },
    {
      label: 'Охват',
      number: true,
      cell: (row) => {
        const share = shareIn(row)
        if (share === null) return '—'
        return <Tag tone={share * 100 >= goal ? 'good' : 'warn'}>{percentWords(share)}</Tag>
      },
    },
  ]
}
