import { type Actor, scopeOf } from '#access'
import { record } from '#audit'
import { isAfter } from '#kernel/dates'
import { newId } from '#kernel/ids'
import { Refusal, refuse, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { planJob } from '#platform/jobs'
import { dayOf, settingOf } from '#region'
import type { Invoice, InvoiceId, InvoiceKind, Owner, RegisterId } from './model.ts'
import {
  findAdvanceUnder,
  findAgreement,
  findFinalOver,
  findInvoice,
  insertInvoice,
  listPayerMonths,
  lockInvoice,
  lockProvider,
  nextOrdinal,
  updateInvoice,
} from './queries/invoice.ts'
import { findRegister, insertRegister } from './queries/register.ts'
import { payBy, type Step, stepFrom, whyNotForm, whyNotPaidOn, whyNotRepaid, whyNotTakeBack } from './rules.ts'
import { advancePercent, payDay } from './settings.ts'

type Day = Temporal.PlainDate
export type Wish = { payerId: string; month: Day; kind: InvoiceKind }

/** Forms the one advance or final invoice of a provider for a payer and a month; lines and sums stand as they are now. */
export async function formInvoice(tx: Tx, by: Actor, wish: Wish, now: Temporal.Instant): Promise<InvoiceId> {
  const providerId = scopeOf(by)
  const { payerId, month, kind } = wish
  await lockProvider(tx, providerId)
  const today = await dayOf(tx, now)
  const [[billable], agreement, percent, day] = await Promise.all([
    listPayerMonths(tx, { providerId, month, payerId }),
    findAgreement(tx, { providerId, payerId, month }),
    settingOf(tx, advancePercent, today, payerId),
    settingOf(tx, payDay, today, payerId),
  ])
  const facts = billable ?? { advanceId: null, finalId: null, contracts: 0, openGroups: 0 }
  refuseIf(whyNotForm({ ...facts, kind, month, today, agreement }))
  if (!agreement) throw new Error('an invoice that may be formed has an agreement')

  const id = newId<'invoice'>()
  const ordinal = await nextOrdinal(tx, providerId, today.year)
  const terms = { formedOn: today, payByOn: payBy(month, day), percent, by: by.userId }
  await insertInvoice(tx, { id, providerId, agreement, ordinal, ...wish, ...terms }, now)
  await record(tx, by, 'invoicing.formed', subject(id, { month: month.toString(), kind, ordinal }), now)
  return id
}

type Moving = { step: Step; reason?: string; payment?: { number: string; on: Day } }

/** Moves an invoice along: sent, withdrawn, accepted, returned with a reason, paid or given back by a document. */
export async function moveInvoice(
  tx: Tx,
  by: Actor,
  id: InvoiceId,
  { step, reason, payment }: Moving,
  now: Temporal.Instant,
): Promise<Invoice> {
  const owner = ownerOf(by)
  const { providerId } = (await findInvoice(tx, owner, id)) ?? refuse('http.not-found')
  await lockProvider(tx, providerId)
  const invoice = (await lockInvoice(tx, owner, id)) ?? refuse('http.not-found')
  const to = stepFrom(step, invoice)
  if (to instanceof Refusal) throw to
  if (payment) refuseIf(whyNotPaidOn(payment.on, { formedOn: invoice.formedOn, today: await dayOf(tx, now), step }))
  if (step === 'repayment') refuseIf(whyNotRepaid(await findAdvanceUnder(tx, invoice)))
  const final = to === 'returned' && invoice.kind === 'advance' ? await findFinalOver(tx, invoice) : null
  refuseIf(whyNotTakeBack(final))

  if (final) await takeAlong(tx, by, final.id, now)
  await updateInvoice(tx, id, { state: to, by: by.userId, reason: reason ?? null, payment: payment ?? null }, now)
  await record(tx, by, `invoicing.${to}`, { ...subject(id, { step }), reason: reason ?? null }, now)
  if (step !== 'withdrawal') await planJob(tx, 'invoicing.tell', { invoiceId: id, news: to })
  return (await findInvoice(tx, owner, id)) ?? refuse('http.not-found')
}

/** A final invoice that nobody has seen goes back with the advance that it counted: the provider forms both again. */
async function takeAlong(tx: Tx, by: Actor, id: InvoiceId, now: Temporal.Instant): Promise<void> {
  const reason = 'Возвращён аванс, который был в нём учтён'
  await updateInvoice(tx, id, { state: 'returned', by: by.userId, reason }, now)
  await record(tx, by, 'invoicing.returned', { ...subject(id, { step: 'withdrawal' }), reason }, now)
}

/** Forms the register of contracts for the subsidy, once for a payer and a month (domain 6.4). */
export async function formRegister(tx: Tx, by: Actor, month: Day, now: Temporal.Instant): Promise<RegisterId> {
  const payerId = scopeOf(by)
  const today = await dayOf(tx, now)
  const facts = { month: month.toString() }
  if (isAfter(month, today)) refuse('invoicing.ahead', facts)
  await lockProvider(tx, payerId)
  if (await findRegister(tx, payerId, month)) refuse('invoicing.register-twice', facts)

  const id = newId<'register'>()
  const contracts = await insertRegister(tx, { id, payerId, month, by: by.userId }, now)
  if (contracts === 0) refuse('invoicing.register-empty', facts)
  await record(
    tx,
    by,
    'invoicing.register-formed',
    { subjectKind: 'register', subjectId: id, facts: { ...facts, contracts } },
    now,
  )
  return id
}

/** Whose invoices these are: of the provider or the payer in whose name the person acts, or all of the region. */
export function ownerOf({ role, scopeId }: Pick<Actor, 'role' | 'scopeId'>): Owner {
  if (role === 'region') return { region: true }
  if (!scopeId) return refuse('http.not-found')
  return role === 'provider' ? { providerId: scopeId } : { payerId: scopeId }
}

function subject(id: InvoiceId, facts: Record<string, string | number>) {
  return { subjectKind: 'invoice', subjectId: id, facts }
}
