import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  Disclosure,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  SummaryList,
  Tag,
  TextField,
} from '#ui'
import { type Partner, scopes } from '../model.ts'
import type { Credentials } from '../secrets.ts'
import { scopeWords } from '../words/statuses.ts'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
const back = { href: '/region/exchange', label: 'Обмен' }

/** Lets another system in. */
export function NewPartnerPage({ errors = [], answers = {} }: Again) {
  return (
    <Page title="Подключить систему" back={back} errors={errors} answers={answers} hidden>
      <Form action="/region/exchange/partners">
        <TextField name="name" label="Название" hint="Например, «Госуслуги (ЕПГУ)»" autocomplete="off" />
        <CheckboxGroup
          name="scopes"
          legend="Что ей можно"
          options={scopes.map((value) => ({ value, label: scopeWords[value] }))}
        />
        <Endpoint />
        <Button>Подключить</Button>
      </Form>
    </Page>
  )
}

function Endpoint({ value }: { value?: string | undefined }) {
  return (
    <TextField
      name="endpoint"
      label="Куда отправлять статусы"
      hint="Адрес https; пусто — система забирает статусы сама"
      autocomplete="off"
      optional
      {...(value && { value })}
    />
  )
}

/** One system: what it may, where its statuses go, how to shut it out. */
export function PartnerPage({ partner, zone, errors = [], answers = {} }: { partner: Partner; zone: string } & Again) {
  const { id, name, scopes: allowed, endpoint, createdAt, revokedAt } = partner
  const here = `/region/exchange/partners/${id}`
  return (
    <Page
      title={name}
      back={back}
      actions={revokedAt ? <Tag>доступ закрыт</Tag> : <Tag tone="good">доступ открыт</Tag>}
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Номер системы', value: <span class="code">{id}</span> },
          { label: 'Что можно', value: allowed.map((scope) => scopeWords[scope]).join('; ') },
          { label: 'Куда уходят статусы', value: endpoint ?? 'система забирает их сама' },
          { label: 'Подключена', value: <InstantText instant={createdAt} zone={zone} /> },
          ...(revokedAt ? [{ label: 'Доступ закрыт', value: <InstantText instant={revokedAt} zone={zone} /> }] : []),
        ]}
      />
      {!revokedAt && (
        <>
          <ButtonRow>
            <ButtonLink kind="ghost" href={`${here}/key`}>
              Показать ключ
            </ButtonLink>
          </ButtonRow>
          <Form action={`${here}/endpoint`}>
            <Endpoint value={endpoint ?? undefined} />
            <Button kind="ghost">Изменить адрес</Button>
          </Form>
          <Disclosure summary="Закрыть доступ">
            <p>
              Ключ перестанет работать сразу. Заявки, которые система принесла, останутся; статусы по ним уходить
              перестанут.
            </p>
            <Form action={`${here}/revocation`}>
              <Button kind="danger">Закрыть доступ</Button>
            </Form>
          </Disclosure>
        </>
      )}
    </Page>
  )
}

/** The key and the secret, for whoever connects the system. */
export function KeyPage({ partner, token, secret }: { partner: Partner } & Credentials) {
  return (
    <Page
      title="Ключ системы"
      over={partner.name}
      back={{ href: `/region/exchange/partners/${partner.id}`, label: partner.name }}
      hidden
    >
      <Notice tone="warn" title="Передайте ключ только тому, кто настраивает систему">
        <p>
          По нему присылают заявления от имени семей. Если ключ узнал кто-то ещё, закройте доступ и подключите систему
          заново.
        </p>
      </Notice>
      <SummaryList
        rows={[
          { label: 'Номер системы', value: <span class="code">{partner.id}</span> },
          { label: 'Ключ (Authorization: Bearer)', value: <span class="code">{token}</span> },
          { label: 'Секрет для подписи', value: <span class="code">{secret}</span> },
        ]}
      />
      <p class="muted small">Показ ключа записан в журнал.</p>
    </Page>
  )
}
