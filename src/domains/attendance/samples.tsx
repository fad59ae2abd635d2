import type { ApplicationId } from '#enrolment'
import type { Sample } from '#platform/manifest'
import type { GroupId } from '#programmes'
import { Page } from '#ui'
import type { Attendee, GroupMonth, LessonId, LessonView } from './model.ts'
import { ChildLessons } from './pages/child-lessons.tsx'
import { DayPage } from './pages/day.tsx'
import { CancelLessonPage, LessonPage, MoveLessonPage } from './pages/lesson.tsx'
import { MonthPage } from './pages/month.tsx'
import { type SheetContract, SheetPage } from './pages/sheet.tsx'
import { whyNotMark } from './rules/lesson.ts'

const today = Temporal.PlainDate.from('2026-10-06')
const month = Temporal.PlainDate.from('2026-10-01')
const id = (n: number) => `0199d1a0-0000-7000-8000-${String(n).padStart(12, '0')}`

const planned: LessonView = {
  ...{ id: id(1) as LessonId, groupId: id(9) as GroupId, on: today, startsAt: '16:00', endsAt: '17:30' },
  ...{ room: 'каб. 12', state: 'planned', topic: null, reason: null, movedToOn: null, programme: 'Первые роботы' },
  ...{ article: 1042, group: 'Р-1', teacher: 'Соколова Марина Юрьевна', provider: 'Дом детского творчества' },
  ...{ children: 3, marked: 0, present: 0, monthClosed: false },
}
const held: LessonView = {
  ...planned,
  ...{ id: id(2) as LessonId, startsAt: '10:00', endsAt: '11:30', state: 'held', marked: 3, present: 2 },
  topic: 'Датчик расстояния',
}
const cancelled: LessonView = {
  ...planned,
  ...{ id: id(3) as LessonId, startsAt: '18:00', endsAt: '19:30', state: 'cancelled', reason: 'болезнь педагога' },
}
const child = (n: number, surname: string, name: string): Attendee => ({
  ...{ applicationId: id(100 + n) as ApplicationId, surname, name, patronymic: null },
  ...{ presence: null, reason: null, corrections: 0 },
})
const attendees = [child(1, 'Никитина', 'Варвара'), child(2, 'Петров', 'Иван'), child(3, 'Юсупов', 'Тимур')]
const marked = attendees.map(
  (one, n): Attendee => ({
    ...one,
    ...(n === 1 ? { presence: 'excused', reason: 'болеет', corrections: 1 } : { presence: 'present' }),
  }),
)

const group: GroupMonth = {
  ...{ groupId: planned.groupId, programme: planned.programme, article: 1042, group: 'Р-1', children: 3 },
  ...{ planned: 4, held: 3, cancelled: 1, unmarked: 0, closedAt: null },
}
const lessons = [1, 2, 3].map((n) => ({
  ...{ id: id(n) as LessonId, on: month.add({ days: n * 2 }), startsAt: '16:00', topic: null },
  ...(n === 3 ? { state: 'cancelled' as const, reason: 'болезнь педагога' } : { state: 'held' as const, reason: null }),
}))
const contracts = attendees.map(
  (one, n): SheetContract => ({
    ...{ applicationId: one.applicationId, payerId: id(8), contract: `${118 + n}-ПФ`, startsOn: month },
    ...{ surname: one.surname, name: one.name, patronymic: null, endsOn: month.with({ day: 31 }) },
    ...{ planned: 4, held: 3, present: 3 - n, countedShare: null, share: null, reason: null, counted: 7_500 },
    signs: new Map([
      [id(1), '+'],
      [id(2), n === 0 ? '+' : 'н'],
    ]),
  }),
)
const closedContracts = contracts.map((one, n) => ({
  ...one,
  ...{ countedShare: 7_500, share: n === 0 ? 5_000 : 7_500, reason: n === 0 ? 'занятие длилось вдвое меньше' : null },
}))
const sheet = { month, group, provider: planned.provider, lessons, contracts, whyNotClose: null }
const runs = { title: 'Месяц ещё идёт', text: 'Закрыть его можно с 1 ноября 2026 года.' }
const closedAt = Temporal.Instant.from('2026-11-02T08:00:00Z')
const locked = whyNotMark({ ...planned, monthClosed: true, today, correctionDays: 5 })

export const samples: Sample[] = [
  {
    name: 'занятия сегодня',
    render: () => <DayPage on={today} today={today} lessons={[held, planned, cancelled]} />,
  },
  { name: 'занятия: пусто', render: () => <DayPage on={today.add({ days: 1 })} today={today} lessons={[]} /> },
  {
    name: 'занятие: отметить детей',
    render: () => <LessonPage lesson={planned} attendees={attendees} locked={null} mayCallOff />,
  },
  {
    name: 'занятие: исправить отметки',
    render: () => <LessonPage lesson={held} attendees={marked} locked={null} mayCallOff={false} />,
  },
  {
    name: 'занятие: отмечены не все',
    render: () => (
      <LessonPage
        {...{ lesson: planned, attendees, locked: null, mayCallOff: true, answers: {} }}
        errors={[{ field: `mark.${attendees[0]?.applicationId}`, message: 'Отметьте: Никитина В.' }]}
      />
    ),
  },
  {
    name: 'занятие: месяц закрыт',
    render: () => <LessonPage lesson={held} attendees={marked} locked={locked} mayCallOff={false} />,
  },
  { name: 'занятие: отменить', render: () => <CancelLessonPage lesson={planned} /> },
  { name: 'занятие: перенести', render: () => <MoveLessonPage lesson={planned} /> },
  {
    name: 'журнал: группы месяца',
    render: () => (
      <MonthPage
        {...{ month, today: month.add({ months: 1 }), closesFrom: month.add({ months: 1 }) }}
        groups={[
          { ...group, unmarked: 2 },
          { ...group, groupId: id(10) as GroupId, group: 'Р-2' },
          { ...group, groupId: id(11) as GroupId, group: 'Р-3', closedAt },
        ]}
      />
    ),
  },
  {
    name: 'журнал: месяц без групп',
    render: () => <MonthPage {...{ month, today, closesFrom: month.add({ months: 1 }), groups: [] }} />,
  },
  { name: 'журнал группы: закрыть месяц', render: () => <SheetPage {...sheet} /> },
  { name: 'журнал группы: месяц идёт', render: () => <SheetPage {...sheet} whyNotClose={runs} /> },
  {
    name: 'журнал группы: полнота больше, чем по журналу',
    render: () => (
      <SheetPage
        {...sheet}
        answers={{ [`share.${id(101)}`]: '130' }}
        errors={[{ field: `share.${id(101)}`, message: 'Полноту можно только уменьшить: по журналу 75 %' }]}
      />
    ),
  },
  {
    name: 'журнал группы: всем поставлено одинаково',
    render: () => (
      <SheetPage
        {...sheet}
        filled
        answers={Object.fromEntries(attendees.map((one) => [`share.${one.applicationId}`, '50']))}
      />
    ),
  },
  {
    name: 'журнал группы: месяц закрыт',
    render: () => <SheetPage {...sheet} group={{ ...group, closedAt }} contracts={closedContracts} />,
  },
  {
    name: 'посещения ребёнка',
    render: () => (
      <Page title="Иван" hidden>
        <ChildLessons
          lessons={[
            { ...planned, presence: null },
            { ...held, presence: 'present' },
            { ...cancelled, presence: null },
          ]}
        />
      </Page>
    ),
  },
]
