import type { Sample } from '#platform/manifest'
import type { Provider } from '#providers'
import type { Group, Programme } from '../model.ts'
import type { Check, OwnGroup, OwnLine, OwnModule, OwnProgramme } from '../own.ts'
import { CheckPage, ChecksPage, HistoryPage } from '../pages/checks.tsx'
import { GroupFormPage } from '../pages/group-form.tsx'
import { ModuleFormPage } from '../pages/module-form.tsx'
import { OpenEnrolmentPage } from '../pages/open-enrolment.tsx'
import { OwnListPage } from '../pages/own-list.tsx'
import { OwnProgrammePage } from '../pages/own-programme.tsx'
import { ProgrammeFormPage } from '../pages/programme-form.tsx'
import { ExclusionPage, ProviderCardPage } from '../pages/provider-card.tsx'
import type { CheckLine } from '../queries/check.ts'
import { type Checked, requirements } from '../rules/checklist.ts'

const zone = 'Europe/Moscow'
const day = (text: string) => Temporal.PlainDate.from(text)
const instant = (text: string) => Temporal.Instant.from(text)
const now = instant('2026-09-10T09:00:00Z')
const id = <T extends { id: string }>(last: number) =>
  `01990000-0000-7000-8000-${String(last).padStart(12, '0')}` as T['id']

const programme: Programme = {
  ...{ id: id<Programme>(1), article: 1042, providerId: id<Provider>(20), providerName: 'Дом детского творчества' },
  ...{ municipalityId: '1', municipalityName: 'город Озёрный', name: 'Первые роботы', activity: 'Робототехника' },
  summary: 'За год ребёнок соберёт шесть роботов.',
  description: 'Учимся собирать и программировать роботов из конструктора.',
  ...{ direction: 'tech', register: 'certified', level: 'starting', form: 'on-site', ageFrom: 7, ageTo: 10 },
  ...{ adapted: true, state: 'published', publishedAt: now, paidUntil: null },
}
const module: OwnModule = {
  ...{ id: id<OwnModule>(2), programmeId: programme.id, ordinal: 1, name: '1-й год обучения', months: 9, hours: 72 },
  ...{ normativeKopecks: 1_224_000n, priceKopecks: 1_500_000n, enrolmentOpen: false, parentsPay: true },
}
const group: OwnGroup = {
  ...{ id: id<Group>(3), moduleId: module.id, name: 'Р-1', teacher: 'Соколова Марина Юрьевна' },
  ...{ address: 'ул. Ленина, 12', latitude: 60, longitude: 33, startsOn: day('2026-09-01'), endsOn: day('2028-05-31') },
  ...{ applicationsFrom: instant('2026-04-01T06:00:00Z'), applicationsTo: instant('2026-12-31T20:59:59Z') },
  ...{ nextApplicationsFrom: instant('2027-06-01T06:00:00Z'), nextApplicationsTo: instant('2027-08-31T20:59:59Z') },
  ...{ capacity: 15, taken: 11, waiting: 0, state: 'open' },
  lessons: [2, 4].map((weekday) => ({ weekday, startsAt: '16:00', endsAt: '17:30', room: 'каб. 12' })),
}
const reason = 'В описании нет планируемых результатов: добавьте, чему ребёнок научится за год.'
const check: Check = {
  ...{ id: id<Check>(4), programmeId: programme.id, kind: 'certification', attempt: 2, state: 'waiting' },
  ...{ askedAt: now, dueOn: day('2026-09-09'), decidedAt: null, reason: null },
}
const refused: Check = { ...check, id: id<Check>(5), attempt: 1, state: 'refused', decidedAt: now, reason }
const own: OwnProgramme = { programme, modules: [module], groups: [group], check }
const draft = { ...programme, state: 'draft' as const, publishedAt: null }
const clash = { group: 'Р-2', programme: 'Ардуино', weekday: 2, what: 'teacher' as const }
const edit = {
  place: 'Модуль 1',
  field: 'Цена',
  was: '12 000,00 ₽',
  became: '15 000,00 ₽',
  editedAt: now,
  editor: 'Соколова М.',
}
const checks = {
  certified: 'certification',
  preprofessional: 'moderation',
  significant: 'moderation',
  general: 'moderation',
  paid: 'none',
} as const
const act = {
  id: '1',
  number: '512-пп',
  title: 'Об утверждении Правил персонифицированного финансирования',
  issuedOn: day('2019-12-20'),
}
const pricing = { perHour: 17_000n, percent: 150, act }
const line: OwnLine = {
  ...{ id: programme.id, article: 1042, name: programme.name, register: 'certified', state: 'published', modules: 1 },
  ...{ groups: 1, openModules: 1, seats: 15, taken: 11, changedAt: now },
}
const checkLine: CheckLine = {
  ...{
    ...check,
    programme: programme.name,
    register: 'certified',
    provider: programme.providerName,
    municipality: 'город Озёрный',
  },
}
const lines = (missing: readonly string[]): Checked[] =>
  requirements.map((what) => ({ what, done: !missing.includes(what), groupId: null }))
const wrong = {
  errors: [{ field: 'price', message: 'Цена не может быть выше 18 360 ₽' }],
  answers: { price: '20 000' },
}
const provider: Provider = {
  ...{ id: programme.providerId, name: 'МБУ ДО «Дом детского творчества»', shortName: 'Дом детского творчества' },
  ...{ kind: 'municipal', inn: '2804001015', municipalityId: '1', municipalityName: 'город Озёрный' },
  ...{ address: 'ул. Ленина, 12', latitude: 60, longitude: 33, phone: '+78142550112', email: 'ddt@ozyorny.example' },
  ...{
    headName: 'Соколова Марина Юрьевна',
    headPost: 'Директор',
    licence: null,
    bankDetails: 'р/с 4070281',
    state: 'active',
  },
  description: 'Сорок лет учим рисовать, петь, мастерить и дружить.',
  registeredAt: now,
}
const facts = {
  ...{ ogrn: null, kpp: null, headGenitive: 'Соколовой Марины Юрьевны', headBasis: 'устава' },
  ...{ excludedAt: null, exclusionReason: null },
}
const held = { published: 4, openGroups: 6, seatsTaken: 48, agreements: 2 }

/** The provider's editor, and the operator's side of it. */
export const ownSamples: readonly Sample[] = [
  {
    name: 'свои программы',
    render: () => (
      <OwnListPage
        provider="Дом детского творчества"
        state={null}
        register={null}
        lines={[line, { ...line, id: id<Programme>(9), name: 'Лыжные гонки', register: 'general', state: 'refused' }]}
      />
    ),
  },
  {
    name: 'свои программы: пусто',
    render: () => <OwnListPage provider="Дом детского творчества" state={null} register={null} lines={[]} />,
  },
  { name: 'новая программа', render: () => <ProgrammeFormPage programme={null} checks={checks} /> },
  {
    name: 'новая программа: ошибка',
    render: () => (
      <ProgrammeFormPage
        programme={null}
        checks={checks}
        errors={[{ field: 'name', message: 'Введите название программы: от 3 до 200 знаков' }]}
        answers={{}}
      />
    ),
  },
  {
    name: 'опубликованная программа: тексты',
    render: () => <ProgrammeFormPage programme={programme} checks={checks} />,
  },
  { name: 'своя программа', render: () => <OwnProgrammePage {...own} clashes={new Map([[group.id, [clash]]])} /> },
  {
    name: 'своя программа: на проверке',
    render: () => <OwnProgrammePage {...own} programme={{ ...programme, state: 'moderating' }} clashes={new Map()} />,
  },
  {
    name: 'своя программа: отказано',
    render: () => (
      <OwnProgrammePage {...own} programme={{ ...programme, state: 'refused' }} check={refused} clashes={new Map()} />
    ),
  },
  {
    name: 'своя программа: черновик',
    render: () => <OwnProgrammePage programme={draft} modules={[]} groups={[]} check={null} clashes={new Map()} />,
  },
  { name: 'новый модуль', render: () => <ModuleFormPage programme={draft} module={null} pricing={pricing} /> },
  {
    name: 'модуль: цена выше предела',
    render: () => <ModuleFormPage programme={programme} module={module} pricing={pricing} {...wrong} />,
  },
  {
    name: 'новая группа',
    render: () => <GroupFormPage programme={draft} module={module} group={null} zone={zone} address="ул. Ленина, 12" />,
  },
  {
    name: 'группа с двумя приёмами',
    render: () => (
      <GroupFormPage programme={programme} module={module} group={group} zone={zone} address="ул. Ленина, 12" />
    ),
  },
  {
    name: 'открыть запись: чего не хватает',
    render: () => <OpenEnrolmentPage programme={programme} module={module} lines={lines(['agreement', 'timetable'])} />,
  },
  {
    name: 'открыть запись: всё готово',
    render: () => <OpenEnrolmentPage programme={programme} module={module} lines={lines([])} />,
  },
  {
    name: 'запись открыта',
    render: () => (
      <OpenEnrolmentPage programme={programme} module={{ ...module, enrolmentOpen: true }} lines={lines([])} />
    ),
  },
  {
    name: 'проверка программ',
    render: () => <ChecksPage lines={[checkLine]} what="waiting" today={day('2026-09-10')} />,
  },
  {
    name: 'проверка программ: решённые',
    render: () => <ChecksPage lines={[{ ...checkLine, ...refused }]} what="decided" today={day('2026-09-10')} />,
  },
  {
    name: 'проверка программы',
    render: () => <CheckPage check={check} own={own} history={[check, refused]} edits={[edit]} zone={zone} />,
  },
  {
    name: 'история программы',
    render: () => <HistoryPage programme={programme} history={[refused]} edits={[edit]} zone={zone} />,
  },
  {
    name: 'поставщик у оператора',
    render: () => <ProviderCardPage provider={provider} facts={facts} held={held} staff={[]} zone={zone} />,
  },
  { name: 'поставщик у оператора: исключить', render: () => <ExclusionPage provider={provider} held={held} /> },
  {
    name: 'поставщик у оператора: исключён',
    render: () => (
      <ProviderCardPage
        provider={{ ...provider, state: 'excluded' }}
        facts={{ ...facts, excludedAt: now, exclusionReason: 'Лицензия прекращена.' }}
        held={held}
        staff={[]}
        zone={zone}
      />
    ),
  },
]
