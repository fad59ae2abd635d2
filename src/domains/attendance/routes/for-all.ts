import { number } from '#kernel/plural'
import type { FormAnswers } from '#platform/http'
import type { FieldError } from '#ui'
import type { Journal } from '../journal.ts'
import { type ForAll, sameForAll } from '../rules/same-for-all.ts'
import { percentOf } from '../words.ts'

type Typed = { all?: { share: number | null; reason: string } | undefined; fill?: 'all' | undefined }

/** What is amiss with «the same for all»: no percent, nobody whom it would lower, no reason, or typed and never put. */
export function wrongForAll({ contracts }: Pick<Journal, 'contracts'>, { all, fill }: Typed): FieldError[] {
  const share = all?.share ?? null
  const most = Math.max(...contracts.map(({ counted }) => counted))
  const wrong = (field: string, message: string) => [{ field: `all.${field}`, message }]
  if (!fill) return wrong('share', 'Нажмите «Поставить всем» или оставьте поле пустым')
  if (share === null) return wrong('share', 'Введите процент, например 75')
  if (share >= most) return wrong('share', `Полноту можно только уменьшить: по журналу ${percentOf(most)}`)
  return all?.reason ? [] : wrong('reason', 'Напишите, почему полнота меньше')
}

/** The answers of the form with the same put into the field of everybody whom it lowers. */
export function filledForAll(
  { contracts }: Pick<Journal, 'contracts'>,
  { share, reason }: { share: number | null; reason: string },
  answers: FormAnswers,
): FormAnswers {
  const forAll: ForAll | null = share === null ? null : { share, reason }
  const put = contracts.flatMap(({ applicationId, counted }) => {
    const same = sameForAll(counted, forAll)
    const typed = same ? number(same.share / 100) : ''
    return [
      [`share.${applicationId}`, typed],
      [`reason.${applicationId}`, same?.reason ?? ''],
    ]
  })
  return { ...answers, ...Object.fromEntries(put), 'all.share': '', 'all.reason': '' }
}
