import { formatDay } from '#kernel/dates'
import { formatRoubles } from '#kernel/money'
import type { Act } from '#region'
import { type Answers, Button, Checkbox, type FieldError, Form, Notice, Page, TextField } from '#ui'
import { isCertified, type Programme, paidByBudget } from '../model.ts'
import type { OwnModule } from '../own.ts'
import { normativeCost, priceCeiling } from '../rules/price.ts'

export type ModuleFormProps = {
  programme: Programme
  /** Null for a new one. */
  module: OwnModule | null
  pricing: { perHour: bigint; percent: number; act: Act | null }
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A module with its price within the ceiling of the normative cost (S-071, domain 4.4). */
export function ModuleFormPage({ programme, module, pricing, errors = [], answers }: ModuleFormProps) {
  const { register } = programme
  return (
    <Page
      title={module ? 'Изменить модуль' : 'Новый модуль'}
      over={programme.name}
      back={{ href: `/provider/programmes/${programme.id}`, label: programme.name }}
      errors={errors}
      answers={answers ?? (module ? typedOf(module) : {})}
      hidden
    >
      {isCertified(register) && <Ceiling module={module} pricing={pricing} />}
      <Form action={module ? `/provider/modules/${module.id}` : `/provider/programmes/${programme.id}/modules`}>
        <TextField name="name" label="Название" hint="Например, 1-й год обучения" width="half" />
        <TextField name="months" label="Сколько месяцев" inputmode="numeric" width="3" />
        <TextField
          name="hours"
          label="Сколько часов на одного ребёнка"
          hint="За весь модуль"
          inputmode="numeric"
          width="5"
        />
        {paidByBudget(register) ? (
          <p class="muted">Программа бюджетная: для семьи занятия бесплатны.</p>
        ) : (
          <TextField
            name="price"
            label="Цена модуля"
            hint="За весь модуль, например 12 000"
            inputmode="decimal"
            suffix="₽"
            width="20"
          />
        )}
        {isCertified(register) && (
          <Checkbox name="parentsPay" label="Если цена выше нормативной стоимости, остальное доплачивают родители" />
        )}
        <Button>{module ? 'Сохранить модуль' : 'Добавить модуль'}</Button>
      </Form>
    </Page>
  )
}

function Ceiling({ module, pricing: { perHour, percent, act } }: Pick<ModuleFormProps, 'module' | 'pricing'>) {
  const normative = module && normativeCost(perHour, module.hours)
  const most = normative === null ? null : priceCeiling(normative, percent)
  return (
    <Notice title={most === null ? 'Сколько может стоить модуль' : `Не больше ${formatRoubles(most, { short: true })}`}>
      <p>
        Час занятий одного ребёнка стоит {formatRoubles(perHour)}. Нормативная стоимость модуля — эта сумма, умноженная
        на часы{normative === null ? '' : `: ${formatRoubles(normative, { short: true })}`}. Больше неё сертификат не
        платит, а цена не может быть выше {percent} % от неё.
      </p>
      {module && module.normativeKopecks !== normative && (
        <p>
          Пока цена и часы прежние, стоит и прежняя нормативная стоимость:{' '}
          {formatRoubles(module.normativeKopecks, { short: true })}.
        </p>
      )}
      {act && (
        <p class="muted small">
          № {act.number} от {formatDay(act.issuedOn)}. {act.title}
        </p>
      )}
    </Notice>
  )
}

function typedOf({ name, months, hours, priceKopecks, parentsPay }: OwnModule): Record<string, string> {
  const price = formatRoubles(priceKopecks, { short: true }).replace(/\s*₽/, '')
  return { name, months: String(months), hours: String(hours), price, parentsPay: parentsPay ? 'yes' : '' }
}
