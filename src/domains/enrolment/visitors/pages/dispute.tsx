import { formatPhone } from '#kernel/contacts'
import { formatDay, formatInstant } from '#kernel/dates'
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
  Page,
  SummaryList,
  Table,
  Tag,
  TextArea,
} from '#ui'
import type { ApplicationView } from '../../applications/queries/list.ts'
import type { Story } from '../../applications/queries/story.ts'
import { presenceWords } from '../../applications/words/history.ts'
import type { DisputeView } from '../queries/dispute.ts'

type Asked = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

/** One press: «это были не мы» (S-073); the address of the letter leads here. */
export function DisputePage({
  application,
  story,
  zone,
  errors,
  answers,
}: Asked & { application: ApplicationView; story: Story; zone: string }) {
  const { id, number, programme, provider, state, contractState, statementOn } = application
  const back = `/my/applications/${id}`
  const lives = state === 'enrolled' && contractState !== 'pending-start'
  return (
    <Page
      title="Это были не вы?"
      over={`Заявка ${number}`}
      back={{ href: back, label: 'К заявке' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <p>
        {provider} подала заявку на программу {quoted(programme)}
        {story.visitor &&
          ` при личном визите ${formatInstant(story.visitor.confirmedAt, zone)}. Присутствие подтвердили ${presenceWords[story.visitor.mode]}, сотрудник: ${story.visitor.confirmedBy}`}
        {!story.visitor &&
          statementOn &&
          ` и отметила, что получила от вас подписанное заявление от ${formatDay(statementOn)}`}
        .
      </p>
      <p>
        {lives
          ? 'Договор уже действует, поэтому сам он не отменится: его проверит муниципалитет. Если ребёнок там не занимается, договор можно ещё и расторгнуть.'
          : 'Заявка отменится сразу: место и деньги освободятся. Муниципалитет спросит организацию и ответит вам письмом.'}
      </p>
      <Form action={`${back}/dispute`}>
        <TextArea name="words" label="Что стоит знать муниципалитету" optional limit={1000} />
        <ButtonRow>
          <Button kind="danger">Это были не мы</Button>
          <ButtonLink kind="ghost" href={back}>
            Всё в порядке, это мы
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** The municipality: families' word against organisations', those that wait first. */
export function DisputesPage({ disputes, zone }: { disputes: readonly DisputeView[]; zone: string }) {
  return (
    <Page
      title="«Это были не мы»"
      lead="Семьи сообщили, что организация подала заявку или заключила договор без них. Разберитесь и ответьте."
      width="wide"
      hidden
    >
      <Table
        caption="Сообщения семей"
        rows={disputes}
        rowKey={({ id }) => id}
        marked={({ settledAt }) => settledAt === null}
        columns={columnsIn(zone)}
        empty={
          <EmptyState title="Сообщений нет">
            <p>Семья может оспорить заявку, которую оформила организация. Такие сообщения появятся здесь.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

function columnsIn(zone: string): readonly Column<DisputeView>[] {
  return [
    {
      label: 'Заявка',
      head: true,
      cell: ({ id, number }) => <a href={`/municipality/disputes/${id}`}>{number}</a>,
    },
    { label: 'Организация', cell: ({ provider }) => provider },
    { label: 'Когда сообщили', cell: ({ raisedAt }) => formatInstant(raisedAt, zone) },
    {
      label: 'Состояние',
      cell: ({ settledAt }) => (settledAt ? <Tag tone="good">разобрались</Tag> : <Tag tone="warn">ждёт вас</Tag>),
    },
  ]
}

/** One of them: what was said by both sides, and the answer that the family will read. */
export function SettlementPage({ dispute, zone, errors, answers }: Asked & { dispute: DisputeView; zone: string }) {
  const { id, number, provider, providerPhone, programme, mode, confirmedAt, worker, words, cancelled, outcome } =
    dispute
  return (
    <Page
      title={`Заявка ${number}`}
      over="«Это были не мы»"
      back={{ href: '/municipality/disputes', label: 'Все сообщения' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        title="Что известно"
        rows={[
          { label: 'Организация', value: `${provider}, ${formatPhone(providerPhone)}` },
          { label: 'Программа', value: programme },
          {
            label: 'Как оформили',
            value:
              mode && confirmedAt
                ? `при личном визите ${formatInstant(confirmedAt, zone)}, присутствие подтвердили ${presenceWords[mode]}`
                : 'договор по подписанному заявлению',
          },
          { label: 'Сотрудник', value: worker ?? 'неизвестен' },
          { label: 'Семья сообщила', value: formatInstant(dispute.raisedAt, zone) },
          { label: 'Слова семьи', value: words ?? 'не написала' },
          { label: 'Что с заявкой', value: cancelled ? 'отменена' : 'договор действует' },
        ]}
      />
      {outcome ? (
        <p>Ваш ответ: {sentence(outcome)}</p>
      ) : (
        <Form action={`/municipality/disputes/${id}/settlement`}>
          <TextArea
            name="outcome"
            label="Что выяснилось"
            hint="Это прочитает семья: ошибся ли сотрудник, что сделала организация"
            limit={1000}
          />
          <ButtonRow>
            <Button>Ответить семье</Button>
          </ButtonRow>
        </Form>
      )}
    </Page>
  )
}
