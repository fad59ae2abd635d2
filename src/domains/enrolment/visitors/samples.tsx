import type { Sample } from '#platform/manifest'
import * as facts from '../samples/facts.ts'
import { enrolledStory, visitorStory } from '../samples/notices.ts'
import { application, byStatement, deskGroups } from '../samples/records.ts'
import { AdmissionPage, type AdmissionPageProps } from './pages/admission.tsx'
import { DisputePage, DisputesPage, SettlementPage } from './pages/dispute.tsx'
import { NewAdmissionPage, VisitorCodePage } from './pages/new-admission.tsx'
import type { Admission } from './queries/admission.ts'
import type { DisputeView } from './queries/dispute.ts'
import { providerReasonWords } from './words.ts'

const { at, id, zone, today } = facts
const admission: Admission = {
  ...{ id: id('80'), providerId: id('20'), certificateId: id('40'), guardianId: id('81') },
  ...{ mode: 'phrase', expiresAt: at('2026-08-25T09:30:00Z'), applicationId: null },
}
const child = { ...facts.child, activated: true }
const [group] = deskGroups

function page(calculation: ReturnType<typeof facts.calculationOf> | null, more: Partial<AdmissionPageProps> = {}) {
  const quoted =
    calculation && group
      ? {
          group,
          quote: calculation.quote,
          reasons: calculation.quote.reasons.map((reason) => providerReasonWords(reason, zone)),
        }
      : null
  return <AdmissionPage {...{ admission, child, today, zone, quoted }} groups={deskGroups} {...more} />
}

const dispute: DisputeView = {
  ...{ id: id('90'), number: application.number, provider: application.provider, providerPhone: '+78142553322' },
  ...{ programme: application.programme, mode: 'phrase', confirmedAt: at('2026-08-25T08:30:00Z') },
  ...{ worker: 'Соколова Марина Юрьевна', raisedAt: at('2026-08-25T15:02:00Z') },
  ...{ words: 'Мы туда не ходили', cancelled: true, outcome: null, settledAt: null },
}
const answered: DisputeView = {
  ...{ ...dispute, id: id('91'), mode: null, confirmedAt: null, words: null, cancelled: false },
  ...{ outcome: 'Сотрудник ошибся номером, ему напомнили правила', settledAt: at('2026-08-26T09:00:00Z') },
}
const problem = { field: 'number', message: 'Введите номер сертификата: 10 цифр' }
const agreed = { field: 'agreed', message: 'Отметьте, что законный представитель услышал условия и согласен' }

/** An application for a visitor and what may become of it. */
export const samples: readonly Sample[] = [
  { name: 'visitor', render: () => <NewAdmissionPage /> },
  { name: 'visitor: number is wrong', render: () => <NewAdmissionPage errors={[problem]} answers={{ way: 'name' }} /> },
  { name: 'visitor: unconfirmed', render: () => <NewAdmissionPage unconfirmed /> },
  { name: 'visitor: code sent', render: () => <NewAdmissionPage codeAsked /> },
  { name: 'visitor: send a code', render: () => <VisitorCodePage /> },
  { name: 'visitor application: which group', render: () => page(null) },
  { name: 'visitor application: terms', render: () => page(facts.calculationOf(), { errors: [agreed] }) },
  {
    name: 'visitor application: extra to pay',
    render: () => page(facts.calculationOf(facts.notActivated), { changed: true }),
  },
  { name: 'visitor application: obstacles', render: () => page(facts.calculationOf(facts.manyObstacles)) },
  { name: 'dispute', render: () => <DisputePage application={application} story={visitorStory} zone={zone} /> },
  {
    name: 'dispute: of a statement',
    render: () => (
      <DisputePage application={{ ...byStatement, contractState: 'active' }} story={enrolledStory} zone={zone} />
    ),
  },
  { name: 'disputes', render: () => <DisputesPage disputes={[dispute, answered]} zone={zone} /> },
  { name: 'disputes: none', render: () => <DisputesPage disputes={[]} zone={zone} /> },
  { name: 'settlement', render: () => <SettlementPage dispute={dispute} zone={zone} /> },
  { name: 'settlement: answered', render: () => <SettlementPage dispute={answered} zone={zone} /> },
]
