import type { FundingPeriod } from '#region'
import { ActFields } from '#region'
import { type Answers, Button, DateField, type FieldError, Form, Page, RadioGroup, Select, TextField } from '#ui'
import type { Subject } from '../amendment.ts'
import { kindWords, registerWords } from '../words.ts'

export type AmendmentFormProps = {
  subject: Subject
  periods: readonly Pick<FundingPeriod, 'id' | 'name'>[]
  categories: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

const titles: Record<Subject, string> = {
  nominal: 'Изменить номинал',
  ceiling: 'Изменить предел обеспечения',
  register: 'Изменить число услуг за счёт бюджета',
}
const leads: Record<Subject, string> = {
  nominal: 'Сначала покажем, сколько детей и денег это затронет. До подтверждения ничего не изменится.',
  ceiling:
    'Предел — это сколько муниципалитет готов обещать по сертификатам за период. Сначала покажем, что изменится.',
  register: 'Сколько услуг из реестра ребёнок может получить за период. Пустое поле — сколько угодно, 0 — нельзя.',
}

/** What a dated act changes: the value, the day, the act. */
export function AmendmentFormPage({ subject, periods, categories, errors = [], answers = {} }: AmendmentFormProps) {
  const hours = answers.unit === 'hour-hundredths'
  return (
    <Page
      title={titles[subject]}
      lead={leads[subject]}
      back={{ href: '/municipality', label: 'Деньги на сертификаты' }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action="/municipality/amendments/preview">
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="unit" value={hours ? 'hour-hundredths' : 'kopecks'} />
        <Select
          name="periodId"
          label="Финансовый период"
          options={periods.map(({ id, name }) => ({ value: id, label: name }))}
          width="half"
        />
        {subject === 'nominal' && <NominalFields categories={categories} suffix={hours ? 'ч' : '₽'} />}
        {subject === 'ceiling' && (
          <TextField
            name="amount"
            label="Предел обеспечения"
            suffix={hours ? 'ч' : '₽'}
            width="third"
            autocomplete="off"
          />
        )}
        {subject === 'register' && <RegisterFields />}
        <DateField
          name="from"
          label="С какого дня действует"
          hint="Сегодняшний день или более поздний, внутри периода"
        />
        <h2>По какому акту</h2>
        <ActFields />
        <Button>Показать, что изменится</Button>
      </Form>
    </Page>
  )
}

function NominalFields({ categories, suffix }: { categories: AmendmentFormProps['categories']; suffix: string }) {
  return (
    <>
      <Select
        name="categoryId"
        label="Категория детей"
        options={categories.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="amount" label="Номинал за весь период" suffix={suffix} width="third" autocomplete="off" />
      <TextField
        name="countLimit"
        label="Предельное число сертификатов с номиналом"
        optional
        inputmode="numeric"
        width="third"
        autocomplete="off"
      />
      <TextField
        name="sumLimit"
        label="Предельная сумма номиналов"
        optional
        suffix={suffix}
        width="third"
        autocomplete="off"
      />
    </>
  )
}

function RegisterFields() {
  return (
    <>
      <RadioGroup
        name="register"
        legend="Реестр программ"
        options={Object.entries(registerWords).map(([value, label]) => ({ value, label }))}
      />
      <RadioGroup
        name="funding"
        legend="Вид сертификата"
        options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name="services"
        label="Услуг на ребёнка за период"
        optional
        inputmode="numeric"
        width="10"
        autocomplete="off"
      />
    </>
  )
}
