import { plural } from '#kernel/plural'
import { Button, type FieldError, Form, Page, PasswordField } from '#ui'

type Shown = { least: number; errors?: readonly FieldError[] }

/** S-038: the printed password opens nothing but this page. */
export function FirstPasswordPage({ token, least, errors = [] }: Shown & { token: string }) {
  return (
    <Page
      title="Придумайте свой пароль"
      lead="Пароль с выписки подошёл. Он одноразовый: дальше вы будете входить по номеру сертификата и своему паролю."
      errors={errors}
      hidden
    >
      <Form action={`/sign-in/first/${token}`}>
        <NewPassword least={least} />
        <Button>Сохранить пароль и войти</Button>
      </Form>
    </Page>
  )
}

/** For whoever signs in by the number of a certificate. */
export function OwnPasswordPage({ least, errors = [] }: Shown) {
  return (
    <Page
      title="Пароль для входа по номеру сертификата"
      lead="На других устройствах вход закроется. Если пароль забыт, законный представитель печатает новую выписку в своём кабинете."
      back="/my"
      errors={errors}
      hidden
    >
      <Form action="/my/own-password">
        <PasswordField name="currentPassword" label="Нынешний пароль" autocomplete="current-password" />
        <NewPassword least={least} />
        <Button>Изменить пароль</Button>
      </Form>
    </Page>
  )
}

function NewPassword({ least }: { least: number }) {
  return (
    <PasswordField
      name="newPassword"
      label="Новый пароль"
      hint={`Не короче ${plural(least, 'знака', 'знаков', 'знаков')}. Лучше всего два-три слова, не связанных между собой`}
      autocomplete="new-password"
    />
  )
}
