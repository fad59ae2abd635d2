import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { type App, answerOnce, notFound } from '#platform/http'
import { dayOf } from '#region'
import { formInvoice, formRegister, moveInvoice, ownerOf } from './actions.ts'
import { type Invoice, type InvoiceId, type InvoiceLine, invoiceStates } from './model.ts'
import { findInvoice, listInvoices, listLines } from './queries/invoice.ts'
import { findRegister, listRegisterLines, listRegisters, listUnregistered } from './queries/register.ts'
import { owed, type Step } from './rules.ts'

const form = { permission: 'invoicing.invoice.form' }
const pay = { permission: 'invoicing.invoice.pay' }
const read = { permission: 'invoicing.invoice.read' }

const kopecks = z.bigint().describe('Копейки')
const day = z.iso.date()
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'Месяц, например 2026-10')
const one = z.object({ id: z.uuid() })

const invoiceShape = z.object({
  ...{ id: z.uuid(), ordinal: z.int(), year: z.int(), kind: z.enum(['advance', 'final']), month: day },
  state: z.enum(invoiceStates),
  ...{ providerId: z.uuid(), provider: z.string(), payerId: z.uuid(), payer: z.string(), agreement: z.string() },
  ...{
    totalKopecks: kopecks,
    advanceKopecks: kopecks,
    owedKopecks: kopecks.describe('Меньше нуля: вернуть плательщику'),
  },
  ...{ contracts: z.int(), formedOn: day, payByOn: day, reason: z.string().nullable() },
  ...{ paymentNumber: z.string().nullable(), paidOn: day.nullable() },
})
const lineShape = z.object({
  ...{ ordinal: z.int(), applicationId: z.uuid(), contract: z.string(), contractOn: day, certificate: z.string() },
  ...{ partKopecks: kopecks, amountKopecks: kopecks, advanceKopecks: kopecks },
  share: z.int().describe('Сотые доли процента'),
})

function invoiceJson(invoice: Invoice): z.input<typeof invoiceShape> {
  const { total, advance, agreedOn: _, ...told } = invoice
  return {
    ...told,
    ...{ totalKopecks: total, advanceKopecks: advance, owedKopecks: owed(invoice), month: invoice.month.toString() },
    ...{ formedOn: invoice.formedOn.toString(), payByOn: invoice.payByOn.toString() },
    paidOn: invoice.paidOn?.toString() ?? null,
  }
}

function lineJson({ part, amount, advance, contractOn, ...line }: InvoiceLine): z.input<typeof lineShape> {
  const sums = { partKopecks: part, amountKopecks: amount, advanceKopecks: advance }
  return { ...line, ...sums, contractOn: contractOn.toString() }
}

/** Invoices and registers over REST: the same acts as the pages. */
export function api(app: App): void {
  readingApi(app)
  formingApi(app)
  movingApi(app)
  registerApi(app)
}

function readingApi(app: App): void {
  const { reader } = app.kit.db
  const list = {
    summary: 'Счета вашей организации, вашего муниципалитета или региона',
    querystring: z.object({ month: month.optional() }),
    response: { 200: z.object({ invoices: z.array(invoiceShape) }) },
  }
  app.get('/invoices', { config: read, schema: list }, async (request) => {
    const asked = request.query.month ? Temporal.PlainDate.from(`${request.query.month}-01`) : null
    return { invoices: (await listInvoices(reader, ownerOf(actorOf(request)), asked)).map(invoiceJson) }
  })
  const single = {
    summary: 'Счёт с договорами',
    params: one,
    response: { 200: invoiceShape.extend({ lines: z.array(lineShape) }) },
  }
  app.get('/invoices/:id', { config: read, schema: single }, async (request) => {
    const invoice = (await findInvoice(reader, ownerOf(actorOf(request)), request.params.id as InvoiceId)) ?? notFound()
    return { ...invoiceJson(invoice), lines: (await listLines(reader, invoice.id)).map(lineJson) }
  })
}

function formingApi(app: App): void {
  const body = z.object({ payerId: z.uuid(), month, kind: z.enum(['advance', 'final']) })
  const schema = { summary: 'Сформировать счёт за месяц', body, response: { 201: invoiceShape } }
  app.post('/invoices', { config: form, schema }, (request, reply) => {
    const by = actorOf(request)
    const wish = { ...request.body, month: Temporal.PlainDate.from(`${request.body.month}-01`) }
    return answerOnce(request, reply, async (tx) => {
      const id = await formInvoice(tx, by, wish, request.now)
      return { status: 201, body: invoiceJson((await findInvoice(tx, ownerOf(by), id)) ?? notFound()) }
    })
  })
}

function movingApi(app: App): void {
  const response = { 200: invoiceShape }
  const document = z.object({ number: z.string().trim().min(1).max(40), on: day })
  const steps: { step: Step; summary: string; config: typeof form; body: z.ZodType }[] = [
    { step: 'dispatch', summary: 'Отправить счёт плательщику', config: form, body: z.object({}).default({}) },
    { step: 'withdrawal', summary: 'Отозвать неотправленный счёт', config: form, body: z.object({}).default({}) },
    { step: 'acceptance', summary: 'Принять счёт к оплате', config: pay, body: z.object({}).default({}) },
    {
      step: 'return',
      summary: 'Вернуть счёт с причиной',
      config: pay,
      body: z.object({ reason: z.string().trim().min(5).max(500) }),
    },
    {
      step: 'payment',
      summary: 'Записать оплату счёта',
      config: pay,
      body: document,
    },
    { step: 'repayment', summary: 'Записать, что организация вернула лишний аванс', config: pay, body: document },
  ]
  for (const { step, summary, config, body } of steps)
    app.post(
      `/invoices/:id/${step}`,
      { config, schema: { summary, params: one, body, response } },
      (request, reply) => {
        const { reason, number, on } = request.body as { reason?: string; number?: string; on?: string }
        const payment = number && on ? { payment: { number, on: Temporal.PlainDate.from(on) } } : {}
        const why = step === 'withdrawal' ? 'Отозван организацией' : reason
        const moving = { step, ...payment, ...(why && { reason: why }) }
        return answerOnce(request, reply, async (tx) => {
          const id = (request.params as { id: string }).id as InvoiceId
          return { status: 200, body: invoiceJson(await moveInvoice(tx, actorOf(request), id, moving, request.now)) }
        })
      },
    )
}

function registerApi(app: App): void {
  const line = z.object({
    ...{ ordinal: z.int(), month: day, certificate: z.string(), contract: z.string(), contractOn: day },
    ...{ provider: z.string(), amountKopecks: kopecks },
  })
  const shape = z.object({ month: day, totalKopecks: kopecks, contracts: z.int(), lines: z.array(line) })
  const where = z.object({ month })
  const list = {
    summary: 'Реестры договоров на субсидию и месяцы, за которые их ещё нет',
    response: {
      200: z.object({
        registers: z.array(z.object({ month: day, totalKopecks: kopecks, contracts: z.int() })),
        unregistered: z.array(month),
      }),
    },
  }
  app.get('/subsidy-registers', { config: pay, schema: list }, async (request) => {
    const { reader } = request.kit.db
    const payerId = scopeOf(actorOf(request))
    const [registers, months] = await Promise.all([
      listRegisters(reader, payerId),
      listUnregistered(reader, payerId, await dayOf(reader, request.now)),
    ])
    return {
      registers: registers.map(({ total, contracts, month: of }) => ({
        ...{ month: of.toString(), totalKopecks: total, contracts },
      })),
      unregistered: months.map((one) => one.toPlainYearMonth().toString()),
    }
  })
  const get = { summary: 'Реестр договоров на субсидию за месяц', params: where, response: { 200: shape } }
  app.get('/subsidy-registers/:month', { config: pay, schema: get }, async (request) => {
    const { reader } = request.kit.db
    const asked = Temporal.PlainDate.from(`${request.params.month}-01`)
    const found = (await findRegister(reader, scopeOf(actorOf(request)), asked)) ?? notFound()
    const lines = (await listRegisterLines(reader, found.id)).map(({ amount, ...rest }) => ({
      ...{ ...rest, amountKopecks: amount, month: rest.month.toString(), contractOn: rest.contractOn.toString() },
    }))
    return { month: found.month.toString(), totalKopecks: found.total, contracts: found.contracts, lines }
  })
  const schema = { summary: 'Сформировать реестр договоров за месяц', body: where, response: { 201: where } }
  app.post('/subsidy-registers', { config: pay, schema }, (request, reply) => {
    const asked = Temporal.PlainDate.from(`${request.body.month}-01`)
    return answerOnce(request, reply, async (tx) => {
      await formRegister(tx, actorOf(request), asked, request.now)
      return { status: 201, body: { month: request.body.month } }
    })
  })
}
