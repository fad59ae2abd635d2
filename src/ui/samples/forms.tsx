import type { VNode } from 'preact'
import { Button, ButtonRow } from '../components/button.tsx'
import { Money } from '../components/money.tsx'
import { Stepper } from '../components/stepper.tsx'
import { Tag } from '../components/tag.tsx'
import type { Answers, FieldError } from '../forms/answers.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '../forms/choice.tsx'
import { DateField } from '../forms/date-field.tsx'
import { FileField } from '../forms/file-field.tsx'
import { Form } from '../forms/form.tsx'
import { NameFields } from '../forms/name-fields.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { Select } from '../forms/select.tsx'
import { TextArea } from '../forms/text-area.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Page } from '../layout/page.tsx'
import { usualSight } from '../sight/preferences.ts'
import { SightSettingsPage } from '../sight/settings-page.tsx'
import type { Sample } from './sample.ts'

type Shown = { errors?: readonly FieldError[]; answers?: Answers['answers'] }

const steps = [
  { label: 'Ребёнок', href: '/statement/child' },
  { label: 'Родитель' },
  { label: 'Документы' },
  { label: 'Проверка' },
]

/** One question page of a long form: the pattern to copy. */
function ChildPage({ errors, answers }: Shown): VNode {
  return (
    <Page title="Кто ребёнок?" over="Заявление на сертификат" back="/my" errors={errors} answers={answers}>
      <Stepper steps={steps} current={1} />
      <Form action="/statement/child">
        <NameFields of="child" />
        <DateField name="bornOn" label="Дата рождения" />
        <TextField
          name="snils"
          label="СНИЛС ребёнка"
          hint="11 цифр на зелёной карточке или в Госуслугах. Пробелы и чёрточки не важны"
          inputmode="numeric"
          autocomplete="off"
          width="20"
        />
        <RadioGroup
          name="document"
          legend="Документ ребёнка"
          options={[
            { value: 'birth', label: 'Свидетельство о рождении', hint: 'Российское, до 14 лет' },
            { value: 'passport', label: 'Паспорт', hint: 'С 14 лет' },
            { value: 'foreign', label: 'Иностранный документ' },
          ]}
        />
        <ButtonRow>
          <Button>Продолжить</Button>
          <Button kind="quiet" formaction="/statement/draft">
            Сохранить и выйти
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function EveryFieldPage({ errors, answers }: Shown): VNode {
  return (
    <Page title="Все поля" back="/" errors={errors} answers={answers}>
      <Form action="/fields" files>
        <TextField
          name="email"
          label="Электронная почта"
          type="email"
          autocomplete="email"
          width="half"
          hint="Пришлём ссылку для подтверждения"
        />
        <TextField name="phone" label="Телефон" type="tel" autocomplete="tel" width="20" optional />
        <TextField name="price" label="Стоимость часа" inputmode="decimal" width="10" suffix="₽" />
        <PasswordField
          name="password"
          label="Пароль"
          autocomplete="new-password"
          hint="Не короче 8 знаков. Подойдёт фраза из нескольких слов"
        />
        <Select
          name="municipality"
          label="Где живёт ребёнок"
          width="half"
          empty="Выберите муниципалитет"
          options={[
            { value: '1', label: 'Приозёрский район' },
            { value: '2', label: 'город Заречный' },
          ]}
        />
        <RadioGroup
          name="group"
          legend="Группа"
          cards
          options={[
            {
              value: 'a',
              label: 'Вторник и четверг, 16:00–17:30',
              hint: 'Каб. 12 · Соколова Марина Юрьевна',
              beside: <Tag tone="good">4 места</Tag>,
            },
            {
              value: 'b',
              label: 'Суббота, 10:00–13:00',
              hint: 'Каб. 12 · пересекается с «Шахматами»',
              beside: <Tag tone="warn">последнее место</Tag>,
            },
            {
              value: 'c',
              label: 'Среда, 17:45–19:15',
              hint: 'Мест нет',
              beside: <Money kopecks={150000n} short />,
              disabled: true,
            },
          ]}
        />
        <RadioGroup
          name="again"
          legend="Ребёнок уже занимался здесь?"
          inline
          options={[
            { value: 'yes', label: 'Да' },
            { value: 'no', label: 'Нет' },
          ]}
        />
        <CheckboxGroup
          name="days"
          legend="Когда удобно"
          optional
          options={[
            { value: 'mon', label: 'Понедельник' },
            { value: 'tue', label: 'Вторник' },
            { value: 'sat', label: 'Суббота', hint: 'Только утром' },
          ]}
        />
        <FileField name="scan" label="Скан свидетельства" hint="PDF или снимок, до 5 МБ" accept=".pdf,image/*" />
        <TextArea name="reason" label="Почему отказываетесь" limit={300} optional />
        <Checkbox
          name="consent"
          label="Согласен на обработку персональных данных ребёнка"
          hint={<a href="/consent">Текст согласия</a>}
        />
        <Button kind="go">Подать заявку</Button>
      </Form>
    </Page>
  )
}

const childErrors: FieldError[] = [
  { field: 'child.surname', message: 'Введите фамилию ребёнка' },
  { field: 'bornOn.month', message: 'В месяце должно быть число от 1 до 12' },
  { field: 'snils', message: 'Проверьте СНИЛС: последние две цифры не сходятся' },
  { field: 'document', message: 'Выберите документ ребёнка' },
]
const childAnswers = {
  'child.name': 'Иван',
  'child.noPatronymic': 'yes',
  'bornOn.day': '11',
  'bornOn.month': '13',
  'bornOn.year': '2017',
  snils: '112-233-445 96',
}
const fieldErrors: FieldError[] = [
  { field: 'email', message: 'Введите почту целиком, например anna@mail.ru' },
  { field: 'password', message: 'Придумайте пароль не короче 8 знаков' },
  { field: 'municipality', message: 'Выберите, где живёт ребёнок' },
  { field: 'group', message: 'Выберите группу' },
  { field: 'days', message: 'Выберите хотя бы один день' },
  { field: 'scan', message: 'Приложите скан: без него не проверить возраст' },
  { field: 'reason', message: 'Сократите до 300 знаков' },
  { field: 'consent', message: 'Без согласия заявку не принять. Его можно отозвать в любой день' },
]

export const formSamples: readonly Sample[] = [
  { name: 'form: one question page', render: () => <ChildPage /> },
  { name: 'form: with errors', render: () => <ChildPage errors={childErrors} answers={childAnswers} /> },
  { name: 'form: every field', render: () => <EveryFieldPage answers={{ group: 'a', days: ['tue', 'sat'] }} /> },
  {
    name: 'form: every field wrong',
    render: () => <EveryFieldPage errors={fieldErrors} answers={{ email: 'anna@' }} />,
  },
  { name: 'sight settings', render: () => <SightSettingsPage sight={usualSight} back="/" /> },
]
