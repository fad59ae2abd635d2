import type { Sample } from '#platform/manifest'
import type { MergeView } from '../merge-part.ts'
import type { Child, Guardian, OwnChild } from '../model.ts'
import { AdultsPage, InvitationPage } from '../pages/adults.tsx'
import { DoublesPage } from '../pages/doubles.tsx'
import { MergePage, PairPage, type PairProps } from '../pages/merge.tsx'
import type { Double } from '../queries/double.ts'
import type { Merge } from '../queries/merge.ts'
import { at, id, child as sampleChild, zone } from './facts.ts'

const other = '0199d1a0-0000-7000-8000-000000000003'
const { masked } = sampleChild

const child: Child = {
  id: id as Child['id'],
  surname: 'Кузнецов',
  name: 'Лев',
  patronymic: 'Павлович',
  birthOn: Temporal.PlainDate.from('2017-03-11'),
  gender: 'male',
  municipalityId: id,
  createdAt: at,
  confirmedAt: at,
}
const later: Child = {
  ...child,
  id: other as Child['id'],
  birthOn: Temporal.PlainDate.from('2017-11-03'),
  confirmedAt: null,
}
const father: Guardian = {
  userId: id,
  surname: 'Кузнецов',
  name: 'Павел',
  patronymic: 'Ильич',
  email: 'pavel@example.ru',
  relation: 'father',
  holder: true,
}
const mother: Guardian = {
  ...father,
  userId: other,
  surname: 'Кузнецова',
  name: 'Ирина',
  patronymic: 'Олеговна',
  relation: 'mother',
}
const double: Double = {
  id,
  childId: later.id,
  otherId: child.id,
  score: 88,
  insisted: true,
  state: 'open',
  foundAt: at,
  decidedAt: null,
  reason: null,
}
const merge: Merge = {
  id,
  keptId: child.id,
  mergedId: later.id,
  choices: {},
  reason: 'Свидетельство о рождении одно и то же',
  mergedAt: at,
  undoUntilOn: Temporal.PlainDate.from('2026-12-20'),
  undoneAt: null,
}
const view: MergeView = {
  consequences: [
    'Один сертификат остаётся, другой исключат из реестра как дубль. Деньги исключённого сертификата не переносятся: номинал у ребёнка один.',
    'В общую карточку перейдут 2 заявки и договора: места и деньги остаются за ними.',
  ],
  obstacles: [],
  choices: [
    {
      field: 'certificate',
      legend: 'Какой сертификат остаётся',
      options: [
        { value: 'kept', label: '4700123815, активирован' },
        { value: 'merged', label: '4700991822, не активирован' },
      ],
      value: 'kept',
      forced: null,
    },
  ],
}
const pair: PairProps = {
  desk: 'region',
  double,
  kept: { child, masked, guardians: [father], municipality: 'Приозёрский район' },
  merged: { child: later, masked: { ...masked, snils: null }, guardians: [mother], municipality: 'Приозёрский район' },
  view,
  zone,
  sees: true,
  mayMerge: true,
}
const blocked = {
  ...view,
  obstacles: [
    'За обоими сертификатами, 4700123815 и 4700991822, зарезервированы деньги или место в очереди. Сначала семья отзывает заявки или расторгает договоры по одному из них.',
  ],
}
const own: OwnChild = { ...child, relation: 'father', holder: true, masked }
const invitations = [{ id, email: 'lev@example.ru', relation: 'guardian' as const, expiresAt: at }]
const adults = { child: own, guardians: [father, { ...mother, holder: false }], invitations, mayBeSelf: true, zone }

/** Possible doubles, merges and the adults of a record. */
export const knownSamples: Sample[] = [
  {
    name: 'похожие карточки',
    render: () => (
      <DoublesPage
        desk="region"
        doubles={[{ ...double, child: later, other: child }]}
        merges={[{ ...merge, surname: child.surname, name: child.name, patronymic: child.patronymic }]}
        zone={zone}
      />
    ),
  },
  {
    name: 'похожих карточек нет',
    render: () => <DoublesPage desk="municipality" doubles={[]} merges={[]} zone={zone} />,
  },
  { name: 'один ли это ребёнок', render: () => <PairPage {...pair} /> },
  { name: 'объединить пока нельзя', render: () => <PairPage {...pair} view={blocked} /> },
  {
    name: 'похожие карточки в пункте приёма',
    render: () => <PairPage {...pair} desk="reception" sees={false} mayMerge={false} />,
  },
  {
    name: 'карточки объединены',
    render: () => <MergePage desk="region" merge={merge} child={child} other={later} zone={zone} mayUndo />,
  },
  {
    name: 'объединение отменено',
    render: () => (
      <MergePage
        desk="region"
        merge={{ ...merge, undoneAt: at }}
        child={child}
        other={later}
        zone={zone}
        mayUndo={false}
      />
    ),
  },
  { name: 'кто отвечает за ребёнка', render: () => <AdultsPage {...adults} userId={id} /> },
  { name: 'кто отвечает за ребёнка, не владелец', render: () => <AdultsPage {...adults} userId={other} /> },
  {
    name: 'приглашение в карточку',
    render: () => <InvitationPage token={'x'.repeat(43)} childName="Лев" relation="guardian" />,
  },
]
