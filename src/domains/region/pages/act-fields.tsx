import { DateField, TextField } from '#ui'

/** Which order, resolution or law a change comes from. */
export function ActFields() {
  return (
    <>
      <TextField name="act.number" label="Номер акта" hint="Например, 1184" width="20" autocomplete="off" />
      <TextField name="act.title" label="Название акта" autocomplete="off" />
      <DateField name="act.issued" label="Дата акта" hint="Например, 19 12 2025" />
    </>
  )
}
