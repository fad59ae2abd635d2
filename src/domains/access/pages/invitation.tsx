import { formatDay, formatInstant } from '#kernel/dates'
import { plural } from '#kernel/plural'
import { Button, ButtonLink, type FieldError, Form, Notice, Page, PasswordField, SummaryList } from '#ui'
import { type Invitation, roleWords } from '../model.ts'
import { workInWords } from '../rules.ts'

export type InvitationProps = {
  token: string
  invitation: Invitation
  /** The address has a cabinet: the role is added to it, by its own password. */
  known: boolean
  least: number
  zone: string
  errors?: readonly FieldError[]
}

/** S-158: what the link opens, for whom and by which order; then one password. */
export function InvitationPage({ token, invitation, known, least, zone, errors = [] }: InvitationProps) {
  const { surname, name, patronymic, email, role, scopeName, rights, order, expiresAt } = invitation
  return (
    <Page title="Вход для работы" lead="Проверьте, что приглашение для вас, и откройте вход." errors={errors} hidden>
      <SummaryList
        rows={[
          { label: 'Кто', value: [surname, name, patronymic].filter(Boolean).join(' ') },
          { label: 'Почта', value: email },
          { label: 'Где', value: withRole(scopeName, roleWords[role].toLowerCase()) },
          {
            label: 'Что можно',
            value: workInWords(role, rights).join('; ') || 'смотреть очередь и помогать посетителям',
          },
          { label: 'Основание', value: `№ ${order.number} от ${formatDay(order.on)}` },
          { label: 'Ссылка действует до', value: formatInstant(expiresAt, zone) },
        ]}
      />
      {known && (
        <Notice title="У вас уже есть кабинет с этой почтой">
          <p>Второй не нужен: рабочая роль добавится к нему. Введите пароль, с которым вы входите.</p>
        </Notice>
      )}
      <Form action={`/invitation/${token}`}>
        {known ? (
          <PasswordField name="password" label="Пароль вашего кабинета" autocomplete="current-password" />
        ) : (
          <PasswordField
            name="password"
            label="Придумайте пароль"
            hint={`Не короче ${plural(least, 'знака', 'знаков', 'знаков')}. Лучше всего три-четыре слова, не связанных между собой`}
            autocomplete="new-password"
          />
        )}
        <Button>{known ? 'Добавить роль и войти' : 'Сохранить пароль и войти'}</Button>
      </Form>
    </Page>
  )
}

/** Used, run out, withdrawn and never written look the same to whoever holds a guess. */
export function InvitationOverPage() {
  return (
    <Page
      title="Приглашение не действует"
      lead="Ссылка срабатывает один раз, живёт недолго и может быть отозвана. Возможно, вам приходило письмо новее."
      hidden
    >
      <p>Если вы уже открывали её, просто войдите. Если нет, попросите новую у того, кто пригласил.</p>
      <ButtonLink href="/sign-in">Войти</ButtonLink>
    </Page>
  )
}

/** «Школа № 3, пункт приёма» tells the role already. */
function withRole(place: string, role: string): string {
  return place.endsWith(role) ? place : `${place} (${role})`
}
