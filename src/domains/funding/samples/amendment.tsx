import type { Sample } from '#platform/manifest'
import type { Amendment, Wish } from '../model/amendment.ts'
import { AmendmentFormPage } from '../pages/amendment-form.tsx'
import { AmendmentPreviewPage } from '../pages/amendment-preview.tsx'
import { AmendmentPage, AmendmentsPage } from '../pages/amendments.tsx'

const day = (text: string) => Temporal.PlainDate.from(text)
const zone = 'Europe/Moscow'
const today = Temporal.PlainDate.from('2026-11-25')
const act = {
  number: '1311',
  title: 'Постановление администрации «О номинале сертификата»',
  issuedOn: day('2026-11-20'),
}
const periods = [
  { id: '2026', name: '2026 год' },
  { id: '2027', name: '2027 год' },
]
const categories = [
  { id: 'general', name: 'Дети от 5 до 18 лет' },
  { id: 'special', name: 'Дети с ограниченными возможностями здоровья' },
]
const nominal: Wish = {
  ...{ periodId: '2026', unit: 'kopecks', from: day('2026-12-01'), subject: 'nominal', categoryId: 'general' },
  ...{ amount: 1_350_000n, countLimit: 600, sumLimit: null },
}
const ceiling: Wish = {
  periodId: '2026',
  unit: 'kopecks',
  from: day('2026-12-01'),
  subject: 'ceiling',
  amount: 90_000_000n,
}
const register: Wish = {
  ...{ periodId: '2027', unit: 'kopecks', from: day('2027-01-01'), subject: 'register' },
  ...{ register: 'significant', funding: 'accounting', services: 3 },
}
const category: Wish = {
  ...{ periodId: '2027', unit: 'kopecks', from: day('2027-01-01'), subject: 'category' },
  ...{ name: 'Дети из многодетных семей', proof: 'удостоверение многодетной семьи', amount: 1_600_000n },
  ...{ countLimit: 120, sumLimit: null },
}
const ending: Wish = {
  ...{ periodId: '2026', unit: 'kopecks', from: day('2026-12-01'), subject: 'category-end', categoryId: 'special' },
}
const kept: Amendment = {
  ...{ id: 'one', municipalityId: 'm', subject: 'nominal', periodId: '2026', period: '2026 год', unit: 'kopecks' },
  ...{ categoryId: 'general', category: 'Дети от 5 до 18 лет', register: null, funding: null, amount: 1_350_000n },
  ...{ countLimit: 600, sumLimit: null, services: null, from: day('2026-11-25'), act: { id: 'act', ...act } },
  setAt: Temporal.Instant.from('2026-11-25T08:00:00Z'),
  appliedAt: Temporal.Instant.from('2026-11-25T08:00:00Z'),
  ...{ stoppedAt: null, stoppedBecause: null },
  crediting: { done: 12_400n, total: 40_000n, amount: 155_000_000n, finished: false },
}
const amendments: Amendment[] = [
  kept,
  { ...kept, id: 'two', crediting: { done: 40_000n, total: 40_000n, amount: -50_000_000n, finished: true } },
  {
    ...kept,
    ...{ id: 'three', subject: 'ceiling', categoryId: null, category: null, countLimit: null, crediting: null },
    ...{ appliedAt: null, stoppedAt: kept.setAt, stoppedBecause: 'По заявкам и договорам занято 512 340 ₽.' },
  },
  {
    ...kept,
    ...{ id: 'four', subject: 'register', categoryId: null, category: null, amount: null, countLimit: null },
    ...{ register: 'significant', funding: 'accounting', services: 3, from: day('2027-01-01'), crediting: null },
    appliedAt: null,
  },
]
const effect = {
  ...{ subject: 'nominal' as const, before: { amount: 1_200_000n, countLimit: 500, sumLimit: null } },
  ...{ holders: 412, granted: 478_300_000n, raised: 400, raisedBy: 50_000_000n, lowered: 0, loweredBy: 0n },
  ...{ fresh: 12, freshBy: 1_350_000n, below: 0, most: 900_000n, queued: 7 },
}
const common = { act, period: '2026 год', category: 'Дети от 5 до 18 лет', answers: {} }

/** The municipality changes its money by acts. */
export const amendmentSamples: Sample[] = [
  {
    name: 'изменение по акту: номинал',
    render: () => <AmendmentFormPage subject="nominal" periods={periods} categories={categories} />,
  },
  {
    name: 'изменение по акту: номинал не понят',
    render: () => (
      <AmendmentFormPage
        {...{ subject: 'nominal', periods, categories, answers: { amount: 'много' } }}
        errors={[{ field: 'amount', message: 'Введите номинал числом, например 12 000' }]}
      />
    ),
  },
  {
    name: 'изменение по акту: предел',
    render: () => <AmendmentFormPage subject="ceiling" periods={periods} categories={categories} />,
  },
  {
    name: 'изменение по акту: услуги за счёт бюджета',
    render: () => <AmendmentFormPage subject="register" periods={periods} categories={categories} />,
  },
  {
    name: 'изменение по акту: новая категория',
    render: () => <AmendmentFormPage subject="category" periods={periods} categories={categories} />,
  },
  {
    name: 'изменение по акту: завершить категорию',
    render: () => <AmendmentFormPage subject="category-end" periods={periods} categories={categories} />,
  },
  {
    name: 'изменение по акту: новая категория, что будет',
    render: () => (
      <AmendmentPreviewPage
        {...{ ...common, category: null, wish: category, effect: { subject: 'category', twin: false } }}
      />
    ),
  },
  {
    name: 'изменение по акту: завершить категорию, что будет',
    render: () => (
      <AmendmentPreviewPage
        {...{ ...common, wish: ending }}
        effect={{ subject: 'category-end', certificates: 40, waiting: 3, credited: 0, last: false }}
      />
    ),
  },
  {
    name: 'изменение по акту: что будет',
    render: () => <AmendmentPreviewPage {...common} wish={nominal} effect={effect} />,
  },
  {
    name: 'изменение по акту: ниже закреплённого',
    render: () => (
      <AmendmentFormPage
        {...{ subject: 'nominal', periods, categories, answers: { amount: '9 000' } }}
        refusal={{ title: 'Номинал меньше того, что дети уже используют', text: 'Закреплено больше у 12 детей.' }}
      />
    ),
  },
  {
    name: 'изменение по акту: предел исчерпан',
    render: () => (
      <AmendmentPreviewPage
        {...{ ...common, wish: ceiling, category: null }}
        effect={{ subject: 'ceiling', before: 120_000_000n, committed: 90_000_000n, available: 21_000_000n }}
      />
    ),
  },
  {
    name: 'изменение по акту: услуги, что будет',
    render: () => (
      <AmendmentPreviewPage
        {...{ ...common, wish: register, category: null }}
        effect={{ subject: 'register', before: null, certificates: 1203 }}
      />
    ),
  },
  {
    name: 'изменения по актам',
    render: () => (
      <AmendmentsPage municipality="Озёрный городской округ" amendments={amendments} zone={zone} today={today} />
    ),
  },
  {
    name: 'изменения по актам: нет',
    render: () => <AmendmentsPage municipality="Озёрный городской округ" amendments={[]} zone={zone} today={today} />,
  },
  {
    name: 'изменение по акту: пересчёт идёт',
    render: () => <AmendmentPage amendment={kept} zone={zone} today={today} />,
  },
]
