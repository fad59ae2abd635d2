import type { Actor } from '#access'
import {
  type Certificate,
  consentText,
  getCertificateOfChild,
  listOpenCategories,
  rulesText,
  submitStatement,
} from '#certificates'
import { type ChildId, getOwnChild, keepChildData, keepOwnData, maskedDataOf } from '#families'
import { creditAt } from '#funding'
import { earlier, type Instant } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { dayOf, settingOf } from '#region'
import type { People } from '../model.ts'
import { certificateWithOrder } from '../settings.ts'
import type { Keys } from './people.ts'

export type WithCertificate = { certificate: Certificate | null; issued: boolean }

/**
 * The child's certificate; where there is none and the region issues one with the order, a statement is filed and the number
 * given at once (S-089), with its nominal where the region credits at the issue: the order of this very minute is paid by it. Activation is done with papers, as for everybody. Null where the region does it apart.
 */
export async function certificateFor(
  tx: Tx,
  by: Actor,
  { childId, people, keys }: { childId: ChildId; people: People; keys: Keys },
  now: Instant,
): Promise<WithCertificate> {
  const [today, before] = await Promise.all([dayOf(tx, now), getCertificateOfChild(tx, childId)])
  if (before) return { certificate: before, issued: false }
  if ((await settingOf(tx, certificateWithOrder, today)) !== 'issued') return { certificate: null, issued: false }

  await fillIn(tx, by, { childId, people, keys }, now)
  const { municipalityId } = await getOwnChild(tx, by, childId)
  // A category that a paper proves is asked for at a point: nobody has seen that paper here.
  const category = (await listOpenCategories(tx, municipalityId, today)).find(({ proof }) => proof === null)
  if (!category) refuse('exchange.no-category')
  const { personalData, rules, at: told } = people.agreed
  // The clock of the other system may go before ours: nobody has agreed to anything later than it reached us.
  const at = earlier(told, now)
  if (personalData !== consentText.version || rules !== rulesText.version) refuse('exchange.consent-outdated')
  const given = { consent: { version: personalData, at }, rules: { version: rules, at } }
  await submitStatement(tx, by, { childId, categoryId: category.id, ...given, way: 'gosuslugi' }, now)
  const certificate = await getCertificateOfChild(tx, childId)
  if (certificate) await creditAt(tx, 'issue', certificate.id, now)
  return { certificate, issued: true }
}

/** Only what lacks: what a family or a point has written stays. */
async function fillIn(
  tx: Tx,
  by: Actor,
  { childId, people: { applicant, recipient }, keys: { vault } }: { childId: ChildId; people: People; keys: Keys },
  now: Instant,
): Promise<void> {
  const [child, own] = await Promise.all([getOwnChild(tx, by, childId), maskedDataOf(tx, { userId: by.userId })])
  const { masked } = child
  const lacks = {
    ...(masked.snils ? {} : { snils: recipient.snils }),
    ...(masked.document ? {} : { document: recipient.document }),
    ...(masked.address ? {} : { address: recipient.address }),
  }
  if (!child.confirmedAt && Object.keys(lacks).length > 0)
    await keepChildData(tx, by, { childId, vault, ...lacks }, now)
  if (child.relation !== 'self' && !(own.document && own.address))
    await keepOwnData(tx, by, { vault, document: applicant.document, address: applicant.address }, now)
}
