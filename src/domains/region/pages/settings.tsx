import { formatDay, formatDayShort } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { ButtonLink, ButtonRow, Chapter, Disclosure, EmptyState, Page, SearchBox, Stack, Table } from '#ui'
import type { Act } from '../model.ts'
import { inChapters, type Rule, type RuleValue } from '../rule-list.ts'

export type SettingsPageProps = {
  rules: readonly Rule[]
  asked: string
  /** Key of the chapter that stands open. */
  chapter: string | null
}

const here = '/region/settings'

/** Every number and policy of the region under the heading of its capability, with the act it comes from. */
export function SettingsPage({ rules, asked, chapter }: SettingsPageProps) {
  const chapters = inChapters(rules)
  return (
    <Page
      title="Правила региона"
      lead="Каждый срок, возраст и порядок взят из акта. Откройте раздел или найдите правило по слову."
      width="wide"
      hidden
    >
      <SearchBox action={here} label="Найти правило" value={asked} placeholder="раздел, срок, номер акта…" />
      <ButtonRow>
        <ButtonLink href="/region/periods" kind="ghost" small>
          Финансовые периоды
        </ButtonLink>
        <ButtonLink href="/region/calendar" kind="ghost" small>
          Производственный календарь
        </ButtonLink>
        <ButtonLink href="/region/dictionaries" kind="ghost" small>
          Справочники
        </ButtonLink>
      </ButtonRow>
      {asked && rules.length > 0 && (
        <p>
          Нашлось: {plural(rules.length, 'правило', 'правила', 'правил')}. <a href={here}>Все правила</a>
        </p>
      )}
      {rules.length === 0 ? (
        <EmptyState title="Такого правила нет">
          <p>Попробуйте другое слово или посмотрите все правила.</p>
          <ButtonLink href={here}>Все правила</ButtonLink>
        </EmptyState>
      ) : (
        <Stack>
          {chapters.map(({ key, title, rules: inside }) => (
            <Chapter key={key} id={key} title={title} count={inside.length} open={asked !== '' || key === chapter}>
              <RulesTable title={title} rules={inside} />
            </Chapter>
          ))}
        </Stack>
      )}
      {rules.length > 0 && <Acts rules={rules} />}
    </Page>
  )
}

function RulesTable({ title, rules }: { title: string; rules: readonly Rule[] }) {
  return (
    <Table
      caption={title}
      dense
      rows={rules}
      rowKey={({ name }) => name}
      columns={[
        { label: 'Правило', head: true, cell: ({ name, words }) => <a href={`${here}/${name}`}>{words}</a> },
        { label: 'Значение', cell: (rule) => <Values rule={rule} /> },
        {
          label: 'Акт',
          cell: ({ values }) => values.map((value) => <ActOf key={value.from.toString()} {...value} />),
        },
        { label: 'Что можно', hideLabel: true, cell: (rule) => <Ways {...rule} /> },
      ]}
    />
  )
}

/** The edit stands near the value, the editions before behind it. */
function Ways({ name, words, past }: Rule) {
  return (
    <p class="small">
      <a href={`${here}/${name}#new`}>
        Изменить<span class="visually-hidden">: {words}</span>
      </a>
      {past > 0 && (
        <>
          <br />
          <span class="muted">прежних: {past}</span>
        </>
      )}
    </p>
  )
}

function Values({ rule: { values, own } }: { rule: Rule }) {
  return (
    <Stack>
      {values.map((value) => (
        <div key={value.from.toString()}>
          <Lines lines={value.lines} />
          {value.ahead && <p class="muted small">Начнёт действовать {formatDay(value.from)}</p>}
        </div>
      ))}
      {own.length > 0 && (
        <Disclosure
          summary={`Своё значение: ${plural(own.length, 'муниципалитет', 'муниципалитета', 'муниципалитетов')}`}
        >
          <ul>
            {own.map((value) => (
              <li key={`${value.municipality} ${value.from}`}>
                {value.municipality}: {value.lines.join(', ')} (с {formatDayShort(value.from)}, {shortWords(value.act)})
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Stack>
  )
}

/** Long texts are folded away: the page is read by the eye from top to bottom. */
function Lines({ lines }: Pick<RuleValue, 'lines'>) {
  const list = (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
  return lines.join('').length < 200 ? list : <Disclosure summary="Показать текст">{list}</Disclosure>
}

function ActOf({ act, from }: RuleValue) {
  return (
    <p class="small">
      <a href={`#${anchorOf(act)}`}>{shortWords(act)}</a>
      <br />
      <span class="muted">действует с {formatDayShort(from)}</span>
    </p>
  )
}

/** Full titles stand once, below: the same act gives many numbers. */
function Acts({ rules }: Pick<SettingsPageProps, 'rules'>) {
  const all = rules.flatMap(({ values, own }) => [...values, ...own].map(({ act }) => act))
  const acts = [...new Map(all.map((act) => [anchorOf(act), act]))]
  return (
    <section>
      <Stack>
        <h2>Акты</h2>
        <ul>
          {acts.map(([anchor, act]) => (
            <li key={anchor} id={anchor}>
              {shortWords(act)}: {act.title}
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  )
}

function shortWords({ number, issuedOn }: Omit<Act, 'id'>): string {
  return `№\u00a0${number} от\u00a0${formatDayShort(issuedOn)}`
}

/** Two acts may bear one number: their day and title tell them apart. */
function anchorOf({ number, title, issuedOn }: Omit<Act, 'id'>): string {
  return `act-${number}-${issuedOn}-${title.length}`.replace(/[^\p{L}\p{N}]+/gu, '-')
}
