import { DateField, TextField } from '#ui'

/** Which order, resolution or law it comes from. */
export function ActFields({ of = 'act', hint }: { of?: string; hint?: string }) {
  return (
    <>
      <TextField
        name={`${of}.number`}
        label="Номер акта"
        hint={hint ?? 'Например, 1067-п'}
        width="20"
        autocomplete="off"
      />
      <TextField name={`${of}.title`} label="Название акта" autocomplete="off" />
      <DateField name={`${of}.issued`} label="Дата акта" hint="Например, 02 11 2020" />
    </>
  )
}

/** The institution's own order, which names who is responsible (S-165). */
export function OrderFields() {
  return (
    <>
      <TextField
        name="order.number"
        label="Номер приказа учреждения"
        hint="Приказ, который называет ответственного, например 41-од"
        width="20"
        autocomplete="off"
      />
      <DateField name="order.on" label="Дата приказа" hint="Например, 28 08 2026" />
    </>
  )
}
