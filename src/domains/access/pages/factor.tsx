import { plural } from '#kernel/plural'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  ConfirmDialog,
  type FieldError,
  Form,
  Notice,
  NumberedSteps,
  Page,
  PasswordField,
  PrintButton,
  QrDrawing,
  Stack,
  TextField,
} from '#ui'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
const back = { href: '/my/settings', label: 'Настройки' }

function CodeField({ hint }: { hint: string }) {
  return <TextField name="code" label="Код" hint={hint} width="20" autocomplete="one-time-code" spellcheck={false} />
}

const codeHint = '6 цифр из приложения. Нет телефона — запасной код с вашего листка'

/** After the right password: the second half. */
export function CodePage({ token, next, errors = [], answers = {} }: Again & { token: string; next: string }) {
  return (
    <Page
      title="Код для входа"
      lead="Пароль подошёл. Введите код второго фактора."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`/sign-in/code/${token}`}>
        <input type="hidden" name="next" value={next} />
        <CodeField hint={codeHint} />
        <Button>Войти</Button>
      </Form>
      <p>Нет ни телефона, ни запасных кодов? Попросите того, кто дал вам вход, отключить второй фактор.</p>
    </Page>
  )
}

/** The first half is proved for some minutes only. */
export function CodeLatePage() {
  return (
    <Page title="Время на код вышло" hidden>
      <p>После пароля на код даётся несколько минут. Войдите ещё раз.</p>
      <ButtonLink href="/sign-in">Войти</ButtonLink>
    </Page>
  )
}

/** Before a dangerous act: who is signed in proves it again. */
export function ProofPage({ byCode, next, errors = [], answers = {} }: Again & { byCode: boolean; next: string }) {
  return (
    <Page
      title="Подтвердите, что это вы"
      lead="Дальше — действие, которое трудно исправить. Подтверждение действует несколько минут."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/sign-in/confirmation">
        <input type="hidden" name="next" value={next} />
        {byCode ? (
          <CodeField hint={codeHint} />
        ) : (
          <PasswordField name="password" label="Ваш пароль" autocomplete="current-password" />
        )}
        <Button>Подтвердить</Button>
      </Form>
    </Page>
  )
}

export type FactorProps = Again & {
  /** Absent until the person begins. */
  pending: { secret: string; squares: { width: number; squares: readonly number[] } } | null
  /** Codes are asked at the door. */
  secured: boolean
  /** How many recovery codes are left. */
  left: number
  /** The region demands it in this role. */
  required: boolean
}

/** Setting the second factor up, and what is set up. */
export function FactorPage({ pending, secured, left, required, errors = [], answers = {} }: FactorProps) {
  return (
    <Page
      title="Второй фактор"
      lead="Кроме пароля при входе нужен одноразовый код из приложения в вашем телефоне: один пароль больше никого не впустит."
      back={back}
      errors={errors}
      answers={answers}
      hidden
    >
      {required && !secured && (
        <Notice tone="warn" title="В вашей роли второй фактор обязателен">
          <p>Подключите его, и кабинет откроется.</p>
        </Notice>
      )}
      {secured ? <Secured left={left} required={required} /> : pending ? <Pending {...pending} /> : <Begin />}
    </Page>
  )
}

function Begin() {
  return (
    <Form action="/my/settings/second-factor">
      <p>Подойдёт любое приложение для одноразовых кодов (TOTP): Яндекс Ключ, FreeOTP, Aegis, Google Authenticator.</p>
      <Button>Подключить</Button>
    </Form>
  )
}

function Pending({ secret, squares }: NonNullable<FactorProps['pending']>) {
  return (
    <Stack>
      <NumberedSteps
        level={2}
        steps={[
          {
            label: 'Откройте приложение для кодов',
            text: 'Выберите в нём «Добавить» и наведите камеру на QR-код ниже.',
          },
          { label: 'Нет камеры?', text: `Введите ключ вручную: ${(secret.match(/.{1,4}/g) ?? []).join(' ')}` },
          { label: 'Введите код', text: 'Приложение покажет 6 цифр, они меняются каждые полминуты.' },
        ]}
      />
      <QrDrawing code={squares} label="QR-код с ключом второго фактора" />
      <Form action="/my/settings/second-factor/confirmation">
        <CodeField hint="6 цифр, которые сейчас показывает приложение" />
        <Button>Проверить код и включить</Button>
      </Form>
    </Stack>
  )
}

function Secured({ left, required }: { left: number; required: boolean }) {
  return (
    <Stack>
      <Notice tone="good" title="Второй фактор подключён">
        <p>
          {left > 0
            ? `Запасных кодов осталось: ${left}.`
            : 'Запасные коды закончились: сформируйте новые, чтобы не потерять доступ вместе с телефоном.'}
        </p>
      </Notice>
      <Form action="/my/settings/second-factor/codes">
        <p>Новые запасные коды заменят прежние.</p>
        <Button kind="ghost">Сформировать новые запасные коды</Button>
      </Form>
      {!required && (
        <ConfirmDialog
          label="Отключить второй фактор"
          title="Отключить второй фактор?"
          action="/my/settings/second-factor/removal"
          confirm="Отключить"
        >
          <p>Для входа снова будет достаточно пароля. Запасные коды перестанут действовать.</p>
        </ConfirmDialog>
      )}
    </Stack>
  )
}

/** Shown once: whoever reloads sees them no more. */
export function RecoveryCodesPage({ codes }: { codes: readonly string[] }) {
  return (
    <Page title="Запасные коды" lead="Сохраните их сейчас: больше мы их не покажем." back={back} hidden>
      <Notice title="Зачем они">
        <p>
          Потеряете телефон — войдёте по запасному коду. Каждый из {plural(codes.length, 'кода', 'кодов', 'кодов')}{' '}
          срабатывает один раз. Распечатайте или перепишите и держите не рядом с компьютером.
        </p>
      </Notice>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <ButtonRow>
        <PrintButton />
        <ButtonLink href="/cabinet">Коды сохранены, продолжить</ButtonLink>
      </ButtonRow>
    </Page>
  )
}
