import type { Actor } from '#access'
import { record } from '#audit'
import { formatDay, type Instant } from '#kernel/dates'
import { refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { getProvider } from '#providers'
import { calendarOf, dayOf, operator, settingOf } from '#region'
import type { ProgrammeId } from '../model.ts'
import type { CheckId, OwnProgramme } from '../own.ts'
import { findCheck, insertCheck, updateWaiting } from '../queries/check.ts'
import { lockOwn } from '../queries/own.ts'
import { updateModule, updateState } from '../queries/own-writes.ts'
import { whyNotDecide, whyNotSend } from '../rules/editing.ts'
import { checkPolicies, checkTerm } from '../settings.ts'
import { costOf } from './cost.ts'
import { ownerOf, subjectOf } from './owner.ts'

/**
 * Sends a programme to families by way of what its register asks for: certification, moderation, or straight away.
 * Refuses `programmes.no-module`, `programmes.being-checked`, `programmes.published-already`.
 */
export async function sendProgramme(
  tx: Tx,
  by: Actor,
  id: ProgrammeId,
  now: Instant,
): Promise<'published' | 'waiting'> {
  const { programme, modules } = await lockOwn(tx, id, ownerOf(by))
  const today = await dayOf(tx, now)
  const [policy, term, calendar, who] = await Promise.all([
    settingOf(tx, checkPolicies[programme.register], today),
    settingOf(tx, checkTerm, today),
    calendarOf(tx),
    settingOf(tx, operator, today),
  ])
  refuseIf(whyNotSend(programme))
  if (modules.length === 0) refuse('programmes.no-module')

  if (policy === 'none') {
    await updateState(tx, id, 'published', now)
    await record(tx, by, 'programmes.published', subjectOf(id), now)
    return 'published'
  }
  const dueOn = addWorkingDays(calendar, today, term)
  const checkId = await insertCheck(tx, { programmeId: id, kind: policy, dueOn, by: by.userId }, now)
  await updateState(tx, id, 'moderating', now)
  await record(tx, by, 'programmes.sent', { ...subjectOf(id), facts: { kind: policy } }, now)
  const { name, providerName: provider } = programme
  const facts = { id: checkId, programme: name, provider, kind: policy, dueOn: formatDay(dueOn) }
  await planLetter(tx, {
    ...{ to: who.email, cabinet: { role: 'region', scopeId: null } },
    ...{ letter: 'programmes.check-asked', facts },
  })
  return 'waiting'
}

/** The operator lets a programme before families; its normative cost is the one of this day. */
export async function approveCheck(tx: Tx, by: Actor, id: CheckId, now: Instant): Promise<void> {
  const own = await lockChecked(tx, id)
  const { programme, modules } = own
  const today = await dayOf(tx, now)

  for (const module of modules) {
    const normativeKopecks = await costOf(tx, programme, module.hours, today)
    const parentsPay = module.parentsPay || module.priceKopecks > normativeKopecks
    await updateModule(tx, module.id, { ...module, normativeKopecks, parentsPay })
  }
  await updateWaiting(tx, programme.id, { state: 'approved', by: by.userId }, now)
  await updateState(tx, programme.id, 'published', now)
  await record(tx, by, 'programmes.check-approved', subjectOf(programme.id), now)
  await tell(tx, 'programmes.check-approved', own, null)
}

/** The operator says no with the reason; the provider corrects and sends it again. */
export async function refuseCheck(
  tx: Tx,
  by: Actor,
  { id, reason }: { id: CheckId; reason: string },
  now: Instant,
): Promise<void> {
  const own = await lockChecked(tx, id)
  const { programme } = own

  await updateWaiting(tx, programme.id, { state: 'refused', by: by.userId, reason }, now)
  await updateState(tx, programme.id, 'refused', now)
  await record(tx, by, 'programmes.check-refused', { ...subjectOf(programme.id), reason }, now)
  await tell(tx, 'programmes.check-refused', own, reason)
}

async function lockChecked(tx: Tx, id: CheckId): Promise<OwnProgramme> {
  const { programmeId } = (await findCheck(tx, id)) ?? refuse('http.not-found')
  const own = await lockOwn(tx, programmeId, null)
  refuseIf(whyNotDecide((await findCheck(tx, id)) ?? refuse('http.not-found')))
  return own
}

type Told = 'programmes.check-approved' | 'programmes.check-refused'

async function tell(tx: Tx, letter: Told, { programme, check }: OwnProgramme, reason: string | null): Promise<void> {
  const { email } = await getProvider(tx, programme.providerId)
  const facts = { id: programme.id, programme: programme.name, kind: check?.kind ?? 'moderation', reason }
  await planLetter(tx, { to: email, cabinet: { role: 'provider', scopeId: programme.providerId }, letter, facts })
}
