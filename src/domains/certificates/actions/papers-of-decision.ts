import { type Actor, contactOf } from '#access'
import { ageFrom, ageTo, getChild, guardiansOf, unmask, type Vault } from '#families'
import { formatPhone } from '#kernel/contacts'
import { type Day, dayIn, formatDay } from '#kernel/dates'
import { documentKinds, formatDocument } from '#kernel/documents'
import { fullName, shortName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { refuse } from '#kernel/refusal'
import type { Reader, Tx } from '#platform/db'
import { declineName } from '#platform/pdf'
import { dayOf, findMunicipality, getMunicipality, regionZone, settingOf, support } from '#region'
import type { Certificate, Statement } from '../model/certificate.ts'
import type { MemoFacts } from '../papers/memo.ts'
import type { RefusalFacts } from '../papers/refusal.ts'
import type { RenunciationFacts } from '../papers/renunciation.ts'
import type { StatusChangeFacts } from '../papers/status-change.ts'
import { listCategories } from '../queries/category.ts'
import { getCertificateOfStatement } from '../queries/certificate.ts'
import { listPoints } from '../queries/point.ts'
import { appeal, decisionBy, decisionTerm, documentsTerm, refusalGrounds } from '../settings.ts'

/** Facts of the notice of refusal; nothing of the vault stands on it. */
export async function printRefusal(
  reader: Reader,
  { statement, site }: { statement: Statement; site: URL },
): Promise<RefusalFacts> {
  const { decidedAt, refusalGround } = statement
  if (statement.state !== 'refused' || !decidedAt || !refusalGround) refuse('http.not-found')
  const { municipalityId } = await getCertificateOfStatement(reader, statement.id)
  const zone = await regionZone(reader)
  const decidedOn = dayIn(zone, decidedAt)
  const [child, applicant, municipality, grounds, appealWords] = await Promise.all([
    getChild(reader, statement.childId),
    contactOf(reader, statement.applicantId),
    getMunicipality(reader, municipalityId),
    settingOf(reader, refusalGrounds, decidedOn),
    settingOf(reader, appeal, decidedOn),
  ])
  return {
    statementNumber: statement.number,
    statementDate: formatDay(dayIn(zone, statement.submittedAt)),
    date: formatDay(decidedOn),
    address: new URL(`/my/statements/${statement.id}`, site).href,
    authorisedBody: municipality.authorisedBody,
    applicantDative: declineName(applicant.name, 'dative'),
    childDative: declineName(child, 'dative', { gender: child.gender }),
    ground: grounds[refusalGround],
    text: statement.decisionText,
    appeal: appealWords,
  }
}

export type CertificatePrinting = { certificate: Certificate; vault: Vault; site: URL }

/** Facts of the written renunciation (S-137). Opens the applicant's document, so it leaves a journal row. */
export async function printRenunciation(
  tx: Tx,
  by: Actor,
  { reason = null, ...printing }: CertificatePrinting & { reason?: string | null },
  now: Temporal.Instant,
): Promise<RenunciationFacts> {
  const { certificate } = printing
  const { child, head } = await peopleOf(tx, by, { ...printing, why: 'Печать отказа от сертификата' }, now)
  return {
    ...head,
    certificateNumber: certificate.number,
    date: formatDay(await dayOf(tx, now)),
    childBirth: formatDay(child.birthOn),
    reason,
  }
}

export type StatusChangePrinting = CertificatePrinting & {
  /** Number and day of the statement for the change, and the last day of its term. */
  number: string
  submittedOn: Day
  dueOn: Day
  /** Who asked for it, where somebody is known; otherwise the holder of the record. */
  applicantId?: string | null
}

/** Facts of the statement for a certificate with nominal (S-139…S-142). Opens the applicant's document. */
export async function printStatusChange(
  tx: Tx,
  by: Actor,
  { number, submittedOn, dueOn, ...printing }: StatusChangePrinting,
  now: Temporal.Instant,
): Promise<StatusChangeFacts> {
  const { certificate } = printing
  const { child, head } = await peopleOf(tx, by, { ...printing, why: `Печать заявления ${number}` }, now)
  const categories = await listCategories(tx, certificate.municipalityId)
  const category = categories.find(({ id }) => id === certificate.categoryId)
  return {
    ...head,
    number,
    date: formatDay(submittedOn),
    certificateNumber: certificate.number,
    childBirth: formatDay(child.birthOn),
    category: category?.name ?? '',
    proof: category?.proof ?? null,
    decidedBy: formatDay(dueOn),
  }
}

type People = CertificatePrinting & { applicantId?: string | null; why: string }

async function peopleOf(tx: Tx, by: Actor, people: People, now: Temporal.Instant) {
  const { certificate, vault, site, why: reason } = people
  const { childId, municipalityId } = certificate
  const [child, guardians, municipality] = await Promise.all([
    getChild(tx, childId),
    guardiansOf(tx, childId),
    getMunicipality(tx, municipalityId),
  ])
  const asked = people.applicantId ?? by.userId
  const signer = guardians.find(({ userId }) => userId === asked) ?? guardians[0] ?? refuse('http.not-found')
  const owner = signer.relation === 'self' ? { childId } : { userId: signer.userId }
  // Another guardian's passport is not opened for this one.
  const mayOpen = by.role !== 'family' || signer.relation === 'self' || signer.userId === by.userId
  const { document } = mayOpen ? await unmask(tx, by, { owner, vault, reason }, now) : { document: null }
  const head = {
    address: new URL(`/my/children/${childId}`, site).href,
    authorisedBody: municipality.authorisedBody,
    applicantGenitive: declineName(signer, 'genitive'),
    applicantShort: shortName(signer),
    applicantDocument: document ? `${documentKinds[document.kind]} ${formatDocument(document)}` : '',
    child: fullName(child),
    childGenitive: declineName(child, 'genitive', { gender: child.gender }),
  }
  return { child, head }
}

const mostPoints = 6

/** Facts of the memo for parents (S-164): of one municipality, or of the region without points. */
export async function printMemo(
  reader: Reader,
  place: { municipalityId: string | null; regionName: string; site: URL },
  now: Temporal.Instant,
): Promise<MemoFacts> {
  const today = await dayOf(reader, now)
  const municipality = place.municipalityId ? await findMunicipality(reader, place.municipalityId) : null
  const id = municipality?.id
  const [from, to, days, decides, within, help, points] = await Promise.all([
    settingOf(reader, ageFrom, today),
    settingOf(reader, ageTo, today),
    settingOf(reader, documentsTerm, today, id),
    settingOf(reader, decisionBy, today),
    settingOf(reader, decisionTerm, today),
    settingOf(reader, support, today),
    id ? listPoints(reader, today, id) : [],
  ])
  const working = (count: number) => plural(count, 'рабочий день', 'рабочих дня', 'рабочих дней')
  return {
    regionName: place.regionName,
    municipality: municipality?.name ?? null,
    siteAddress: place.site.href.replace(/\/$/, ''),
    ages: { from, to: to + 1 },
    documentsDays: working(days),
    decision:
      decides === 'operator'
        ? `Пункт приёма сверит документы и примет заявление, а решение примет региональный оператор: на это ${working(within)}. О решении придёт письмо.`
        : 'Пункт приёма сверит документы, примет заявление и активирует сертификат. Об этом придёт письмо.',
    support: { ...help, phone: formatPhone(help.phone) },
    body: municipality && {
      name: municipality.authorisedBody,
      phone: formatPhone(municipality.phone),
      email: municipality.email,
    },
    points: points
      .slice(0, mostPoints)
      .map(({ name, address, hours, phone }) => [name, `${address}, ${hours}, ${formatPhone(phone)}`] as const),
  }
}
