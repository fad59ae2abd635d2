import { formatDay, isAfter, weekdayName } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Button, ButtonLink, ButtonRow, Card, EmptyState, Figures, Form, Page, Stack, Tag, type TagTone } from '#ui'
import type { LessonState, LessonView } from '../model.ts'
import { stateSentence } from '../words.ts'

export type DayPageProps = {
  on: Temporal.PlainDate
  today: Temporal.PlainDate
  lessons: readonly LessonView[]
}

/** The provider's lessons of a day: who was there in one press, or one by one. */
export function DayPage({ on, today, lessons }: DayPageProps) {
  const left = lessons.filter(({ state, children }) => state === 'planned' && children > 0).length
  const isToday = on.equals(today)
  return (
    <Page
      title={isToday ? 'Занятия сегодня' : 'Занятия'}
      over={`${weekdayName(on.dayOfWeek)}, ${formatDay(on)}`}
      back={{ href: '/provider', label: 'Заявки и группы' }}
      actions={
        <>
          <ButtonLink kind="ghost" small href={dayAddress(on.subtract({ days: 1 }))}>
            Днём раньше
          </ButtonLink>
          {!isToday && (
            <ButtonLink kind="ghost" small href="/provider/lessons">
              Сегодня
            </ButtonLink>
          )}
          <ButtonLink kind="ghost" small href={dayAddress(on.add({ days: 1 }))}>
            Днём позже
          </ButtonLink>
          <ButtonLink kind="ghost" small href={`/provider/journal?month=${on.toPlainYearMonth()}`}>
            Журнал за месяц
          </ButtonLink>
        </>
      }
      hidden
    >
      {lessons.length > 0 && (
        <Figures
          figures={[
            { label: 'Занятий', value: lessons.length },
            left > 0
              ? { label: 'Без отметок', value: left, tone: 'warn' as const }
              : { label: 'Без отметок', value: 0, note: 'всё отмечено' },
          ]}
        />
      )}
      <Stack>
        {lessons.map((lesson) => (
          <LessonCard key={lesson.id} lesson={lesson} mayMark={!isAfter(on, today)} />
        ))}
      </Stack>
      {lessons.length === 0 && (
        <EmptyState title="В этот день занятий нет">
          <p>
            Занятия появляются утром по расписанию групп, в которых кто-нибудь учится; в праздники их нет. Занятие сверх
            расписания добавляют в журнале группы.
          </p>
        </EmptyState>
      )}
    </Page>
  )
}

function LessonCard({ lesson, mayMark }: { lesson: LessonView; mayMark: boolean }) {
  const { id, programme, group, startsAt, endsAt, room, state, children, present, monthClosed } = lesson
  const open = !monthClosed && (state === 'planned' || state === 'held')
  return (
    <Card
      title={`${startsAt}–${endsAt}, ${programme}`}
      href={`/provider/lessons/${id}`}
      beside={<StateTag state={state} />}
      actions={
        open &&
        mayMark &&
        children > 0 && (
          <ButtonRow>
            {state === 'planned' && (
              <Form action={`/provider/lessons/${id}/marks`}>
                <input type="hidden" name="all" value="yes" />
                <Button kind="go">Все были</Button>
              </Form>
            )}
            <ButtonLink kind="ghost" href={`/provider/lessons/${id}`}>
              {state === 'planned' ? 'Отметить по одному' : 'Исправить отметки'}
            </ButtonLink>
          </ButtonRow>
        )
      }
    >
      <p>
        {[group, room, plural(children, 'ребёнок', 'ребёнка', 'детей')].filter(Boolean).join(', ')}
        {state === 'held' && `. Были ${present} из ${children}`}
      </p>
      {(state === 'cancelled' || state === 'moved') && <p class="muted">{stateSentence(lesson)}</p>}
    </Card>
  )
}

const tones: Record<LessonState, { tone: TagTone; label: string }> = {
  planned: { tone: 'warn', label: 'не отмечено' },
  held: { tone: 'good', label: 'проведено' },
  cancelled: { tone: 'bad', label: 'отменено' },
  moved: { tone: 'plain', label: 'перенесено' },
}

function StateTag({ state }: { state: LessonState }) {
  const { tone, label } = tones[state]
  return <Tag tone={tone}>{label}</Tag>
}

export function dayAddress(on: Temporal.PlainDate): string {
  return `/provider/lessons?on=${on}`
}
