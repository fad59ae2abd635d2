import type { ComponentChildren } from 'preact'
import {
  type Answers,
  Button,
  DateField,
  type FieldError,
  Form,
  NameFields,
  Page,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#ui'
import { type Step, steps } from '../candidacy.ts'
import { kindWords, providerKinds } from '../model.ts'

export const stepTitles: Record<Step, string> = {
  organisation: 'Организация',
  place: 'Адрес и связь',
  head: 'Руководитель',
  papers: 'Лицензия и счёт',
  contact: 'Кто будет работать в кабинете',
}

export type StepPageProps = {
  step: Step
  /** Null at the very beginning: there is no link yet. */
  token: string | null
  municipalities: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** One part of the request of an organisation (domain 4.9); answers are kept as typed. */
export function StepPage({ step, token, municipalities, errors = [], answers = {} }: StepPageProps) {
  const first = token === null
  return (
    <Page
      title={first ? 'Внести организацию в реестр поставщиков' : stepTitles[step]}
      over={`Шаг ${steps.indexOf(step) + 1} из ${steps.length}`}
      lead={
        first ? 'Пять коротких шагов. Понадобятся устав или выписка из ЕГРЮЛ, лицензия и реквизиты счёта.' : undefined
      }
      back={
        first ? { href: '/organisations', label: 'Организации' } : { href: `/candidacy/${token}`, label: 'Заявление' }
      }
      errors={errors}
      answers={answers}
      hidden={!first}
    >
      <Form action={first ? '/candidacy' : `/candidacy/${token}/${step}`}>
        {fieldsOf[step]({ municipalities })}
        <Button>Сохранить и продолжить</Button>
      </Form>
    </Page>
  )
}

type Given = Pick<StepPageProps, 'municipalities'>

const fieldsOf: Record<Step, (given: Given) => ComponentChildren> = {
  organisation: () => (
    <>
      <RadioGroup
        name="kind"
        legend="Вид организации"
        options={providerKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
      />
      <TextField
        name="name"
        label="Полное название"
        hint="Как в уставе или в выписке из ЕГРЮЛ"
        autocomplete="organization"
      />
      <TextField
        name="shortName"
        label="Короткое название"
        hint="По нему вас узнают семьи, например Студия «Радуга»"
        width="half"
      />
      <TextField name="inn" label="ИНН" hint="10 цифр, у предпринимателя 12" inputmode="numeric" width="20" />
      <TextField
        name="ogrn"
        label="ОГРН или ОГРНИП"
        hint="13 цифр, у предпринимателя 15"
        inputmode="numeric"
        width="20"
      />
      <TextField name="kpp" label="КПП" hint="9 знаков. У предпринимателя его нет: оставьте пустым" width="10" />
    </>
  ),
  place: ({ municipalities }) => (
    <>
      <Select
        name="municipality"
        label="Муниципалитет"
        empty="Выберите"
        options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="address" label="Адрес" hint="Например, ул. Ленина, 12" autocomplete="street-address" />
      <TextField name="phone" label="Телефон для семей" type="tel" width="half" />
      <TextField name="email" label="Почта для семей и писем" type="email" width="half" />
      <TextArea
        name="description"
        label="Об организации"
        hint="Чему и кого вы учите. Семьи прочтут это первым"
        rows={4}
        limit={600}
      />
    </>
  ),
  head: () => (
    <>
      <TextField name="post" label="Должность руководителя" hint="Например, Директор" width="half" />
      <NameFields of="person" />
      <TextField
        name="genitive"
        label="Фамилия, имя и отчество в договоре"
        hint="В лице кого: например, Соколовой Марины Юрьевны. Оставьте пустым, и мы просклоняем сами"
        optional
      />
      <TextField
        name="basis"
        label="На основании чего действует"
        hint="Например, устава или доверенности № 4 от 01.09.2026"
      />
    </>
  ),
  papers: () => (
    <>
      <RadioGroup
        name="licensed"
        legend="Есть ли лицензия на образовательную деятельность"
        inline
        options={[
          { value: 'yes', label: 'Да' },
          { value: 'no', label: 'Нет' },
        ]}
      />
      <TextField
        name="licenceNumber"
        label="Номер лицензии"
        hint="Если лицензия есть, например Л035-01272-10/00214455"
        width="half"
      />
      <DateField name="licenceOn" label="Дата лицензии" hint="Например, 14 09 2020" />
      <TextField name="licenceBy" label="Кем выдана" />
      <h2>Счёт для оплаты</h2>
      <TextField name="bank" label="Банк" />
      <TextField name="bik" label="БИК" inputmode="numeric" width="10" />
      <TextField
        name="account"
        label="Расчётный или казначейский счёт"
        hint="20 цифр"
        inputmode="numeric"
        width="half"
      />
      <TextField name="personalAccount" label="Лицевой счёт" optional width="half" />
    </>
  ),
  contact: () => (
    <>
      <p>
        На эту почту придут решение и ссылка, по которой сотрудник сам придумает пароль. Коллег он пригласит из
        кабинета. Как мы храним данные сотрудника, написано в{' '}
        <a href="/documents/privacy-policy">правилах о персональных данных</a>.
      </p>
      <NameFields of="person" own />
      <TextField name="email" label="Рабочая почта" type="email" autocomplete="email" width="half" />
      <TextField name="phone" label="Телефон" type="tel" autocomplete="tel" width="half" />
    </>
  ),
}
