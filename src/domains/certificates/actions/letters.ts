import { getChild, guardiansOf } from '#families'
import { formatPhone } from '#kernel/contacts'
import { type Day, formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import type { Tx } from '#platform/db'
import { planLetter } from '#platform/mail'
import type { CertificateFacts } from '../mails/certificate.ts'
import { getCertificate } from '../queries/certificate.ts'
import { listPoints } from '../queries/point.ts'
import { getStatement } from '../queries/statement.ts'

type Name = 'certificates.statement-filed' | 'certificates.accepted' | 'certificates.activated'

/** The same letter to everyone who answers for the child. */
export async function writeToGuardians(tx: Tx, letter: Name, certificateId: string, today: Day): Promise<void> {
  const certificate = await getCertificate(tx, certificateId)
  const [child, guardians, statement, points] = await Promise.all([
    getChild(tx, certificate.childId),
    guardiansOf(tx, certificate.childId),
    getStatement(tx, certificate.statementId),
    listPoints(tx, today, certificate.municipalityId),
  ])
  const facts: CertificateFacts = {
    childId: child.id,
    childName: fullName(child),
    statementId: statement.id,
    statementNumber: statement.number,
    certificateNumber: certificate.number,
    dueOn: formatDay(statement.documentsDueOn),
    points: points
      .slice(0, 5)
      .map(({ name, address, hours, phone }) => ({ name, address, hours, phone: formatPhone(phone) })),
  }
  for (const { email } of guardians) if (email) await planLetter(tx, { to: email, letter, facts })
}
