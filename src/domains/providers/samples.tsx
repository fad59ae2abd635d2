import type { Invitation, StaffMember } from '#access'
import type { Sample } from '#platform/manifest'
import type { Candidacy, CandidateFacts } from './candidacy.ts'
import { steps } from './candidacy.ts'
import type { AgreementView } from './model.ts'
import { OwnAgreementsPage, PayerAgreementPage, PayerAgreementsPage } from './pages/agreements.tsx'
import { CandidacyPage, CheckCandidacyPage } from './pages/candidacy.tsx'
import { StepPage } from './pages/candidacy-steps.tsx'
import { DecisionPage, PublicCheckPage, RegisterPage } from './pages/register.tsx'
import { InviteColleaguePage, StaffPage } from './pages/staff.tsx'
import type { RegisterLine, Standing } from './queries/register.ts'

const zone = 'Europe/Moscow'
const today = Temporal.PlainDate.from('2026-09-10')
const now = Temporal.Instant.from('2026-09-10T09:00:00Z')
const token = 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q'
const municipalities = [
  { id: '01990000-0000-7000-8000-000000000001', name: 'город Озёрный' },
  { id: '01990000-0000-7000-8000-000000000002', name: 'Приозёрский район' },
]
const marina = { surname: 'Белова', name: 'Ольга', patronymic: 'Игоревна' }

const facts: CandidateFacts = {
  organisation: {
    ...{ kind: 'commercial', name: 'Общество с ограниченной ответственностью «Радуга»', shortName: 'Студия «Радуга»' },
    ...{ inn: '2804001015', ogrn: '1022800001234', kpp: '280401001' },
  },
  place: {
    ...{ municipality: municipalities[0]?.id ?? '', address: 'ул. Зелёная, 8', phone: '+78142550818' },
    ...{ email: 'raduga@organizacii.example', description: 'Танцы и театр для детей от четырёх лет.' },
  },
  head: { person: marina, post: 'Директор', basis: 'устава', genitive: 'Беловой Ольги Игоревны' },
  papers: {
    licence: 'Л035-01272-10/00251234 от 14.09.2024, Министерство образования',
    bankDetails: 'р/с 40702810900000000009, Банк, БИК 044525225',
  },
  contact: { person: marina, email: 'belova@organizacii.example', phone: '+79123456789' },
}
const draft: Candidacy = {
  ...{ id: '01990000-0000-7000-8000-000000000030' as Candidacy['id'], number: null, state: 'draft', attempt: 0 },
  answers: { organisation: { shortName: 'Студия «Радуга»' }, place: {} },
  ...{
    inn: null,
    municipalityId: null,
    submittedAt: null,
    dueOn: null,
    decidedAt: null,
    reason: null,
    providerId: null,
  },
}
const sent: Candidacy = {
  ...draft,
  ...{ number: 'ОП-2026-000012', state: 'submitted', attempt: 1, inn: '2804001015', submittedAt: now },
  dueOn: Temporal.PlainDate.from('2026-09-24'),
}
const reason = 'Лицензия выдана другому юридическому лицу. Введите номер своей.'
const refused: Candidacy = { ...sent, state: 'refused', reason, decidedAt: now }
const standing: Standing = {
  ...{ id: '01990000-0000-7000-8000-000000000020' as Standing['id'], name: facts.organisation.name, state: 'active' },
  ...{ shortName: 'Студия «Радуга»', registeredAt: now, excludedAt: null },
}

const line: RegisterLine = {
  ...{ id: sent.id, candidacy: true, name: 'Студия «Радуга»', inn: '2804001015', municipality: 'город Озёрный' },
  ...{ number: sent.number, attempt: 2, dueOn: Temporal.PlainDate.from('2026-09-09'), since: now },
}
const register = {
  ...{ text: '', page: 1, total: 1, today, zone, lines: [line] },
  counts: { new: 1, active: 8, refused: 2, excluded: 0 },
}

const agreement: AgreementView = {
  ...{ id: '01990000-0000-7000-8000-000000000040' as AgreementView['id'], state: 'active' },
  ...{ providerId: standing.id, provider: 'Студия «Радуга»', inn: '2804001015' },
  ...{ municipalityId: '1', municipality: 'город Озёрный', periodId: '1', period: '2026 год' },
  periodStartsOn: Temporal.PlainDate.from('2026-01-01'),
  periodEndsOn: Temporal.PlainDate.from('2026-12-31'),
  ...{ number: '14/2026', signedOn: Temporal.PlainDate.from('2026-01-12'), endedOn: null, maxKopecks: 25_000_000n },
  ...{ askedAt: now, dueOn: Temporal.PlainDate.from('2026-09-09'), reason: null },
}
const asked: AgreementView = { ...agreement, state: 'asked', number: null, signedOn: null, maxKopecks: null }
const agreements = [asked, agreement, { ...asked, id: '3' as AgreementView['id'], state: 'refused' as const, reason }]

const member: StaffMember = {
  ...{
    ...marina,
    roleId: '1',
    userId: '1' as StaffMember['userId'],
    role: 'provider',
    scopeId: standing.id,
    rights: [],
  },
  ...{
    since: now,
    email: 'belova@organizacii.example',
    order: { number: '12-од', on: today },
    signedInAt: now,
    secured: false,
  },
}
const invitation: Invitation = {
  ...{ surname: 'Панин', name: 'Олег', patronymic: null, id: '2' as Invitation['id'], role: 'provider', rights: [] },
  ...{ email: 'panin@organizacii.example', scopeId: standing.id, scopeName: 'Студия «Радуга»', createdBy: '1' },
  ...{ order: { number: '13-од', on: today }, expiresAt: now, takenAt: null, withdrawnAt: null },
}
const errors = [{ field: 'inn', message: 'Проверьте ИНН: 10 цифр, у предпринимателя 12' }]
const invite = {
  provider: 'Студия «Радуга»',
  action: '/provider/staff/invitation',
  back: { href: '/provider/staff', label: 'Сотрудники' },
}

export const samples: readonly Sample[] = [
  {
    name: 'поставщик: начало заявления',
    render: () => <StepPage step="organisation" token={null} municipalities={municipalities} />,
  },
  ...steps.map((step) => ({
    name: `поставщик: заявление, ${step}`,
    render: () => (
      <StepPage
        step={step}
        token={token}
        municipalities={municipalities}
        {...(step === 'organisation' && { errors, answers: { inn: '12' } })}
      />
    ),
  })),
  {
    name: 'поставщик: черновик',
    render: () => (
      <CandidacyPage token={token} candidacy={draft} missing={['place', 'head', 'papers', 'contact']} zone={zone} />
    ),
  },
  {
    name: 'поставщик: исправить',
    render: () => <CandidacyPage token={token} candidacy={refused} missing={[]} zone={zone} />,
  },
  {
    name: 'поставщик: отправлено',
    render: () => <CandidacyPage token={token} candidacy={sent} missing={[]} zone={zone} />,
  },
  {
    name: 'поставщик: внесён',
    render: () => (
      <CandidacyPage
        token={token}
        candidacy={{ ...sent, state: 'accepted', providerId: standing.id }}
        missing={[]}
        zone={zone}
      />
    ),
  },
  {
    name: 'поставщик: проверить и отправить',
    render: () => (
      <CheckCandidacyPage token={token} number={null} facts={facts} municipality="город Озёрный" dueOn={today} />
    ),
  },
  { name: 'реестр поставщиков: ждут', render: () => <RegisterPage {...register} state="new" /> },
  {
    name: 'реестр поставщиков: в реестре',
    render: () => (
      <RegisterPage
        {...register}
        state="active"
        text="радуга"
        lines={[{ ...line, candidacy: false, attempt: 0, dueOn: null }]}
      />
    ),
  },
  {
    name: 'реестр поставщиков: пусто',
    render: () => <RegisterPage {...register} state="excluded" lines={[]} total={0} />,
  },
  {
    name: 'реестр поставщиков: решение',
    render: () => (
      <DecisionPage candidacy={sent} facts={facts} municipality="город Озёрный" standing={null} today={today} />
    ),
  },
  {
    name: 'реестр поставщиков: отказано',
    render: () => (
      <DecisionPage candidacy={refused} facts={facts} municipality="город Озёрный" standing={null} today={today} />
    ),
  },
  { name: 'проверка организации', render: () => <PublicCheckPage inn={null} standing={null} zone={zone} /> },
  {
    name: 'проверка организации: есть',
    render: () => <PublicCheckPage inn="2804001015" standing={standing} zone={zone} />,
  },
  {
    name: 'проверка организации: исключена',
    render: () => (
      <PublicCheckPage inn="2804001015" standing={{ ...standing, state: 'excluded', excludedAt: now }} zone={zone} />
    ),
  },
  { name: 'проверка организации: нет', render: () => <PublicCheckPage inn="2804001015" standing={null} zone={zone} /> },
  {
    name: 'соглашения поставщика',
    render: () => (
      <OwnAgreementsPage
        provider="Студия «Радуга»"
        {...{ agreements, municipalities, today }}
        periods={[{ id: '1', name: '2026 год' }]}
      />
    ),
  },
  {
    name: 'соглашения поставщика: пусто',
    render: () => (
      <OwnAgreementsPage
        provider="Студия «Радуга»"
        {...{ agreements: [], municipalities, today }}
        periods={[{ id: '1', name: '2026 год' }]}
      />
    ),
  },
  {
    name: 'соглашения муниципалитета',
    render: () => <PayerAgreementsPage {...{ agreements, today }} municipality="город Озёрный" />,
  },
  {
    name: 'соглашение: ответить',
    render: () => <PayerAgreementPage {...{ agreement: asked, leftKopecks: null, running: agreement, today }} />,
  },
  {
    name: 'соглашение: действует',
    render: () => <PayerAgreementPage {...{ agreement, leftKopecks: 7_000_000n, running: null, today }} />,
  },
  {
    name: 'сотрудники поставщика',
    render: () => (
      <StaffPage
        provider="Студия «Радуга»"
        staff={[member]}
        invitations={[invitation]}
        userId="7"
        now={now}
        zone={zone}
      />
    ),
  },
  { name: 'сотрудники поставщика: пригласить', render: () => <InviteColleaguePage {...invite} /> },
]
