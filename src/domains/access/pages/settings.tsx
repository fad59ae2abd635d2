import { formatPhone } from '#kernel/contacts'
import { formatDay, formatInstant } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import type { Session } from '#platform/session'
import {
  type Answers,
  Button,
  Card,
  Checkbox,
  type FieldError,
  Form,
  NameFields,
  Page,
  PasswordField,
  Select,
  SummaryList,
  Tag,
  TextField,
} from '#ui'
import { deviceOf } from '../device.ts'
import { documents } from '../documents/document.ts'
import type { ConsentState, KeptConsent } from '../queries/consent.ts'
import type { User } from '../queries/user.ts'
import { stateWords } from './consent.tsx'
import { EmailBounced, EmailMissing } from './email-notice.tsx'
import { EmailField } from './letter.tsx'

const back = { href: '/my/settings', label: 'Настройки' }

type SettingsProps = {
  user: Omit<User, 'passwordHash'>
  municipality: string | null
  /** Since when letters to the address come back; null: nothing is known against it. */
  bouncedAt: Temporal.Instant | null
  consents: readonly KeptConsent[]
  consent: ConsentState
  /** Children and data for statements are a family's. */
  family: boolean
  /** Of staff: whether a second factor is set up; null for families. */
  secured: boolean | null
  zone: string
}

/** The person's own data, how they sign in, and what they agreed to. */
export function SettingsPage(props: SettingsProps) {
  const { user, municipality, bouncedAt, consents, consent, family, secured, zone } = props
  const edit = (href: string, what: string) => ({ href: `/my/settings/${href}`, what })
  return (
    <Page title="Настройки" hidden>
      {!user.email && <EmailMissing />}
      {bouncedAt && <EmailBounced since={formatInstant(bouncedAt, zone)} />}
      <SummaryList
        title="Мои данные"
        rows={[
          { label: 'Фамилия, имя, отчество', value: fullName(user), change: edit('person', 'фамилию, имя, отчество') },
          {
            label: 'Телефон',
            value: user.phone ? formatPhone(user.phone) : 'не указан',
            change: edit('person', 'телефон'),
          },
          { label: 'Муниципалитет', value: municipality ?? 'не указан', change: edit('person', 'муниципалитет') },
        ]}
      />
      {family && <FamilySettings />}
      <SummaryList
        title="Вход"
        rows={[
          { label: 'Электронная почта', value: user.email ?? 'не указана', change: edit('email', 'электронную почту') },
          {
            label: 'Уведомления',
            value: 'какие приходят на почту',
            change: { href: '/my/settings/letters', label: 'Выбрать', what: 'какие уведомления приходят на почту' },
          },
          { label: 'Пароль', value: 'хранится только его отпечаток', change: edit('password', 'пароль') },
          ...(secured === null
            ? []
            : [
                {
                  label: 'Второй фактор',
                  value: secured ? 'подключён: при входе нужен код' : 'не подключён',
                  change: {
                    href: '/my/settings/second-factor',
                    what: 'второй фактор',
                    label: secured ? 'Изменить' : 'Подключить',
                  },
                },
              ]),
          {
            label: 'Устройства',
            value: 'где открыт ваш кабинет',
            change: { href: '/my/settings/sessions', label: 'Посмотреть', what: 'устройства' },
          },
        ]}
      />
      <SummaryList
        title="Согласия"
        rows={[
          {
            label: documents['personal-data'].title,
            value: stateWords(consent, zone),
            change: { href: '/my/settings/consent', what: 'согласие на обработку персональных данных' },
          },
          ...consents
            .filter(({ kind }) => kind !== 'personal-data')
            .map(({ kind, version, givenAt }) => ({
              label: documents[kind].title,
              value: `Редакция от ${formatDay(Temporal.PlainDate.from(version))}, принято ${formatInstant(givenAt, zone)}`,
              change: { href: `/documents/${kind}`, label: 'Прочитать', what: documents[kind].title },
            })),
        ]}
      />
    </Page>
  )
}

/** What is set for each child apart, and what statements are filled from (S-034). */
function FamilySettings() {
  return (
    <SummaryList
      title="Дети и заявления"
      rows={[
        {
          label: 'Настройки сертификатов детей',
          value: 'Удобный адрес, подтверждение присутствия, новая выписка',
          change: { href: '/my/settings/children', label: 'Открыть', what: 'настройки сертификатов детей' },
        },
        {
          label: 'Персональные данные для подачи заявлений',
          value: 'Документ и адрес подставим в новые заявления сами',
          change: {
            href: '/my/personal-data?next=/my/settings',
            label: 'Посмотреть',
            what: 'персональные данные для подачи заявлений',
          },
        },
        {
          label: 'Всё, что мы о вас храним',
          value: 'Одной таблицей: данные, сертификаты, заявки, деньги и журнал',
          change: { href: '/my/settings/own-data', label: 'Скачать', what: 'все данные семьи' },
        },
      ]}
    />
  )
}

type FormState = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

export function PersonPage({
  municipalities,
  next = '/my/settings',
  errors = [],
  answers = {},
}: FormState & { municipalities: readonly { id: string; name: string }[]; next?: string }) {
  return (
    <Page title="Мои данные" back={{ ...back, href: next }} errors={errors} answers={answers} hidden>
      <Form action="/my/settings/person">
        <input type="hidden" name="next" value={next} />
        <NameFields own />
        <TextField name="phone" label="Мобильный телефон" type="tel" inputmode="tel" autocomplete="tel" width="20" />
        <Select
          name="municipality"
          label="Где живёт семья"
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          empty="Выберите муниципалитет"
          width="half"
        />
        <Button>Сохранить</Button>
      </Form>
    </Page>
  )
}

type EmailProps = FormState & { current: string | null; next?: string; doubtfulEmail?: string | undefined }

export function EmailPage({ current, next = '/my/settings', errors = [], answers = {}, doubtfulEmail }: EmailProps) {
  return (
    <Page
      title={current ? 'Изменить почту' : 'Указать почту'}
      lead={
        current
          ? `Сейчас в кабинете указана почта ${current}.`
          : 'На этот адрес придёт ссылка, если вы забудете пароль.'
      }
      back={{ ...back, href: next }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/my/settings/email">
        <EmailField label="Новый адрес" hint="Мы пришлём на него письмо со ссылкой" />
        {doubtfulEmail && (
          <Checkbox name="emailIsRight" value={doubtfulEmail} label={`Адрес ${doubtfulEmail} верный`} />
        )}
        <CurrentPassword />
        <Button>Отправить письмо</Button>
      </Form>
    </Page>
  )
}

export function PasswordPage({ least, errors = [] }: FormState & { least: number }) {
  return (
    <Page title="Изменить пароль" back={back} errors={errors} hidden>
      <Form action="/my/settings/password">
        <CurrentPassword />
        <PasswordField
          name="newPassword"
          label="Новый пароль"
          hint={`Не короче ${plural(least, 'знака', 'знаков', 'знаков')}`}
          autocomplete="new-password"
        />
        <Button>Изменить пароль</Button>
      </Form>
    </Page>
  )
}

function CurrentPassword() {
  return <PasswordField name="currentPassword" label="Нынешний пароль" autocomplete="current-password" />
}

type SessionsProps = { sessions: readonly Session[]; currentId: string; zone: string }

export function SessionsPage({ sessions, currentId, zone }: SessionsProps) {
  return (
    <Page
      title="Где открыт кабинет"
      lead="Если вы не узнаёте устройство, закройте на нём вход и смените пароль."
      back={back}
      hidden
    >
      {sessions.map((session) => (
        <Card
          key={session.id}
          title={deviceOf(session.userAgent)}
          beside={session.id === currentId ? <Tag tone="good">Это устройство</Tag> : undefined}
          actions={session.id === currentId ? undefined : <EndSession session={session} />}
        >
          <p>
            Последний раз {formatInstant(session.lastSeenAt, zone)}
            {session.address && `, адрес ${session.address}`}
          </p>
        </Card>
      ))}
      {sessions.length > 1 && (
        <Form action="/my/settings/sessions/end">
          <Button kind="danger">Закрыть вход на всех других устройствах</Button>
        </Form>
      )}
    </Page>
  )
}

function EndSession({ session }: { session: Session }) {
  return (
    <Form action={`/my/settings/sessions/${session.id}/end`} class="form-inline">
      <Button kind="ghost" small>
        Закрыть вход
        <span class="visually-hidden"> на устройстве «{deviceOf(session.userAgent)}»</span>
      </Button>
    </Form>
  )
}
