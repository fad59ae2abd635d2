import { type Day, formatDay } from '#kernel/dates'
import { number, plural } from '#kernel/plural'
import { ButtonLink, type Column, type Figure, Figures, Page, PrintButton, Stack, Table, Tag } from '#ui'
import type { MunicipalityRegistry, RegistryCount } from '../model/certificate.ts'
import { totalOf } from '../rules/statement.ts'

export type RegistryPageProps = { municipalities: readonly MunicipalityRegistry[]; today: Day }

/** The regional operator's desk: what the registry holds and where it waits. Nobody is named here. */
export function RegistryPage({ municipalities, today }: RegistryPageProps) {
  return (
    <Page
      title="Реестр сертификатов"
      over="Весь регион"
      lead={`По муниципалитетам на ${formatDay(today)}.`}
      width="wide"
      actions={
        <>
          <ButtonLink kind="ghost" href="/region/money">
            Деньги на сертификаты
          </ButtonLink>
          <PrintButton />
        </>
      }
      hidden
    >
      <Figures figures={figuresOf(totalOf(municipalities))} />
      <Part title="Дети и сертификаты" columns={certificateColumns} rows={municipalities} />
      <Part title="Заявления и пункты приёма" columns={statementColumns} rows={municipalities} attention />
    </Page>
  )
}

type PartProps = {
  title: string
  columns: readonly Column<MunicipalityRegistry>[]
  rows: readonly MunicipalityRegistry[]
  attention?: boolean
}

function Part({ title, columns, rows, attention }: PartProps) {
  return (
    <section>
      <Stack>
        <h2>{title}</h2>
        <Table
          caption={title}
          dense
          rows={rows}
          rowKey={({ municipalityId }) => municipalityId}
          marked={({ overdue }) => attention === true && overdue > 0}
          columns={[{ label: 'Муниципалитет', head: true, cell: ({ municipality }) => municipality }, ...columns]}
          empty={<p>Муниципалитетов в регионе ещё нет.</p>}
        />
      </Stack>
    </section>
  )
}

function figuresOf(total: RegistryCount): Figure[] {
  const { overdue, activating, points } = total
  return [
    { label: 'Дети', value: number(total.children) },
    {
      label: 'Действующие сертификаты',
      value: number(total.living),
      note: `${number(total.activated)} из них активировано`,
    },
    {
      label: 'Ждут семью с документами',
      value: number(total.waiting),
      ...(overdue > 0
        ? {
            tone: 'bad' as const,
            note: `у ${plural(overdue, 'заявления', 'заявлений', 'заявлений')} срок прошёл`,
          }
        : { note: 'просроченных нет' }),
    },
    {
      label: 'Пункты приёма',
      value: number(points),
      href: '/points',
      note: plural(activating, 'активирует сразу', 'активируют сразу', 'активируют сразу'),
    },
  ]
}

type Amount = keyof RegistryCount

const count = (label: string, part: Amount): Column<MunicipalityRegistry> => ({
  label,
  number: true,
  cell: (row) => number(row[part]),
})

const certificateColumns = [
  count('Дети', 'children'),
  count('Действуют', 'living'),
  count('Не активированы', 'notActivated'),
  count('В обработке', 'inProcess'),
  count('Активированы', 'activated'),
  count('Приоста\u00adновлены', 'frozen'),
  count('Исключены', 'excluded'),
  count('Истекли', 'expired'),
]

const statementColumns: readonly Column<MunicipalityRegistry>[] = [
  count('Ждут документов', 'waiting'),
  {
    label: 'Срок прошёл',
    number: true,
    cell: ({ overdue }) => (overdue > 0 ? <Tag tone="bad">{number(overdue)}</Tag> : '0'),
  },
  count('Ждут активации', 'accepted'),
  {
    label: 'Пункты приёма',
    number: true,
    cell: ({ municipalityId, municipality, points }) => (
      <a href={`/points?municipality=${municipalityId}`}>
        {number(points)}
        <span class="visually-hidden">, {municipality}</span>
      </a>
    ),
  },
  count('Активируют сразу', 'activating'),
]
