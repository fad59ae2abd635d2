import { getChild, writeToGuardians } from '#families'
import { formatPhone } from '#kernel/contacts'
import { type Day, formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { workingDaysLeft } from '#kernel/working-days'
import type { Reader, Tx } from '#platform/db'
import { calendarOf, settingOf } from '#region'
import type { DecisionFacts } from '../mails/decision.ts'
import type { Certificate, GroundWords, Statement } from '../model/certificate.ts'
import { getCertificate } from '../queries/certificate.ts'
import { listPoints } from '../queries/point.ts'
import { getStatement } from '../queries/statement.ts'
import { appeal, exclusionGrounds, refusalGrounds } from '../settings.ts'

type Name = `certificates.${
  | 'statement-filed'
  | 'accepted'
  | 'activated'
  | 'papers-due'
  | 'papers-late'
  | 'refused'
  | 'excluded'
  | 'age-soon'
  | 'aged'}`

/** The same letter to everyone who answers for the child. */
export async function writeOfCertificate(tx: Tx, letter: Name, certificateId: string, today: Day): Promise<void> {
  const certificate = await getCertificate(tx, certificateId)
  const [child, statement, points] = await Promise.all([
    getChild(tx, certificate.childId),
    getStatement(tx, certificate.statementId),
    listPoints(tx, today, certificate.municipalityId),
  ])
  const [ground, appealWords, calendar] = await Promise.all([
    groundOf(tx, { statement, certificate }, today),
    settingOf(tx, appeal, today),
    calendarOf(tx),
  ])
  const facts: DecisionFacts = {
    childId: child.id,
    childName: fullName(child),
    statementId: statement.id,
    statementNumber: statement.number,
    certificateNumber: certificate.number,
    dueOn: formatDay(statement.documentsDueOn),
    points: points
      .slice(0, 5)
      .map(({ name, address, hours, phone }) => ({ name, address, hours, phone: formatPhone(phone) })),
    ground,
    text: statement.decisionText ?? certificate.exclusionText,
    appeal: appealWords,
    validTo: formatDay(certificate.validTo),
    left: workingDaysLeft(calendar, today, statement.documentsDueOn),
  }
  await writeToGuardians(tx, certificate.childId, { letter, facts })
}

/** The words of the ground on which a statement was refused or a certificate excluded; null when neither was. */
export async function groundOf(
  reader: Reader,
  { statement, certificate }: { statement: Statement; certificate: Certificate },
  today: Day,
): Promise<GroundWords | null> {
  if (statement.refusalGround) return (await settingOf(reader, refusalGrounds, today))[statement.refusalGround]
  if (certificate.exclusionGround)
    return (await settingOf(reader, exclusionGrounds, today))[certificate.exclusionGround]
  return null
}
