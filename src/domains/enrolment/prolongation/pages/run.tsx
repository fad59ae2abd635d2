import { formatDay } from '#kernel/dates'
import { shortName } from '#kernel/names'
import { ButtonLink, type Column, InstantText, Money, Notice, Page, Progress, Table, Tag } from '#ui'
import type { Run, RunLine } from '../queries/run.ts'
import { obstacleWords } from '../words.ts'

export type RunPageProps = { run: Run; lines: readonly RunLine[]; zone: string }

/** How one press goes: every contract with its own answer, and the register as a sheet. */
export function ProlongationRunPage({ run, lines, zone }: RunPageProps) {
  const done = lines.filter(({ outcome }) => outcome !== null).length
  const here = `/provider/prolongation/${run.id}`
  return (
    <Page
      title="Ход пролонгации"
      width="wide"
      back={{ href: '/provider/prolongation', label: 'Пролонгация договоров' }}
      actions={
        <ButtonLink kind="ghost" href={`${here}/register.xlsx`}>
          Реестр, xlsx
        </ButtonLink>
      }
      hidden
    >
      <p>
        Начата <InstantText instant={run.startedAt} zone={zone} />
        {run.finishedAt ? '.' : '. Страницу можно закрыть: работа продолжится без вас.'}
      </p>
      <Progress label="Готово" value={done} max={lines.length} note={`${done} из ${lines.length}`} />
      {run.finishedAt ? (
        <Notice tone="good" title="Все договоры обработаны">
          <p>Семьям ушли письма. Кто откажется, будет виден в заявках и здесь.</p>
        </Notice>
      ) : (
        <p>
          <a href={here}>Обновить страницу</a>
        </p>
      )}
      <Table
        caption="Договоры и ответ по каждому"
        rows={lines}
        rowKey={({ id }) => id}
        columns={columnsIn(zone)}
        marked={({ outcome }) => outcome === 'refused'}
        dense
      />
    </Page>
  )
}

export const outcomeWords = {
  prolonged: 'Продлён',
  unchanged: 'Был продлён раньше',
  refused: 'Не продлён',
} as const

function columnsIn(zone: string): readonly Column<RunLine>[] {
  return [
    { label: 'Ребёнок', head: true, cell: (line) => shortName(line) },
    { label: 'Программа и группа', cell: ({ programme, group }) => `${programme}, ${group}` },
    { label: 'Прежний договор', cell: ({ number }) => number },
    { label: 'Итог', cell: (line) => <Answer line={line} zone={zone} /> },
    {
      label: 'Новый договор',
      cell: ({ nextId, nextNumber, startsOn, endsOn }) =>
        nextId && startsOn && endsOn ? (
          <>
            <a href={`/provider/applications/${nextId}`}>{nextNumber}</a>
            <br />
            <span class="small">
              с {formatDay(startsOn)} по {formatDay(endsOn)}
            </span>
          </>
        ) : (
          '—'
        ),
    },
    {
      label: 'Сертификат',
      number: true,
      cell: ({ certificate }) => (certificate === null ? '—' : <Money kopecks={certificate} short />),
    },
    { label: 'Семья', number: true, cell: ({ parent }) => (parent === null ? '—' : <Money kopecks={parent} short />) },
  ]
}

function Answer({ line, zone }: { line: RunLine; zone: string }) {
  if (!line.outcome) return <Tag>В очереди</Tag>
  if (line.outcome !== 'refused') return <Tag tone="good">{outcomeWords[line.outcome]}</Tag>
  return (
    <>
      <Tag tone="warn">{outcomeWords.refused}</Tag>
      {(line.reasons ?? []).map((reason) => {
        const { title, text } = obstacleWords(reason, { childId: '', article: 0, zone })
        return (
          <p key={reason.code} class="small">
            {title}. {text}
          </p>
        )
      })}
    </>
  )
}
