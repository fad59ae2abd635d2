import type { Day } from '#kernel/dates'
import type { Kopecks } from '#kernel/money'
import type { Reader } from '#platform/db'
import { settingOf } from '#region'
import { isCertified, type Programme } from '../model.ts'
import { normativeCost } from '../rules/price.ts'
import { personHours } from '../settings.ts'

export type Costed = Pick<Programme, 'direction' | 'register' | 'municipalityId'>

/** Normative cost of so many hours of a programme on a day; only certified programmes have one. */
export async function costOf(reader: Reader, programme: Costed, hours: number, on: Day): Promise<Kopecks> {
  const { register, direction, municipalityId } = programme
  if (!isCertified(register)) return 0n
  return normativeCost(BigInt(await settingOf(reader, personHours[direction], on, municipalityId)), hours)
}
