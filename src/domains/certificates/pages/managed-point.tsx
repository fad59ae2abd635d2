import { type Invitation, rightWords, type StaffMember } from '#access'
import { formatPhone } from '#kernel/contacts'
import { formatDay, formatDayShort, isAfter } from '#kernel/dates'
import { fullName } from '#kernel/names'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  ConfirmDialog,
  EmptyState,
  Form,
  InstantText,
  Notice,
  Page,
  Stack,
  SummaryList,
  Tag,
} from '#ui'
import { type ManagedPoint, workplaces } from '../model/point.ts'

export type ManagedPointProps = {
  point: ManagedPoint
  staff: readonly StaffMember[]
  invitations: readonly Invitation[]
  mayChange: boolean
  zone: string
  now: Temporal.Instant
}

/** One point: what is published of it, who works there by which order, and when they last came. */
export function ManagedPointPage({ point, staff, invitations, mayChange, zone, now }: ManagedPointProps) {
  const living = mayChange && point.closedOn === null
  const at = `/municipality/points/${point.id}`
  return (
    <Page
      title={point.name}
      over={point.municipality}
      back={{ href: '/municipality/points', label: 'Пункты приёма' }}
      actions={<PointTag point={point} />}
      width="wide"
      hidden
    >
      {point.closedOn && (
        <Notice tone="warn" title={`Пункт закрыт ${formatDay(point.closedOn)}`}>
          <p>Семьи его не видят, входы сотрудников закрыты.</p>
        </Notice>
      )}
      <SummaryList rows={factRows(point)} />
      {living && (
        <ButtonRow>
          <ButtonLink kind="ghost" href={`${at}/facts`}>
            Изменить данные пункта
          </ButtonLink>
          <ButtonLink kind="ghost" href={`${at}/authority`}>
            {point.mayActivate ? 'Снять или подтвердить полномочие' : 'Уполномочить активировать'}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${at}/closing`}>
            Закрыть пункт
          </ButtonLink>
        </ButtonRow>
      )}
      <Stack>
        <h2>Сотрудники</h2>
        {staff.length === 0 && invitations.length === 0 && (
          <EmptyState title="Входов пока нет">
            <p>Пригласите ответственного специалиста: ему придёт ссылка, которая срабатывает один раз.</p>
          </EmptyState>
        )}
        {staff.map((member) => (
          <MemberCard key={member.roleId} {...{ member, zone, living }} />
        ))}
        {invitations.map((invitation) => (
          <InvitationCard key={invitation.id} {...{ invitation, zone, living, now }} />
        ))}
        {living && (
          <ButtonRow>
            <ButtonLink href={`${at}/invitation`}>Пригласить сотрудника</ButtonLink>
          </ButtonRow>
        )}
      </Stack>
    </Page>
  )
}

/** A title that quotes something already stands without quotes of its own. */
function titleOf({ title }: { title: string }): string {
  return title.includes('«') ? title : `«${title}»`
}

function PointTag({ point }: { point: ManagedPoint }) {
  if (point.closedOn) return <Tag tone="bad">закрыт</Tag>
  return point.mayActivate ? <Tag tone="good">активирует</Tag> : <Tag>только принимает</Tag>
}

function factRows(point: ManagedPoint) {
  const { address, hours, phone, specialist, institutionInn, workplace, workplacePaper, act, closingAct } = point
  return [
    { label: 'Адрес', value: address },
    { label: 'Часы приёма', value: hours },
    { label: 'Телефон', value: formatPhone(phone) },
    { label: 'Ответственный специалист', value: specialist },
    { label: 'ИНН учреждения', value: institutionInn ?? 'не указан' },
    {
      label: 'Работа с личными данными',
      value: workplace ? `${workplaces[workplace]}: ${workplacePaper}` : 'не заявлена, сверяют по бумаге',
    },
    { label: 'Назначен', value: `${titleOf(act)}, № ${act.number} от ${formatDay(act.issuedOn)}` },
    ...(closingAct ? [{ label: 'Закрыт', value: `№ ${closingAct.number} от ${formatDay(closingAct.issuedOn)}` }] : []),
  ]
}

type MemberProps = { member: StaffMember; zone: string; living: boolean }

function MemberCard({ member, zone, living }: MemberProps) {
  const { roleId, rights, order, signedInAt, email, secured } = member
  return (
    <Card
      level={3}
      title={fullName(member)}
      tight
      actions={
        living && (
          <>
            <ButtonLink small kind="ghost" href={`/municipality/staff/${roleId}`}>
              Изменить права
            </ButtonLink>
            <ConfirmDialog
              label="Закрыть вход"
              title={`Закрыть вход: ${fullName(member)}?`}
              small
              action={`/municipality/staff/${roleId}/dismissal`}
              confirm="Закрыть вход"
            >
              <p>Сотрудник выйдет сразу со всех устройств. Семейный кабинет, если он есть, останется.</p>
            </ConfirmDialog>
            {secured && (
              <ConfirmDialog
                label="Потерян телефон"
                title={`Отключить второй фактор: ${fullName(member)}?`}
                small
                action={`/municipality/staff/${roleId}/second-factor-release`}
                confirm="Отключить второй фактор"
              >
                <p>
                  Если сотрудник потерял и телефон, и запасные коды. Убедитесь, что просит он сам: дальше для входа
                  хватит пароля, а человек получит письмо.
                </p>
              </ConfirmDialog>
            )}
          </>
        )
      }
    >
      <RightTags rights={rights} />
      <p class="small">
        {order ? `Приказ № ${order.number} от ${formatDay(order.on)}` : 'Приказ не указан'}
        {email && `, ${email}`}
      </p>
      <p class="muted small">
        {signedInAt ? (
          <>
            Последний вход: <InstantText instant={signedInAt} zone={zone} />
          </>
        ) : (
          'Входов ещё не было'
        )}
      </p>
    </Card>
  )
}

type InvitedProps = { invitation: Invitation; zone: string; living: boolean; now: Temporal.Instant }

function InvitationCard({ invitation, zone, living, now }: InvitedProps) {
  const { id, email, rights, order, expiresAt } = invitation
  const over = !isAfter(expiresAt, now)
  return (
    <Card
      level={3}
      title={fullName(invitation)}
      tight
      beside={over ? <Tag tone="bad">срок истёк</Tag> : <Tag tone="warn">приглашение отправлено</Tag>}
      actions={
        living && (
          <Form action={`/municipality/invitations/${id}/withdrawal`} class="form-inline">
            <Button small kind="ghost">
              Отозвать приглашение
            </Button>
          </Form>
        )
      }
    >
      <RightTags rights={rights} />
      <p class="small">
        Приказ № {order.number} от {formatDayShort(order.on)}, {email}
      </p>
      <p class="muted small">
        Ссылка {over ? 'действовала' : 'действует'} до <InstantText instant={expiresAt} zone={zone} />
        {over && '. Пригласите ещё раз: старая ссылка уже не откроется'}
      </p>
    </Card>
  )
}

function RightTags({ rights }: { rights: readonly string[] }) {
  const known = Object.entries(rightWords).filter(([right]) => rights.includes(right))
  return (
    <ul>
      {known.length === 0 && <li>прав пока нет</li>}
      {known.map(([right, words]) => (
        <li key={right}>{words}</li>
      ))}
    </ul>
  )
}
