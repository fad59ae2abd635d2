import { callOf, formatPhone } from '#kernel/contacts'
import { plural } from '#kernel/plural'
import { type Answers, Button, Checkbox, type FieldError, Form, Page, PasswordField } from '#ui'
import { EmailField, type Support } from './letter.tsx'

export type RecoveryProps = {
  support: Support
  /** Typed, though its domain looks like a slip. */
  doubtfulEmail?: string | undefined
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** S-092…S-095. */
export function RecoveryPage({ support, doubtfulEmail, errors = [], answers = {} }: RecoveryProps) {
  return (
    <Page
      title="Не помню пароль"
      lead="Укажите почту кабинета: мы пришлём ссылку, по которой вы придумаете новый пароль."
      back={{ href: '/sign-in', label: 'Вход' }}
      errors={errors}
      answers={answers}
    >
      <Form action="/recovery">
        <EmailField
          label="Почта, указанная при регистрации"
          hint="Важно совпадение до знака: на другой адрес письмо не придёт"
        />
        {doubtfulEmail && (
          <Checkbox name="emailIsRight" value={doubtfulEmail} label={`Адрес ${doubtfulEmail} верный`} />
        )}
        <Button>Прислать ссылку</Button>
      </Form>
      <p>Письмо приходит за пару минут. Если его нет, посмотрите в папке «Спам».</p>
      <p>
        Нет доступа к этой почте или не помните, какая была? <a href="/support?topic=access">Напишите в поддержку</a>:
        входить для этого не нужно. Можно и на <a href={`mailto:${support.email}`}>{support.email}</a> или позвоните{' '}
        <a href={callOf(support.phone)}>{formatPhone(support.phone)}</a>, {support.hours}. С документами помогут и в{' '}
        <a href="/points">пункте приёма</a>.
      </p>
    </Page>
  )
}

type NewPasswordProps = { token: string; least: number; errors?: readonly FieldError[] }

export function NewPasswordPage({ token, least, errors = [] }: NewPasswordProps) {
  return (
    <Page
      title="Придумайте новый пароль"
      lead="Прежний пароль перестанет действовать, а на других устройствах вход закроется."
      errors={errors}
      hidden
    >
      <Form action={`/recovery/${token}`}>
        <PasswordField
          name="password"
          label="Новый пароль"
          hint={`Не короче ${plural(least, 'знака', 'знаков', 'знаков')}. Лучше всего два-три слова, не связанных между собой`}
          autocomplete="new-password"
        />
        <Button>Сохранить пароль и войти</Button>
      </Form>
    </Page>
  )
}
