import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  Checkbox,
  type FieldError,
  Form,
  NameFields,
  Page,
  PasswordField,
  Select,
  TextField,
} from '#ui'
import { EmailField } from './letter.tsx'
import { SiteConsents } from './site-consents.tsx'

export type RegisterProps = {
  municipalities: readonly { id: string; name: string }[]
  /** Characters of a password. */
  least: number
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  /** The domain of this address looks like a slip; the box beside it keeps it as it is. */
  doubtfulEmail?: string | undefined
}

/** For newcomers only (S-105). Consents are three separate ticks, none of them set (156-ФЗ). */
export function RegisterPage({ municipalities, least, errors = [], answers = {}, doubtfulEmail }: RegisterProps) {
  return (
    <Page
      title="Регистрация"
      lead="Заведите кабинет: в нём вы получите сертификат для ребёнка и запишете его на занятия. Нужны пара минут и почта под рукой."
      description="Регистрация семьи на сайте дополнительного образования"
      errors={errors}
      answers={answers}
    >
      <p>
        Уже регистрировались? <a href="/sign-in">Войдите</a>
      </p>
      <Form action="/register">
        <Select
          name="municipality"
          label="Где живёт семья"
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          empty="Выберите муниципалитет"
          width="half"
        />
        <NameFields own />
        <TextField
          name="phone"
          label="Мобильный телефон"
          hint="По нему позвонит организация, если занятие перенесут"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          width="20"
        />
        <EmailField hint="На этот адрес придёт письмо со ссылкой. Он же нужен для входа" />
        {doubtfulEmail && (
          <Checkbox name="emailIsRight" value={doubtfulEmail} label={`Адрес ${doubtfulEmail} верный`} />
        )}
        <PasswordField
          name="password"
          label="Придумайте пароль"
          hint={`Не короче ${plural(least, 'знака', 'знаков', 'знаков')}. Лучше всего два-три слова, не связанных между собой`}
          autocomplete="new-password"
        />
        <SiteConsents />
        <Button>Зарегистрироваться</Button>
      </Form>
    </Page>
  )
}
