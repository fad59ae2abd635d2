import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { quoted } from '#kernel/quoted'
import { timetableWords } from '#programmes'
import {
  Button,
  ButtonLink,
  ButtonRow,
  type Column,
  EmptyState,
  Form,
  InstantText,
  Notice,
  NumberedSteps,
  Page,
  SummaryList,
  Table,
  Tag,
} from '#ui'
import type { ReasonWords } from '../../quote/words/reasons.ts'
import type { WaitingView } from '../model.ts'
import { placeWords, waitingHistory, waitingStateWords } from '../words.ts'

/** All waiting lists of the family's children: places, offers with their terms, and what has ended. */
export function WaitingListPage({ entries, zone }: { entries: readonly WaitingView[]; zone: string }) {
  return (
    <Page
      title="Очереди на места"
      lead="Когда место освободится, оно будет ждать первого в очереди, и больше никто его не займёт."
      width="wide"
      back={{ href: '/my', label: 'В кабинет' }}
      hidden
    >
      <WaitingTable entries={entries} zone={zone} />
    </Page>
  )
}

function WaitingTable({ entries, zone }: { entries: readonly WaitingView[]; zone: string }) {
  return (
    <Table
      caption="Очереди на места в группах"
      rows={entries}
      rowKey={({ id }) => id}
      marked={({ state }) => state === 'offered'}
      columns={columnsIn(zone)}
      empty={
        <EmptyState
          title="Вы не стоите ни в одной очереди"
          actions={
            <ButtonLink kind="ghost" href="/programmes">
              Выбрать программу
            </ButtonLink>
          }
        >
          <p>Если в группе не осталось мест, на странице программы появится кнопка «Встать в очередь».</p>
        </EmptyState>
      }
    />
  )
}

function columnsIn(zone: string): readonly Column<WaitingView>[] {
  return [
    {
      label: 'Программа',
      head: true,
      cell: ({ id, programme, group }) => (
        <>
          <a href={`/my/waiting/${id}`}>{programme}</a>
          <br />
          <span class="muted small">группа {group}</span>
        </>
      ),
    },
    { label: 'Ребёнок', cell: ({ name }) => name },
    { label: 'Когда', cell: ({ lessons }) => timetableWords(lessons) || 'расписание уточняется' },
    { label: 'Состояние', cell: (entry) => <StateTag entry={entry} /> },
    { label: 'Место', cell: (entry) => <Where entry={entry} zone={zone} /> },
  ]
}

function StateTag({ entry }: { entry: WaitingView }) {
  const { label, tone } = waitingStateWords[entry.state]
  return <Tag tone={tone}>{label}</Tag>
}

function Where({ entry, zone }: { entry: WaitingView; zone: string }) {
  const { place, state, offerUntil } = entry
  if (place !== null) return <>{placeWords(place)}</>
  if (state !== 'offered' || !offerUntil) return <>—</>
  return (
    <>
      до <InstantText instant={offerUntil} zone={zone} />
    </>
  )
}

export type WaitingPageProps = {
  entry: WaitingView
  zone: string
  /** What stands in the way of taking the offered seat, or would. */
  needed: readonly ReasonWords[]
}

/** One place in a waiting list: the number, or the offer with its deadline, and all that happened. */
export function WaitingPage({ entry, zone, needed }: WaitingPageProps) {
  const { programme, group, provider, lessons } = entry
  return (
    <Page
      title={`Очередь: ${programme}`}
      over={entry.name}
      back={{ href: '/my/waiting', label: 'Все очереди' }}
      actions={<StateTag entry={entry} />}
      hidden
    >
      <Now entry={entry} zone={zone} />
      {needed.length > 0 && <Needed reasons={needed} offered={entry.state === 'offered'} />}
      <SummaryList
        title="О занятиях"
        rows={[
          { label: 'Ребёнок', value: fullName(entry) },
          { label: 'Программа', value: <a href={`/programmes/${entry.article}`}>{programme}</a> },
          { label: 'Организация', value: provider },
          { label: 'Группа', value: `${group}, ${timetableWords(lessons) || 'расписание уточняется'}` },
        ]}
      />
      <h2>Что происходило</h2>
      <ol>
        {waitingHistory(entry, zone).map(({ at, text }) => (
          <li key={at.toString()}>
            {text}{' '}
            <span class="muted small">
              <InstantText instant={at} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
    </Page>
  )
}

function Now({ entry, zone }: { entry: WaitingView; zone: string }) {
  const { id, state, place, offerUntil, article, childId, groupId, applicationId } = entry
  if (state === 'waiting' && place !== null)
    return (
      <>
        <Notice title={placeWords(place)}>
          <p>
            Очередь идёт строго по времени записи. Когда место освободится, мы напишем вам: оно будет ждать только вас
            до названного дня и часа. Ночью срок не заканчивается.
          </p>
        </Notice>
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/my/waiting/${id}/leaving`}>
            Выйти из очереди
          </ButtonLink>
        </ButtonRow>
      </>
    )
  if (state === 'offered' && offerUntil)
    return (
      <>
        <Notice tone="warn" title="Место ждёт вас">
          <p>
            Подайте заявку до{' '}
            <b>
              <InstantText instant={offerUntil} zone={zone} />
            </b>
            . До этого времени место больше никто не займёт, а потом его предложат следующему.
          </p>
        </Notice>
        <ButtonRow>
          <ButtonLink kind="go" href={`/programmes/${article}/apply?child=${childId}&group=${groupId}`}>
            Занять место
          </ButtonLink>
          <ButtonLink kind="ghost" href={`/my/waiting/${id}/leaving`}>
            Место не нужно
          </ButtonLink>
        </ButtonRow>
      </>
    )
  if (state === 'taken')
    return (
      <Notice tone="good" title="Место занято вами">
        {applicationId && (
          <p>
            <a href={`/my/applications/${applicationId}`}>Открыть заявку</a>
          </p>
        )}
      </Notice>
    )
  return (
    <Notice title={waitingStateWords[state].label} actions={state === 'closed' ? null : <Again entry={entry} />}>
      {entry.reason && <p>{entry.reason}.</p>}
      <p>В этой очереди ребёнка больше нет.</p>
    </Notice>
  )
}

function Again({ entry: { childId, groupId } }: { entry: WaitingView }) {
  return <a href={`/my/waiting/new?child=${childId}&group=${groupId}`}>Встать в очередь снова</a>
}

function Needed({ reasons, offered }: { reasons: readonly ReasonWords[]; offered: boolean }) {
  return (
    <>
      <h2>{offered ? 'Что мешает занять место' : 'Что понадобится, когда место предложат'}</h2>
      {reasons.map(({ code, title, text, helper, next }) => (
        <Notice key={code} tone="warn" title={title} actions={next && <a href={next.href}>{next.label}</a>}>
          <p>{text}</p>
          <p class="muted small">{helper}</p>
        </Notice>
      ))}
    </>
  )
}

export type JoinWaitingPageProps = {
  child: { id: string; name: string }
  programme: { article: number; name: string; provider: string }
  group: { id: string; name: string; lessons: WaitingView['lessons']; startsOn: Temporal.PlainDate }
  /** People who wait already. */
  ahead: number
  hours: number
  needed: readonly ReasonWords[]
}

/** Before joining: the place, how the queue goes, and what is needed for the offer. */
export function JoinWaitingPage({ child, programme, group, ahead, hours, needed }: JoinWaitingPageProps) {
  const back = `/programmes/${programme.article}?child=${child.id}&group=${group.id}`
  return (
    <Page title="Встать в очередь" over={programme.name} back={{ href: back, label: 'К программе' }} hidden>
      <p>
        В группе {group.name} программы {quoted(programme.name)} мест нет. {child.name} будет{' '}
        <b>{ahead === 0 ? 'первым в очереди' : `${ahead + 1}-м в очереди`}</b>.
      </p>
      <SummaryList
        title="О занятиях"
        rows={[
          { label: 'Ребёнок', value: child.name },
          { label: 'Организация', value: programme.provider },
          { label: 'Группа', value: `${group.name}, ${timetableWords(group.lessons) || 'расписание уточняется'}` },
          { label: 'Первый день', value: formatDay(group.startsOn) },
        ]}
      />
      <h2>Как идёт очередь</h2>
      <NumberedSteps
        steps={[
          { label: 'Место освободится', text: 'Кто-то отзовёт заявку или организация расширит группу.' },
          {
            label: 'Его предложат первому',
            text: `Мы напишем, и ${hours} часов место будет ждать только вас. Если срок выпадет на ночь, он продлится до утра.`,
          },
          { label: 'Вы подадите заявку', text: 'Расчёт будет по ценам и деньгам того дня.' },
        ]}
      />
      <p>Очередь ни к чему не обязывает: деньги не закрепляются, стоять можно сразу в нескольких группах.</p>
      {needed.length > 0 && <Needed reasons={needed} offered={false} />}
      <Form action="/my/waiting">
        <input type="hidden" name="child" value={child.id} />
        <input type="hidden" name="group" value={group.id} />
        <ButtonRow>
          <Button kind="go">Встать в очередь</Button>
          <ButtonLink kind="ghost" href={back}>
            Не вставать
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** Asks before the place is given away. */
export function LeaveWaitingPage({ entry }: { entry: WaitingView }) {
  const back = `/my/waiting/${entry.id}`
  const offered = entry.state === 'offered'
  return (
    <Page
      title={offered ? 'Отказаться от места?' : 'Выйти из очереди?'}
      over={entry.programme}
      back={{ href: back, label: 'К очереди' }}
      hidden
    >
      <p>
        {offered
          ? 'Место сразу предложат следующему ребёнку.'
          : 'Место в очереди пропадёт. Встать снова можно, но уже в конец.'}
      </p>
      <Form action={`${back}/leaving`}>
        <ButtonRow>
          <Button kind="danger">{offered ? 'Отказаться от места' : 'Выйти из очереди'}</Button>
          <ButtonLink kind="ghost" href={back}>
            Остаться
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}
