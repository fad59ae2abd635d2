import { Button, type FieldError, Form, Page, PasswordField } from '#ui'

/** Everything that is kept of the family, in one file; the password, because the file says more than any page. */
export function TakeOwnDataPage({ errors = [] }: { errors?: readonly FieldError[] }) {
  return (
    <Page
      title="Мои данные файлом"
      lead="Всё, что мы храним о вас и ваших детях: личные данные, согласия, сертификаты, заявки, деньги и журнал — в одной таблице."
      back={{ href: '/my/settings', label: 'Настройки' }}
      errors={errors}
      hidden
    >
      <p>В файле документы и СНИЛС записаны полностью. Не пересылайте его и не храните на чужом компьютере.</p>
      <Form action="/my/settings/own-data">
        <PasswordField
          name="password"
          label="Ваш пароль"
          hint="Чтобы файл не скачал тот, кому вы дали посмотреть кабинет"
          autocomplete="current-password"
        />
        <Button>Скачать таблицу (xlsx)</Button>
      </Form>
    </Page>
  )
}
