import type { Sample } from '#platform/manifest'
import { documents } from '../documents/document.ts'
import { ConsentPage, WithdrawalPage } from '../pages/consent.tsx'
import { DeadLinkPage } from '../pages/dead-link.tsx'
import { DocumentPage } from '../pages/document.tsx'
import { InvitationOverPage, InvitationPage } from '../pages/invitation.tsx'
import { AskLetterPage, ConfirmPage, LetterSentPage } from '../pages/letter.tsx'
import { FirstPasswordPage, OwnPasswordPage } from '../pages/own-password.tsx'
import { NewPasswordPage, RecoveryPage } from '../pages/recovery.tsx'
import { RegisterPage } from '../pages/register.tsx'
import { EmailPage, PasswordPage, PersonPage, SessionsPage, SettingsPage } from '../pages/settings.tsx'
import { RolesPage, SignInPage } from '../pages/sign-in.tsx'

const now = Temporal.Instant.from('2026-09-01T07:00:00Z')
const zone = 'Europe/Moscow'
const municipalities = [
  { id: '0199d1a0-0000-7000-8000-000000000010', name: 'город Озёрный' },
  { id: '0199d1a0-0000-7000-8000-000000000020', name: 'Приозёрский район' },
]
const support = {
  email: 'pomosch@ozernaya.example',
  phone: '8 800 000-10-20',
  hours: 'по рабочим дням с 9:00 до 18:00',
}
const operator = {
  name: 'ГАУ ДО «Региональный модельный центр»',
  address: 'г. Озёрный, ул. Садовая, 8',
  email: support.email,
}
const token = 'przhQ3b0m0Y1y1m7oWm2ZzX6yqk2f3mXo0i4m5n6p7Q'
const user = {
  id: '0199d1a0-0000-7000-8000-000000000001' as never,
  surname: 'Петрова',
  name: 'Анна',
  patronymic: 'Викторовна',
  email: 'petrova@mail.ru',
  phone: '+79123456789',
  municipalityId: null,
  createdAt: now,
  emailConfirmedAt: now,
  blockedAt: null,
}
const consents = Object.values(documents).map(({ kind, version }) => ({ kind, version, givenAt: now }))
const given = { inForce: true, kept: consents.find(({ kind }) => kind === 'personal-data') ?? null, withdrawnAt: null }
const withdrawn = { inForce: false, kept: null, withdrawnAt: now }
const session = (id: string, userAgent: string) => ({
  id,
  userId: user.id,
  createdAt: now,
  lastSeenAt: now,
  expiresAt: now,
  elevatedUntil: null,
  userAgent,
  address: '203.0.113.7',
})
const sessions = [
  session('a', 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36'),
  session('b', 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/150.0'),
]
const grants = [
  { id: 'f', role: 'family' as const, scopeId: null, scopeName: null, rights: [] },
  {
    id: 'r',
    role: 'reception' as const,
    scopeId: municipalities[0]?.id ?? null,
    scopeName: 'Школа № 3',
    rights: ['activate'],
  },
]

const invitation = {
  ...{ id: 'i' as never, surname: 'Орлова', name: 'Ирина', patronymic: 'Сергеевна', email: 'orlova@school3.example' },
  ...{ role: 'reception' as const, scopeId: 'r', scopeName: 'Школа № 3, пункт приёма', rights: ['accept', 'activate'] },
  ...{ order: { number: '41-од', on: Temporal.PlainDate.from('2026-08-28') }, createdBy: 'u', expiresAt: now },
  ...{ takenAt: null, withdrawnAt: null },
}

export const samples: readonly Sample[] = [
  { name: 'invitation', render: () => <InvitationPage {...{ token, invitation, zone, known: false, least: 12 }} /> },
  {
    name: 'invitation, known',
    render: () => <InvitationPage {...{ token, invitation, zone, known: true, least: 12 }} />,
  },
  { name: 'invitation, over', render: () => <InvitationOverPage /> },
  { name: 'register', render: () => <RegisterPage municipalities={municipalities} least={8} /> },
  { name: 'register, mistakes', render: registerWithMistakes },
  {
    name: 'letter sent, registration',
    render: () => <LetterSentPage purpose="registration" to="п···@mail.ru" support={support} />,
  },
  {
    name: 'letter sent, recovery',
    render: () => <LetterSentPage purpose="recovery" to="п···@mail.ru" support={support} />,
  },
  { name: 'letter again', render: () => <AskLetterPage /> },
  { name: 'confirm address', render: () => <ConfirmPage token={token} email={user.email} /> },
  {
    name: 'confirmed before',
    render: () => <DeadLinkPage purpose="registration" reason="done" token={token} />,
  },
  { name: 'dead link', render: () => <DeadLinkPage purpose="registration" reason="over" token={token} /> },
  { name: 'unknown link', render: () => <DeadLinkPage purpose="recovery" reason="unknown" token={token} /> },
  { name: 'sign in', render: () => <SignInPage next="/my" /> },
  { name: 'sign in, wrong', render: () => <SignInPage wrong answers={{ email: user.email }} /> },
  { name: 'sign in, too many', render: () => <SignInPage minutes={12} answers={{ email: user.email }} /> },
  { name: 'roles', render: () => <RolesPage grants={grants} actingId="r" /> },
  { name: 'recovery', render: () => <RecoveryPage support={support} /> },
  { name: 'new password', render: () => <NewPasswordPage token={token} least={8} /> },
  {
    name: 'settings',
    render: () => (
      <SettingsPage
        user={user}
        municipality="город Озёрный"
        bouncedAt={null}
        consents={consents}
        consent={given}
        family
        secured={null}
        zone={zone}
      />
    ),
  },
  {
    name: 'settings, no e-mail',
    render: () => (
      <SettingsPage
        user={{ ...user, email: null }}
        municipality={null}
        bouncedAt={null}
        consents={[]}
        consent={withdrawn}
        family={false}
        secured
        zone={zone}
      />
    ),
  },
  {
    name: 'own data',
    render: () => <PersonPage municipalities={municipalities} answers={{ surname: 'Петрова', name: 'Анна' }} />,
  },
  {
    name: 'consent',
    render: () => <ConsentPage state={given} operator={operator} days={30} zone={zone} next="/my/settings" />,
  },
  {
    name: 'consent, withdrawn',
    render: () => <ConsentPage state={withdrawn} operator={operator} days={30} zone={zone} next="/my/settings" />,
  },
  { name: 'consent, withdrawal', render: () => <WithdrawalPage days={30} next="/my/settings" /> },
  { name: 'first password', render: () => <FirstPasswordPage token={token} least={8} /> },
  { name: 'own password', render: () => <OwnPasswordPage least={8} /> },
  { name: 'e-mail', render: () => <EmailPage current={user.email} /> },
  { name: 'password', render: () => <PasswordPage least={8} /> },
  { name: 'sessions', render: () => <SessionsPage sessions={sessions} currentId="a" zone={zone} /> },
  ...Object.values(documents).map((document) => ({
    name: `document ${document.kind}`,
    render: () => <DocumentPage document={document} operator={operator} />,
  })),
]

function registerWithMistakes() {
  const errors = [
    { field: 'name', message: 'Введите имя буквами, например Анна' },
    { field: 'email', message: 'Проверьте адрес: возможно, вы имели в виду petrova@mail.ru?' },
    { field: 'password', message: 'Пароль короткий: нужно не меньше 8 знаков' },
    { field: 'personalData', message: documents['personal-data'].missing },
  ]
  const answers = { surname: 'Петрова', email: 'petrova@mial.ru', siteRules: 'yes', privacyPolicy: 'yes' }
  return (
    <RegisterPage
      municipalities={municipalities}
      least={8}
      errors={errors}
      answers={answers}
      doubtfulEmail="petrova@mial.ru"
    />
  )
}
