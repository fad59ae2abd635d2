import type { Actor } from '#access'
import { calculateInTurn } from '#enrolment'
import type { Reader } from '#platform/db'
import type { PricedLine } from './model.ts'
import { listLines } from './queries.ts'
import { clashesAmong } from './rules.ts'

/** The basket as it would be filed now: every line priced after those before it, with what stands in its way. */
export async function priceLines(reader: Reader, by: Actor, now: Temporal.Instant): Promise<PricedLine[]> {
  const lines = await listLines(reader, by.userId)
  const wishes = lines.map(({ childId, birthOn, groupId }) => ({
    guardianId: by.userId,
    child: { id: childId, birthOn },
    groupId,
  }))
  const calculated = await calculateInTurn(reader, wishes, now)
  const priced = lines.flatMap((line, index) => {
    const found = calculated[index]
    return found ? [{ ...line, ...found }] : []
  })
  const clashes = clashesAmong(
    priced.map(({ childId, facts, calculation }) => ({
      childId,
      programme: facts.programme.name,
      lessons: facts.group.lessons,
      startsOn: calculation.quote.startsOn,
      endsOn: calculation.quote.endsOn,
    })),
  )
  return priced.map((line, index) => ({ ...line, clashes: clashes[index] ?? [] }))
}
