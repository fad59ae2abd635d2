import { formatDay } from '#kernel/dates'
import {
  type Answers,
  Button,
  ButtonLink,
  Checkbox,
  EmptyState,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  Stack,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import type { Change, LimitGround, Room } from '../model/change.ts'
import { groundWords } from '../words.ts'
import { leftWords } from './nominal-change.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
export type Dated = Change & { left: number }

/** The family asks; one press after reading what it means. */
export function AskPage({ childId, childName, number, dueOn }: AskProps) {
  return (
    <Page
      title="Сертификат с номиналом"
      over={`${childName}, сертификат ${number}`}
      back={{ href: `/my/children/${childId}`, label: 'Карточка ребёнка' }}
      hidden
    >
      <p>
        Номинал — деньги муниципалитета на занятия ребёнка. Их нельзя получить наличными, зато ими можно платить за
        любые программы с пометкой «Доступна оплата сертификатом».
      </p>
      <ul>
        <li>
          Решение примут до <b>{formatDay(dueOn)}</b> включительно.
        </li>
        <li>Отказать могут только когда достигнут предел числа таких сертификатов или предел денег на год.</li>
        <li>Если мест сейчас нет, вы встанете в очередь и будете видеть свой номер.</li>
      </ul>
      <Form action={`/my/children/${childId}/nominal`}>
        <Button>Подать заявление</Button>
      </Form>
    </Page>
  )
}

export type AskProps = { childId: string; childName: string; number: string; dueOn: Temporal.PlainDate }

/** The desk of those who decide: the longest overdue first. */
export function ChangesPage({ changes, mayDecide, over, home }: ChangesProps) {
  return (
    <Page
      title="Заявления на номинал"
      over={over}
      lead={
        mayDecide
          ? 'Решить нужно до дня, который стоит у заявления. Отказать можно только при достигнутом пределе.'
          : 'О номинале решает региональный оператор. Здесь видно, что ждёт решения в вашем муниципалитете.'
      }
      width="wide"
      back={{ href: home, label: 'Рабочее место' }}
      actions={
        <ButtonLink href="/changes/new" kind="ghost" small>
          Принять лично
        </ButtonLink>
      }
      hidden
    >
      <Table
        caption="Заявления на номинал"
        rows={changes}
        rowKey={({ id }) => id}
        marked={({ left }) => left < 0}
        columns={[
          { label: 'Заявление', head: true, cell: ({ id, number }) => <a href={`/changes/${id}`}>{number}</a> },
          { label: 'Решить', cell: (change) => <Due change={change} /> },
          { label: 'Муниципалитет', cell: ({ municipality }) => municipality },
          { label: 'Категория', cell: ({ category }) => category },
        ]}
        empty={
          <EmptyState title="Всё решено">
            <p>Заявлений, которые ждут решения, нет.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}

export type ChangesProps = { changes: readonly Dated[]; mayDecide: boolean; over: string; home: string }

function Due({ change: { dueOn, left } }: { change: Dated }) {
  return (
    <>
      до {formatDay(dueOn)} <Tag tone={left < 0 ? 'bad' : left === 0 ? 'warn' : 'plain'}>{leftWords(left)}</Tag>
    </>
  )
}

export type ChangeProps = Again & {
  change: Dated
  room: Room | null
  ground: LimitGround | null
  waiting: number
  mayDecide: boolean
  zone: string
}

const states: Record<Change['state'], string> = {
  submitted: 'ждёт решения',
  queued: 'решено положительно, ждёт места в очереди',
  approved: 'номинал зачислен',
  refused: 'отказано',
  withdrawn: 'семья отозвала',
  closed: 'закрыто: сертификат больше не действует',
}

/** One statement: whether there is room, and what may be decided. */
export function ChangePage(props: ChangeProps) {
  const { change, zone, errors, answers } = props
  return (
    <Page
      title={`Заявление ${change.number}`}
      back={{ href: '/changes', label: 'Все заявления' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Сертификат', value: change.certificateNumber },
          { label: 'Муниципалитет', value: change.municipality },
          { label: 'Категория', value: change.category },
          { label: 'Подано', value: <InstantText instant={change.submittedAt} zone={zone} /> },
          change.state === 'submitted'
            ? { label: 'Решить', value: <Due change={change} /> }
            : { label: 'Состояние', value: states[change.state] },
          ...(change.refusalGround ? [{ label: 'Основание', value: groundWords(change.refusalGround) }] : []),
        ]}
      />
      {change.state === 'submitted' && <Decide {...props} />}
    </Page>
  )
}

function Decide({ change, room, ground, waiting, mayDecide }: ChangeProps) {
  if (!mayDecide)
    return (
      <Notice title="Решает региональный оператор">
        <p>В вашем регионе о номинале решает оператор.</p>
      </Notice>
    )
  if (!room)
    return (
      <Notice tone="warn" title="Номинал не установлен">
        <p>Для этой категории в текущем периоде нет номинала. Сначала внесите его по акту муниципалитета.</p>
      </Notice>
    )
  const queue = ground !== null || waiting > 0
  return (
    <Stack>
      <Notice
        tone={ground ? 'warn' : 'good'}
        title={ground ? 'Предел достигнут' : waiting > 0 ? 'Место есть, но другие ждут дольше' : 'Место есть'}
      >
        <p>
          {ground ? `Почему: ${groundWords(ground)}. ` : ''}
          {queue ? `При одобрении сертификат встанет в очередь, номер ${waiting + 1}.` : 'Номинал зачислят сразу.'}
        </p>
      </Notice>
      <Form action={`/changes/${change.id}/approval`}>
        <Button kind="go">{queue ? 'Одобрить и поставить в очередь' : 'Одобрить и зачислить номинал'}</Button>
      </Form>
      {ground && (
        <section>
          <Stack>
            <h2>Отказать</h2>
            <p>Основание: {groundWords(ground)}.</p>
            <Form action={`/changes/${change.id}/refusal`}>
              <TextArea
                name="text"
                label="Пояснение для семьи"
                hint="Когда появятся места или деньги, если это известно"
                rows={3}
                limit={500}
              />
              <Button kind="danger">Отказать</Button>
            </Form>
          </Stack>
        </section>
      )}
    </Stack>
  )
}

/** S-140: somebody came in person with a signed statement. */
export function AskInPersonPage({ home, errors, answers }: Again & { home: string }) {
  return (
    <Page
      title="Заявление на номинал, поданное лично"
      lead="Заявитель принёс подписанное заявление об изменении вида сертификата."
      back={{ href: home, label: 'Рабочее место' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/changes/new">
        <TextField name="number" label="Номер сертификата" hint="10 цифр" inputmode="numeric" width="20" />
        <Checkbox name="signed" label="Заявление подписано, личность заявителя сверена с документом" />
        <Button>Принять заявление</Button>
      </Form>
    </Page>
  )
}
