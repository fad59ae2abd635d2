import type { Instant } from '#kernel/dates'
import { nameKey } from '#kernel/names'
import { Refusal, refuseIf } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import type { Decline, Order, People } from '../model.ts'
import { lockOrder, type Named, updatePeople } from '../queries/order.ts'
import { isOver, whyNotSame } from '../rules/order.ts'
import type { Secrets } from '../secrets.ts'
import { declineOf, elsewhereDecline } from '../words/declines.ts'
import { attempt } from './attempt.ts'
import { certificateFor } from './certificate.ts'
import { type Keys, settlePeople } from './people.ts'

export type Requested = Named & { people: People; keys: Keys }
export type CertificateAnswer = { is: 'found' } | { is: 'none'; why: 'apart' } | { is: 'declined'; decline: Decline }

/**
 * A certificate request (domain 9.3): finds the child, or makes the record, and issues a certificate where the region says so.
 * The same number asks the same thing, and after the order is settled nothing is made for it any more. Refuses `exchange.order-changed`.
 */
export async function requestCertificate(tx: Tx, requested: Requested, now: Instant): Promise<CertificateAnswer> {
  const { people, keys } = requested
  const order = await lockOrder(tx, requested, now)
  const peopleKey = peopleKeyOf(people, keys.secrets)

  refuseIf(whyNotSame(order, { peopleKey }))
  if (isOver(order)) return answerOver(order)

  const done = await attempt(tx, async () => {
    const found = await settlePeople(tx, people, keys, now)
    if ('elsewhere' in found) return { ...found, certificate: null, issued: false }
    return { ...found, ...(await certificateFor(tx, found.by, { childId: found.childId, people, keys }, now)) }
  })
  if ('refusal' in done) return { is: 'declined', decline: declineOf(done.refusal) }
  const { by, certificate, issued } = done.value
  if ('elsewhere' in done.value) {
    await updatePeople(tx, order.id, { peopleKey, userId: by.userId, childId: null, issued: false })
    return { is: 'declined', decline: elsewhereDecline(done.value.elsewhere) }
  }
  await updatePeople(tx, order.id, { peopleKey, userId: by.userId, childId: done.value.childId, issued })
  return certificate ? { is: 'found' } : { is: 'none', why: 'apart' }
}

function answerOver({ childId, decline }: Order): CertificateAnswer {
  if (childId) return { is: 'found' }
  return { is: 'declined', decline: decline ?? declineOf(new Refusal('exchange.order-over')) }
}

/** Who orders for whom, so that a number is not used again for others. */
export function peopleKeyOf({ applicant, recipient }: People, secrets: Secrets): Buffer {
  const { name, birthOn, snils } = recipient
  return secrets.keyOf('people', [applicant.snils, snils, nameKey(name), birthOn.toString()].join('\n'))
}
