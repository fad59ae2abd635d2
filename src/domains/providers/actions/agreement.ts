import { type Actor, scopeOf } from '#access'
import { record } from '#audit'
import { formatDay, type Instant } from '#kernel/dates'
import { refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { calendarOf, dayOf, findMunicipality, listPeriods, settingOf } from '#region'
import type { AgreementId, AgreementView, ProviderId } from '../model.ts'
import {
  type AgreementSide,
  findAgreement,
  insertAsked,
  lockAgreement,
  type Signed,
  updateEnded,
  updateRefused,
  updateSigned,
} from '../queries/agreement.ts'
import { getProvider } from '../queries/provider.ts'
import { lockProvider } from '../queries/register.ts'
import { whyNotAnswer, whyNotAsk, whyNotEnd, whyNotSign } from '../rules/agreement.ts'
import { agreementTerm } from '../settings.ts'

/**
 * A provider asks a payer for an agreement for a period (domain 4.10).
 * Refuses `providers.not-in-register`, `providers.period-over`, `providers.agreement-lives`.
 */
export async function askForAgreement(
  tx: Tx,
  by: Actor,
  { municipalityId, periodId }: { municipalityId: string; periodId: string },
  now: Instant,
): Promise<AgreementId> {
  const providerId = scopeOf(by) as ProviderId
  const provider = (await lockProvider(tx, providerId)) ?? refuse('http.not-found')
  const today = await dayOf(tx, now)
  const [municipality, periods, calendar, term] = await Promise.all([
    findMunicipality(tx, municipalityId),
    listPeriods(tx),
    calendarOf(tx),
    settingOf(tx, agreementTerm, today, municipalityId),
  ])
  const period = periods.find(({ id: one }) => one === periodId) ?? null
  if (!municipality) refuse('providers.municipality-unknown')

  refuseIf(whyNotAsk(provider, period, today))

  const dueOn = addWorkingDays(calendar, today, term)
  const id =
    (await insertAsked(tx, { providerId, municipalityId, periodId, dueOn, by: by.userId }, now)) ??
    refuse('providers.agreement-lives')
  await record(tx, by, 'providers.agreement-asked', subjectOf(id), now)

  const facts = { id, provider: provider.shortName, period: period?.name ?? '', dueOn: formatDay(dueOn) }
  await planLetter(tx, {
    ...{ to: municipality.email, cabinet: { role: 'municipality', scopeId: municipalityId } },
    ...{ letter: 'providers.agreement-asked', facts },
  })
  return id
}

/** The payer confirms with number and date, and with the most that contracts may cost where there is such a limit. */
export async function signAgreement(tx: Tx, by: Actor, id: string, signed: Signed, now: Instant): Promise<void> {
  const agreement = await lockOwn(tx, by, id)
  refuseIf(whyNotSign(agreement, signed.signedOn, await dayOf(tx, now)))

  await updateSigned(tx, id, { ...signed, by: by.userId }, now)
  await record(tx, by, 'providers.agreement-signed', { ...subjectOf(id), facts: { number: signed.number } }, now)
  await tell(tx, 'providers.agreement-signed', id, agreement)
}

/** The payer says no, with the reason; the provider may ask again. */
export async function refuseAgreement(tx: Tx, by: Actor, id: string, reason: string, now: Instant): Promise<void> {
  const agreement = await lockOwn(tx, by, id)
  refuseIf(whyNotAnswer(agreement))

  await updateRefused(tx, id, { by: by.userId, reason }, now)
  await record(tx, by, 'providers.agreement-refused', { ...subjectOf(id), reason }, now)
  await tell(tx, 'providers.agreement-refused', id, agreement)
}

/** Ends an agreement from today: nobody enrols by it any more, contracts under way go on. */
export async function endAgreement(tx: Tx, by: Actor, id: string, reason: string, now: Instant): Promise<void> {
  const agreement = await lockOwn(tx, by, id)
  refuseIf(whyNotEnd(agreement))

  await updateEnded(tx, id, { endedOn: await dayOf(tx, now), reason })
  await record(tx, by, 'providers.agreement-ended', { ...subjectOf(id), reason }, now)
  await tell(tx, 'providers.agreement-ended', id, agreement)
}

/** Whose agreements an actor reads and answers. */
export function sideOf(by: Pick<Actor, 'role' | 'scopeId'>): AgreementSide {
  const scopeId = scopeOf(by)
  return by.role === 'provider' ? { providerId: scopeId } : { municipalityId: scopeId }
}

async function lockOwn(tx: Tx, by: Actor, id: string): Promise<AgreementView> {
  return (await lockAgreement(tx, id, sideOf(by))) ?? refuse('http.not-found')
}

type Told = 'providers.agreement-signed' | 'providers.agreement-refused' | 'providers.agreement-ended'

async function tell(tx: Tx, letter: Told, id: string, { providerId, municipalityId }: AgreementView): Promise<void> {
  const [provider, agreement] = await Promise.all([
    getProvider(tx, providerId),
    findAgreement(tx, id, { municipalityId }),
  ])
  const { municipality = '', period = '', number = null, signedOn = null, reason = null } = agreement ?? {}
  const facts = { municipality, period, number, signedOn: signedOn && formatDay(signedOn), reason }
  await planLetter(tx, { to: provider.email, cabinet: { role: 'provider', scopeId: providerId }, letter, facts })
}

function subjectOf(id: string) {
  return { subjectKind: 'agreement', subjectId: id }
}
