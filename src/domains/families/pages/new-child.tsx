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
  TextField,
} from '#ui'
import { genders, relations } from '../model.ts'
import { DocumentFields, SnilsField } from './fields.tsx'

export type NewChildProps = {
  municipalities: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A new child in the cabinet. */
export function NewChildPage({ municipalities, errors = [], answers = {} }: NewChildProps) {
  return (
    <Page
      title="Добавить ребёнка"
      back={{ href: '/my/children', label: 'Дети' }}
      lead="Заполняйте по документам: данные сверят, когда вы придёте с ними в пункт приёма."
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/my/children">
        <NameFields of="child" />
        <DateField name="birth" label="Дата рождения" />
        <RadioGroup name="gender" legend="Пол" options={choices(genders)} inline />
        <RadioGroup name="relation" legend="Кем вы приходитесь ребёнку" options={choices(relations)} />
        <SnilsField />
        <DocumentFields />
        <Select
          name="municipality"
          label="Где живёт ребёнок"
          hint="Сертификат и деньги на нём даёт этот муниципалитет"
          options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          empty="Выберите муниципалитет"
        />
        <TextField
          name="address"
          label="Адрес ребёнка"
          hint="Населённый пункт, улица, дом, квартира"
          autocomplete="street-address"
        />
        <Button>Добавить ребёнка</Button>
      </Form>
    </Page>
  )
}

function choices(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({
    value,
    label: label.charAt(0).toUpperCase() + label.slice(1),
  }))
}
