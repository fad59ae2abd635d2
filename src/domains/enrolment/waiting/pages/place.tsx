import { fullName } from '#kernel/names'
import { timetableWords } from '#programmes'
import { Button, ButtonLink, ButtonRow, Form, InstantText, Notice, Page, SummaryList, Tag } from '#ui'
import type { ReasonWords } from '../../quote/words/reasons.ts'
import type { WaitingView } from '../model.ts'
import { placeWords, waitingHistory, waitingStateWords } from '../words.ts'
import { Needed } from './needed.tsx'

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

export function StateTag({ entry }: { entry: WaitingView }) {
  const { label, tone } = waitingStateWords[entry.state]
  return <Tag tone={tone}>{label}</Tag>
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
