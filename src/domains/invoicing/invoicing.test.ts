import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { system } from '#audit'
import { settleMonth } from '#enrolment'
import { newId } from '#kernel/ids'
import { formatRoubles } from '#kernel/money'
import { sql, type Tx } from '#platform/db'
import { closePapers } from '#platform/pdf'
import { asFamily, asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { at, day, type Example, enrolled, studyTo, theExample } from '../../../test/support/studying.ts'
import { aFamily } from '../../../test/support/town.ts'
import { aWeb } from '../../../test/support/web.ts'
import { manifests } from '../../app/domains.ts'
import { findBroken } from '../../app/invariants.ts'
import { aKit } from '../../platform/http/testing.ts'
import { terminateContract } from '../enrolment/contracts/actions/termination.ts'
import { formInvoice, formRegister, moveInvoice } from './actions.ts'
import { tell } from './jobs.ts'
import type { InvoiceKind } from './model.ts'
import { findInvoice, listLines } from './queries/invoice.ts'
import { listRegisterLines } from './queries/register.ts'
import { paidOnWords } from './refusals.ts'
import { advanceOf, isOverdue, payBy } from './rules.ts'
import { acceptedWords, owedWords, standingOf } from './words.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(async () => {
  await closePapers()
  await fresh.close()
})

const OCTOBER = day('2026-10-01')
const payerOf = ({ town, course }: Example): Actor =>
  ({ userId: course.staffId, role: 'municipality', scopeId: town.municipalityId }) as Actor

/** The example of domain 5.3 and 6.2, whose contract has begun. */
async function studying(tx: Tx): Promise<Example> {
  const example = await theExample(tx)
  await studyTo(tx, '2026-11-01')
  return example
}

const form = (tx: Tx, { course, town }: Example, kind: InvoiceKind, month = OCTOBER, now = at('2026-11-03')) =>
  formInvoice(tx, asProvider(course), { payerId: town.municipalityId, month, kind }, now)

const close = (tx: Tx, { id }: Example, share = 10_000) =>
  settleMonth(tx, system, { applicationId: id, month: OCTOBER, share }, at('2026-11-02'))

test('the advance is 80 % to the nearest kopeck, and the term a day of the next month', () => {
  expect([advanceOf(43_590n, 80), advanceOf(78_205n, 80), advanceOf(1n, 80), advanceOf(3n, 50)]).toEqual([
    34_872n,
    62_564n,
    1n,
    2n,
  ])
  expect(payBy(day('2026-12-01'), 10).toString()).toBe('2027-01-10')
  const due = { state: 'sent', payByOn: day('2026-11-10') } as const
  expect([isOverdue(due, day('2026-11-10')), isOverdue(due, day('2026-11-11'))]).toEqual([false, true])
})

describe('the worked example of domain 6.2', () => {
  test('S-149 advance 348,72, final 435,90 less the advance; the payer pays by a document', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await studying(tx)
      const provider = { providerId: example.course.providerId }
      const advance = await form(tx, example, 'advance', OCTOBER, at('2026-10-20'))
      expect(await findInvoice(tx, provider, advance)).toMatchObject({
        total: 34_872n,
        advance: 0n,
        ordinal: 1,
        contracts: 1,
      })
      await close(tx, example)
      const final = await form(tx, example, 'final')
      expect(await findInvoice(tx, provider, final)).toMatchObject({ total: 43_590n, advance: 34_872n, ordinal: 2 })
      const by = payerOf(example)
      await expect(moveInvoice(tx, by, final, { step: 'acceptance' }, at('2026-11-04'))).rejects.toMatchObject({
        code: 'http.not-found',
      })
      await moveInvoice(tx, asProvider(example.course), final, { step: 'dispatch' }, at('2026-11-04'))
      await moveInvoice(tx, by, final, { step: 'acceptance' }, at('2026-11-05'))
      const payment = { number: '4411', on: day('2026-11-06') }
      await expect(moveInvoice(tx, by, final, { step: 'payment', payment }, at('2026-11-05'))).rejects.toMatchObject({
        code: 'invoicing.paid-on',
      })
      const paid = await moveInvoice(tx, by, final, { step: 'payment', payment }, at('2026-11-06'))
      expect(paid).toMatchObject({ state: 'paid', paymentNumber: '4411' })
      await expect(moveInvoice(tx, by, final, { step: 'payment', payment }, at('2026-11-06'))).rejects.toMatchObject({
        code: 'invoicing.other-state',
      })
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('S-149 completeness of half: the final invoice is half, and the advance was more than that', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await studying(tx)
      await form(tx, example, 'advance', OCTOBER, at('2026-10-20'))
      await close(tx, example, 5_000)
      const final = await form(tx, example, 'final')
      expect(await listLines(tx, final)).toMatchObject([
        { share: 5_000, part: 43_590n, amount: 21_795n, advance: 34_872n },
      ])
      expect((await findBroken(tx)).broken).toEqual([])
    }))
})

describe('S-149 an advance that was more than the month came to', () => {
  const ORDER = { number: '118', on: day('2026-11-06') }

  /** The advance is sent and accepted; the final, of `share` of the month, as well. */
  async function accepted(tx: Tx, share: number) {
    const example = await studying(tx)
    const by = payerOf(example)
    const sendAndAccept = async (id: Awaited<ReturnType<typeof form>>) => {
      await moveInvoice(tx, asProvider(example.course), id, { step: 'dispatch' }, at('2026-11-04'))
      return moveInvoice(tx, by, id, { step: 'acceptance' }, at('2026-11-05'))
    }
    const advance = await form(tx, example, 'advance', OCTOBER, at('2026-10-20'))
    await sendAndAccept(advance)
    await close(tx, example, share)
    const final = await form(tx, example, 'final')
    const { state } = await sendAndAccept(final)
    const move = (id: typeof final, step: 'payment' | 'repayment') =>
      moveInvoice(tx, by, id, { step, payment: ORDER }, at('2026-11-06'))
    return { example, advance, final, state, move }
  }

  test('is given back by a document, once, after the advance was paid; it is never «paid»', () =>
    rolledBack(fresh.db, async (tx) => {
      const { example, advance, final, move } = await accepted(tx, 5_000)
      await expect(move(final, 'payment')).rejects.toMatchObject({ code: 'invoicing.owed-back' })
      await expect(move(final, 'repayment')).rejects.toMatchObject({ code: 'invoicing.advance-unpaid' })
      await move(advance, 'payment')
      const ahead = { step: 'repayment', payment: { ...ORDER, on: day('2026-12-31') } } as const
      const refusal = await moveInvoice(tx, payerOf(example), final, ahead, at('2026-11-06')).catch((error) => error)
      expect(paidOnWords(refusal.facts)).toMatch(/^День возврата не раньше дня счёта/)
      expect(acceptedWords({ state: 'accepted', total: 1n, advance: 2n })).toBe(
        'Счёт принят: ждём возврата от организации',
      )
      expect(await move(final, 'repayment')).toMatchObject({ state: 'repaid', paymentNumber: '118' })
      await expect(move(final, 'repayment')).rejects.toMatchObject({ code: 'invoicing.other-state' })
      await expect(
        sql`update invoicing_invoice set state = 'repaid', payment_number = '1', paid_on = formed_on, paid_at = formed_at
          where id = ${advance}`.execute(tx),
      ).rejects.toThrow('ends_by_its_sum')
    }))

  test('a final that comes to just its advance is closed by the acceptance; one above it is paid, not given back', async () => {
    await rolledBack(fresh.db, async (tx) => {
      const { state, final, move } = await accepted(tx, 8_000)
      expect(state).toBe('closed')
      await expect(move(final, 'payment')).rejects.toMatchObject({ code: 'invoicing.other-state' })
    })
    await rolledBack(fresh.db, async (tx) => {
      const { final, move } = await accepted(tx, 10_000)
      await expect(move(final, 'repayment')).rejects.toMatchObject({ code: 'invoicing.nothing-back' })
    })
  })

  test('both sides read what comes back and to whom, and the provider is written to', () =>
    rolledBack(fresh.db, async (tx) => {
      const { final } = await accepted(tx, 5_000)
      const invoice = await findInvoice(tx, { region: true }, final)
      if (!invoice) throw new Error('no invoice')
      expect(owedWords(invoice)).toEqual({ label: 'Вернуть плательщику', sum: formatRoubles(13_077n) })
      expect(standingOf(invoice, day('2026-11-07')).label).toBe('ждёт возврата от организации')
      expect(standingOf(invoice, day('2026-11-11')).label).toContain('просрочен')
      await tell(aKit({ db: { transaction: (work: (own: Tx) => Promise<void>) => work(tx) } as never }), {
        ...{ invoiceId: final, news: 'accepted' },
      })
      const { rows } = await sql<{ owed: string }>`select payload->'facts'->>'owed' as owed from job_plan
        where payload->>'letter' = 'invoicing.owes'`.execute(tx)
      expect(rows).toEqual([{ owed: '-13077' }])
    }))
})

describe('an invoice is not formed', () => {
  const refused = (work: (tx: Tx) => Promise<unknown>, code: string) =>
    rolledBack(fresh.db, async (tx) => {
      await expect(work(tx)).rejects.toMatchObject({ code })
    })

  test('twice for a month: neither a second advance nor an advance after the final one', () =>
    rolledBack(fresh.db, async (tx) => {
      const example = await studying(tx)
      await close(tx, example)
      await form(tx, example, 'final')
      for (const kind of ['final', 'advance'] as const)
        await expect(form(tx, example, kind)).rejects.toMatchObject({ code: 'invoicing.twice' })
    }))

  test('before the journal of the month is closed', () =>
    refused(async (tx) => form(tx, await studying(tx), 'final'), 'invoicing.open-month'))

  test('ahead of its month, and for nothing', async () => {
    await refused(async (tx) => form(tx, await studying(tx), 'advance', day('2026-12-01')), 'invoicing.ahead')
    await refused(async (tx) => form(tx, await studying(tx), 'advance', day('2026-09-01')), 'invoicing.nothing')
  })

  test('without an agreement: and the answer says where to make one', () =>
    refused(async (tx) => {
      const example = await studying(tx)
      await sql`update providers_agreement set state = 'ended', ended_on = ${day('2026-10-31')}`.execute(tx)
      return form(tx, example, 'advance')
    }, 'invoicing.no-agreement'))

  test('the table itself refuses a second one, and a contract twice in invoices of one kind', async () => {
    for (const [change, name] of [
      [
        'insert into invoicing_invoice (id, provider_id, payer_id, period_id, agreement_id, month, kind, year, ordinal, state, total_kopecks, advance_kopecks, formed_on, pay_by_on, formed_at, formed_by) select gen_random_uuid(), provider_id, payer_id, period_id, agreement_id, month, kind, year, 99, state, 0, 0, formed_on, pay_by_on, formed_at, formed_by from invoicing_invoice',
        'invoicing_invoice_once',
      ],
      [
        'insert into invoicing_line select invoice_id, application_id, month, kind, living, 99, contract_number, contract_on, certificate_number, part_kopecks, share, amount_kopecks, advance_kopecks from invoicing_line',
        'invoicing_line',
      ],
    ] as const)
      await expect(
        rolledBack(fresh.db, async (tx) => {
          await form(tx, await studying(tx), 'advance', OCTOBER, at('2026-10-20'))
          await sql.raw(change).execute(tx)
        }),
      ).rejects.toThrow(name)
  })
})

test('a returned invoice gives way to another, and says why', () =>
  rolledBack(fresh.db, async (tx) => {
    const example = await studying(tx)
    const first = await form(tx, example, 'advance', OCTOBER, at('2026-10-20'))
    await moveInvoice(tx, asProvider(example.course), first, { step: 'dispatch' }, at('2026-10-21'))
    const back = { step: 'return', reason: 'нет подписи' } as const
    expect(await moveInvoice(tx, payerOf(example), first, back, at('2026-10-22'))).toMatchObject({
      reason: 'нет подписи',
    })
    const second = await form(tx, example, 'advance', OCTOBER, at('2026-10-23'))
    expect(await findInvoice(tx, { providerId: example.course.providerId }, second)).toMatchObject({ ordinal: 2 })
    expect((await findBroken(tx)).broken).toEqual([])
  }))

test('a contract that was terminated before it began is neither billed nor in the register', () =>
  rolledBack(fresh.db, async (tx) => {
    const example = await theExample(tx)
    const family = await aFamily(tx, example.town, { available: 400_000n })
    const id = await enrolled(tx, family, example.course)
    await terminateContract(tx, asFamily(family), id, { side: 'family', reason: null }, at('2026-10-12'))
    await studyTo(tx, '2026-11-01')
    const advance = await form(tx, example, 'advance', OCTOBER, at('2026-10-20'))
    expect(await listLines(tx, advance)).toMatchObject([{ applicationId: example.id }])
    const register = await formRegister(tx, payerOf(example), OCTOBER, at('2026-10-20'))
    expect(await listRegisterLines(tx, register)).toMatchObject([{ amount: 43_590n }])
    await close(tx, example)
    const final = await form(tx, example, 'final')
    expect(await listLines(tx, final)).toMatchObject([{ applicationId: example.id }])
    expect((await findBroken(tx)).broken).toEqual([])
  }))

describe('an advance that a final invoice has counted', () => {
  const back = { step: 'return', reason: 'нет подписи' } as const

  /** The advance is sent, the month closed, the final invoice formed less the advance. */
  async function counted(tx: Tx) {
    const example = await studying(tx)
    const advance = await form(tx, example, 'advance', OCTOBER, at('2026-10-20'))
    await moveInvoice(tx, asProvider(example.course), advance, { step: 'dispatch' }, at('2026-10-21'))
    await close(tx, example)
    return { example, advance, final: await form(tx, example, 'final') }
  }

  test('takes along the final invoice that nobody has seen: both are formed again, and the whole month is paid', () =>
    rolledBack(fresh.db, async (tx) => {
      const { example, advance, final } = await counted(tx)
      await moveInvoice(tx, payerOf(example), advance, back, at('2026-11-04'))
      const provider = { providerId: example.course.providerId }
      expect(await findInvoice(tx, provider, final)).toMatchObject({ state: 'returned' })
      const again = await form(tx, example, 'final')
      expect(await findInvoice(tx, provider, again)).toMatchObject({ total: 43_590n, advance: 0n })
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('is not returned while the final invoice is on its way: the provider would be paid too little', () =>
    rolledBack(fresh.db, async (tx) => {
      const { example, advance, final } = await counted(tx)
      await moveInvoice(tx, asProvider(example.course), final, { step: 'dispatch' }, at('2026-11-04'))
      const returned = () => moveInvoice(tx, payerOf(example), advance, back, at('2026-11-04'))
      await expect(returned()).rejects.toMatchObject({ code: 'invoicing.counted' })
      await moveInvoice(tx, payerOf(example), final, back, at('2026-11-04'))
      expect(await returned()).toMatchObject({ state: 'returned' })
      expect((await findBroken(tx)).broken).toEqual([])
    }))

  test('missing under a living final invoice is found by the invariants', () =>
    rolledBack(fresh.db, async (tx) => {
      const { advance } = await counted(tx)
      await sql`update invoicing_invoice set state = 'returned', reason = 'так' where id = ${advance}`.execute(tx)
      await sql`update invoicing_line set living = false where invoice_id = ${advance}`.execute(tx)
      expect((await findBroken(tx)).broken).toMatchObject([{ name: 'invoicing_broken_advance' }])
    }))
})

test('the register of a month is formed once; a contract that came later stands in the next one', () =>
  rolledBack(fresh.db, async (tx) => {
    const example = await theExample(tx)
    const by = payerOf(example)
    await expect(formRegister(tx, by, OCTOBER, at('2026-10-02'))).rejects.toMatchObject({
      code: 'invoicing.register-empty',
    })
    await sql`insert into invoicing_register (id, payer_id, month, total_kopecks, formed_at, formed_by)
      values (${newId()}, ${example.town.municipalityId}, ${OCTOBER}, 0, ${at('2026-10-02')}, ${example.course.staffId})`.execute(
      tx,
    )
    await studyTo(tx, '2026-11-01')
    const id = await formRegister(tx, by, day('2026-11-01'), at('2026-11-02'))
    const lines = await listRegisterLines(tx, id)
    expect(lines.map(({ month, amount }) => [month.toString(), amount])).toEqual([
      ['2026-11-01', 78_205n],
      ['2026-10-01', 43_590n],
    ])
    await expect(formRegister(tx, by, day('2026-11-01'), at('2026-11-03'))).rejects.toMatchObject({
      code: 'invoicing.register-twice',
    })
  }))

test('pages: the provider forms and sends, the payer returns an empty reason nowhere and pays; strangers see nothing', async () => {
  const own = await freshDatabase()
  const example = await own.db.transaction(studying)
  const web = await aWeb(own.db, manifests, at('2026-11-20'))
  const [provider, payer] = [web.signIn(asProvider(example.course)), web.signIn(payerOf(example))]
  const stranger = web.signIn({ ...payerOf(example), scopeId: newId() })
  const wish = { payer: example.town.municipalityId, month: '2026-11', kind: 'advance' }
  expect((await web.get('/provider/invoices?month=2026-11', provider)).text).toContain('Сформировать аванс, 80 %')
  const { location } = await web.post('/provider/invoices', provider, wish)
  expect((await web.get(location, provider)).text).toContain('625,64 ₽')
  expect((await web.post('/provider/invoices', provider, wish)).text).toContain('Счёт за этот месяц уже есть')
  const theirs = location.replace('/provider', '/municipality')
  expect((await web.get(theirs, payer)).status).toBe(404)
  await web.post(`${location}/dispatch`, provider)
  expect([(await web.get(theirs, payer)).status, (await web.get(theirs, stranger)).status]).toEqual([200, 404])
  const empty = await web.post(`${theirs}/return`, payer, { reason: '' })
  expect([empty.status, empty.text.includes('Напишите, что исправить')]).toEqual([422, true])
  await web.post(`${theirs}/acceptance`, payer)
  const wrong = await web.post(`${theirs}/payment`, payer, { number: '', 'on.day': '40' })
  expect([wrong.status, wrong.text.includes('Введите номер платёжного поручения')]).toEqual([422, true])
  const ahead = { number: '4411', 'on.day': '20', 'on.month': '11', 'on.year': '2027' }
  const early = await web.post(`${theirs}/payment`, payer, ahead)
  expect([early.status, early.text.includes('не позже сегодняшнего'), early.text.includes('value="4411"')]).toEqual([
    422,
    true,
    true,
  ])
  const paid = { number: '4411', 'on.day': '20', 'on.month': '11', 'on.year': '2026' }
  expect((await web.post(`${theirs}/payment`, payer, paid)).location).toBe(theirs)
  expect((await web.get('/municipality/invoices', payer)).text).toContain('оплачен')
  expect((await web.get(`${theirs}/invoice.pdf`, payer)).text.startsWith('%PDF')).toBe(true)
  // October is over, but nobody has made its register: the page offers both, the later first.
  const offered = (await web.get('/municipality/registers', payer)).text
  expect([offered.includes('value="2026-10"'), offered.includes('value="2026-12"')]).toEqual([true, false])
  await web.post('/municipality/registers', payer, { month: '2026-10' })
  await web.post('/municipality/registers', payer, { month: '2026-11' })
  expect((await web.get('/api/v1/subsidy-registers', payer)).json<object>()).toMatchObject({ unregistered: [] })
  expect((await web.get('/municipality/registers/2026-11.xlsx', payer)).status).toBe(200)
  const listed = (await web.get('/api/v1/invoices', payer)).json<{ invoices: { state: string }[] }>()
  expect(listed.invoices.map(({ state }) => state)).toEqual(['paid'])
  await web.app.close()
  await own.close()
})
