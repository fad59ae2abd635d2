import { formatDay, formatDayShort } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Button, ButtonLink, Card, Disclosure, EmptyState, Form, Page, Stack, Table, TextField } from '#ui'
import type { Act } from '../model.ts'
import type { Rule, RuleValue } from '../rule-list.ts'

export type SettingsPageProps = { rules: readonly Rule[]; asked: string }

/** Every number and policy of the region with the act it comes from. */
export function SettingsPage({ rules, asked }: SettingsPageProps) {
  return (
    <Page
      title="Правила региона"
      lead="Каждый срок, возраст и порядок взят из акта. Программа считает по ним, сам текст актов здесь не хранится."
      width="wide"
      hidden
    >
      <Card title="Производственный календарь" tight>
        <p>По нему считаются сроки в рабочих днях: праздники, переносы, рабочие субботы.</p>
        <ButtonLink href="/region/periods" kind="ghost" small>
          Финансовые периоды
        </ButtonLink>
        <ButtonLink href="/region/calendar" kind="ghost" small>
          Открыть календарь
        </ButtonLink>
      </Card>
      <Form action="/region/settings" method="get">
        <TextField
          name="q"
          label="Найти правило"
          hint="Например: срок, возраст, номинал или номер акта"
          value={asked}
        />
        <Button kind="ghost">Найти</Button>
      </Form>
      {rules.length === 0 ? (
        <EmptyState title="Такого правила нет">
          <p>Попробуйте другое слово или посмотрите все правила.</p>
          <ButtonLink href="/region/settings">Все правила</ButtonLink>
        </EmptyState>
      ) : (
        <Table
          caption={asked ? `Нашлось: ${plural(rules.length, 'правило', 'правила', 'правил')}` : 'Все правила'}
          showCaption
          rows={rules}
          rowKey={({ name }) => name}
          columns={[
            {
              label: 'Правило',
              head: true,
              cell: ({ name, words }) => <a href={`/region/settings/${name}`}>{words}</a>,
            },
            { label: 'Значение', cell: (rule) => <Values rule={rule} /> },
            {
              label: 'Акт',
              cell: ({ values }) => values.map((value) => <ActOf key={value.from.toString()} {...value} />),
            },
          ]}
        />
      )}
      {rules.length > 0 && <Acts rules={rules} />}
    </Page>
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
