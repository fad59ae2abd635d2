import { hashPassword } from '#access'
import { choosePresence, getCertificateOfChild } from '#certificates'
import { admitVisitor, fileForVisitor, quoteFor } from '#enrolment'
import { listChildrenOf } from '#families'
import { Refusal } from '#kernel/refusal'
import type { Stage } from '../stage.ts'

/** As the family would say it aloud, and as it is compared. */
const phrase = { said: 'Зелёный самокат', kept: 'зеленыйсамокат' }

/** A father enrolled his son at the organisation itself by a code phrase; he can still say that it was not him (S-073). */
export async function visitorNow({ tx, moments, people, town }: Stage): Promise<void> {
  const pavel = people('pavel-kuznetsov')
  const sokolova = people('sokolova')
  const [lev] = await listChildrenOf(tx, pavel.userId)
  const certificate = lev && (await getCertificateOfChild(tx, lev.id))
  const groupId = town.programmes.programmes.ships?.groupIds[0]
  if (!certificate || !groupId) return
  const at = moments.daysAgo(0, 9)
  const quote = await quoteFor(tx, { childId: lev.id, groupId, guardianId: pavel.userId }, at)
  if (!quote?.allowed) return

  const phraseHash = await hashPassword(phrase.kept)
  const choice = { certificateId: certificate.id, mode: 'phrase', phraseHash } as const
  await choosePresence(tx, pavel, choice, moments.daysAgo(3, 20))
  const proof = { way: 'phrase', phrase: phrase.said } as const
  const admission = await admitVisitor(tx, sokolova, { number: certificate.number, proof }, at)
  if (admission instanceof Refusal) throw admission
  const wish = { groupId, startsOn: quote.startsOn, quoteVersion: quote.version }
  await fileForVisitor(tx, sokolova, admission.id, wish, at)
}
