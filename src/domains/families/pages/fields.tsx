import { documentKinds } from '#kernel/documents'
import { capital } from '#kernel/sentence'
import { DateField, NameFields, RadioGroup, Select, TextField } from '#ui'
import { adultDocuments, elsewhere } from '../forms.ts'
import { genders, relations } from '../model.ts'

const options = Object.entries(documentKinds).map(([value, label]) => ({ value, label }))
const ofAdults = options.filter(({ value }) => adultDocuments.some((one) => one === value))

/** Kind, series and number in one field: people type them as they stand on paper. */
export function DocumentFields({
  of = 'child',
  hint = of === 'child'
    ? 'Для свидетельства — II-АБ 123456, для паспорта — 45 04 123456'
    : 'Для паспорта — 10 цифр, например 45 04 123456',
  optional = false,
}: {
  of?: 'child' | 'guardian'
  hint?: string
  optional?: boolean
}) {
  return (
    <>
      <Select
        name="document.kind"
        label="Документ"
        options={of === 'child' ? options : ofAdults}
        empty="Выберите документ"
        width="half"
        optional={optional}
      />
      <TextField
        name="document.number"
        label="Серия и номер"
        hint={hint}
        width="20"
        autocomplete="off"
        spellcheck={false}
        optional={optional}
      />
    </>
  )
}

export function SnilsField({
  label = 'СНИЛС ребёнка',
  hint = 'Номер есть на зелёной карточке и на Госуслугах, например 112-233-445 95',
  optional = false,
}: {
  label?: string | undefined
  hint?: string
  optional?: boolean
}) {
  const typed = { inputmode: 'numeric', autocomplete: 'off', width: '20', optional } as const
  return <TextField name="snils" label={label} hint={hint} {...typed} />
}

type ChildFieldsProps = {
  municipalities: readonly { id: string; name: string }[]
  /** Who fills in: the family itself, or a worker of a reception point together with the applicant. */
  legend?: string
}

/** Everything that is asked about a child (S-179); the municipality of the address is the payer. */
export function ChildFields({ municipalities, legend = 'Кем вы приходитесь ребёнку' }: ChildFieldsProps) {
  const places = municipalities.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <NameFields of="child" />
      <DateField name="birth" label="Дата рождения" />
      <RadioGroup name="gender" legend="Пол" options={choices(genders)} inline />
      <RadioGroup name="relation" legend={legend} options={choices(relations)} />
      <SnilsField />
      <DocumentFields />
      <Select
        name="municipality"
        label="Где живёт ребёнок"
        hint="Сертификат и деньги на нём даёт этот муниципалитет"
        options={[...places, { value: elsewhere, label: 'В другом регионе' }]}
        empty="Выберите муниципалитет"
      />
      <TextField
        name="address"
        label="Адрес ребёнка"
        hint="Населённый пункт, улица, дом, квартира"
        autocomplete="street-address"
      />
    </>
  )
}

export function choices(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({
    value,
    label: capital(label),
  }))
}
