import { firstDayAtAge } from '#families'
import { type Day, later } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Certificate, Point, RegistryCount, Statement } from '../model/certificate.ts'
import { consentText, type Given, rulesText } from '../texts.ts'

export type Readiness = {
  /** Grown up before the statement (S-121). */
  ofAge: boolean
  certificate: Certificate | null
  statement: Statement | null
  childData: boolean
  applicantData: boolean
  category: boolean
  consent: Given | null
  rules: Given | null
}

/** Parts of a statement that are not there yet, in the order of the task list. */
export function missingParts(facts: Omit<Readiness, 'ofAge' | 'certificate' | 'statement'>): string[] {
  const parts: [string, boolean][] = [
    ['child-data', facts.childData],
    ['applicant-data', facts.applicantData],
    ['category', facts.category],
    // A consent to an edition that is no longer in force is none.
    ['consent', facts.consent?.version === consentText.version],
    ['rules', facts.rules?.version === rulesText.version],
  ]
  return parts.filter(([, there]) => !there).map(([part]) => part)
}

/** A child receives a certificate once (S-080), after both consents and all data. */
export function whyNotSubmit({ ofAge, certificate, statement, ...parts }: Readiness): Refusal | null {
  if (ofAge) return new Refusal('certificates.of-age')
  if (certificate) return new Refusal('certificates.has-one', { childId: certificate.childId })
  if (statement && isWaiting(statement))
    return new Refusal('certificates.statement-lives', { statementId: statement.id })
  const missing = missingParts(parts)
  return missing.length > 0 ? new Refusal('certificates.not-ready', { missing }) : null
}

/** A statement is withdrawn until the certificate is activated. */
export function whyNotWithdraw(statement: Statement): Refusal | null {
  return isWaiting(statement) ? null : new Refusal('certificates.not-waiting')
}

export type Worker = { role: string; rights: readonly string[] }

/** Who may register the acceptance, and is there still something to accept (S-060)? */
export function whyNotAccept(statement: Statement, by: Worker): Refusal | null {
  if (!mayAccept(by)) return new Refusal('certificates.may-not-accept')
  if (statement.state === 'submitted') return null
  const done = statement.state === 'accepted' || statement.state === 'approved'
  return new Refusal(done ? 'certificates.already-accepted' : 'certificates.not-waiting', { number: statement.number })
}

/** S-061: activated by a worker with the right, at a point that the order authorises, after acceptance only. */
export function whyNotActivate(certificate: Certificate, by: Worker, point: Point | null): Refusal | null {
  if (certificate.activation === 'activated')
    return new Refusal('certificates.already-activated', { number: certificate.number })
  if (!mayActivate(by, point)) return new Refusal('certificates.may-not-activate')
  if (certificate.validity !== 'valid') return new Refusal('certificates.not-valid', { number: certificate.number })
  return certificate.activation === 'in-process' ? null : new Refusal('certificates.not-accepted')
}

/** S-172: whoever compares may correct, while the record lives. */
export function whyNotCorrect(statement: Statement, certificate: Certificate, by: Worker): Refusal | null {
  if (!mayAccept(by)) return new Refusal('certificates.may-not-accept')
  if (!isLiving(certificate)) return new Refusal('certificates.not-valid', { number: certificate.number })
  const living = isWaiting(statement) || statement.state === 'approved'
  return living ? null : new Refusal('certificates.not-waiting', { number: statement.number })
}

/** The same of the applicant, unless it is the child: then the record of the child is corrected. */
export function whyNotCorrectApplicant(statement: Statement, certificate: Certificate, by: Worker): Refusal | null {
  if (statement.relation === 'self') return new Refusal('http.not-found')
  return whyNotCorrect(statement, certificate, by)
}

export function mayAccept(by: Worker): boolean {
  return by.role === 'reception' && by.rights.includes('accept')
}

export function mayActivate(by: Worker, point: Pick<Point, 'mayActivate'> | null): boolean {
  return by.role === 'reception' && by.rights.includes('activate') && point?.mayActivate === true
}

/** Names of the record are on the screen only behind the protected channel (S-059). */
export function maySeePersonalData(by: Worker & { protectedChannel: boolean }): boolean {
  return by.protectedChannel && by.rights.includes('see-personal-data')
}

/** In the registry and not out of it: valid, or frozen for a while. */
export function isLiving({ validity }: Pick<Certificate, 'validity'>): boolean {
  return validity === 'valid' || validity === 'frozen'
}

/** Numbers begin with the region's two digits (S-078): one of another region cannot be found here. */
export function isOfAnotherRegion(number: string, region: string): boolean {
  return !number.startsWith(region)
}

export function isWaiting({ state }: Pick<Statement, 'state'>): boolean {
  return state === 'submitted' || state === 'accepted'
}

/** S-121: from the fifth birthday until the day before the eighteenth. */
export function validityOf(birthOn: Day, issuedOn: Day, ages: { from: number; to: number }): { from: Day; to: Day } {
  const first = firstDayAtAge(birthOn, ages.from)
  return {
    from: later(first, issuedOn),
    to: firstDayAtAge(birthOn, ages.to + 1).subtract({ days: 1 }),
  }
}

/** S-078: two digits of the region, two of the municipality, six by chance, so that numbers are not counted through. */
export function certificateNumber(region: string, municipality: string, chance: number): string {
  return `${region}${municipality}${String(chance).padStart(6, '0')}`
}

const nothing: RegistryCount = {
  ...{ children: 0, living: 0, notActivated: 0, inProcess: 0, activated: 0, frozen: 0, excluded: 0, expired: 0 },
  ...{ waiting: 0, overdue: 0, accepted: 0, points: 0, activating: 0 },
}

/** The region is the sum of its municipalities. */
export function totalOf(counts: readonly RegistryCount[]): RegistryCount {
  const total = { ...nothing }
  const parts = Object.keys(nothing) as (keyof RegistryCount)[]
  for (const count of counts) for (const part of parts) total[part] += count[part]
  return total
}
