import { ageFrom, ageTo } from '#families'
import { plural } from '#kernel/plural'
import { refuse } from '#kernel/refusal'
import type { Reader } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { Point } from '../model/certificate.ts'
import type { MaterialFacts } from '../rules/material.ts'
import { documentsTerm } from '../settings.ts'
import { listCampaignsOn } from './campaign.ts'
import { getPoint } from './point.ts'

/** Facts of the texts for families, of the specialist's own point. */
export async function getMaterialFacts(
  reader: Reader,
  { pointId, site }: { pointId: string | null; site: URL },
  now: Temporal.Instant,
): Promise<{ point: Point; facts: MaterialFacts }> {
  const [today, point] = await Promise.all([dayOf(reader, now), getPoint(reader, pointId)])
  if (!point) return refuse('http.not-found')
  const [from, to, days, campaigns] = await Promise.all([
    settingOf(reader, ageFrom, today),
    settingOf(reader, ageTo, today),
    settingOf(reader, documentsTerm, today, point.municipalityId),
    listCampaignsOn(reader, today, point.municipalityId),
  ])
  const facts = {
    site: site.href.replace(/\/$/, ''),
    ages: { from, to: to + 1 },
    documentsDays: plural(days, 'рабочий день', 'рабочих дня', 'рабочих дней'),
    point,
    campaignUntil: campaigns[0]?.endsOn ?? null,
  }
  return { point, facts }
}
