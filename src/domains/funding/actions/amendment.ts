import { type Author, record } from '#audit'
import { endCategory, insertCategory, listCategories } from '#certificates'
import { type Day, isAfter, later } from '#kernel/dates'
import { type Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { planLetter } from '#platform/mail'
import { type Act, dayOf, getMunicipality, listPeriods, registerAct } from '#region'
import type { Amendment, AmendmentId, Effect, Wish } from '../model/amendment.ts'
import {
  findAmendment,
  findLatest,
  insertAmendment,
  lockDue,
  lockPayer,
  measureCategory,
  measureCeiling,
  measureEnd,
  measureRegister,
  putNominal,
  updateApplied,
  updateStopped,
} from '../queries/amendment.ts'
import { beginRun } from '../queries/run.ts'
import { measureEffect } from '../queries/standing.ts'
import { tellRefusal } from '../refusals/amendment.ts'
import { type AmendmentFacts, type CategorySpan, whyNotAmend } from '../rules/amendment.ts'
import { targetOf } from './credit.ts'
import { setCeiling } from './grant.ts'

/** One act may change several things: then it is written down once, and each change names it. */
export type Amending = { municipalityId: string; wish: Wish } & ({ act: Omit<Act, 'id'> } | { actId: string })

/** What a change would do and why it may not be done, before anybody presses. */
export async function previewAmendment(
  reader: Reader,
  municipalityId: string,
  wish: Wish,
  now: Temporal.Instant,
): Promise<{ effect: Effect; refusal: Refusal | null }> {
  const facts = await factsOf(reader, municipalityId, wish, now)
  return { effect: facts.effect, refusal: whyNotAmend(wish, facts) }
}

/**
 * A municipality changes a nominal, the ceiling or the limit of a register by an act, from a day on (S-005, S-006, S-086). What
 * is due holds at once, the rest on its day. Refuses what would leave anybody below what is held, and days that overlap.
 */
export async function amend(tx: Tx, by: Author, order: Amending, now: Temporal.Instant): Promise<AmendmentId> {
  const { municipalityId, wish } = order
  await lockPayer(tx, municipalityId)
  const facts = await factsOf(tx, municipalityId, wish, now)
  refuseIf(whyNotAmend(wish, facts))

  const actId = 'actId' in order ? order.actId : await registerAct(tx, by, { ...order.act, municipalityId }, now)
  const categoryId = await categoryOf(tx, municipalityId, wish, actId)
  const id = await insertAmendment(tx, { municipalityId, wish, categoryId, actId, by: by.userId }, now)
  await record(
    tx,
    by,
    'funding.amended',
    { subjectKind: 'amendment', subjectId: id, facts: { subject: wish.subject } },
    now,
  )
  // The first values of a period that is still to come are there at once: families enrol for it beforehand.
  const { startsOn } = facts.period
  const holds = later(facts.today, startsOn)
  // An end is asked for by its day wherever it matters: known at once, it credits nothing of what comes after it.
  const isKnown = wish.subject === 'category-end' || !isAfter(wish.from, holds)
  if (isKnown) await apply(tx, id, facts.effect, now)
  return id
}

/** The category that a wish speaks of: a new one is there from now on, to be chosen from its day. */
async function categoryOf(tx: Tx, municipalityId: string, wish: Wish, actId: string): Promise<string | null> {
  if (wish.subject !== 'category') return 'categoryId' in wish ? wish.categoryId : null
  const { name, proof, from } = wish
  return insertCategory(tx, { municipalityId, name, proof, funded: wish.amount !== null, openedOn: from, actId })
}

/** A change whose day has come holds from now on; one that cannot hold any more is stopped and told of. */
export async function applyDue(tx: Tx, id: AmendmentId, now: Temporal.Instant): Promise<void> {
  if (!(await lockDue(tx, id))) return
  const amendment = (await findAmendment(tx, id, null)) ?? refuse('http.not-found')
  await lockPayer(tx, amendment.municipalityId)
  // Nothing can have come in the way of a new category: nobody was in it before its day.
  if (amendment.subject === 'category') return apply(tx, id, { subject: 'category', twin: false }, now)
  const wish = wishOf(amendment)
  const { latest: _, ...facts } = await factsOf(tx, amendment.municipalityId, wish, now)
  const refusal = whyNotAmend(wish, { ...facts, latest: null })
  // The act was lawful when it was written down: since then somebody used more, and keeps it; the others follow the act.
  if (refusal === null || refusal.code === 'funding.nominal-below-held') return apply(tx, id, facts.effect, now)

  const because = tellRefusal(refusal).text
  await updateStopped(tx, id, because, now)
  const { email } = await getMunicipality(tx, amendment.municipalityId)
  const { number } = amendment.act
  await planLetter(tx, {
    ...{ to: email, cabinet: { role: 'municipality', scopeId: amendment.municipalityId } },
    ...{ letter: 'funding.amendment-stopped', facts: { id, number, because } },
  })
}

async function apply(tx: Tx, id: AmendmentId, effect: Effect, now: Temporal.Instant): Promise<void> {
  const amendment = (await findAmendment(tx, id, null)) ?? refuse('http.not-found')
  const { municipalityId, periodId, unit, act, from } = amendment
  const { subject, categoryId, amount } = amendment
  if (subject === 'ceiling' && amount !== null)
    await setCeiling(tx, { municipalityId, periodId, unit }, { amount, actId: act.id }, now)
  if (categoryId && amount !== null) {
    await putNominal(tx, { ...amendment, categoryId, amount, actId: act.id, from })
    await planCredit(tx, amendment, effect, now)
  }
  if (subject === 'category-end' && categoryId) await end(tx, categoryId, { from, actId: act.id }, await dayOf(tx, now))
  await updateApplied(tx, id, now)
}

/** From that day nobody chooses the category and nobody is credited by it; whoever waits until then is told so on it. */
async function end(tx: Tx, categoryId: string, by: { from: Day; actId: string }, today: Day): Promise<void> {
  await endCategory(tx, categoryId, by)
  const hasCome = !isAfter(by.from, today)
  if (hasCome) await planJob(tx, 'funding.category-ended', { categoryId })
}

async function planCredit(tx: Tx, { id, periodId }: Amendment, effect: Effect, now: Temporal.Instant): Promise<void> {
  const total = effect.subject === 'nominal' ? effect.raised + effect.lowered + effect.fresh : 0
  const month = (await dayOf(tx, now)).toPlainYearMonth()
  if (total > 0) await beginRun(tx, { work: 'credit', periodId, month, amendmentId: id, total }, now)
  if (total > 0) await planJob(tx, 'funding.credit', {}, { key: 'funding.credit' })
  await planJob(tx, 'funding.take-queue', {}, { key: 'funding.take-queue' })
}

async function factsOf(
  reader: Reader,
  municipalityId: string,
  wish: Wish,
  now: Temporal.Instant,
): Promise<AmendmentFacts> {
  const [today, periods, latest, category] = await Promise.all([
    dayOf(reader, now),
    listPeriods(reader),
    findLatest(reader, municipalityId, wish),
    spanOf(reader, municipalityId, wish),
  ])
  const period = periods.find(({ id }) => id === wish.periodId) ?? refuse('http.not-found')
  return { today, period, latest, category, effect: await effectOf(reader, municipalityId, wish, today) }
}

/** Of a category of the payer's own; only one with nominal has a nominal to change. */
async function spanOf(reader: Reader, municipalityId: string, wish: Wish): Promise<CategorySpan | null> {
  if (!('categoryId' in wish)) return null
  const { categoryId, subject } = wish
  const category = (await listCategories(reader, municipalityId)).find(({ id }) => id === categoryId)
  if (!category || (subject === 'nominal' && !category.funded)) return refuse('http.not-found')
  return { opens: category.openedOn, ends: category.closedOn }
}

async function effectOf(reader: Reader, municipalityId: string, wish: Wish, today: Day): Promise<Effect> {
  if (wish.subject === 'ceiling') return { subject: 'ceiling', ...(await measureCeiling(reader, municipalityId, wish)) }
  if (wish.subject === 'register')
    return { subject: 'register', ...(await measureRegister(reader, municipalityId, wish)) }
  if (wish.subject === 'category')
    return { subject: 'category', ...(await measureCategory(reader, municipalityId, wish.name)) }
  if (wish.subject === 'category-end')
    return { subject: 'category-end', ...(await measureEnd(reader, municipalityId, wish)) }
  const day = later(wish.from, today)
  return { subject: 'nominal', ...(await measureEffect(reader, await targetOf(reader, wish, day), today)) }
}

/** What an amendment asked for, as it was asked. */
function wishOf(amendment: Amendment): Wish {
  const { subject, periodId, unit, from, categoryId, amount, countLimit, sumLimit, register, funding, services } =
    amendment
  const common = { periodId, unit, from }
  if (subject === 'nominal' && categoryId && amount !== null)
    return { ...common, subject, categoryId, amount, countLimit, sumLimit }
  if (subject === 'ceiling' && amount !== null) return { ...common, subject, amount }
  if (subject === 'register' && register && funding) return { ...common, subject, register, funding, services }
  if (subject === 'category-end' && categoryId) return { ...common, subject, categoryId }
  throw new Error(`the amendment ${amendment.id} says nothing`)
}
