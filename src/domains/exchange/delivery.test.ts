/** The way out: a silent partner, a killed program, dead letters; and messages that come in any order. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmApplication, refuseApplication } from '#enrolment'
import { openVault } from '#families'
import { sql } from '#platform/db'
import { asProvider } from '../../../test/support/acting.ts'
import { type FreshDatabase, freshDatabase, rolledBack } from '../../../test/support/database.ts'
import { aCourse, aTown, type Course, NOW, type Town } from '../../../test/support/town.ts'
import { secretKey } from '../../../test/support/web.ts'
import { grantMoment } from '../funding/settings.ts'
import { aSetting } from '../region/testing.ts'
import { compareStatuses, resendStatus } from './actions/comparison.ts'
import { deliverDue, type Parcel, reviveMessage } from './actions/delivery.ts'
import { cancelOrder, takeOrder } from './actions/order.ts'
import { requestCertificate } from './actions/request.ts'
import { noteStatus } from './actions/status.ts'
import { orderShape, peopleFrom, wantedFrom } from './api/shapes.ts'
import { takeDue } from './queries/message.ts'
import { isSignature, openSecrets } from './secrets.ts'
import { certificateWithOrder } from './settings.ts'
import { anOrder, aPartner, orderSettings } from './testing.ts'

type Told = { id: string; orderId: string; sequence: number; status: string }

let fresh: FreshDatabase
let town: Town
let course: Course
let partner: { id: string; secret: string }
let number = 0
const secrets = openSecrets(secretKey)
const keys = { vault: openVault(secretKey), secrets }
const operator = { userId: null, role: 'region', scopeId: null }

beforeAll(async () => {
  fresh = await freshDatabase({ connections: 8 })
  town = await fresh.db.transaction((tx) =>
    aTown(tx, { settings: { ...orderSettings, 'funding.grant-on': 'contract', 'funding.melt': 'none' } }),
  )
})
afterAll(() => fresh.close())
beforeEach(async () => {
  await fresh.db.transaction(async (tx) => {
    course = await aCourse(tx, town, { capacity: 1000 })
    partner = await aPartner(tx, { endpoint: 'https://gosuslugi.example/statuses', secretKey }, NOW)
  })
})

function anOrdered() {
  number += 1
  const order = orderShape.parse(anOrder(`OUT-${partner.id.slice(-4)}-${1000 + number}`, course.groupId))
  const people = peopleFrom(order, town.municipalityId)
  return { partnerId: partner.id, externalId: order.orderId, people, wanted: wantedFrom(order), keys }
}

async function filed() {
  const ordered = anOrdered()
  await fresh.db.transaction((tx) => takeOrder(tx, ordered, NOW))
  const { rows } = await sql<{ id: string }>`select application_id as id from exchange_order
    where external_id = ${ordered.externalId}`.execute(fresh.db.reader)
  return { externalId: ordered.externalId, applicationId: rows[0]?.id ?? '' }
}

async function refuse(applicationId: string) {
  await fresh.db.transaction(async (tx) => {
    await refuseApplication(tx, asProvider(course), applicationId as never, { ground: 'group', words: '' }, NOW)
    await noteStatus(tx, applicationId, NOW)
  })
}

/** The receiver: tells repeats by their id, as the guide asks of everybody. */
function aReceiver(answers: (parcel: Parcel, at: Temporal.Instant) => number) {
  const seen = new Map<string, Told>()
  let calls = 0
  let at = NOW
  return {
    seen,
    calls: () => calls,
    of: (externalId: string) => [...seen.values()].filter(({ orderId }) => orderId === externalId),
    async run(now: Temporal.Instant) {
      at = now
      const post = async (parcel: Parcel) => {
        calls += 1
        const status = answers(parcel, at)
        const told = JSON.parse(parcel.body) as Told
        if (status < 300 && !seen.has(told.id)) seen.set(told.id, told)
        return status
      }
      return deliverDue(fresh.db, { secrets, post }, () => now)
    },
  }
}

describe('statuses on their way out', () => {
  test('a partner that is silent for a week gets every status once and in order when it is back', async () => {
    const orders = [await filed(), await filed()]
    const back = NOW.add({ hours: 24 * 7 })
    const receiver = aReceiver((_, at) => (Temporal.Instant.compare(at, back) < 0 ? 503 : 204))
    for (let hour = 0; hour < 24 * 7; hour += 12) await receiver.run(NOW.add({ hours: hour }))
    await refuse(orders[0]?.applicationId ?? '')
    expect(receiver.seen.size).toBe(0)
    expect(receiver.calls()).toBeLessThanOrEqual(15)

    await receiver.run(back.add({ hours: 1 }))
    expect(orders.map(({ externalId }) => receiver.of(externalId).map(({ status }) => status))).toEqual([
      ['submitted', 'refused'],
      ['submitted'],
    ])
    expect(await receiver.run(back.add({ hours: 2 }))).toBe(0)
  })

  test('each is signed with the partner’s secret and named by its id', async () => {
    const { externalId } = await filed()
    const parcels: Parcel[] = []
    const receiver = aReceiver((parcel) => parcels.push(parcel) && 200)
    await receiver.run(NOW)
    const own = parcels.filter(({ body }) => body.includes(externalId))
    expect(own).toHaveLength(1)
    for (const { headers, body, url } of own) {
      const signed = { timestamp: headers['x-timestamp'] ?? '', method: 'POST', path: new URL(url).pathname, body }
      expect(isSignature(partner.secret, signed, headers['x-signature'] ?? '')).toBe(true)
      expect(isSignature(partner.secret, { ...signed, body: `${body} ` }, headers['x-signature'] ?? '')).toBe(false)
      expect(headers['idempotency-key']).toBe(JSON.parse(body).id)
    }
  })

  test('killed between sending and writing it down: it goes once more under the same id, and the receiver has it once', async () => {
    const { externalId } = await filed()
    const receiver = aReceiver(() => 204)
    const [taken] = await fresh.db.transaction((tx) => takeDue(tx, { limit: 50, silent: [] }, NOW))
    expect(taken).toBeDefined()
    // Sent, and nobody wrote it down: whoever comes a moment later must not send it too.
    await receiver.run(NOW.add({ seconds: 5 }))
    expect(receiver.of(externalId)).toEqual([])
    await receiver.run(NOW.add({ minutes: 2 }))
    await receiver.run(NOW.add({ minutes: 3 }))
    expect(receiver.of(externalId).map(({ sequence }) => sequence)).toEqual([1])
  })

  test('two workers at once send nothing twice', async () => {
    const orders = await Promise.all([filed(), filed(), filed()])
    const receiver = aReceiver(() => 204)
    await Promise.all([receiver.run(NOW), receiver.run(NOW), receiver.run(NOW)])
    const ids = new Set(orders.map(({ externalId }) => externalId))
    expect([...receiver.seen.values()].filter(({ orderId }) => ids.has(orderId))).toHaveLength(3)
    expect(receiver.calls()).toBe(receiver.seen.size)
  })

  test('a refused status waits for the operator, holds back what follows, and goes on by one press', async () => {
    const { externalId, applicationId } = await filed()
    const strict = aReceiver(({ body }) => (body.includes(externalId) ? 422 : 204))
    await strict.run(NOW)
    await refuse(applicationId)
    await strict.run(NOW.add({ hours: 5 }))
    const dead = await sql<{ id: string; problem: string }>`select m.id, m.problem from exchange_message m
      join exchange_order o on o.id = m.order_id where o.external_id = ${externalId} and m.dead_at is not null`.execute(
      fresh.db.reader,
    )
    expect(dead.rows.map(({ problem }) => problem)).toEqual(['Ответ 422'])

    const receiver = aReceiver(() => 204)
    await fresh.db.transaction((tx) => reviveMessage(tx, operator, dead.rows[0]?.id ?? '', NOW.add({ hours: 6 })))
    await receiver.run(NOW.add({ hours: 6 }))
    expect(receiver.of(externalId).map(({ status }) => status)).toEqual(['submitted', 'refused'])
    await expect(
      fresh.db.transaction((tx) => reviveMessage(tx, operator, dead.rows[0]?.id ?? '', NOW)),
    ).rejects.toMatchObject({ code: 'exchange.not-dead' })
  })

  test('a status given up after the days of silence has all its days again once it is revived', async () => {
    const { externalId } = await filed()
    const [over, later] = [NOW.add({ hours: 31 * 24 }), NOW.add({ hours: 60 * 24 })]
    const silent = aReceiver(() => 503)
    await silent.run(over)
    const { rows } = await sql<{ id: string }>`select m.id from exchange_message m
      join exchange_order o on o.id = m.order_id where o.external_id = ${externalId} and m.dead_at is not null`.execute(
      fresh.db.reader,
    )
    await fresh.db.transaction((tx) => reviveMessage(tx, operator, rows[0]?.id ?? '', over))
    await silent.run(over.add({ hours: 1 }))
    const receiver = aReceiver(() => 204)
    await receiver.run(later)
    expect(receiver.of(externalId).map(({ status }) => status)).toEqual(['submitted'])
  })

  test('a comparison finds what the other side lacks, and one press sends it again', async () => {
    const [one, other] = [await filed(), await filed()]
    const receiver = aReceiver(() => 204)
    await receiver.run(NOW)
    const day = Temporal.PlainDate.from('2026-08-25')
    const theirs = [{ orderId: one.externalId, status: 'confirmed' }]
    const { id, differences } = await fresh.db.transaction((tx) =>
      compareStatuses(tx, { partnerId: partner.id, span: { from: day, to: day }, theirs }, NOW),
    )
    expect(differences.map(({ externalId, kind }) => [externalId, kind])).toEqual([
      [one.externalId, 'differs'],
      [other.externalId, 'missing-there'],
    ])
    const again = { comparisonId: id, externalId: other.externalId }
    await fresh.db.transaction((tx) => resendStatus(tx, operator, again, NOW))
    await receiver.run(NOW)
    expect(receiver.of(other.externalId).map(({ sequence, status }) => [sequence, status])).toEqual([
      [1, 'submitted'],
      [2, 'submitted'],
    ])
    await expect(fresh.db.transaction((tx) => resendStatus(tx, operator, again, NOW))).rejects.toMatchObject({
      code: 'exchange.nothing-to-send',
    })
  })

  test('what the other side claims moves neither the application nor money', async () => {
    const { externalId, applicationId } = await filed()
    const state = async () =>
      (
        await sql`select a.state, g.taken, (select coalesce(sum(reserved), 0)::bigint from ledger_account account
          where account.certificate_id = a.certificate_id) as reserved
        from enrolment_application a join programmes_group g on g.id = a.group_id where a.id = ${applicationId}`.execute(
          fresh.db.reader,
        )
      ).rows
    const before = await state()
    const day = Temporal.PlainDate.from('2026-08-25')
    const theirs = [{ orderId: externalId, status: 'cancelled' }]
    await fresh.db.transaction((tx) =>
      compareStatuses(tx, { partnerId: partner.id, span: { from: day, to: day }, theirs }, NOW),
    )
    expect(await state()).toEqual(before)
  })
})

describe('messages in any order, lost answers, repeats', () => {
  type Word = 'certificate' | 'order' | 'cancellation' | 'note'

  async function play(words: readonly Word[]) {
    const ordered = anOrdered()
    for (const word of words)
      await fresh.db.transaction(async (tx) => {
        if (word === 'certificate') await requestCertificate(tx, ordered, NOW)
        if (word === 'order') await takeOrder(tx, ordered, NOW)
        if (word === 'cancellation') await cancelOrder(tx, ordered, NOW)
        const { rows } = await sql<{ id: string | null }>`select application_id as id from exchange_order
          where external_id = ${ordered.externalId}`.execute(tx)
        if (word === 'note' && rows[0]?.id) await noteStatus(tx, rows[0].id, NOW)
      })
    const { rows } = await sql<{ state: string; living: number; told: string | null; twice: number }>`
      select o.state, (select count(*)::int from enrolment_application a
          where a.id = o.application_id and a.state in ('submitted', 'confirmed', 'enrolled')) as living,
        (select m.status from exchange_message m where m.order_id = o.id order by m.sequence desc limit 1) as told,
        (select count(*)::int - count(distinct m.status)::int from exchange_message m where m.order_id = o.id) as twice
      from exchange_order o where o.external_id = ${ordered.externalId}`.execute(fresh.db.reader)
    return rows[0]
  }

  test('end in the same state as in the right order, with one application at most and no status twice', async () => {
    const word = fc.constantFrom<Word>('certificate', 'order', 'cancellation', 'note')
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), fc.boolean(), async (noise, withdrawn) => {
        const words = [...noise.filter((one) => withdrawn || one !== 'cancellation'), 'order' as const]
        if (withdrawn) words.splice(noise.length % words.length, 0, 'cancellation')
        const isOver = words.includes('cancellation')
        expect([words, await play(words)]).toEqual([
          words,
          {
            ...{ state: isOver ? 'cancelled' : 'filed', living: isOver ? 0 : 1, twice: 0 },
            told: isOver ? 'cancelled' : 'submitted',
          },
        ])
      }),
      { numRuns: 25 },
    )
  })

  test('where the region issues certificates apart, none is issued and the order says where to get one', async () => {
    const ordered = anOrdered()
    const seen = await rolledBack(fresh.db, async (tx) => {
      await aSetting(tx, certificateWithOrder, 'apart')
      const answer = await requestCertificate(tx, ordered, NOW)
      await takeOrder(tx, ordered, NOW)
      const { rows } = await sql<{ state: string; code: string; words: string }>`
        select state, decline_code as code, decline_words as words from exchange_order
        where external_id = ${ordered.externalId}`.execute(tx)
      return { answer, order: rows[0] }
    })
    expect(seen.answer).toEqual({ is: 'none', why: 'apart' })
    expect(seen.order).toMatchObject({ state: 'declined', code: 'enrolment.no-certificate' })
    expect(seen.order?.words).toContain('нет сертификата')
  })

  test('S-089: where the nominal comes with the issue, an order of the same minute is paid by it', async () => {
    const seen = await rolledBack(fresh.db, async (tx) => {
      await aSetting(tx, grantMoment, 'issue')
      const certified = await aCourse(tx, town, { register: 'certified' })
      const ordered = anOrdered()
      const asked = { ...ordered, wanted: { ...ordered.wanted, groupId: certified.groupId, parentKopecks: 0n } }
      await takeOrder(tx, asked, NOW)
      const { rows } = await sql<{ state: string; paid: bigint }>`
        select o.state, a.certificate_kopecks as paid from exchange_order o
          left join enrolment_application a on a.id = o.application_id
        where o.external_id = ${ordered.externalId}`.execute(tx)
      return rows[0]
    })
    expect(seen).toMatchObject({ state: 'filed' })
    expect(seen?.paid).toBeGreaterThan(0n)
  })

  test('withdrawn after the child is enrolled it stays what it is: a contract ends by a notice', async () => {
    const { externalId, applicationId } = await filed()
    await fresh.db.transaction(async (tx) => {
      await sql`update certificates_certificate set activation = 'activated', activated_at = ${NOW}
        where id = (select certificate_id from enrolment_application where id = ${applicationId})`.execute(tx)
      await confirmApplication(tx, asProvider(course), applicationId as never, NOW)
      await sql`update enrolment_application set state = 'enrolled' where id = ${applicationId}`.execute(tx)
    })
    await fresh.db.transaction((tx) => cancelOrder(tx, { partnerId: partner.id, externalId }, NOW))
    const { rows } = await sql<{
      state: string
    }>`select state from exchange_order where external_id = ${externalId}`.execute(fresh.db.reader)
    expect(rows).toEqual([{ state: 'filed' }])
  })
})
