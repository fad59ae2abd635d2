import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, scopeOf } from '#access'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, show } from '#platform/http'
import { typeset } from '#platform/pdf'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { getProvider, type ProviderId } from '#providers'
import { dayOf, getMunicipality, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { formInvoice, formRegister, moveInvoice, ownerOf } from './actions.ts'
import { monthText, paymentForm, registerForm, returnForm, wishForm } from './forms.ts'
import type { Invoice, InvoiceId } from './model.ts'
import { InvoicePage } from './pages/invoice.tsx'
import { InvoicesPage } from './pages/list.tsx'
import { RegistersPage } from './pages/registers.tsx'
import { invoicePaper } from './papers.ts'
import { findInvoice, listInvoices, listLines, listPayerMonths } from './queries/invoice.ts'
import { findRegister, listRegisterLines, listRegisters, listUnregistered } from './queries/register.ts'
import { paidOnWords } from './refusals.ts'
import type { Step } from './rules.ts'
import { advancePercent } from './settings.ts'
import { registerSheets } from './sheets.ts'
import { acceptedWords } from './words.ts'

type One = { Params: { id: string } }
type Side = 'provider' | 'municipality' | 'region'

const form = { config: { permission: 'invoicing.invoice.form' } }
const pay = { config: { permission: 'invoicing.invoice.pay' } }
const readBy: Record<Side, { config: { permission: string } }> = {
  provider: form,
  municipality: pay,
  region: { config: { permission: 'invoicing.invoice.read-all' } },
}

/** Invoices of the provider, the payer and the operator, each in their own cabinet. */
export function routes(app: App): void {
  for (const side of ['provider', 'municipality', 'region'] as const) readingRoutes(app, side)
  providerRoutes(app)
  payerRoutes(app)
  registerRoutes(app)
}

function readingRoutes(app: App, side: Side): void {
  if (side !== 'provider')
    app.get(`/${side}/invoices`, readBy[side], async (request, reply) => {
      const { reader } = request.kit.db
      const invoices = await listInvoices(reader, ownerOf(actorOf(request)))
      return show(reply, <InvoicesPage {...{ side, invoices, today: await dayOf(reader, request.now) }} />)
    })
  app.get<One>(`/${side}/invoices/:id`, readBy[side], (request, reply) => showInvoice(request, reply, side))
  app.get<One>(`/${side}/invoices/:id/invoice.pdf`, readBy[side], async (request, reply) => {
    const { reader } = request.kit.db
    const invoice = await ownInvoice(request)
    const [lines, seller, buyer] = await Promise.all([
      listLines(reader, invoice.id),
      getProvider(reader, invoice.providerId as ProviderId),
      getMunicipality(reader, invoice.payerId),
    ])
    const pdf = await typeset(invoicePaper, { invoice, lines, seller, buyer })
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('content-disposition', `inline; filename="schet-${invoice.ordinal}-${invoice.year}.pdf"`)
      .send(Buffer.from(pdf))
  })
}

function providerRoutes(app: App): void {
  app.get<{ Querystring: { month?: string } }>('/provider/invoices', form, async (request, reply) => {
    const { reader } = request.kit.db
    const by = actorOf(request)
    const today = await dayOf(reader, request.now)
    const asked = monthText.safeParse(request.query.month)
    const month = asked.success ? asked.data : today.with({ day: 1 })
    const [invoices, payers, percent] = await Promise.all([
      listInvoices(reader, ownerOf(by)),
      listPayerMonths(reader, { providerId: scopeOf(by), month }),
      settingOf(reader, advancePercent, today),
    ])
    return show(reply, <InvoicesPage side="provider" {...{ today, invoices, billing: { month, percent, payers } }} />)
  })

  app.post('/provider/invoices', form, async (request, reply) => {
    const wish = parseForm(wishForm, request.body)
    if (!wish.ok) notFound()
    const { payer: payerId, month, kind } = wish.value
    return answerOnce(request, reply, async (tx) => {
      const id = await formInvoice(tx, actorOf(request), { payerId, month, kind }, request.now)
      return { location: `/provider/invoices/${id}`, toast: 'Счёт сформирован. Проверьте и отправьте' }
    })
  })
  for (const [step, toast] of [
    ['dispatch', 'Счёт отправлен плательщику'],
    ['withdrawal', 'Счёт отозван'],
  ] as const)
    app.post<One>(`/provider/invoices/:id/${step}`, form, (request, reply) =>
      move(request, reply, { step, toast, ...(step === 'withdrawal' && { reason: 'Отозван организацией' }) }),
    )
}

function payerRoutes(app: App): void {
  app.post<One>('/municipality/invoices/:id/acceptance', pay, (request, reply) =>
    move(request, reply, { step: 'acceptance', toast: acceptedWords }),
  )
  app.post<One>('/municipality/invoices/:id/return', pay, (request, reply) => {
    const typed = parseForm(returnForm, request.body)
    if (!typed.ok) return showInvoice(request, reply, 'municipality', typed)
    return move(request, reply, { step: 'return', reason: typed.value.reason, toast: 'Счёт возвращён организации' })
  })
  for (const [step, toast] of [
    ['payment', 'Оплата записана'],
    ['repayment', 'Возврат записан'],
  ] as const)
    app.post<One>(`/municipality/invoices/:id/${step}`, pay, (request, reply) =>
      byDocument(request, reply, { step, toast }),
    )
}

async function byDocument(request: FastifyRequest, reply: FastifyReply, moved: Pick<Move, 'step' | 'toast'>) {
  const typed = parseForm(paymentForm, request.body)
  if (!typed.ok) return showInvoice(request, reply, 'municipality', typed)
  try {
    return await move(request, reply, { ...moved, payment: typed.value })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invoicing.paid-on') throw error
    const wrong = rejectForm(request.body, { field: 'on', message: paidOnWords(error.facts) })
    return showInvoice(request, reply, 'municipality', wrong)
  }
}

function registerRoutes(app: App): void {
  app.get('/municipality/registers', pay, async (request, reply) => {
    const { reader } = request.kit.db
    const today = await dayOf(reader, request.now)
    const [zone, registers, months] = await Promise.all([
      regionZone(reader),
      listRegisters(reader, scopeOf(actorOf(request))),
      listUnregistered(reader, scopeOf(actorOf(request)), today),
    ])
    return show(reply, <RegistersPage {...{ months, registers, zone }} />)
  })
  app.post('/municipality/registers', pay, async (request, reply) => {
    const typed = parseForm(registerForm, request.body)
    if (!typed.ok) notFound()
    return answerOnce(request, reply, async (tx) => {
      await formRegister(tx, actorOf(request), typed.value.month, request.now)
      return { location: '/municipality/registers', toast: 'Реестр сформирован' }
    })
  })
  app.get<{ Params: { month: string } }>('/municipality/registers/:month.xlsx', pay, async (request, reply) => {
    const { reader } = request.kit.db
    const month = monthText.safeParse(request.params.month)
    const register =
      (month.success && (await findRegister(reader, scopeOf(actorOf(request)), month.data))) || notFound()
    const file = await workbook(registerSheets(register, await listRegisterLines(reader, register.id)))
    return reply
      .type(XLSX_TYPE)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="reestr-${request.params.month}.xlsx"`)
      .send(Buffer.from(file))
  })
}

/** The toast may depend on what the invoice has become. */
type Move = { step: Step; toast: string | ((moved: Invoice) => string) } & {
  reason?: string
  payment?: { number: string; on: Temporal.PlainDate }
}

async function move(request: FastifyRequest, reply: FastifyReply, { toast, ...moving }: Move) {
  const by = actorOf(request)
  const id = idOf(request)
  return answerOnce(request, reply, async (tx) => {
    const moved = await moveInvoice(tx, by, id, moving, request.now)
    return { location: `/${by.role}/invoices/${id}`, toast: typeof toast === 'string' ? toast : toast(moved) }
  })
}

type Shown = { errors: FieldError[]; answers: Record<string, string | string[]> }

async function showInvoice(request: FastifyRequest, reply: FastifyReply, side: Side, shown?: Shown) {
  const invoice = await ownInvoice(request)
  const { reader } = request.kit.db
  const [lines, today] = await Promise.all([listLines(reader, invoice.id), dayOf(reader, request.now)])
  return show(reply, <InvoicePage {...{ side, today, invoice, lines }} {...shown} />, { status: shown ? 422 : 200 })
}

async function ownInvoice(request: FastifyRequest): Promise<Invoice> {
  return (await findInvoice(request.kit.db.reader, ownerOf(actorOf(request)), idOf(request))) ?? notFound()
}

function idOf(request: FastifyRequest): InvoiceId {
  return parseId<'invoice'>((request.params as { id: string }).id) ?? notFound()
}
