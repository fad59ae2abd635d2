import { type Freeze, findFreeze, freezeGrounds } from '#certificates'
import { amountWords, listKept } from '#funding'
import { dayIn, formatDay } from '#kernel/dates'
import type { Reader } from '#platform/db'
import { regionZone, settingOf } from '#region'

type Day = Temporal.PlainDate

/** Why the family's certificate stands still, and what is kept for the child. */
export async function frozenOf(reader: Reader, certificateId: string, today: Day) {
  const freeze = await findFreeze(reader, certificateId)
  if (!freeze) return null
  const [zone, grounds, kept] = await Promise.all([
    regionZone(reader),
    settingOf(reader, freezeGrounds, today),
    keptWords(reader, freeze, today),
  ])
  const { words, explanation } = grounds[freeze.ground]
  return { since: formatDay(dayIn(zone, freeze.frozenAt)), why: `${words}. ${explanation}`, kept }
}

/** «6 000 ₽ и 12 ч», or null where nothing is kept. */
export async function keptWords(reader: Reader, freeze: Freeze, today: Day): Promise<string | null> {
  const kept = await listKept(reader, freeze.id, today)
  return kept.map(({ unit, amount }) => amountWords(unit, amount)).join(' и ') || null
}
