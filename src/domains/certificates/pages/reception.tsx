import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
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
import { type Certificate, comparedFields, type Point, type Statement } from '../model/certificate.ts'
import type { Term } from '../rules/decision.ts'
import { activationWords } from '../words.ts'
import { CampaignNotice, type DeskCampaign } from './campaigns.tsx'
import { RefusalPaper } from './decision.tsx'
import { TermTag } from './decisions.tsx'
import { ByPaper, OnScreen, type PersonOnScreen } from './person-on-screen.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

export type ReceptionProps = Again & {
  campaigns?: readonly DeskCampaign[]
  today?: Temporal.PlainDate
  mayExclude?: boolean
}

/** The desk: a statement is found by both of its numbers together (S-057). */
export function ReceptionPage({ errors = [], answers = {}, campaigns = [], today, mayExclude }: ReceptionProps) {
  return (
    <Page
      title="Приём заявлений"
      lead="Оба номера напечатаны на заявлении, которое принёс посетитель."
      errors={errors}
      answers={answers}
      hidden
    >
      {today && campaigns.map((one) => <CampaignNotice key={one.campaign.id} {...one} today={today} />)}
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
        Посетитель пришёл без заявления? <a href="/reception/visits">Оформите сертификат вместе с ним</a>
      </p>
      <p>
        Посетитель назвал номер запроса, который начинается с «Д»?{' '}
        <a href="/reception/claims">Подключить ребёнка по запросу</a>
      </p>
      {mayExclude && (
        <p>
          Принесли письменный отказ или семья переехала?{' '}
          <a href="/certificates/exclusion">Исключить сертификат из реестра</a>
        </p>
      )}
      <p>
        <a href="/reception/children">Сертификаты наших учеников</a>: номера и состояния, без личных данных.
      </p>
      <p>
        <a href="/reception/materials">Материалы для родителей</a>: памятка и готовые тексты для чата, сайта и собрания.
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
  may: { accept: boolean; activate: boolean; correct?: boolean; refuse?: boolean; print?: boolean }
  /** False: the applicant took the consent back, and nothing can be approved until it is given again (S-135). */
  consent?: boolean
  /** The regional operator decides: the point's work ends with the acceptance. */
  byOperator?: boolean
  /** The term that runs now: of the papers, or of the decision. */
  term?: Term | null
  activators: readonly Point[]
}

/** One statement on the desk: what to compare, and one button for each right. */
export function StatementDeskPage(props: DeskProps) {
  const { statement, certificate, category, zone, errors = [], answers = {} } = props
  return (
    <Page
      title={`Заявление ${statement.number}`}
      back={{ href: '/reception', label: 'Другое заявление' }}
      actions={<StateTag certificate={certificate} />}
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
            : []),
          ...termRow(props),
        ]}
      />
      {withdrawn(props) && (
        <Notice tone="warn" title="Заявитель отозвал согласие на обработку данных">
          <p>
            Активировать сертификат нельзя, пока согласие не дадут снова: это делают в кабинете, в настройках.
            {props.may.refuse && ' Не дадут — откажите по основанию «Нет согласия».'}
          </p>
        </Notice>
      )}
      <Desk {...props} />
      {props.may.print && (certificate.validity === 'valid' || certificate.validity === 'frozen') && (
        <p>
          Напечатать по два экземпляра, один отдать семье:{' '}
          <a href={`/reception/statements/${statement.id}/statement.pdf`}>Заявление (PDF)</a>,{' '}
          <a href={`/reception/statements/${statement.id}/consent.pdf`}>Согласие (PDF)</a>
        </p>
      )}
      {props.may.correct && (
        <p>
          В документах другое? <a href={`/reception/statements/${statement.id}/correction`}>Исправить данные ребёнка</a>
          {statement.relation !== 'self' && (
            <>
              {' '}
              или <a href={`/reception/statements/${statement.id}/applicant-correction`}>исправить данные заявителя</a>
            </>
          )}
        </p>
      )}
    </Page>
  )
}

/** A record that left the registry is no longer «в обработке». */
function StateTag({ certificate: { activation, validity } }: Pick<DeskProps, 'certificate'>) {
  if (validity === 'excluded') return <Tag tone="warn">сертификат исключён</Tag>
  if (validity === 'expired') return <Tag tone="warn">сертификат закончился</Tag>
  const activated = activation === 'activated'
  return (
    <Tag tone={activated ? 'good' : 'brand'}>сертификат {activated ? 'активирован' : activationWords[activation]}</Tag>
  )
}

const withdrawn = ({ consent = true, statement }: DeskProps) =>
  !consent && (statement.state === 'submitted' || statement.state === 'accepted')

function termRow({ statement, term }: DeskProps) {
  if (statement.state === 'submitted')
    return [
      { label: 'Документы ждём', value: term ? <TermTag term={term} /> : `до ${formatDay(statement.documentsDueOn)}` },
    ]
  return statement.state === 'accepted' && term ? [{ label: 'Решить', value: <TermTag term={term} /> }] : []
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
    <Notice
      tone="warn"
      title={over[statement.state] ?? 'Это заявление больше не действует'}
      actions={statement.state === 'refused' && <RefusalPaper place="/reception" statement={statement} />}
    >
      <p>
        Посетитель может подать новое заявление в своём кабинете, данные уже заполнены. Или{' '}
        <a href="/reception/visits">оформите сертификат вместе с ним</a> сейчас.
      </p>
    </Notice>
  )
}

const over: Partial<Record<Statement['state'], string>> = {
  withdrawn: 'Семья отозвала заявление',
  expired: 'Срок прошёл, заявление закрыто',
  refused: 'По заявлению отказали',
  approved: 'Сертификат больше не действует',
}

function Refusal({ statement, may }: DeskProps) {
  if (!may.refuse) return null
  return (
    <p>
      Есть основание для отказа? <a href={`/reception/statements/${statement.id}/refusal`}>Отказать с пояснением</a>
    </p>
  )
}

function Acceptance(props: DeskProps) {
  const { statement, person, may } = props
  const options = Object.entries(comparedFields).map(([value, label]) => ({ value, label }))
  return (
    <>
      {person ? <OnScreen person={person} /> : <ByPaper />}
      {may.accept ? (
        <Form action={`/reception/statements/${statement.id}/acceptance`}>
          <CheckboxGroup
            name="compared"
            legend="Что сверено с документами и совпадает"
            hint="Отметьте каждую строку. Если хотя бы одна не сходится, не принимайте заявление: сначала исправьте данные по документам."
            options={options}
          />
          <Button kind="go">Принять и зарегистрировать</Button>
        </Form>
      ) : (
        <Notice title="Принимает другой сотрудник">
          <p>У вас нет права регистрировать приём. Попросите сотрудника, которому его дали.</p>
        </Notice>
      )}
      <Refusal {...props} />
    </>
  )
}

function Activation(props: DeskProps) {
  const { certificate, may, activators, byOperator, term } = props
  if (byOperator)
    return (
      <Notice title="Заявление принято, решает региональный оператор">
        <p>
          От пункта больше ничего не нужно. Решение примут {term ? `до ${formatDay(term.dueOn)}` : 'в срок'}, семья
          получит письмо.
        </p>
      </Notice>
    )
  if (may.activate && withdrawn(props)) return <Refusal {...props} />
  if (may.activate)
    return (
      <>
        <Form action={`/reception/certificates/${certificate.id}/activation`}>
          <p>Заявление принято. Осталось активировать сертификат: отменить это нельзя.</p>
          <Button kind="go">Активировать сертификат</Button>
        </Form>
        <Refusal {...props} />
      </>
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
