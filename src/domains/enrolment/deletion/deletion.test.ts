/** Domain 5.6: a contract that was registered by mistake, from the organisation's request to the operator's decision. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#access'
import { system } from '#audit'
import { sql, type Tx } from '#platform/db'
import { apply, asFamily, asProvider } from '../../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../../test/support/database.ts'
import { at, day, type Example, studyTo, theExample } from '../../../../test/support/studying.ts'
import { aCourse, aFamily, aTown, NOW } from '../../../../test/support/town.ts'
import { aWeb, type Web } from '../../../../test/support/web.ts'
import { manifests } from '../../../app/domains.ts'
import { findBroken } from '../../../app/invariants.ts'
import { formInvoice } from '../../invoicing/actions.ts'
import { findAnyApplicationView } from '../applications/queries/list.ts'
import { findStory } from '../applications/queries/story.ts'
import { historyOf } from '../applications/words/history.ts'
import { acceptContract, confirmApplication } from '../contracts/actions/acceptance.ts'
import { terminateContract } from '../contracts/actions/termination.ts'
import { settleMonth } from '../months/actions/charging.ts'
import { answerDeletion, askForDeletion, decideDeletion } from './actions.ts'

let fresh: FreshDatabase
let web: Web
beforeAll(async () => {
  fresh = await freshDatabase()
  web = await aWeb(fresh.db, manifests, NOW)
})
afterAll(async () => {
  await web.app.close()
  await fresh.close()
})

const wish = {
  reason: 'Договор оформили на сестру',
  urgency: 'Семья выбрала другой кружок',
  paper: 'Заявление от 03.11.2026, вх. 114',
}
const settings = { 'region.operator': { name: 'РМЦ', address: 'ул. Садовая, 8', email: 'rmc@example.ru' } }
const later = at('2026-11-03')
const operatorOf = ({ course }: Pick<Example, 'course'>) =>
  ({ userId: course.staffId, role: 'region', scopeId: null }) as Actor

async function requestOf(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from enrolment_deletion where application_id = ${id} order by asked_at desc, id desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? { id: '', state: '' }
}

async function agreedUpon(tx: Tx, example: Example): Promise<string> {
  await askForDeletion(tx, asProvider(example.course), example.id, wish, later)
  await answerDeletion(tx, asFamily(example.family), example.id, 'agreed', later)
  return (await requestOf(tx, example.id)).id
}

async function sums(tx: Tx, { family, course }: Example) {
  const { rows } =
    await sql`select available, reserved, charged, (select taken from programmes_group where id = ${course.groupId}) as taken,
      (select sum(committed)::bigint from funding_ceiling_slice) as committed
    from ledger_account where id = ${family.accountId}`.execute(tx)
  return rows[0]
}

const studying = (play: (tx: Tx, example: Example) => Promise<void>) =>
  rolledBack(fresh.db, async (tx) => {
    const example = await theExample(tx, settings)
    await studyTo(tx, '2026-11-01')
    await play(tx, example)
  })

describe('a contract registered by mistake', () => {
  test('deleted, it gives back all its money, also what was written off, and its seat; the history stays', () =>
    studying(async (tx, example) => {
      expect(await sums(tx, example)).toMatchObject({ available: 0n, taken: 1, charged: 121_795n })
      const id = await agreedUpon(tx, example)
      const decision = { id, decision: 'delete', outcome: 'Ошибка подтвердилась' } as const
      await decideDeletion(tx, operatorOf(example), decision, later)
      expect(await sums(tx, example)).toEqual({
        ...{ available: 200_000n, reserved: 0n, charged: 0n, taken: 0, committed: 0n },
      })
      expect((await findBroken(tx)).broken).toEqual([])
      const view = await findAnyApplicationView(tx, example.id)
      if (!view) throw new Error('no contract')
      expect(view).toMatchObject({ state: 'ended', contractState: 'terminated' })
      const told = historyOf(view, await findStory(tx, example.id), 'Europe/Moscow').map(({ text }) => text)
      expect(told.join(' ')).toMatch(
        /попросила удалить договор как ошибочный.*Семья согласилась.*оператор удалил договор.*вернулось 2\s000\s₽/,
      )
      await expect(decideDeletion(tx, operatorOf(example), decision, later)).rejects.toMatchObject({
        code: 'enrolment.deletion-not-living',
      })
    }))

  test('nothing is deleted without the family’s word; its no, or the operator’s, leaves the contract as it was', () =>
    studying(async (tx, example) => {
      const before = await sums(tx, example)
      await askForDeletion(tx, asProvider(example.course), example.id, wish, later)
      const { id } = await requestOf(tx, example.id)
      const order = { id, decision: 'delete', outcome: 'Ошибка подтвердилась' } as const
      await expect(decideDeletion(tx, operatorOf(example), order, later)).rejects.toMatchObject({
        code: 'http.not-found',
      })
      await expect(askForDeletion(tx, asProvider(example.course), example.id, wish, later)).rejects.toMatchObject({
        code: 'enrolment.deletion-asked',
      })
      await answerDeletion(tx, asFamily(example.family), example.id, 'declined', later)
      await expect(answerDeletion(tx, asFamily(example.family), example.id, 'agreed', later)).rejects.toMatchObject({
        code: 'enrolment.deletion-not-asked',
      })
      const again = await agreedUpon(tx, example)
      await decideDeletion(tx, operatorOf(example), { ...order, id: again, decision: 'refuse' }, later)
      expect((await requestOf(tx, example.id)).state).toBe('refused')
      expect(await sums(tx, example)).toEqual(before)
    }))

  test('what stands in an invoice, has a closed month or ends already is not a mistake', () =>
    studying(async (tx, example) => {
      const ask = () => askForDeletion(tx, asProvider(example.course), example.id, wish, later)
      const id = await agreedUpon(tx, example)
      const { town, course } = example
      const advance = { payerId: town.municipalityId, month: day('2026-11-01'), kind: 'advance' } as const
      await formInvoice(tx, asProvider(course), advance, later)
      const order = { id, decision: 'delete', outcome: 'Ошибка подтвердилась' } as const
      await expect(decideDeletion(tx, operatorOf(example), order, later)).rejects.toMatchObject({
        code: 'enrolment.deletion-billed',
      })
      await decideDeletion(tx, operatorOf(example), { ...order, decision: 'refuse' }, later)
      await expect(ask()).rejects.toMatchObject({ code: 'enrolment.deletion-billed' })
    }).then(() =>
      studying(async (tx, example) => {
        const october = { applicationId: example.id, month: day('2026-10-01'), share: 10_000 }
        await settleMonth(tx, system, october, later)
        const ask = () => askForDeletion(tx, asProvider(example.course), example.id, wish, later)
        await expect(ask()).rejects.toMatchObject({ code: 'enrolment.deletion-closed' })
        const notice = { side: 'family', reason: null } as const
        await terminateContract(tx, asFamily(example.family), example.id, notice, later)
        await expect(ask()).rejects.toMatchObject({ code: 'enrolment.deletion-ending' })
      }),
    ))
})

test('on pages and by REST each side does its own part, and strangers find nothing', async () => {
  const { id, family, course } = await fresh.db.transaction(async (tx) => {
    const town = await aTown(tx, { settings })
    const [family, course] = [await aFamily(tx, town), await aCourse(tx, town)]
    const id = await apply(tx, family, course.groupId)
    await confirmApplication(tx, asProvider(course), id, NOW)
    await acceptContract(tx, asFamily(family), id, NOW)
    return { id, family, course }
  })
  const stranger = web.signIn({ ...asProvider(course), scopeId: family.childId } as Actor)
  const [staff, mother] = [web.signIn(asProvider(course)), web.signIn(asFamily(family))]
  const operator = web.signIn(operatorOf({ course }))
  const [page, card] = [`/provider/applications/${id}/deletion`, `/my/applications/${id}`]

  expect((await web.get(`/provider/applications/${id}`, staff)).text).toContain('Договор оформлен по ошибке?')
  expect((await web.get(page, stranger)).status).toBe(404)
  const bad = await web.post(page, staff, { ...wish, reason: '' })
  expect([bad.status, bad.text]).toEqual([422, expect.stringContaining('вх. 114')])
  expect((await web.post(page, staff, wish)).location).toBe(`/provider/applications/${id}`)
  expect((await web.get('/my', mother)).text).toContain('Договор просят удалить')
  expect((await web.get(card, mother)).text).toContain('Организация просит удалить договор')
  const answer = { answer: 'agreed' }
  expect((await web.post(`/api/v1/applications/${id}/deletion/answer`, mother, answer)).status).toBe(200)
  expect((await web.get(card, mother)).text).toContain('Решает региональный оператор')
  expect((await web.get('/my', mother)).text).not.toContain('Договор просят удалить')

  const { deletions } = (await web.get('/api/v1/region/deletions', operator)).json<{ deletions: { id: string }[] }>()
  const one = `/region/deletions/${deletions[0]?.id}`
  expect((await web.get('/region/deletions', staff)).status).toBe(404)
  expect((await web.get('/region/deletions', operator)).text).toContain('ждёт решения оператора')
  const undecided = await web.post(`${one}/decision`, operator, { outcome: 'Ошибка подтвердилась' })
  expect([undecided.status, undecided.text]).toEqual([422, expect.stringContaining('Ошибка подтвердилась')])
  const decision = { decision: 'delete', outcome: 'Ошибка подтвердилась' }
  expect((await web.post(`${one}/decision`, operator, decision)).location).toBe('/region/deletions')
  const after = (await web.get(card, mother)).text
  expect(after).toContain('Региональный оператор удалил договор, оформленный по ошибке')
  expect(after).toContain('по нему никто не платит')
  expect(after).not.toContain('Договор вступил в силу')
  expect((await web.post(`/api/v1${one}/decision`, operator, decision)).status).toBe(409)
})
