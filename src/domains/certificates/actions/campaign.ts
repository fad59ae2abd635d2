import type { Actor } from '#access'
import { record } from '#audit'
import type { Day } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, registerAct } from '#region'
import type { CampaignId, NamedAct } from '../model/point.ts'
import { insertCampaign } from '../queries/campaign.ts'
import { whyNotAct } from '../rules/point.ts'

export type NewCampaign = { title: string; startsOn: Day; endsOn: Day; act: NamedAct }

/** Announces a reception campaign with its first and last day, by an act (S-055, S-162). Refuses `certificates.campaign-overlaps`. */
export async function announceCampaign(
  tx: Tx,
  by: Actor,
  campaign: NewCampaign,
  now: Temporal.Instant,
): Promise<CampaignId> {
  const municipalityId = by.role === 'municipality' && by.scopeId ? by.scopeId : refuse('http.not-found')
  const { act, ...rest } = campaign
  refuseIf(whyNotAct(act, await dayOf(tx, now)))

  const actId = await registerAct(tx, by, { ...act, municipalityId }, now)
  const row = { ...rest, id: newId<'campaign'>(), municipalityId, actId, userId: by.userId }
  const id = await insertCampaign(tx, row, now).catch(oneAtATime)
  const facts = { title: rest.title, from: rest.startsOn.toString(), to: rest.endsOn.toString() }
  await record(tx, by, 'certificates.campaign-announced', { subjectKind: 'campaign', subjectId: id, facts }, now)
  return id
}

function oneAtATime(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'certificates_campaign_one_at_a_time')
    refuse('certificates.campaign-overlaps')
  throw error
}
