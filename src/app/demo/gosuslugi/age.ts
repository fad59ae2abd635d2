import { ageOn, type Day } from '#kernel/dates'

export function ageIn(recipient: object, today: Day): number {
  const { birthOn } = recipient as { birthOn: string }
  return ageOn(Temporal.PlainDate.from(birthOn), today)
}
