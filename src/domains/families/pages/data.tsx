import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import {
  type Answers,
  Button,
  Checkbox,
  DateField,
  type FieldError,
  Form,
  NameFields,
  Notice,
  Page,
  RadioGroup,
  Stack,
  SummaryList,
  TextField,
} from '#ui'
import type { CorrectionRecord } from '../correction.ts'
import { genders, type Masked, type OwnChild } from '../model.ts'
import { Corrections } from './correction.tsx'
import { choices, DocumentFields, SnilsField } from './fields.tsx'

type Shown = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

export type ChildDataProps = Shown & {
  child: OwnChild
  back: string
  /** Names, birth date and gender may still be mended here: nothing was filed, and nobody else has the record. */
  mendable?: boolean
  /** Somebody alike is known: the family may say that it is another child. */
  alike?: boolean
}

/** Data of an own child until they are confirmed: names as they stand, secrets masked and replaced. */
export function ChildDataPage(props: ChildDataProps) {
  const { child, back, mendable = false, alike = false, errors = [] } = props
  const answers = props.answers ?? (mendable ? identityOf(child) : {})
  return (
    <Page title={`Данные ребёнка: ${child.name}`} back={back} errors={errors} answers={answers} hidden>
      <SummaryList rows={[...(mendable ? [] : identityRows(child)), ...maskedRows(child.masked)]} />
      {child.confirmedAt ? (
        <Notice title="Данные подтверждены">
          <p>Их сверили с документами. Если что-то изменилось, придите с новым документом в пункт приёма.</p>
        </Notice>
      ) : (
        <Form action={`/my/children/${child.id}/data`}>
          <input type="hidden" name="next" value={back} />
          {mendable ? <IdentityFields /> : <MendedAtPoint />}
          <p>СНИЛС, документ и адрес: заполните только то, что нужно добавить или исправить.</p>
          <SnilsField />
          <DocumentFields />
          <TextField name="address" label="Адрес ребёнка" hint="Населённый пункт, улица, дом, квартира" />
          {alike && (
            <Notice tone="warn" title="Есть похожий ребёнок">
              <p>Имя и дата рождения почти совпадают с другой карточкой. Проверьте, нет ли опечатки.</p>
              <Checkbox name="anotherChild" label="Всё верно, это другой ребёнок" />
            </Notice>
          )}
          <Button>Сохранить данные</Button>
        </Form>
      )}
    </Page>
  )
}

function IdentityFields() {
  return (
    <>
      <NameFields of="child" />
      <DateField name="birth" label="Дата рождения" />
      <RadioGroup name="gender" legend="Пол" options={choices(genders)} inline />
    </>
  )
}

function MendedAtPoint() {
  return (
    <p>
      Ошибку в имени, дате рождения или поле исправит пункт приёма по документам: заявление уже подано или ребёнок есть
      не только в вашем кабинете. Адреса — на странице <a href="/points">«Пункты приёма»</a>.
    </p>
  )
}

function identityOf({ surname, name, patronymic, birthOn, gender }: OwnChild): Answers['answers'] {
  return {
    ...{ 'child.surname': surname, 'child.name': name, 'child.patronymic': patronymic ?? '' },
    ...(patronymic === null && { 'child.noPatronymic': 'on' }),
    ...{ 'birth.day': `${birthOn.day}`, 'birth.month': `${birthOn.month}`, 'birth.year': `${birthOn.year}`, gender },
  }
}

function identityRows(child: OwnChild) {
  return [
    { label: 'Фамилия, имя, отчество', value: fullName(child) },
    { label: 'Дата рождения', value: formatDay(child.birthOn) },
    { label: 'Пол', value: genders[child.gender] },
  ]
}

export type OwnDataProps = Shown & {
  masked: Masked
  next: string
  /** What desks corrected by papers (S-172). */
  corrections?: readonly CorrectionRecord[]
  zone?: string
}

/** The document and address of the guardian: asked once, used in every statement. */
export function OwnDataPage(props: OwnDataProps) {
  const { masked, next, corrections = [], zone, errors = [], answers = {} } = props
  return (
    <Page
      title="Ваши документ и адрес"
      lead="Они нужны для заявлений. Мы храним их в зашифрованном виде и показываем только последние знаки."
      back={next}
      errors={errors}
      answers={answers}
      hidden
    >
      {masked.document && (
        <SummaryList
          title="Сейчас записано"
          rows={[
            { label: 'Документ', value: masked.document },
            { label: 'Адрес', value: masked.address ?? 'не указан' },
            ...(masked.snils ? [{ label: 'СНИЛС', value: masked.snils }] : []),
          ]}
        />
      )}
      <Form action="/my/personal-data">
        <input type="hidden" name="next" value={next} />
        <DocumentFields of="guardian" />
        <TextField
          name="address"
          label="Адрес, по которому вы живёте"
          hint="Населённый пункт, улица, дом, квартира"
          autocomplete="street-address"
        />
        <SnilsField label="СНИЛС" hint="Напечатаем его в заявлении, если укажете" optional />
        <Button>Сохранить</Button>
      </Form>
      {zone && corrections.length > 0 && (
        <Stack>
          <h2>Что исправили по документам</h2>
          <Corrections records={corrections} zone={zone} />
        </Stack>
      )}
    </Page>
  )
}

function maskedRows(masked: Masked) {
  return [
    { label: 'СНИЛС', value: masked.snils ?? 'не указан' },
    { label: 'Документ', value: masked.document ?? 'не указан' },
    { label: 'Адрес', value: masked.address ?? 'не указан' },
  ]
}
