import { plural } from '#kernel/plural'
import { type Answers, Button, Card, type FieldError, Form, Notice, Page, PasswordField, Tag, TextField } from '#ui'
import { type KeptGrant, roleWords } from '../model.ts'

export type SignInProps = {
  /** Where to go afterwards. */
  next?: string | undefined
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  /** The address or the password did not fit: which of them is not told. */
  wrong?: boolean
  /** Too many tries: how long to wait. */
  minutes?: number
}

export function SignInPage({ next, errors = [], answers = {}, wrong, minutes }: SignInProps) {
  const mistakes = wrong
    ? [
        {
          field: 'password',
          message:
            'Почта (или номер) и пароль не подошли друг к другу. Проверьте раскладку и Caps Lock или задайте новый пароль',
        },
      ]
    : errors
  const target = next ?? (typeof answers.next === 'string' ? answers.next : '')
  return (
    <Page title="Вход" errors={mistakes} answers={answers}>
      {minutes !== undefined && <TooManyTries minutes={minutes} />}
      <Form action="/sign-in">
        {target && <input type="hidden" name="next" value={target} />}
        <TextField
          name="email"
          label="Электронная почта или номер сертификата"
          hint="Номер — 10 цифр; пароль к нему напечатан на выписке"
          autocomplete="username"
          spellcheck={false}
          width="half"
        />
        <PasswordField name="password" label="Пароль" autocomplete="current-password" />
        <Button>Войти</Button>
      </Form>
      <p>
        <a href="/recovery">Не помню пароль</a>
      </p>
      <p>
        Вы здесь впервые? <a href="/register">Зарегистрируйтесь</a> — это пара минут.
      </p>
    </Page>
  )
}

function TooManyTries({ minutes }: { minutes: number }) {
  return (
    <Notice tone="warn" title={`Попробуйте через ${plural(minutes, 'минуту', 'минуты', 'минут')}`}>
      <p>
        Было слишком много попыток войти с неверным паролем. Мы ничего не заблокировали: подождите или{' '}
        <a href="/recovery">задайте новый пароль</a> по ссылке из письма — так быстрее.
      </p>
    </Notice>
  )
}

/** For people with several roles: one is acted in at a time. */
export function RolesPage({ grants, actingId }: { grants: readonly KeptGrant[]; actingId: string | null }) {
  return (
    <Page title="В какой роли вы работаете?" lead="Роль можно сменить в любой момент в меню." hidden>
      {grants.map(({ id, role, scopeName }) => (
        <Card
          key={id}
          title={roleWords[role]}
          beside={id === actingId ? <Tag tone="good">Сейчас</Tag> : undefined}
          actions={
            <Form action="/roles" class="form-inline">
              <input type="hidden" name="role" value={id} />
              <Button small kind={id === actingId ? 'ghost' : 'main'}>
                {id === actingId ? 'Продолжить' : 'Выбрать'}
                <span class="visually-hidden">
                  {' '}
                  роль «{roleWords[role]}»{scopeName ? `, ${scopeName}` : ''}
                </span>
              </Button>
            </Form>
          }
        >
          {scopeName && <p>{scopeName}</p>}
        </Card>
      ))}
    </Page>
  )
}
