import type { Sample } from '#platform/manifest'
import { CalendarPage, type CalendarPageProps } from './pages/calendar.tsx'
import { CalendarChangesPage } from './pages/calendar-changes.tsx'
import { PeriodsPage } from './pages/periods.tsx'
import { SettingPage } from './pages/setting.tsx'
import { SettingsPage } from './pages/settings.tsx'
import type { Rule } from './rule-list.ts'
import type { PartGroup } from './typed-parts.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const act = { number: '512-пп', title: 'Правила персонифицированного финансирования', issuedOn: day('2019-12-20') }
const since = { from: day('2020-01-01'), until: null, ahead: false, act }

const rules: Rule[] = [
  {
    ...{ name: 'certificates.documents-term', words: 'Срок представления документов, рабочих дней' },
    values: [
      { ...since, value: 7, lines: ['7'], until: day('2027-01-01') },
      { ...since, value: 10, lines: ['10'], from: day('2027-01-01'), ahead: true },
    ],
    own: [{ ...since, value: 5, lines: ['5'], municipality: 'Приозёрский район' }],
    past: 2,
  },
  {
    ...{ name: 'funding.melt', words: 'Как уменьшается неиспользуемый номинал' },
    values: [{ ...since, value: 'linear-monthly', lines: ['каждый месяц, по числу оставшихся месяцев'] }],
    own: [],
    past: 0,
  },
]

const dictionary: Rule = {
  ...{ name: 'certificates.exclusion-grounds', words: 'Основания исключения из реестра', own: [], past: 0 },
  values: [{ ...since, value: {}, lines: ['Ребёнок переехал в другой регион', 'пункт 2.15 Правил'] }],
}
const groups: PartGroup[] = [
  {
    heading: 'Ребёнок переехал в другой регион',
    fields: [
      { name: 'part.moved.words', label: 'Основание', kind: 'text', long: true },
      { name: 'part.moved.law', label: 'Норма', kind: 'text', long: false },
    ],
  },
]

const periods = [2025, 2026, 2027].map((number) => ({
  ...{ id: String(number), name: `${number} год`, startsOn: day(`${number}-01-01`), endsOn: day(`${number}-12-31`) },
  applicationsFrom: day(`${number - 1}-12-01`),
}))

const year: CalendarPageProps = {
  ...{ year: 2026, years: [2025, 2026, 2027], working: 247, zone: 'Europe/Moscow', version: '2013–2027 a1b2c3d4' },
  source: 'xmlcalendar.ru, 2025.10.01',
  months: Array.from({ length: 12 }, (_, at) => ({
    month: Temporal.PlainYearMonth.from({ year: 2026, month: at + 1 }),
    ...{ working: 20, daysOff: at === 0 ? [day('2026-01-01'), day('2026-01-02'), day('2026-01-09')] : [] },
    ...{ workingWeekends: [], shortened: at === 3 ? [day('2026-04-30')] : [] },
  })),
  moved: [{ from: day('2026-01-03'), to: day('2026-01-09') }],
  edition: {
    act: { number: '1466', title: 'О переносе выходных дней в 2026 году', issuedOn: day('2025-09-24') },
    adoptedAt: Temporal.Instant.from('2025-10-02T09:15:00Z'),
  },
}

const changes = {
  ...{ year: 2027, xml: '<calendar/>', working: { before: 247, after: 246 } },
  changes: [
    { day: day('2027-02-20'), working: true },
    { day: day('2027-02-22'), working: false },
    { day: day('2027-12-31'), working: false },
  ],
}
const problems = [{ field: 'xml', message: 'Это не похоже на календарь xmlcalendar.ru' }]

export const samples: readonly Sample[] = [
  { name: 'Правила региона', render: () => <SettingsPage rules={rules} asked="" chapter="certificates" /> },
  ...rules.map((rule, at) => ({
    name: `Правило региона: ${rule.words}`,
    render: () => (
      <SettingPage
        {...{ rule, today: day('2026-11-20'), kind: at === 0 ? 'number' : 'choice' }}
        options={{ none: 'не уменьшается', 'linear-monthly': 'каждый месяц' }}
      />
    ),
  })),
  {
    name: 'Правило региона: справочник по частям',
    render: () => (
      <SettingPage
        rule={dictionary}
        {...{ today: day('2026-11-20'), kind: 'parts', options: {}, parts: groups }}
        answers={{ 'part.moved.words': 'Ребёнок переехал в другой регион', 'part.moved.law': 'пункт 2.15 Правил' }}
      />
    ),
  },
  {
    name: 'Правила региона: нашлось',
    render: () => <SettingsPage rules={rules} asked="срок" chapter={null} />,
  },
  {
    name: 'Правила региона: ничего не нашлось',
    render: () => <SettingsPage rules={[]} asked="ракеты" chapter={null} />,
  },
  { name: 'Производственный календарь', render: () => <CalendarPage {...year} /> },
  {
    name: 'Производственный календарь: файл не прочитан',
    render: () => <CalendarPage {...year} edition={null} errors={problems} answers={{}} />,
  },
  { name: 'Календарь: что изменится', render: () => <CalendarChangesPage {...changes} /> },
  { name: 'Календарь: ничего не изменится', render: () => <CalendarChangesPage {...changes} changes={[]} /> },
  { name: 'Финансовые периоды', render: () => <PeriodsPage periods={periods} today={day('2026-11-20')} /> },
  { name: 'Финансовые периоды: их нет', render: () => <PeriodsPage periods={[]} today={day('2026-11-20')} /> },
]
