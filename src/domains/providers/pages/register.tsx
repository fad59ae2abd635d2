import { formatDay, isBefore } from '#kernel/dates'
import {
  type Answers,
  Button,
  ButtonLink,
  type Column,
  EmptyState,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  Pagination,
  SearchBox,
  Stack,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import type { Candidacy, CandidateFacts } from '../candidacy.ts'
import type { Standing } from '../queries/register.ts'
import { type RegisterLine, type RegisterState, registerPerPage, registerStates } from '../queries/register.ts'
import { CandidateSummary } from './candidacy.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

const stateWords: Record<RegisterState, { tab: string; empty: string }> = {
  new: { tab: 'Ждут решения', empty: 'Всё решено: новых заявлений нет' },
  active: { tab: 'В реестре', empty: 'Такой организации в реестре нет' },
  refused: { tab: 'Отказано', empty: 'Отказов нет' },
  excluded: { tab: 'Исключены', empty: 'Никого не исключали' },
}

export type RegisterProps = {
  state: RegisterState
  text: string
  page: number
  total: number
  counts: Readonly<Record<RegisterState, number>>
  lines: readonly RegisterLine[]
  today: Temporal.PlainDate
  zone: string
}

/** The operator's register of providers: who asks, who is in, who was refused and excluded (domain 4.9). */
export function RegisterPage(props: RegisterProps) {
  const { state, text, page, total, counts, lines, today } = props
  const address = (of: Partial<Pick<RegisterProps, 'state' | 'page'>>) =>
    `/region/providers?${new URLSearchParams({
      state: of.state ?? state,
      ...(text && { q: text }),
      ...((of.page ?? 1) > 1 && { page: String(of.page) }),
    })}`
  return (
    <Page title="Поставщики" over="Реестр региона" width="wide" hidden>
      <SearchBox action="/region/providers" label="Название или ИНН" value={text} placeholder="Название или ИНН">
        <input type="hidden" name="state" value={state} />
      </SearchBox>
      <Tabs
        label="Организации по состоянию"
        tabs={registerStates.map((one) => ({
          href: address({ state: one }),
          label: stateWords[one].tab,
          count: counts[one],
          current: one === state,
        }))}
      />
      <Table
        caption={stateWords[state].tab}
        rows={lines}
        rowKey={({ id }) => id}
        marked={({ dueOn }) => state === 'new' && isOver(dueOn, today)}
        columns={columnsOf(props)}
        empty={<EmptyState title={text ? 'По этому запросу ничего нет' : stateWords[state].empty} />}
      />
      <Pagination page={page} pages={Math.ceil(total / registerPerPage)} href={(to) => address({ page: to })} />
    </Page>
  )
}

function columnsOf({ state, today, zone }: RegisterProps): readonly Column<RegisterLine>[] {
  const name: Column<RegisterLine> = {
    label: 'Организация',
    head: true,
    cell: ({ id, candidacy, name: called }) => (
      <a href={candidacy ? `/region/candidacies/${id}` : `/region/providers/${id}`}>{called}</a>
    ),
  }
  const about: Column<RegisterLine>[] = [
    { label: 'ИНН', cell: ({ inn }) => inn },
    { label: 'Муниципалитет', cell: ({ municipality }) => municipality },
  ]
  if (state === 'new')
    return [name, { label: 'Решить до', cell: (line) => <Due line={line} today={today} /> }, ...about]
  const since = { active: 'В реестре с', refused: 'Отказано', excluded: 'Исключена' }[state]
  return [name, ...about, { label: since, cell: (line) => <InstantText instant={line.since} zone={zone} /> }]
}

function Due({ line: { dueOn, attempt }, today }: { line: RegisterLine; today: Temporal.PlainDate }) {
  return (
    <>
      {dueOn && formatDay(dueOn)} {isOver(dueOn, today) && <Tag tone="bad">срок прошёл</Tag>}{' '}
      {attempt > 1 && <Tag>повторно</Tag>}
    </>
  )
}

function isOver(dueOn: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  return dueOn !== null && isBefore(dueOn, today)
}

export type DecisionProps = Again & {
  candidacy: Candidacy
  facts: CandidateFacts | null
  municipality: string
  /** The INN is known to the register already. */
  standing: Standing | null
  today: Temporal.PlainDate
}

/** One request before the operator: everything answered, then yes, or no with what to correct. */
export function DecisionPage({
  candidacy,
  facts,
  municipality,
  standing,
  today,
  errors = [],
  answers = {},
}: DecisionProps) {
  const { id, number, dueOn, state, reason, attempt } = candidacy
  return (
    <Page
      title={`Заявление ${number}`}
      over={attempt > 1 ? `Подано повторно, ${attempt}-й раз` : 'Включение в реестр поставщиков'}
      back={{ href: '/region/providers', label: 'Поставщики' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {state === 'submitted' && dueOn && (
        <Notice tone={isOver(dueOn, today) ? 'bad' : 'info'} title={`Решить до ${formatDay(dueOn)} включительно`}>
          {standing && <p>Организация была в реестре: после включения вернётся её прежняя запись и программы.</p>}
        </Notice>
      )}
      {state === 'refused' && (
        <Notice tone="warn" title="Отказано, ждём исправлений">
          <p>{reason}</p>
        </Notice>
      )}
      {state === 'accepted' && (
        <Notice tone="good" title="Организация внесена в реестр">
          <p>
            <a href={`/region/providers/${candidacy.providerId}`}>Открыть карточку поставщика</a>
          </p>
        </Notice>
      )}
      {facts && <CandidateSummary facts={facts} municipality={municipality} />}
      {state === 'submitted' && (
        <Stack>
          <Form action={`/region/candidacies/${id}/approval`}>
            <Button kind="go">Внести в реестр</Button>
          </Form>
          <h2>Отказать</h2>
          <Form action={`/region/candidacies/${id}/refusal`}>
            <TextArea
              name="reason"
              label="Что исправить"
              hint="Организация прочтёт это в письме"
              rows={4}
              limit={1000}
            />
            <Button kind="danger">Отказать и вернуть на исправление</Button>
          </Form>
        </Stack>
      )}
    </Page>
  )
}

export type PublicCheckProps = Again & { inn: string | null; standing: Standing | null; zone: string }

/** «Проверить организацию»: a certificate pays only who is in the register (S-077). */
export function PublicCheckPage({ inn, standing, zone, errors = [], answers = {} }: PublicCheckProps) {
  return (
    <Page
      title="Проверить организацию"
      lead="Сертификатом платят только организациям из реестра поставщиков."
      back={{ href: '/organisations', label: 'Организации' }}
      errors={errors}
      answers={answers}
      description="Проверка организации по ИНН в реестре поставщиков."
    >
      <Form action="/organisations/register" method="get">
        <TextField
          name="inn"
          label="ИНН организации"
          hint="Есть на сайте организации и в договоре"
          inputmode="numeric"
          width="20"
        />
        <Button>Проверить</Button>
      </Form>
      {inn && <Verdict inn={inn} standing={standing} zone={zone} />}
      <p>
        Ваша организация учит детей, но её нет в реестре? <a href="/candidacy">Подайте заявление о включении</a>.
      </p>
    </Page>
  )
}

function Verdict({ inn, standing, zone }: Required<Pick<PublicCheckProps, 'inn' | 'standing' | 'zone'>>) {
  if (standing?.state === 'active')
    return (
      <Notice
        tone="good"
        title={`${standing.shortName} есть в реестре`}
        actions={<ButtonLink href={`/organisations/${standing.id}`}>Что она преподаёт</ButtonLink>}
      >
        <p>
          {standing.name}, ИНН {inn}. В реестре с <InstantText instant={standing.registeredAt} zone={zone} />.
        </p>
      </Notice>
    )
  if (standing)
    return (
      <Notice tone="bad" title={`${standing.shortName} исключена из реестра`}>
        <p>
          Исключена {standing.excludedAt && <InstantText instant={standing.excludedAt} zone={zone} />}. Сертификатом ей
          не платят, новых заявок она не принимает.
        </p>
      </Notice>
    )
  return (
    <Notice tone="warn" title="Организации с таким ИНН в реестре нет">
      <p>Сертификатом ей заплатить нельзя. Проверьте номер: он может быть у головной организации.</p>
    </Notice>
  )
}
