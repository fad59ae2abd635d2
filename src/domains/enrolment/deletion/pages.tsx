import { formatDay, formatInstant } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import { quoted } from '#kernel/quoted'
import { sentence } from '#kernel/sentence'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  SummaryList,
  Table,
  Tag,
  TextArea,
} from '#ui'
import type { Deletion, DeletionView } from './model.ts'
import { deletionWords } from './words.ts'

type Asked = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
type Contract = { id: string; number: string; programme: string; certificate: bigint }

/** The organisation tells of its mistake; what happens next, and who must agree. */
export function DeletionPage({ application, errors, answers }: Asked & { application: Contract }) {
  const { id, number, programme, certificate } = application
  const back = `/provider/applications/${id}`
  return (
    <Page
      title="Договор оформлен по ошибке?"
      over={`Договор ${number}`}
      back={{ href: back, label: 'К договору' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <p>
        Программа {quoted(programme)}. Удаляют только договор, которого не должно было быть: он не стоит в счетах,
        месяцы по нему не закрыты. Семья должна согласиться, решает региональный оператор. Место освободится
        {certificate > 0n && `, ${formatRoubles(certificate, { short: true })} вернётся на сертификат`}. Всё, что было,
        останется в истории.
      </p>
      <p>
        Если занятия просто больше не нужны, <a href={`${back}/termination`}>расторгните договор</a>.
      </p>
      <Form action={`${back}/deletion`}>
        <TextArea
          name="reason"
          label="В чём ошибка"
          hint="Например: выбрали не того ребёнка, не ту группу"
          limit={1000}
        />
        <TextArea name="urgency" label="Почему деньги нужно вернуть сейчас" limit={1000} />
        <TextArea
          name="paper"
          label="Документ, который подписали обе стороны"
          hint="Например: заявление от 20.11.2026, вх. 114. Сам документ хранится у вас"
          rows={2}
          limit={1000}
        />
        <ButtonRow>
          <Button kind="danger">Попросить удалить договор</Button>
          <ButtonLink kind="ghost" href={back}>
            Не просить
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** On the contract's page: what waits, and the family's answer. */
export function DeletionNow({
  deletion,
  side,
  here,
}: {
  deletion: Deletion
  side: 'family' | 'provider'
  here: string
}) {
  const { state, reason } = deletion
  if (state !== 'asked')
    return (
      <Notice title="Договор просят удалить">
        <p>
          Обе стороны согласны, что он оформлен по ошибке. Решает региональный оператор. До его решения договор
          действует.
        </p>
      </Notice>
    )
  if (side === 'provider')
    return (
      <Notice title="Договор просят удалить">
        <p>Ждём, согласится ли семья. До решения договор действует.</p>
      </Notice>
    )
  return (
    <>
      <Notice tone="warn" title="Организация просит удалить договор: он оформлен по ошибке">
        <p>{sentence(reason)}</p>
        <p>
          Если вы согласны, решит региональный оператор: место освободится, все деньги вернутся на сертификат. Без
          вашего согласия договор не удалят.
        </p>
      </Notice>
      <ButtonRow>
        <Form action={`${here}/deletion/agreement`}>
          <Button kind="danger">Согласиться удалить</Button>
        </Form>
        <Form action={`${here}/deletion/refusal`}>
          <Button kind="ghost">Договор нужен</Button>
        </Form>
      </ButtonRow>
    </>
  )
}

/** The operator: requests on which both sides agree, what waits first. */
export function DeletionsPage({ deletions, zone }: { deletions: readonly DeletionView[]; zone: string }) {
  const columns: readonly Column<DeletionView>[] = [
    { label: 'Договор', head: true, cell: ({ id, number }) => <a href={`/region/deletions/${id}`}>{number}</a> },
    { label: 'Организация', cell: ({ provider }) => provider },
    { label: 'Муниципалитет', cell: ({ municipality }) => municipality },
    { label: 'Когда попросили', cell: ({ askedAt }) => formatInstant(askedAt, zone) },
    {
      label: 'Состояние',
      cell: ({ state }) => <Tag tone={deletionWords[state].tone}>{deletionWords[state].label}</Tag>,
    },
  ]
  return (
    <Page
      title="Ошибочные договоры"
      lead="Организация и семья согласны, что договор оформлен по ошибке, и просят его удалить."
      width="wide"
      hidden
    >
      <Table
        caption="Просьбы удалить договор"
        rows={deletions}
        rowKey={({ id }) => id}
        marked={({ state }) => state === 'agreed'}
        columns={columns}
        empty={
          <EmptyState title="Просьб нет">
            <p>Когда организация и семья согласятся, что договор ошибочный, просьба появится здесь.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

/** One of them: the facts without anybody's name, and the decision that both sides read. */
export function DeletionDecisionPage({
  deletion,
  zone,
  errors,
  answers,
}: Asked & { deletion: DeletionView; zone: string }) {
  const { id, number, state, startsOn, endsOn, certificate, outcome } = deletion
  return (
    <Page
      title={`Договор ${number}`}
      over="Просят удалить"
      back={{ href: '/region/deletions', label: 'Ошибочные договоры' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Организация', value: deletion.provider },
          { label: 'Программа', value: deletion.programme },
          { label: 'Муниципалитет', value: deletion.municipality },
          { label: 'Срок договора', value: `${formatDay(startsOn)} — ${formatDay(endsOn)}` },
          { label: 'Вернётся на сертификат', value: formatRoubles(certificate, { short: true }) },
          { label: 'В чём ошибка', value: deletion.reason },
          { label: 'Почему сейчас', value: deletion.urgency },
          { label: 'Документ сторон', value: deletion.paper },
          { label: 'Попросил', value: `${deletion.askedBy}, ${formatInstant(deletion.askedAt, zone)}` },
          { label: 'Семья', value: deletion.answeredAt ? `согласна, ${formatInstant(deletion.answeredAt, zone)}` : '' },
          { label: 'Состояние', value: deletionWords[state].label },
        ]}
      />
      {outcome ? (
        <p>Ваше решение: {sentence(outcome)}</p>
      ) : (
        <Form action={`/region/deletions/${id}/decision`}>
          <RadioGroup
            name="decision"
            legend="Решение"
            options={[
              { value: 'delete', label: 'Удалить договор', hint: 'Место и все деньги освободятся сразу' },
              { value: 'refuse', label: 'Оставить договор в силе' },
            ]}
          />
          <TextArea name="outcome" label="Почему" hint="Это прочитают семья и организация" limit={1000} />
          <Button>Записать решение</Button>
        </Form>
      )}
    </Page>
  )
}
