import type { QueueState } from '#platform/jobs'
import type { Sample } from '#platform/manifest'
import type { Dictionary, JournalRow } from './model.ts'
import { AppointmentPage, RolePage } from './pages/appointment.tsx'
import { DictionariesPage } from './pages/dictionaries.tsx'
import { HealthPage } from './pages/health.tsx'
import { JournalPage } from './pages/journal.tsx'
import type { Check } from './queries/check.ts'

const at = (text: string) => Temporal.Instant.from(text)
const zone = 'Europe/Moscow'
const fields = { who: 'Иванова', about: '', what: '', from: '01.09.2026', to: '07.09.2026' }
const rows: JournalRow[] = [
  {
    ...{ id: '812', at: at('2026-09-01T07:12:00Z'), word: 'certificates.excluded', sentence: 'Исключили из реестра' },
    ...{ actor: 'Иванова Ирина Сергеевна', role: 'region', place: null, certificate: '0123456789' },
    ...{
      about: null,
      subjectKind: 'certificate',
      subjectId: null,
      facts: { ground: 'moved' },
      reason: 'Заявление семьи',
    },
  },
  {
    ...{ id: '811', at: at('2026-09-01T02:10:00Z'), word: 'funding.melted', sentence: 'Уменьшили номинал' },
    ...{ actor: null, role: 'system', place: null, certificate: '9876543210' },
    ...{ about: null, subjectKind: null, subjectId: null, facts: {}, reason: null },
  },
]
const none: ReadonlySet<string> = new Set()
const queue: QueueState = {
  ...{ waiting: 12, running: 1 },
  failed: [
    {
      ...{ id: '7', name: 'enrolment.tell', attempts: 25, problem: 'connection refused', dueAt: null, state: 'b' },
      plannedAt: at('2026-08-30T09:00:00Z'),
    },
    {
      ...{ id: '9', name: 'exchange.send-status', attempts: 2, problem: '503 from the neighbour', state: 'a' },
      ...{ plannedAt: at('2026-09-01T06:00:00Z'), dueAt: at('2026-09-01T07:05:00Z') },
    },
  ],
  schedules: [
    { name: 'funding.melt', lastRunAt: at('2026-09-01T00:10:00Z') },
    { name: 'oversight.check', lastRunAt: null },
  ],
}
const whole: Check = {
  ...{ askedBy: null, beganAt: at('2026-09-01T00:10:00Z'), finishedAt: at('2026-09-01T00:10:09Z'), checked: 27 },
  ...{ broken: [], journalDamage: null, journalEntries: 184_212n },
}
const broken: Check = {
  ...{ ...whole, journalDamage: 'rows-changed, звено 41' },
  broken: [
    {
      name: 'programmes_broken_seats',
      words: 'P1: groups whose taken seats are not their living applications.',
      rows: 1,
    },
  ],
}

const person = { id: '0199d1a0-0000-7000-8000-000000000001', name: 'Иванова Ирина Сергеевна' }
const place = { id: '0199d1a0-0000-7000-8000-000000000003', name: 'Школа № 3', label: 'город Озёрск: Школа № 3' }

const dictionaries: Dictionary[] = [
  {
    title: 'Основания исключения из реестра',
    changed: 'Меняет региональный оператор в правилах региона: новым значением с датой и актом.',
    rule: 'certificates.exclusion-grounds',
    entries: [{ code: 'moved', words: 'Ребёнок переехал в другой регион', law: 'пункт 2.15 Правил', used: 12 }],
  },
  { title: 'Виды деятельности', changed: 'Организация называет вид деятельности сама.', entries: [] },
]

export const samples: readonly Sample[] = [
  {
    name: 'Журнал: что искать',
    render: () => <JournalPage fields={{ ...fields, who: '' }} rows={null} next={null} zone={zone} />,
  },
  { name: 'Журнал: нашлось', render: () => <JournalPage fields={fields} rows={rows} next="811" zone={zone} /> },
  {
    name: 'Журнал: ничего не нашлось',
    render: () => <JournalPage fields={fields} rows={[]} next={null} zone={zone} />,
  },
  {
    name: 'Журнал: день не понят',
    render: () => (
      <JournalPage
        fields={{ ...fields, from: '31.02.2026' }}
        rows={null}
        next={null}
        zone={zone}
        errors={[{ field: 'from', message: 'Введите первый день, например 01.09.2026' }]}
      />
    ),
  },
  {
    name: 'Состояние: всё сходится',
    render: () => <HealthPage queue={queue} repeated={new Set(['9'])} checks={[whole, broken]} zone={zone} />,
  },
  {
    name: 'Состояние: не сходится',
    render: () => (
      <HealthPage queue={{ ...queue, failed: [], schedules: [] }} repeated={none} checks={[broken]} zone={zone} />
    ),
  },
  {
    name: 'Состояние: проверки не было',
    render: () => <HealthPage queue={{ ...queue, failed: [] }} repeated={none} checks={[]} zone={zone} />,
  },
  { name: 'Дать роль: какую', render: () => <RolePage user={person} /> },
  {
    name: 'Дать роль: где и почему',
    render: () => <AppointmentPage user={person} given="reception" places={[place]} />,
  },
  {
    name: 'Дать роль: не понято',
    render: () => (
      <AppointmentPage
        user={person}
        given="reception"
        places={[place]}
        errors={[{ field: 'rights', message: 'Отметьте хотя бы одно право' }]}
      />
    ),
  },
  { name: 'Дать роль: негде', render: () => <AppointmentPage user={person} given="provider" places={[]} /> },
  { name: 'Справочники', render: () => <DictionariesPage dictionaries={dictionaries} /> },
]
