import { RadioGroup } from '#ui'
import type { Category } from '../model/certificate.ts'

type ChoiceProps = { categories: readonly Category[]; chosen: string | null }

/** Each category with the paper that proves it; what «только учёт» means is said at once (S-006). */
export function CategoryChoice({ categories, chosen }: ChoiceProps) {
  const words = ({ proof, funded }: Category) =>
    [
      funded
        ? null
        : 'Сертификат без денег: по нему записывают на бесплатные бюджетные программы, ребёнка учитывают в реестре',
      proof ? `Понадобится: ${proof}` : null,
    ]
      .filter(Boolean)
      .join('. ')
  // Where no category is funded, nothing is promised.
  const money = categories.some(({ funded }) => funded)
  return (
    <RadioGroup
      name="category"
      legend="К какой категории относится ребёнок?"
      hint={`${money ? 'От категории зависит, сколько денег будет на сертификате. ' : ''}Документ, который подтверждает категорию, нужен в пункте приёма.`}
      cards
      {...(chosen ? { value: chosen } : {})}
      options={categories.map((one) => ({
        value: one.id,
        label: one.name,
        ...(words(one) ? { hint: words(one) } : {}),
      }))}
    />
  )
}
