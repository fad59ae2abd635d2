import { type Child, type Relation, relationWords } from '#families'
import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import {
  type Answers,
  Button,
  CheckboxGroup,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  SummaryList,
  Tag,
  TextField,
} from '#ui'
import { type Certificate, comparedFields, type Point, type Statement } from '../model.ts'
import { activationWords } from './certificate-card.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

/** The desk: a statement is found by both of its numbers together (S-057). */
export function ReceptionPage({ errors = [], answers = {} }: Again) {
  return (
    <Page
      title="Приём заявлений"
      lead="Оба номера напечатаны на заявлении, которое принёс посетитель."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/reception">
        <TextField
          name="statement"
          label="Номер заявления"
          hint="Например, З-2026-000123"
          width="20"
          autocomplete="off"
        />
        <TextField
          name="certificate"
          label="Номер сертификата"
          hint="10 цифр"
          width="20"
          inputmode="numeric"
          autocomplete="off"
        />
        <Button>Найти заявление</Button>
      </Form>
      <p>
        Посетитель назвал номер запроса, который начинается с «Д»?{' '}
        <a href="/reception/claims">Подключить ребёнка по запросу</a>
      </p>
    </Page>
  )
}

export type DeskProps = Again & {
  statement: Statement
  certificate: Certificate
  category: string
  zone: string
  /** Present behind the protected channel only; otherwise the page has no personal data at all (S-059). */
  person: PersonOnScreen | null
  may: { accept: boolean; activate: boolean }
  activators: readonly Point[]
}

export type PersonOnScreen = {
  child: Child
  applicant: string
  applicantDocument: string
  relation: Relation
  snils: string
  document: string
  address: string
}

/** One statement on the desk: what to compare, and one button for each right. */
export function StatementDeskPage(props: DeskProps) {
  const { statement, certificate, category, zone, errors = [], answers = {} } = props
  return (
    <Page
      title={`Заявление ${statement.number}`}
      back={{ href: '/reception', label: 'Другое заявление' }}
      actions={
        <Tag tone={certificate.activation === 'activated' ? 'good' : 'brand'}>
          сертификат {certificate.activation === 'activated' ? 'активирован' : activationWords[certificate.activation]}
        </Tag>
      }
      errors={errors}
      answers={answers}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Номер сертификата', value: certificate.number },
          { label: 'Категория', value: category },
          { label: 'Подано', value: <InstantText instant={statement.submittedAt} zone={zone} /> },
          ...(statement.acceptedAt
            ? [{ label: 'Принято', value: <InstantText instant={statement.acceptedAt} zone={zone} /> }]
            : [{ label: 'Документы ждём до', value: formatDay(statement.documentsDueOn) }]),
        ]}
      />
      <Desk {...props} />
    </Page>
  )
}

function Desk(props: DeskProps) {
  const { statement, certificate } = props
  if (certificate.activation === 'activated')
    return (
      <Notice tone="good" title="Сертификат активирован">
        <p>Больше ничего делать не нужно. Семья уже получила письмо.</p>
      </Notice>
    )
  if (statement.state === 'submitted') return <Acceptance {...props} />
  if (statement.state === 'accepted') return <Activation {...props} />
  return (
    <Notice tone="warn" title="Это заявление больше не действует">
      <p>Семья отозвала его или срок истёк. Посетитель может подать новое заявление в своём кабинете.</p>
    </Notice>
  )
}

function Acceptance({ statement, person, may }: DeskProps) {
  const options = Object.entries(comparedFields).map(([value, label]) => ({ value, label }))
  return (
    <>
      {person ? <OnScreen person={person} /> : <ByPaper />}
      {may.accept ? (
        <Form action={`/reception/statements/${statement.id}/acceptance`}>
          <CheckboxGroup
            name="compared"
            legend="Что сверено с документами и совпадает"
            hint="Отметьте каждую строку. Если хотя бы одна не сходится, не принимайте заявление: попросите исправить данные в кабинете."
            options={options}
          />
          <Button kind="go">Принять и зарегистрировать</Button>
        </Form>
      ) : (
        <Notice title="Принимает другой сотрудник">
          <p>У вас нет права регистрировать приём. Попросите сотрудника, которому его дали.</p>
        </Notice>
      )}
    </>
  )
}

function ByPaper() {
  return (
    <Notice title="Сверяйте по бумаге">
      <p>
        Личных данных на этом экране нет: рабочее место не в защищённой сети или у вас нет права их видеть. Сравните
        бумажное заявление с документами посетителя.
      </p>
    </Notice>
  )
}

function OnScreen({ person }: { person: PersonOnScreen }) {
  const { child } = person
  return (
    <>
      <SummaryList
        title="Данные в системе"
        rows={[
          { label: 'Ребёнок', value: fullName(child) },
          { label: 'Дата рождения', value: formatDay(child.birthOn) },
          { label: 'СНИЛС', value: person.snils },
          { label: 'Документ ребёнка', value: person.document },
          { label: 'Адрес', value: person.address },
          { label: 'Заявитель', value: person.applicant },
          { label: 'Документ заявителя', value: person.applicantDocument },
          { label: 'Кем приходится', value: relationWords[person.relation] },
        ]}
      />
      <p>
        <small>Просмотр записан в журнал, семья его видит.</small>
      </p>
    </>
  )
}

function Activation({ certificate, may, activators }: DeskProps) {
  if (may.activate)
    return (
      <Form action={`/reception/certificates/${certificate.id}/activation`}>
        <p>Заявление принято. Осталось активировать сертификат: отменить это нельзя.</p>
        <Button kind="go">Активировать сертификат</Button>
      </Form>
    )
  return (
    <Notice title="Заявление принято, сертификат в обработке">
      <p>Ваш пункт не активирует сертификаты. Это сделает уполномоченный пункт:</p>
      <ul>
        {activators.map(({ id, name, phone, specialist }) => (
          <li key={id}>
            {name}: {specialist}, {formatPhone(phone)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
