import type { Invitation, StaffMember } from '#access'
import { formatDay, isAfter } from '#kernel/dates'
import { fullName } from '#kernel/names'
import {
  type Answers,
  Button,
  ButtonLink,
  Card,
  ConfirmDialog,
  DateField,
  type FieldError,
  Form,
  InstantText,
  NameFields,
  Page,
  Tag,
  TextField,
} from '#ui'

export type StaffProps = {
  provider: string
  staff: readonly StaffMember[]
  invitations: readonly Invitation[]
  /** Who looks: nobody lets themselves go. */
  userId: string
  now: Temporal.Instant
  zone: string
}

/** Colleagues in the cabinet of one organisation. */
export function StaffPage({ provider, staff, invitations, userId, now, zone }: StaffProps) {
  return (
    <Page
      title="Сотрудники"
      over={provider}
      lead="Все, кто здесь, ведут программы и отвечают на заявки от имени организации."
      actions={<ButtonLink href="/provider/staff/invitation">Пригласить</ButtonLink>}
      hidden
    >
      {staff.map((member) => (
        <MemberCard key={member.roleId} member={member} own={member.userId === userId} zone={zone} />
      ))}
      {invitations.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} now={now} zone={zone} />
      ))}
    </Page>
  )
}

function MemberCard({ member, own, zone }: { member: StaffMember; own: boolean; zone: string }) {
  const { roleId, email, order, signedInAt } = member
  return (
    <Card
      title={fullName(member)}
      beside={own && <Tag>это вы</Tag>}
      tight
      actions={
        !own && (
          <ConfirmDialog
            label="Закрыть вход"
            title={`Закрыть вход: ${fullName(member)}?`}
            action={`/provider/staff/${roleId}/dismissal`}
            confirm="Закрыть вход"
            small
          >
            <p>Сотрудник сразу выйдет со всех устройств и больше не войдёт в кабинет организации.</p>
          </ConfirmDialog>
        )
      }
    >
      <p>{[email, order && `приказ № ${order.number} от ${formatDay(order.on)}`].filter(Boolean).join(', ')}</p>
      <p class="muted small">
        {signedInAt ? (
          <>
            Последний вход: <InstantText instant={signedInAt} zone={zone} />
          </>
        ) : (
          'Ещё не входил'
        )}
      </p>
    </Card>
  )
}

function InvitationCard({ invitation, now, zone }: { invitation: Invitation; now: Temporal.Instant; zone: string }) {
  const over = !isAfter(invitation.expiresAt, now)
  return (
    <Card
      title={fullName(invitation)}
      beside={over ? <Tag tone="bad">ссылка истекла</Tag> : <Tag tone="warn">приглашение отправлено</Tag>}
      tight
      actions={
        <ConfirmDialog
          label="Отозвать приглашение"
          title="Отозвать приглашение?"
          action={`/provider/invitations/${invitation.id}/withdrawal`}
          confirm="Отозвать"
          small
        >
          <p>Ссылка из письма сразу перестанет работать.</p>
        </ConfirmDialog>
      }
    >
      <p>
        {invitation.email}, до <InstantText instant={invitation.expiresAt} zone={zone} />
      </p>
    </Card>
  )
}

export type InviteProps = {
  provider: string
  /** Where the form is sent, and where it came from. */
  action: string
  back: { href: string; label: string }
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

export function InviteColleaguePage({ provider, action, back, errors = [], answers = {} }: InviteProps) {
  return (
    <Page
      title="Пригласить сотрудника"
      over={provider}
      lead="Ссылка придёт на почту и сработает один раз. Пароль сотрудник придумает сам: его не знает никто."
      back={back}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={action}>
        <NameFields of="person" />
        <TextField name="email" label="Рабочая почта" type="email" autocomplete="off" width="half" />
        <TextField
          name="order.number"
          label="Номер приказа"
          hint="По которому сотрудник работает с программами"
          width="20"
        />
        <DateField name="order.on" label="Дата приказа" hint="Например, 28 08 2026" />
        <Button>Отправить приглашение</Button>
      </Form>
    </Page>
  )
}
