import { capital } from '#kernel/sentence'
import { Checkbox, type Column, DateField, InstantText, Select, Stack, Table, TextArea, TextField } from '#ui'
import { type Corrected, type CorrectionRecord, whatWas } from '../correction.ts'
import { genders, relationWords } from '../model.ts'
import { choices, DocumentFields, SnilsField } from './fields.tsx'

/** What a desk may correct: empty fields stay as they are, so nothing has to be on the screen. */
export function CorrectionFields({ of = 'child' }: { of?: 'child' | 'guardian' }) {
  const child = of === 'child'
  return (
    <>
      <TextField name="surname" label="Фамилия" optional width="half" autocomplete="off" spellcheck={false} />
      <TextField name="name" label="Имя" optional width="half" autocomplete="off" spellcheck={false} />
      <TextField name="patronymic" label="Отчество" optional width="half" autocomplete="off" spellcheck={false} />
      <Checkbox name="noPatronymic" label="Отчества нет" />
      {child && <DateField name="birth" label="Дата рождения" optional />}
      {child && (
        <Select name="gender" label="Пол" options={choices(genders)} empty="Записан верно" optional width="half" />
      )}
      <SnilsField label={child ? undefined : 'СНИЛС'} hint="С карточки или Госуслуг посетителя" optional />
      <DocumentFields of={of} optional />
      <TextField name="address" label={child ? 'Адрес ребёнка' : 'Адрес'} optional autocomplete="off" />
      {!child && (
        <Select
          name="relation"
          label="Кем приходится ребёнку"
          options={choices(relationWords).filter(({ value }) => value !== 'self')}
          empty="Записано верно"
          optional
          width="half"
        />
      )}
      <TextArea
        name="reason"
        label="Почему исправляете"
        hint={`${child ? 'Семья прочитает это в письме и в журнале' : 'Заявитель прочитает это в письме'}. Номера документов не пишите`}
        rows={3}
        limit={300}
      />
    </>
  )
}

/** S-172: what was corrected, old and new side by side. */
export function Corrections({ records, zone }: { records: readonly CorrectionRecord[]; zone: string }) {
  return (
    <Stack>
      {records.map(({ id, at, reason, place, changes }) => (
        <section key={id}>
          <Stack>
            <h3>
              <InstantText instant={at} zone={zone} />
            </h3>
            <p>
              {reason}
              {place && `. ${place}`}
            </p>
            <Table caption="Что исправили" columns={columns} rows={changes} rowKey={({ kind }) => kind} dense />
          </Stack>
        </section>
      ))}
    </Stack>
  )
}

const columns: readonly Column<Corrected>[] = [
  { label: 'Что', head: true, cell: (one) => capital(whatWas(one)) },
  { label: 'Было', cell: ({ before }) => before ?? 'не указано' },
  { label: 'Стало', cell: ({ after }) => after ?? 'нет' },
]
