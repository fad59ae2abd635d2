import type { Sample } from '#platform/manifest'
import { ApplicationPage } from '../applications/pages/family.tsx'
import { ProviderApplicationPage } from '../applications/pages/provider.tsx'
import { at, calculationOf, child, day, group, id, module, programme, sister, zone } from '../samples/facts.ts'
import * as notices from '../samples/notices.ts'
import { confirmed, months, type View } from '../samples/records.ts'
import type { Prospect } from './actions/prolong.ts'
import type { Candidate, Consent, Outlook } from './model.ts'
import { ProlongationPage } from './pages/list.tsx'
import { ProlongationRefusalPage, TooLateToRefusePage } from './pages/now.tsx'
import { ProlongationRunPage } from './pages/run.tsx'
import type { ProlongationView } from './queries/row.ts'
import type { Run, RunLine } from './queries/run.ts'

const december = day('2026-12-15')
const period = { startsOn: day('2027-01-01'), endsOn: day('2027-05-31') }

const next: View = {
  ...confirmed,
  ...{
    ...period,
    number: '218-ПФ',
    prolongsId: id('118') as never,
    holdsSeat: false,
    acceptDueOn: null,
    consent: 'silence',
    answerUntil: at('2026-12-31T20:59:59.999Z'),
  },
  ...{ submittedAt: at('2026-12-10T09:00:00Z'), offeredAt: at('2026-12-10T09:00:00Z') },
}
const prolongation: ProlongationView = {
  prolongedAt: at('2026-12-10T09:00:00Z'),
  offeredAt: at('2026-12-10T09:00:00Z'),
  consent: 'silence',
  answerUntil: at('2026-12-31T20:59:59.999Z'),
  stopped: null,
  leaving: false,
  before: {
    ...{ id: id('118') as never, number: '118-ПФ', price: 536_264n, parent: 0n, groupId: group.id },
    ...{ startsOn: day('2026-09-01'), endsOn: day('2026-12-31') },
  },
  period: '2027 год',
  acceptance: null,
}
const awaiting: ProlongationView = { ...prolongation, offeredAt: null, consent: null, answerUntil: null }
const waits: View = { ...next, state: 'submitted', contractId: null, contractState: null, offeredAt: null }
const consented = (consent: Consent): ProlongationView => ({ ...prolongation, consent })

const page = (application: View, told: ProlongationView) => (
  <ApplicationPage
    {...{ application, months, zone }}
    story={notices.enrolledStory}
    prolongation={told}
    today={december}
  />
)
const theirs = (application: View, told: ProlongationView) => (
  <ProviderApplicationPage
    {...{ application, months, zone }}
    story={notices.enrolledStory}
    prolongation={told}
    daysLeft={9}
    today={december}
  />
)

const candidate: Candidate = {
  ...{ id: id('118') as never, number: '118-ПФ', childId: child.id, birthOn: child.birthOn },
  ...{ surname: child.surname, name: child.name, patronymic: child.patronymic, certificateId: id('40') },
  ...{ groupId: group.id, startsOn: day('2026-09-01'), endsOn: day('2026-12-31'), price: 536_264n, parent: 0n },
  ...{ contractState: 'active', article: programme.article, programme: programme.name, group: group.name },
  target: { groupId: group.id, group: group.name, module: module.name, same: true },
  customerId: id('2'),
  after: null,
}
const outlook: Outlook = {
  answer: 'can',
  quote: { ...calculationOf().quote, ...period, total: 663_737n, certificate: 663_737n, parent: 0n, left: 536_263n },
  shares: { certificate: 663_737n, parent: 0n },
  ...{ reasons: [], notes: [], consent: 'silence', hasAgreement: true },
}
const other = (number: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ ...candidate, id: id(number) as never, number: `${number}-ПФ`, surname: sister.surname, name: sister.name },
  ...more,
})
const frozen = { code: 'certificate-frozen', blocks: true, helper: 'municipality', facts: {} } as const
const prospects: Prospect[] = [
  { candidate, outlook },
  {
    candidate: other('121', {
      target: { groupId: id('14') as never, group: 'Р-3', module: 'Второй год', same: false },
    }),
    outlook: { ...outlook, shares: null, notes: ['awaits-agreement', 'share'], consent: 'share', hasAgreement: false },
  },
  { candidate: other('122'), outlook: { ...outlook, answer: 'cannot', reasons: [frozen] } },
  {
    candidate: other('123', {
      after: { id: id('219') as never, number: '219-ПФ', state: 'confirmed', declined: false },
    }),
    outlook: { ...outlook, answer: 'prolonged' },
  },
]

const run: Run = {
  ...{ id: id('900') as never, providerId: programme.providerId, startedBy: id('3'), tells: true },
  startedAt: at('2026-12-10T09:00:00Z'),
  finishedAt: at('2026-12-10T09:00:04Z'),
}
const line: RunLine = {
  ...{ id: candidate.id, number: candidate.number, surname: child.surname, name: child.name },
  ...{ patronymic: child.patronymic, programme: programme.name, group: group.name },
  ...{ outcome: 'prolonged', reasons: null, nextId: next.id, nextNumber: '218-ПФ', nextState: 'confirmed' },
  ...{ ...period, price: 663_737n, certificate: 663_737n, parent: 0n },
}
const blank = { nextId: null, nextNumber: null, nextState: null, startsOn: null, endsOn: null }
const none = { ...blank, price: null, certificate: null, parent: null }
const lines: RunLine[] = [
  line,
  {
    ...line,
    ...none,
    id: id('122') as never,
    number: '122-ПФ',
    outcome: 'refused',
    reasons: [{ code: 'no-nominal', facts: {} }],
  },
  { ...line, ...none, id: id('124') as never, number: '124-ПФ', outcome: null },
]

const list = { provider: 'Дом детского творчества', silenceDays: 7, today: december, zone }
const nobody = { field: 'contracts', message: 'Отметьте хотя бы один договор, который нужно продлить' }

/** Prolongation for both sides in its states. */
export const samples: readonly Sample[] = [
  { name: 'prolonged: silence is enough', render: () => page(next, prolongation) },
  { name: 'prolonged: consent is needed', render: () => page(next, consented('late')) },
  { name: 'prolonged: waits for an agreement', render: () => page(waits, awaiting) },
  {
    name: 'prolonged: the contract before ends by notice',
    render: () => page(next, { ...prolongation, leaving: true }),
  },
  {
    name: 'prolonged: frozen meanwhile',
    render: () => page({ ...next, validity: 'frozen' }, { ...prolongation, stopped: 'frozen' }),
  },
  {
    name: 'prolonged: refusal',
    render: () => <ProlongationRefusalPage application={next} prolongation={prolongation} />,
  },
  { name: 'prolonged: too late to refuse', render: () => <TooLateToRefusePage application={next} /> },
  { name: 'provider prolonged', render: () => theirs(next, prolongation) },
  {
    name: 'provider prolonged: the contract before ends by notice',
    render: () => theirs(next, { ...prolongation, leaving: true }),
  },
  { name: 'provider prolonged: waits for an agreement', render: () => theirs(waits, awaiting) },
  {
    name: 'prolongation',
    render: () => (
      <ProlongationPage {...list} prospects={prospects} runs={[{ ...run, lines: 24, answered: 24, prolonged: 23 }]} />
    ),
  },
  {
    name: 'prolongation, a run is under way',
    render: () => (
      <ProlongationPage
        {...list}
        prospects={prospects}
        runs={[{ ...run, finishedAt: null, lines: 24, answered: 7, prolonged: 6 }]}
      />
    ),
  },
  {
    name: 'prolongation: nobody chosen',
    render: () => <ProlongationPage {...list} prospects={prospects} runs={[]} errors={[nobody]} />,
  },
  { name: 'prolongation: nothing yet', render: () => <ProlongationPage {...list} prospects={[]} runs={[]} /> },
  { name: 'prolongation run', render: () => <ProlongationRunPage run={run} lines={lines.slice(0, 2)} zone={zone} /> },
  {
    name: 'prolongation run: at work',
    render: () => <ProlongationRunPage run={{ ...run, finishedAt: null }} lines={lines} zone={zone} />,
  },
]
