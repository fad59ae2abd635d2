import { Checkbox } from './choice.tsx'
import { TextField } from './text-field.tsx'

export type NameFieldsProps = {
  /** Before each name: `child` gives `child.surname`, `child.name`, `child.patronymic`, `child.noPatronymic`. */
  of?: string
  /** The person at the keyboard: the browser may fill the names. */
  own?: boolean
}

/** Surname, name, patronymic and «нет отчества». */
export function NameFields({ of, own }: NameFieldsProps) {
  const named = (field: string) => (of ? `${of}.${field}` : field)
  const filled = (token: string) => (own ? token : 'off')
  return (
    <>
      <TextField
        name={named('surname')}
        label="Фамилия"
        width="half"
        autocomplete={filled('family-name')}
        spellcheck={false}
      />
      <TextField name={named('name')} label="Имя" width="half" autocomplete={filled('given-name')} spellcheck={false} />
      <TextField
        name={named('patronymic')}
        label="Отчество"
        width="half"
        autocomplete={filled('additional-name')}
        spellcheck={false}
      />
      <Checkbox name={named('noPatronymic')} label="Нет отчества" />
    </>
  )
}
