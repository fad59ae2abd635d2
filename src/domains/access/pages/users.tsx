import type { ComponentChildren } from 'preact'
import { maskEmail } from '#kernel/contacts'
import { formatInstant } from '#kernel/dates'
import { fullName } from '#kernel/names'
import {
  type Answers,
  apart,
  Button,
  ButtonLink,
  Card,
  CursorPagination,
  Disclosure,
  EmptyState,
  type FieldError,
  Form,
  Notice,
  Page,
  SearchBox,
  SummaryList,
  Table,
  Tag,
  TextField,
} from '#ui'
import { type Role, roleWords } from '../model.ts'
import type { FactorRelease, OverseenUser } from '../queries/overseen.ts'

export type UsersPageProps = {
  text: string
  users: readonly OverseenUser[] | null
  /** After whom the next page begins. */
  next: string | null
  zone: string
}

/** Everybody who signs in, for the operator: found by address or name. */
export function UsersPage({ text, users, next, zone }: UsersPageProps) {
  return (
    <Page
      title="Пользователи"
      lead="Найдите человека по почте целиком или по фамилии. Каждый поиск записывается в журнал."
      width="wide"
      hidden
    >
      <SearchBox action="/region/users" name="text" label="Почта или фамилия" value={text} />
      {users && (
        <Table
          caption="Нашлись"
          dense
          rows={users}
          rowKey={({ id }) => id}
          columns={[
            { label: 'Кто', head: true, cell: (user) => <a href={`/region/users/${user.id}`}>{fullName(user)}</a> },
            { label: 'Почта', cell: ({ email }) => (email ? maskEmail(email) : '—') },
            { label: 'Роли', cell: ({ roles }) => roles.map(roleInWords).join('; ') || '—' },
            { label: 'Входил', cell: ({ signedInAt }) => (signedInAt ? formatInstant(signedInAt, zone) : '—') },
            { label: 'Вход', cell: ({ blockedAt }) => (blockedAt ? <Tag tone="bad">закрыт</Tag> : 'открыт') },
          ]}
          empty={
            <EmptyState title="Никого не нашлось">
              <p>Проверьте фамилию или впишите почту целиком, без пропусков и ошибок.</p>
            </EmptyState>
          }
        />
      )}
      <CursorPagination next={next && `/region/users?${new URLSearchParams({ text, after: next })}`} />
    </Page>
  )
}

export type UserPageProps = {
  user: OverseenUser
  release: FactorRelease | null
  /** Whether who looks asked for the release themselves, or looks at their own card. */
  own: { release: boolean; card: boolean }
  zone: string
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  /** Where the form was sent that came back with errors. */
  sent?: string | null
}

/** One user: what they may do, and what the operator may do about it. */
export function UserPage({ user, release, own, zone, errors = [], answers = {}, sent = null }: UserPageProps) {
  const { id, email, createdAt, signedInAt, blockedAt, barred, secured, roles } = user
  const staffRoles = roles.filter(({ role }) => role !== 'family' && role !== 'certificate')
  return (
    <Page
      title={fullName(user)}
      over="Пользователь"
      back={{ href: '/region/users', label: 'Пользователи' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Почта', value: email ? maskEmail(email) : 'не указана' },
          { label: 'Роли', value: roles.map(roleInWords).join('; ') || 'нет' },
          { label: 'Кабинет открыт', value: formatInstant(createdAt, zone) },
          { label: 'Последний вход', value: signedInAt ? formatInstant(signedInAt, zone) : 'ещё не было' },
          { label: 'Вход', value: blockedAt ? `закрыт ${formatInstant(blockedAt, zone)}` : 'открыт' },
          { label: 'Второй фактор', value: secured ? 'подключён' : 'не подключён' },
        ]}
      />
      {own.card ? (
        <Notice>
          <p>Это ваша карточка. Изменить её может другой оператор.</p>
        </Notice>
      ) : (
        <>
          {email && !blockedAt && (
            <Card title="Дать роль">
              <p>Мы отправим письмо со ссылкой: роль появится, когда человек откроет её и войдёт.</p>
              <ButtonLink kind="ghost" href={`/region/users/${id}/role`}>
                Дать роль
              </ButtonLink>
            </Card>
          )}
          <Access id={id} blocked={blockedAt !== null} barred={barred} sent={sent} />
          {secured && <Factor id={id} release={release} own={own.release} zone={zone} sent={sent} />}
          {staffRoles.map((held) => (
            <Reasoned
              key={held.id}
              title={`Забрать роль «${roleInWords(held)}»`}
              action={`/region/users/${id}/roles/${held.id}/withdrawal`}
              button="Забрать роль"
              danger
              sent={sent}
            >
              <p>
                Это рабочее место закроется для человека сразу, остальные роли останутся. Снова дать роль можно
                приглашением.
              </p>
            </Reasoned>
          ))}
        </>
      )}
    </Page>
  )
}

/** A door that closed by itself opens with an invitation; the operator may open it before, or close it for good. */
type AccessProps = { id: string; blocked: boolean; barred: boolean; sent: string | null }

function Access({ id, blocked, barred, sent }: AccessProps) {
  return (
    <>
      {blocked && (
        <Reasoned title="Вход закрыт" action={`/region/users/${id}/unblocking`} button="Открыть вход" sent={sent}>
          <p>
            {barred
              ? 'Его закрыл оператор. Приглашение на работу его не откроет.'
              : 'Закрылся сам: человек ушёл с последнего места работы. Новое приглашение откроет его снова.'}
          </p>
        </Reasoned>
      )}
      {!barred && (
        <Reasoned
          title={blocked ? 'Не впускать и по приглашениям' : 'Закрыть вход'}
          action={`/region/users/${id}/blocking`}
          button="Закрыть вход"
          danger
          sent={sent}
        >
          <p>Человек выйдет на всех устройствах и не войдёт, пока оператор не откроет вход снова.</p>
        </Reasoned>
      )}
    </>
  )
}

type FactorProps = { id: string; release: FactorRelease | null; own: boolean; zone: string; sent: string | null }

function Factor({ id, release, own, zone, sent }: FactorProps) {
  if (!release)
    return (
      <Reasoned
        title="Потерян телефон и запасные коды"
        action={`/region/users/${id}/factor-release`}
        button="Попросить снять второй фактор"
        sent={sent}
      >
        <p>Снимают вдвоём: вы просите, другой оператор проверяет, что это тот самый человек, и подтверждает.</p>
      </Reasoned>
    )
  return (
    <Card title="Просят снять второй фактор">
      <p>
        {release.askedByName}, {formatInstant(release.askedAt, zone)}: {release.reason}
      </p>
      <p>Просьба действует до {formatInstant(release.expiresAt, zone)} и только для того кода, который есть сейчас.</p>
      {own ? (
        <p>Подтвердить должен другой оператор.</p>
      ) : (
        <Form action={`/region/users/${id}/factor-release/confirmation`}>
          <Button kind="danger">Подтвердить и снять</Button>
        </Form>
      )}
    </Card>
  )
}

type ReasonedProps = {
  title: string
  action: string
  button: string
  /** What closes something stays folded until it is wanted, or was answered badly. */
  danger?: boolean
  sent: string | null
  children?: ComponentChildren
}

function Reasoned({ title, action, button, danger, sent, children }: ReasonedProps) {
  const asked = (
    <>
      {children}
      <Form action={action} {...apart(action, sent)}>
        <TextField name="reason" label="Причина" hint="Её увидят в журнале: чьё обращение или приказ" />
        <Button kind={danger ? 'danger' : 'ghost'}>{button}</Button>
      </Form>
    </>
  )
  return danger ? (
    <Disclosure summary={title} open={action === sent}>
      {asked}
    </Disclosure>
  ) : (
    <Card title={title}>{asked}</Card>
  )
}

function roleInWords({ role, scopeName }: { role: Role; scopeName: string | null }): string {
  return scopeName ? `${roleWords[role]}: ${scopeName}` : roleWords[role]
}
