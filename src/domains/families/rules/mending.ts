import { Refusal } from '#kernel/refusal'

export type Mended = {
  /** A reception point compared the record with papers. */
  confirmed: boolean
  /** A statement of the child was filed once, whatever became of it. */
  filed: boolean
  /** In how many cabinets of adults, or of the child, the record stands. */
  cabinets: number
}

/** A slip in the name, birth date or gender is the family's own matter until somebody else leans on the record (S-172). */
export function whyNotMend({ confirmed, filed, cabinets }: Mended): Refusal | null {
  if (confirmed) return new Refusal('families.confirmed')
  if (filed) return new Refusal('families.identity-fixed', { why: 'filed' })
  return cabinets > 1 ? new Refusal('families.identity-fixed', { why: 'shared' }) : null
}
