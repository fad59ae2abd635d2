import { documentKinds } from '#kernel/documents'
import { Select, TextField } from '#ui'

const options = Object.entries(documentKinds).map(([value, label]) => ({ value, label }))

/** Kind, series and number in one field: people type them as they stand on paper. */
export function DocumentFields({
  hint = 'Для свидетельства — II-АБ 123456, для паспорта — 45 04 123456',
}: {
  hint?: string
}) {
  return (
    <>
      <Select name="document.kind" label="Документ" options={options} empty="Выберите документ" width="half" />
      <TextField
        name="document.number"
        label="Серия и номер"
        hint={hint}
        width="20"
        autocomplete="off"
        spellcheck={false}
      />
    </>
  )
}

export function SnilsField({
  hint = 'Номер есть на зелёной карточке и на Госуслугах, например 112-233-445 95',
}: {
  hint?: string
}) {
  return <TextField name="snils" label="СНИЛС ребёнка" hint={hint} width="20" inputmode="numeric" autocomplete="off" />
}
