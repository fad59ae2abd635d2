import { formatDay, weekdayName } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import type { Refusal } from '#kernel/refusal'
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  type FieldError,
  Form,
  MarkList,
  Notice,
  Page,
  Table,
  TextField,
} from '#ui'
import type { Attendee, LessonView } from '../model.ts'
import { refusals } from '../refusals.ts'
import { presenceWords, stateSentence } from '../words.ts'
import { dayAddress } from './day.tsx'

type Shown = { errors?: readonly FieldError[]; answers?: Record<string, string | string[]> }

export type LessonPageProps = Shown & {
  lesson: LessonView
  attendees: readonly Attendee[]
  /** Why it cannot be marked now. */
  locked: Refusal | null
  /** It has no marks yet and its month is open. */
  mayCallOff: boolean
}

/** One lesson: each child with three large answers, and one press for everybody else. */
export function LessonPage({ lesson, attendees, locked, mayCallOff, errors, answers }: LessonPageProps) {
  const { id, programme, group, on, startsAt, endsAt, state, children } = lesson
  return (
    <Page
      title={programme}
      over={`${weekdayName(on.dayOfWeek)}, ${formatDay(on)}, ${startsAt}–${endsAt}`}
      lead={`${group}, ${plural(children, 'ребёнок', 'ребёнка', 'детей')}. Педагог: ${lesson.teacher}`}
      back={{ href: dayAddress(on), label: 'Все занятия дня' }}
      errors={errors}
      answers={answers}
      hidden
    >
      {state === 'cancelled' || state === 'moved' ? (
        <Notice title={`Занятие ${stateSentence(lesson)}`} />
      ) : locked ? (
        <>
          <Locked refusal={locked} />
          {state === 'held' && <Marks attendees={attendees} topic={lesson.topic} />}
        </>
      ) : (
        <Form action={`/provider/lessons/${id}/marks`}>
          <MarkList
            mark="mark"
            note="note"
            noteLabel="Причина"
            options={(['present', 'excused', 'absent'] as const).map((value) => ({
              value,
              label: presenceWords[value],
              asks: value === 'excused',
            }))}
            rows={attendees.map((one) => ({
              id: one.applicationId,
              label: fullName(one),
              ...(one.presence && { value: one.presence }),
              ...(one.reason && { noteValue: one.reason }),
              ...(one.corrections > 0 && {
                note: `отметку исправляли: ${plural(one.corrections, 'раз', 'раза', 'раз')}`,
              }),
            }))}
          />
          <TextField name="topic" label="Тема занятия" optional value={answers ? undefined : (lesson.topic ?? '')} />
          <ButtonRow>
            <Button kind="go">{state === 'held' ? 'Сохранить исправления' : 'Сохранить отметки'}</Button>
            {state === 'planned' && (
              <Button kind="ghost" name="all" value="yes">
                Остальные были
              </Button>
            )}
          </ButtonRow>
        </Form>
      )}
      {mayCallOff && (
        <ButtonRow>
          <ButtonLink kind="ghost" small href={`/provider/lessons/${id}/transfer`}>
            Перенести занятие
          </ButtonLink>
          <ButtonLink kind="ghost" small href={`/provider/lessons/${id}/cancellation`}>
            Отменить занятие
          </ButtonLink>
        </ButtonRow>
      )}
    </Page>
  )
}

function Locked({ refusal: { code, facts } }: { refusal: Refusal }) {
  const told = refusals[code]?.words(facts)
  return (
    <Notice title={told?.title ?? ''}>
      <p>{told?.text}</p>
    </Notice>
  )
}

/** What was marked, where it is not changed any more. */
function Marks({ attendees, topic }: { attendees: readonly Attendee[]; topic: string | null }) {
  return (
    <>
      {topic && <p>Тема занятия: {topic}</p>}
      <Table
        caption="Кто был на занятии"
        rows={attendees}
        rowKey={({ applicationId }) => applicationId}
        columns={[
          { label: 'Ребёнок', head: true, cell: fullName },
          {
            label: 'Отметка',
            cell: ({ presence, reason }) => (presence ? presenceWords[presence] + (reason ? `: ${reason}` : '') : '—'),
          },
        ]}
      />
    </>
  )
}

type CallOffProps = Shown & { lesson: LessonView }

/** Why a lesson is not held; families read the reason. */
export function CancelLessonPage({ lesson, errors, answers }: CallOffProps) {
  const back = `/provider/lessons/${lesson.id}`
  return (
    <Page
      title="Отменить занятие?"
      over={`${lesson.programme}, ${formatDay(lesson.on)}, ${lesson.startsAt}`}
      back={{ href: back, label: 'К занятию' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${back}/cancellation`}>
        <p>
          Занятие останется в журнале как непроведённое, полнота месяца станет меньше. Письмо получат все семьи группы.
        </p>
        <TextField name="reason" label="Причина" hint="Например, болезнь педагога" />
        <ButtonRow>
          <Button kind="danger">Отменить занятие</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

/** On which day of the month the lesson is held instead. */
export function MoveLessonPage({ lesson, errors, answers }: CallOffProps) {
  const back = `/provider/lessons/${lesson.id}`
  return (
    <Page
      title="Перенести занятие"
      over={`${lesson.programme}, ${formatDay(lesson.on)}, ${lesson.startsAt}`}
      back={{ href: back, label: 'К занятию' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${back}/transfer`}>
        <DateField name="on" label="Новый день" hint="В том же месяце, например 8 10 2026" />
        <TextField name="startsAt" label="Начало" width="5" value={answers ? undefined : lesson.startsAt} />
        <TextField name="endsAt" label="Конец" width="5" value={answers ? undefined : lesson.endsAt} />
        <TextField name="reason" label="Причина" hint="Её прочитают семьи" />
        <ButtonRow>
          <Button>Перенести занятие</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}
