import { Refusal } from '#kernel/refusal'
import type { Duplicate } from '../model.ts'

type Known = { duplicates: readonly Duplicate[]; own: ReadonlySet<string>; anotherChild: boolean }

/** A child who is already known is added nowhere twice (S-096); only a likeness may be denied by the family. */
export function whyNotNew({ duplicates, own, anotherChild }: Known): Refusal | null {
  const serious = duplicates.filter(({ likeness }) => likeness !== 'alike' || !anotherChild)
  const mine = serious.find(({ childId }) => own.has(childId))
  if (mine) return new Refusal('families.already-yours', { childId: mine.childId, certain: mine.likeness !== 'alike' })
  const [first] = serious
  return first ? new Refusal('families.known-child', { certain: first.likeness !== 'alike' }) : null
}
