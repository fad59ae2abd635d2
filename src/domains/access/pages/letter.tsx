import { callOf, formatPhone } from '#kernel/contacts'
import { type Answers, Button, Confirmation, type FieldError, Form, Page, PasswordField, TextField } from '#ui'

export type SentFor = 'registration' | 'recovery' | 'email'
export type Support = { email: string; phone: string; hours: string }

const words: Record<SentFor, { title: string; sent(to: string): string; next: string }> = {
  registration: {
    title: 'Письмо отправлено',
    sent: (to) => `Мы отправили письмо на адрес ${to}.`,
    next: 'Откройте его, нажмите кнопку и введите свой пароль — и кабинет готов. До какого часа действует ссылка, написано в письме.',
  },
  recovery: {
    title: 'Проверьте почту',
    sent: (to) => `Если кабинет с адресом ${to} есть, письмо уже в пути.`,
    next: 'Откройте ссылку из письма и придумайте новый пароль. Она срабатывает один раз; до какого часа действует, написано в письме.',
  },
  email: {
    title: 'Письмо отправлено',
    sent: (to) => `Мы отправили письмо на адрес ${to}.`,
    next: 'Откройте его и нажмите кнопку. До этого письма будут приходить на прежний адрес.',
  },
}

type SentProps = { purpose: SentFor; to: string | null; support: Support }

/** The same page whether or not anybody lives at the address. */
export function LetterSentPage({ purpose, to, support }: SentProps) {
  return (
    <Page title={words[purpose].title} heading={null} hidden>
      <Confirmation title={words[purpose].title}>
        <p>
          {to && `${words[purpose].sent(to)} `}
          {words[purpose].next}
        </p>
        <h2>Письма нет?</h2>
        <ul>
          <li>Подождите пару минут и обновите почту.</li>
          <li>Посмотрите в папке «Спам» и во вкладке «Рассылки».</li>
          <li>
            {purpose === 'recovery'
              ? 'Проверьте адрес до последнего знака: письмо приходит только на тот адрес, который указан в кабинете.'
              : 'Проверьте, тот ли адрес вы указали, до последнего знака.'}{' '}
            <a href={again[purpose].href}>{again[purpose].label}</a>
          </li>
        </ul>
        <p>
          Не получается — <a href="/support?topic=access">задайте вопрос поддержке</a>: у него будет номер и срок. Или
          напишите на <a href={`mailto:${support.email}`}>{support.email}</a>, или позвоните{' '}
          <a href={callOf(support.phone)}>{formatPhone(support.phone)}</a>, {support.hours}.
        </p>
      </Confirmation>
    </Page>
  )
}

const again: Record<SentFor, { href: string; label: string }> = {
  registration: { href: '/confirmation', label: 'Отправить письмо ещё раз' },
  recovery: { href: '/recovery', label: 'Указать адрес ещё раз' },
  email: { href: '/my/settings/email', label: 'Указать адрес ещё раз' },
}

type AgainProps = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

export function AskLetterPage({ errors = [], answers = {} }: AgainProps) {
  return (
    <Page
      title="Отправить письмо ещё раз"
      lead="Укажите адрес, который вы вписали при регистрации: мы пришлём новую ссылку, а прежняя перестанет действовать."
      back={{ href: '/sign-in', label: 'Вход' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/confirmation">
        <EmailField />
        <Button>Отправить письмо</Button>
      </Form>
    </Page>
  )
}

type ConfirmProps = { token: string; email: string; errors?: readonly FieldError[] }

/** Opening the link changes nothing yet: mail programs open links by themselves. */
export function ConfirmPage({ token, email, errors = [] }: ConfirmProps) {
  return (
    <Page
      title="Подтвердите адрес"
      lead={
        <>
          Введите пароль, который вы придумали при регистрации: так мы узнаем, что адрес <b>{email}</b> указали именно
          вы.
        </>
      }
      errors={errors}
      hidden
    >
      <Form action={`/confirmation/${token}`}>
        <PasswordField name="password" label="Пароль" autocomplete="current-password" />
        <Button>Подтвердить и войти</Button>
      </Form>
      <p>
        Не помните пароль? <a href="/recovery">Задайте новый</a>. Не регистрировались? Просто закройте эту страницу.
      </p>
    </Page>
  )
}

export function EmailField({ hint, label = 'Электронная почта' }: { hint?: string; label?: string }) {
  return (
    <TextField
      name="email"
      label={label}
      hint={hint}
      type="email"
      inputmode="email"
      autocomplete="email"
      spellcheck={false}
      width="half"
    />
  )
}
