import {
  type Answers,
  Button,
  Checkbox,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  SummaryList,
  TextArea,
  TextField,
} from '#ui'
import { levels, type Programme, programmeDirections, programmeForms, type Register, registers } from '../model.ts'
import { readProgramme } from '../rules/edits.ts'
import type { checkKinds } from '../settings.ts'
import { formWords, fullDirectionWords, levelWords, payerWords, registerWords } from '../words.ts'

export type CheckOf = Readonly<Record<Register, (typeof checkKinds)[number]>>

export type ProgrammeFormProps = {
  /** Null for a new one. */
  programme: Programme | null
  checks: CheckOf
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A programme as its provider writes it; of a published one only the texts, because the rest was checked. */
export function ProgrammeFormPage({ programme, checks, errors = [], answers }: ProgrammeFormProps) {
  const action = programme ? `/provider/programmes/${programme.id}/edit` : '/provider/programmes'
  const published = programme?.state === 'published'
  return (
    <Page
      title={programme ? 'Изменить программу' : 'Новая программа'}
      over={programme?.name}
      lead={programme ? undefined : 'Это черновик: семьи его не видят. Модули и группы добавите на следующем шаге.'}
      back={
        programme
          ? { href: `/provider/programmes/${programme.id}`, label: programme.name }
          : { href: '/provider/programmes', label: 'Программы' }
      }
      errors={errors}
      answers={answers ?? (programme ? typedOf(programme) : {})}
      hidden
    >
      <Form action={action}>
        {published ? <Checked programme={programme} /> : <TextField name="name" label="Название" />}
        <TextField name="summary" label="Кратко" hint="Одно предложение: чему научится ребёнок" maxlength={200} />
        <TextArea
          name="description"
          label="Описание"
          hint="Что делают на занятиях и каких результатов ждать"
          rows={8}
          limit={5000}
        />
        {!published && <Essence checks={checks} />}
        <Button>{programme ? 'Сохранить' : 'Создать черновик'}</Button>
      </Form>
    </Page>
  )
}

function Checked({ programme }: { programme: Programme }) {
  const rows = readProgramme(programme).filter(([field]) => field !== 'Кратко' && field !== 'Описание')
  return (
    <>
      <Notice title="Программа опубликована">
        <p>Изменить можно только тексты. Остальное проверил оператор: чтобы менять, верните программу в черновик.</p>
      </Notice>
      <SummaryList rows={rows.map(([label, value]) => ({ label, value }))} />
      {Object.entries(typedOf(programme)).map(
        ([name, value]) =>
          name !== 'summary' &&
          name !== 'description' &&
          value && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}

function Essence({ checks }: Pick<ProgrammeFormProps, 'checks'>) {
  return (
    <>
      <RadioGroup
        name="register"
        legend="Реестр"
        options={registers.map((value) => ({
          value,
          label: registerWords[value],
          hint: `Платит ${payerWords[value].replace(/ \(.*/, '')}; ${checkHints[checks[value]]}`,
        }))}
      />
      <RadioGroup
        name="direction"
        legend="Направленность"
        options={programmeDirections.map((value) => ({ value, label: fullDirectionWords[value] }))}
      />
      <TextField name="activity" label="Вид деятельности" hint="Например, Робототехника" width="half" />
      <RadioGroup
        name="level"
        legend="Уровень"
        inline
        options={levels.map((value) => ({ value, label: levelWords[value] }))}
      />
      <RadioGroup
        name="form"
        legend="Форма обучения"
        inline
        options={programmeForms.map((value) => ({ value, label: formWords[value] }))}
      />
      <TextField name="ageFrom" label="С какого возраста" inputmode="numeric" width="3" suffix="лет" />
      <TextField name="ageTo" label="До какого возраста включительно" inputmode="numeric" width="3" suffix="лет" />
      <Checkbox name="adapted" label="Подходит детям с ограниченными возможностями здоровья" />
    </>
  )
}

const checkHints: Record<(typeof checkKinds)[number], string> = {
  certification: 'нужна сертификация',
  moderation: 'проверяет оператор',
  none: 'публикуется сразу',
}

/** What the form is filled with at first. */
function typedOf(p: Programme): Record<string, string> {
  const { name, summary, description, register, direction, activity, level, form } = p
  return {
    ...{ name, summary, description, register, direction, activity, level, form },
    ...{ ageFrom: String(p.ageFrom), ageTo: String(p.ageTo), adapted: p.adapted ? 'yes' : '' },
  }
}
