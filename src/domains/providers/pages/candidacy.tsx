import { formatPhone } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import {
  type Answers,
  Button,
  ButtonLink,
  Checkbox,
  Confirmation,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  SummaryList,
  type SummaryRow,
  type Task,
  TaskList,
} from '#ui'
import { type Candidacy, type CandidateFacts, type Step, steps } from '../candidacy.ts'
import { kindWords } from '../model.ts'
import { stepTitles } from './candidacy-steps.tsx'

export type HubProps = { token: string; candidacy: Candidacy; missing: readonly Step[]; zone: string }

/** Behind the link: what is still to be filled in, or what became of the request. */
export function CandidacyPage(props: HubProps) {
  const { candidacy } = props
  if (candidacy.state === 'submitted') return <WaitsPage {...props} />
  if (candidacy.state === 'accepted') return <AcceptedPage {...props} />
  return <FillPage {...props} />
}

function FillPage({ token, candidacy, missing }: HubProps) {
  const { number, answers, reason } = candidacy
  const name = answers.organisation?.shortName
  const tasks: Task[] = steps.map((step) => ({
    label: stepTitles[step],
    href: `/candidacy/${token}/${step}`,
    state: missing.includes(step) ? (answers[step] ? 'started' : 'todo') : 'done',
  }))
  const ready = missing.length === 0
  return (
    <Page
      title={number ? `Заявление ${number}` : 'Заявление организации'}
      over={typeof name === 'string' ? name : undefined}
      lead="Части можно заполнять в любом порядке."
      hidden
    >
      {reason && (
        <Notice tone="warn" title="Исправьте и отправьте снова">
          <p>{reason}</p>
        </Notice>
      )}
      <TaskList
        tasks={[
          ...tasks,
          {
            label: 'Проверить и отправить',
            state: ready ? 'last' : 'later',
            ...(ready && { href: `/candidacy/${token}/check` }),
          },
        ]}
      />
      {!number && (
        <Notice title="Сохраните ссылку на эту страницу">
          <p>Ответы записаны. Вернуться к ним можно только по адресу этой страницы: добавьте её в закладки.</p>
        </Notice>
      )}
    </Page>
  )
}

function WaitsPage({ candidacy, zone }: HubProps) {
  const { number, dueOn, submittedAt } = candidacy
  return (
    <Page title={`Заявление ${number}`} heading={null} hidden>
      <Confirmation title="Заявление отправлено" numberLabel="Номер заявления" number={number ?? ''}>
        <h2>Что дальше</h2>
        <p>
          Региональный оператор решит до <b>{dueOn && formatDay(dueOn)}</b> включительно и напишет на почту, указанную в
          заявлении. Эту страницу можно открывать по ссылке из письма: здесь всегда видно, что с заявлением.
        </p>
        <p class="muted">Отправлено {submittedAt && <InstantText instant={submittedAt} zone={zone} />}</p>
      </Confirmation>
    </Page>
  )
}

function AcceptedPage({ candidacy }: HubProps) {
  return (
    <Page title={`Заявление ${candidacy.number}`} hidden>
      <Notice tone="good" title="Организация внесена в реестр поставщиков">
        <p>Вход в кабинет отправили на почту сотрудника из заявления. Если ссылка не пришла, напишите оператору.</p>
      </Notice>
      <ButtonLink href={`/organisations/${candidacy.providerId}`}>Страница организации</ButtonLink>
    </Page>
  )
}

export type CheckProps = {
  token: string
  number: string | null
  facts: CandidateFacts
  municipality: string
  dueOn: Temporal.PlainDate
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Check-answers before sending; every line leads to where it is changed. */
export function CheckCandidacyPage({
  token,
  number,
  facts,
  municipality,
  dueOn,
  errors = [],
  answers = {},
}: CheckProps) {
  return (
    <Page
      title="Проверьте и отправьте"
      back={{ href: `/candidacy/${token}`, label: 'Заявление' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <CandidateSummary facts={facts} municipality={municipality} token={token} />
      <p>
        Оператор решит до <b>{formatDay(dueOn)}</b> включительно.
      </p>
      <Form action={`/candidacy/${token}/sending`}>
        <Checkbox name="right" label="Сведения верны, я вправе подать заявление от имени организации" />
        <Button kind="go">{number ? 'Отправить снова' : 'Отправить заявление'}</Button>
      </Form>
    </Page>
  )
}

/** Everything that was answered, part by part. */
export function CandidateSummary({ facts, municipality, token }: SummaryProps) {
  return (
    <>
      {steps.map((step) => (
        <SummaryList key={step} title={stepTitles[step]} rows={rowsOf(step, { facts, municipality, token })} />
      ))}
    </>
  )
}

type SummaryProps = { facts: CandidateFacts; municipality: string; token?: string }

function rowsOf(step: Step, { facts, municipality, token }: SummaryProps): SummaryRow[] {
  const told = linesOf(facts, municipality)[step].filter(([, value]) => value)
  return told.map(([label, value]) => ({
    label,
    value,
    ...(token && { change: { href: `/candidacy/${token}/${step}`, what: label.toLowerCase() } }),
  }))
}

type Line = readonly [label: string, value: string | null]

function linesOf({ organisation: o, place, head, papers, contact }: CandidateFacts, municipality: string) {
  const lines: Record<Step, Line[]> = {
    organisation: [
      ['Вид', kindWords[o.kind]],
      ['Полное название', o.name],
      ['Короткое название', o.shortName],
      ['ИНН', o.inn],
      [o.kind === 'entrepreneur' ? 'ОГРНИП' : 'ОГРН', o.ogrn],
      ['КПП', o.kpp],
    ],
    place: [
      ['Адрес', `${municipality}, ${place.address}`],
      ['Телефон для семей', formatPhone(place.phone)],
      ['Почта для семей', place.email],
      ['Об организации', place.description],
    ],
    head: [
      ['Руководитель', `${head.post} ${fullName(head.person)}`],
      ['В договоре', `в лице: ${head.genitive}, на основании ${head.basis}`],
    ],
    papers: [
      ['Лицензия', papers.licence ?? 'нет'],
      ['Счёт', papers.bankDetails],
    ],
    contact: [
      ['Сотрудник', fullName(contact.person)],
      ['Рабочая почта', contact.email],
      ['Телефон', formatPhone(contact.phone)],
    ],
  }
  return lines
}
