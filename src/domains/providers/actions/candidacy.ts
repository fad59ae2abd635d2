import { type Actor, anonymous, inviteStaff, listStaff } from '#access'
import { record } from '#audit'
import { formatDay, type Instant } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { refuse, refuseIf } from '#kernel/refusal'
import { addWorkingDays } from '#kernel/working-days'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import { calendarOf, dayOf, findMunicipality, operator, settingOf } from '#region'
import type { CandidacyAnswers, CandidacyId, CandidateFacts, Step, TypedAnswers } from '../candidacy.ts'
import type { ProviderId } from '../model.ts'
import {
  deleteDrafts,
  findWaiting,
  insertDraft,
  lockCandidacy,
  lockInn,
  renewToken,
  updateDecided,
  updateStep,
  updateSubmitted,
} from '../queries/candidacy.ts'
import { findStanding, insertAccepted } from '../queries/register.ts'
import { whyNotDecide, whyNotSend } from '../rules/candidacy.ts'
import { candidacyTerm, draftDays } from '../settings.ts'

/** Begins a request with what is answered so far; its link is the only way back to it. */
export async function beginCandidacy(tx: Tx, answers: CandidacyAnswers, now: Instant) {
  return insertDraft(tx, answers, now)
}

/** Keeps one part. Refuses `providers.candidacy-sent` while the operator decides and afterwards. */
export async function keepStep(
  tx: Tx,
  id: CandidacyId,
  part: { step: Step; typed: TypedAnswers },
  now: Instant,
): Promise<void> {
  if (!(await updateStep(tx, id, part, now))) refuse('providers.candidacy-sent')
}

/** Sends the request to the operator, for the first time or again. Refuses `providers.in-register`, `providers.inn-waits`. */
export async function submitCandidacy(
  tx: Tx,
  { id, token, facts }: { id: CandidacyId; token: string; facts: CandidateFacts },
  now: Instant,
): Promise<{ number: string; dueOn: Temporal.PlainDate }> {
  const candidacy = (await lockCandidacy(tx, id)) ?? refuse('http.not-found')
  const { inn } = facts.organisation
  await lockInn(tx, inn)
  const today = await dayOf(tx, now)
  const [standing, waiting, municipality, calendar, term, who] = await Promise.all([
    findStanding(tx, inn),
    findWaiting(tx, inn, id),
    findMunicipality(tx, facts.place.municipality),
    calendarOf(tx),
    settingOf(tx, candidacyTerm, today),
    settingOf(tx, operator, today),
  ])
  if (!municipality) refuse('providers.municipality-unknown')

  refuseIf(whyNotSend(candidacy, { standing, waiting }))

  const dueOn = addWorkingDays(calendar, today, term)
  const number = await updateSubmitted(
    tx,
    { id, year: today.year, inn, municipalityId: facts.place.municipality, dueOn },
    now,
  )
  await record(tx, anonymous, 'providers.candidacy-submitted', { ...subjectOf(id), facts: { number, inn } }, now)

  await tellBoth(tx, { id, token, facts, number, dueOn, operatorEmail: who.email })
  return { number, dueOn }
}

type Sent = {
  id: CandidacyId
  token: string
  facts: CandidateFacts
  number: string
  dueOn: Temporal.PlainDate
  operatorEmail: string
}

/** The organisation learns that its request arrived, the operator that it waits. */
async function tellBoth(tx: Tx, { id, token, facts, number, dueOn, operatorEmail }: Sent): Promise<void> {
  const told = { number, organisation: facts.organisation.shortName, dueOn: formatDay(dueOn) }
  await planLetter(tx, {
    to: facts.contact.email,
    cabinet: null,
    letter: 'providers.candidacy-received',
    facts: { ...told, token },
  })
  await planLetter(tx, {
    to: operatorEmail,
    cabinet: { role: 'region', scopeId: null },
    letter: 'providers.candidacy-waits',
    facts: { ...told, id },
  })
}

/**
 * Takes the organisation into the register (S-077) and sends its contact a single-use link to a cabinet.
 * Refuses `providers.candidacy-decided`, `providers.in-register`.
 */
export async function acceptCandidacy(
  tx: Tx,
  by: Actor,
  { id, facts }: { id: CandidacyId; facts: CandidateFacts },
  now: Instant,
): Promise<ProviderId> {
  const candidacy = (await lockCandidacy(tx, id)) ?? refuse('http.not-found')
  const standing = await findStanding(tx, facts.organisation.inn)
  refuseIf(whyNotDecide(candidacy))
  if (standing?.state === 'active') refuse('providers.in-register')

  const providerId = await insertAccepted(tx, newId<'provider'>(), facts, now)
  await updateDecided(tx, { id, by: by.userId, providerId }, now)
  await record(tx, by, 'providers.candidacy-accepted', { ...subjectOf(id), facts: { providerId } }, now)

  const told = { number: candidacy.number, organisation: facts.organisation.shortName }
  await planLetter(tx, {
    to: facts.contact.email,
    cabinet: { role: 'provider', scopeId: providerId },
    letter: 'providers.candidacy-accepted',
    facts: told,
  })
  const staff = await listStaff(tx, [providerId])
  if (staff.length === 0) await inviteContact(tx, by, { providerId, facts, number: candidacy.number ?? '' }, now)
  return providerId
}

/** Says no with what to correct; the organisation corrects it by the link of the letter and sends it again. */
export async function refuseCandidacy(
  tx: Tx,
  by: Actor,
  { id, facts, reason }: { id: CandidacyId; facts: CandidateFacts; reason: string },
  now: Instant,
): Promise<void> {
  const candidacy = (await lockCandidacy(tx, id)) ?? refuse('http.not-found')
  refuseIf(whyNotDecide(candidacy))

  await updateDecided(tx, { id, by: by.userId, reason }, now)
  await record(tx, by, 'providers.candidacy-refused', { ...subjectOf(id), reason }, now)

  const token = await renewToken(tx, id)
  const told = { number: candidacy.number, organisation: facts.organisation.shortName, reason, token }
  await planLetter(tx, { to: facts.contact.email, cabinet: null, letter: 'providers.candidacy-refused', facts: told })
}

/** The contact person's link to the cabinet of the organisation; also when the first one ran out. */
async function inviteContact(
  tx: Tx,
  by: Actor,
  { providerId, facts, number }: { providerId: ProviderId; facts: CandidateFacts; number: string },
  now: Instant,
): Promise<void> {
  const { person, email } = facts.contact
  const order = { number, on: await dayOf(tx, now) }
  const wish = { name: person, email, role: 'provider' as const, rights: [], order }
  await inviteStaff(tx, by, { ...wish, scopeId: providerId, scopeName: facts.organisation.shortName }, now)
}

/** Forgets requests that were begun and never sent. */
export async function forgetDrafts(tx: Tx, now: Instant): Promise<void> {
  const days = await settingOf(tx, draftDays, await dayOf(tx, now))
  await deleteDrafts(tx, now.subtract({ hours: 24 * days }))
}

function subjectOf(id: CandidacyId) {
  return { subjectKind: 'candidacy', subjectId: id }
}
