import type { FundingPeriod } from '#region'
import { ActFields } from '#region'
import {
  type Answers,
  Button,
  DateField,
  type FieldError,
  Form,
  Notice,
  Page,
  RadioGroup,
  Select,
  TextField,
} from '#ui'
import type { Subject } from '../model/amendment.ts'
import { kindWords, registerWords } from '../words.ts'

export type AmendmentFormProps = {
  subject: Subject
  periods: readonly Pick<FundingPeriod, 'id' | 'name'>[]
  categories: readonly { id: string; name: string }[]
  errors?: readonly FieldError[]
  answers?: Answers['answers']
  /** Why what was typed may not be done, when it may not. */
  refusal?: { title: string; text: string } | null
}

const titles: Record<Subject, string> = {
  nominal: 'Изменить номинал',
  ceiling: 'Изменить предел обеспечения',
  register: 'Изменить число услуг за счёт бюджета',
  category: 'Новая категория детей',
  'category-end': 'Завершить категорию',
}
const leads: Record<Subject, string> = {
  nominal: 'Сначала покажем, сколько детей и денег это затронет. До подтверждения ничего не изменится.',
  ceiling:
    'Предел — это сколько муниципалитет готов обещать по сертификатам за период. Сначала покажем, что изменится.',
  register: 'Сколько услуг из реестра ребёнок может получить за период. Пустое поле — сколько угодно, 0 — нельзя.',
  category:
    'Её смогут выбрать в заявлении на сертификат с того дня, который вы укажете. Сначала покажем, что изменится.',
  'category-end':
    'С этого дня её не выберут в новых заявлениях, и новых номиналов по ней не будет. Деньги, которые уже начислены, останутся у детей.',
}

/** What a dated act changes: the value, the day, the act. */
export function AmendmentFormPage(props: AmendmentFormProps) {
  const { subject, periods, categories, errors = [], answers = {}, refusal = null } = props
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
      {refusal && (
        <Notice tone="bad" title={refusal.title}>
          <p>{refusal.text} Исправьте ниже и проверьте ещё раз.</p>
        </Notice>
      )}
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
        {subject === 'category' && <CategoryFields suffix={hours ? 'ч' : '₽'} />}
        {subject === 'category-end' && <CategorySelect categories={categories} />}
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
      <CategorySelect categories={categories} />
      <TextField name="amount" label="Номинал за весь период" suffix={suffix} width="third" autocomplete="off" />
      <LimitFields suffix={suffix} />
    </>
  )
}

function CategorySelect({ categories }: Pick<AmendmentFormProps, 'categories'>) {
  return (
    <Select
      name="categoryId"
      label="Категория детей"
      options={categories.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

function CategoryFields({ suffix }: { suffix: string }) {
  return (
    <>
      <TextField
        name="name"
        label="Название категории"
        hint="Как его прочтёт семья, например «Дети из многодетных семей»"
        autocomplete="off"
      />
      <TextField
        name="proof"
        label="Чем подтвердить"
        hint="Документ, который покажут в пункте приёма. Без него категорию выберет каждый"
        optional
        autocomplete="off"
      />
      <TextField
        name="amount"
        label="Номинал за весь период"
        hint="Пустое поле — сертификаты только для учёта, без денег"
        optional
        suffix={suffix}
        width="third"
        autocomplete="off"
      />
      <LimitFields suffix={suffix} />
    </>
  )
}

function LimitFields({ suffix }: { suffix: string }) {
  return (
    <>
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
