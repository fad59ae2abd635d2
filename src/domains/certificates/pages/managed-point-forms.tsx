import { rightWords, type StaffMember } from '#access'
import { formatPhone } from '#kernel/contacts'
import { fullName } from '#kernel/names'
import { capital } from '#kernel/sentence'
import { type Answers, Button, CheckboxGroup, type FieldError, Form, NameFields, Page, TextField } from '#ui'
import type { ManagedPoint } from '../model/point.ts'
import { ActFields, OrderFields } from './act-fields.tsx'
import { AuthorityField, PointFields } from './managed-points.tsx'

type Again = { errors?: readonly FieldError[]; answers?: Answers['answers'] }
type OfPoint = Again & { point: ManagedPoint }
const backTo = ({ id, name }: ManagedPoint) => ({ href: `/municipality/points/${id}`, label: name })

export function PointFactsPage({ point, errors = [], answers }: OfPoint) {
  const { name, address, hours, phone, specialist, institutionInn, workplace, workplacePaper } = point
  const stored = {
    ...{ name, address, hours, specialist, phone: formatPhone(phone) },
    ...{ institutionInn: institutionInn ?? '', workplace: workplace ?? '', workplacePaper: workplacePaper ?? '' },
  }
  return (
    <Page title="Данные пункта" over={name} back={backTo(point)} errors={errors} answers={answers ?? stored} hidden>
      <Form action={`/municipality/points/${point.id}/facts`}>
        <PointFields />
        <p>Если убрать отметку о рабочем месте, сотрудники пункта сразу перестанут видеть личные данные.</p>
        <Button>Сохранить</Button>
      </Form>
    </Page>
  )
}

export function AuthorityPage({ point, errors = [], answers }: OfPoint) {
  const stored = { mayActivate: point.mayActivate ? 'yes' : 'no' }
  return (
    <Page
      title="Полномочие пункта"
      over={point.name}
      back={backTo(point)}
      errors={errors}
      answers={answers ?? stored}
      hidden
    >
      <Form action={`/municipality/points/${point.id}/authority`}>
        <AuthorityField />
        <ActFields />
        <Button>Сохранить полномочие</Button>
      </Form>
    </Page>
  )
}

export function ClosingPage({ point, errors = [], answers }: OfPoint) {
  return (
    <Page
      title="Закрыть пункт"
      over={point.name}
      back={backTo(point)}
      lead="Семьи перестанут видеть его сегодня, входы сотрудников закроются сразу. Принятые заявления активирует другой пункт."
      errors={errors}
      answers={answers ?? {}}
      hidden
    >
      <Form action={`/municipality/points/${point.id}/closing`}>
        <ActFields />
        <Button kind="danger">Закрыть пункт</Button>
      </Form>
    </Page>
  )
}

/** S-158, S-165: each right apart, by the institution's order. */
export function InvitationFormPage({ point, errors = [], answers }: OfPoint) {
  return (
    <Page
      title="Пригласить сотрудника"
      over={point.name}
      back={backTo(point)}
      lead="Ссылка для входа придёт на почту и сработает один раз. Пароль сотрудник придумает сам: его не знает никто."
      errors={errors}
      answers={answers ?? {}}
      hidden
    >
      <Form action={`/municipality/points/${point.id}/invitation`}>
        <NameFields of="person" />
        <TextField name="email" label="Рабочая почта" type="email" autocomplete="off" />
        <RightsFields point={point} />
        <OrderFields />
        <Button>Отправить приглашение</Button>
      </Form>
    </Page>
  )
}

export function RightsPage({ point, member, errors = [], answers }: OfPoint & { member: StaffMember }) {
  return (
    <Page
      title="Права сотрудника"
      over={`${fullName(member)}, ${point.name}`}
      back={backTo(point)}
      errors={errors}
      answers={answers ?? { rights: [...member.rights] }}
      hidden
    >
      <Form action={`/municipality/staff/${member.roleId}`}>
        <RightsFields point={point} />
        <OrderFields />
        <Button>Сохранить права</Button>
      </Form>
    </Page>
  )
}

function RightsFields({ point }: { point: ManagedPoint }) {
  const unstated = 'Учреждение не заявило рабочее место или защищённый канал'
  const hints: Partial<Record<string, string>> = {
    ...(!point.mayActivate && { activate: 'Пункт не уполномочен активировать' }),
    ...(!point.workplace && { 'see-personal-data': unstated, merge: unstated }),
  }
  const options = Object.entries(rightWords).map(([value, label]) => ({
    value,
    label: capital(label),
    ...(hints[value] && { hint: hints[value], disabled: true }),
  }))
  return <CheckboxGroup name="rights" legend="Что может сотрудник" options={options} />
}
