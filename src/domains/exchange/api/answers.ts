import type { z } from 'zod'
import { type Certificate, listCategories } from '#certificates'
import { possibilitiesOf, type Quote, quoteJson, reasonWords } from '#enrolment'
import { fundsOf } from '#funding'
import type { Reader } from '#platform/db'
import { dayOf, regionZone } from '#region'
import { messageJson } from '../actions/delivery.ts'
import type { CertificateAnswer } from '../actions/request.ts'
import type { Order } from '../model.ts'
import { listMessages } from '../queries/message.ts'
import { findFiled } from '../queries/order.ts'
import { costOf } from '../rules/cost.ts'
import type { certificateAnswer, costAnswer, orderAnswer } from './shapes.ts'

type At = { reader: Reader; now: Temporal.Instant }

/** An order as it stands, with everything that was told of it. */
export async function orderJson({ reader }: Pick<At, 'reader'>, order: Order): Promise<z.input<typeof orderAnswer>> {
  const [filed, messages] = await Promise.all([
    order.applicationId ? findFiled(reader, order.applicationId) : null,
    listMessages(reader, order.id),
  ])
  return {
    ...{ orderId: order.externalId, state: order.state },
    application: filed && {
      ...filed,
      startsOn: filed.startsOn.toString(),
      endsOn: filed.endsOn.toString(),
      answerDueOn: filed.answerDueOn.toString(),
    },
    decline: order.decline && { code: order.decline.code, description: order.decline.words },
    statuses: messages.map(messageJson),
  }
}

/** The answers of domain 9.3. */
export async function certificateJson(
  at: At,
  { order, answer, certificate }: { order: Order; answer: CertificateAnswer; certificate: Certificate | null },
): Promise<z.input<typeof certificateAnswer>> {
  const nothing = { certificate: null, reason: null, cancelled: null, isTimeout: false }
  const base = { orderId: order.externalId, ...nothing, isReleasedOnRequestByEPGU: order.issued }
  if (answer.is === 'declined') {
    const { code, words: description } = answer.decline
    return { ...base, result: 'cancelled', cancelled: { code, description } }
  }
  if (!certificate) return { ...base, result: 'none', reason: apart }
  return { ...base, result: 'certificate', certificate: await facts(at, certificate) }
}

const apart =
  'Сертификата у ребёнка нет, в регионе его оформляют до заявления в кружок: в личном кабинете или в пункте приёма.'

async function facts({ reader, now }: At, certificate: Certificate) {
  const { id: guid, number, funding, activation, categoryId, municipalityId, childId } = certificate
  const today = await dayOf(reader, now)
  const [categories, money, services] = await Promise.all([
    listCategories(reader, municipalityId),
    balanceOf({ reader, now }, guid),
    possibilitiesOf(reader, { childId, municipalityId, funding }, today),
  ])
  const inServices = (register: string) => {
    const found = services?.registers.find((one) => one.register === register)
    const limit = found?.limit
    return {
      unit: 'services' as const,
      balance: limit === null || limit === undefined ? null : BigInt(limit),
      bookedAmount: BigInt(found?.used ?? 0),
    }
  }
  return {
    ...{ guid, number, activation, type: funding === 'nominal' ? (1 as const) : (0 as const) },
    category: { code: categoryId, name: categories.find(({ id }) => id === categoryId)?.name ?? '' },
    registers: {
      pfdo: { unit: 'kopecks' as const, ...money },
      preprof: inServices('preprofessional'),
      valued: inServices('significant'),
      other: inServices('general'),
    },
  }
}

/** Money of the running period; available is the one less the other. */
async function balanceOf({ reader, now }: At, certificateId: string) {
  const funds = await fundsOf(reader, certificateId, await dayOf(reader, now))
  const running = funds.find(({ unit }) => unit === 'kopecks')
  const booked = (running?.reserved ?? 0n) + (running?.promised ?? 0n)
  return { balance: (running?.available ?? 0n) + booked, bookedAmount: booked }
}

/** The answers of domain 9.4: the same quote as the cabinet's, and what it means for an order. */
export async function costJson(
  at: At,
  asked: { orderId: string; quote: Quote; childId: string; certificateId: string | null; groupId: string },
): Promise<z.input<typeof costAnswer>> {
  const { orderId, quote, childId, certificateId, groupId } = asked
  const [zone, money] = await Promise.all([
    regionZone(at.reader),
    quote.source === 'certificate' && certificateId ? balanceOf(at, certificateId) : null,
  ])
  const place = { childId, article: 0, groupId, zone }
  return {
    orderId,
    ...costOf(quote),
    orderAllowed: quote.allowed,
    certificateBalance: money && { registryBalance: money.balance, registryBookedAmount: money.bookedAmount },
    quote: quoteJson(
      quote,
      quote.reasons.map((reason) => ({ ...reasonWords(reason, place), next: null })),
    ),
  }
}
