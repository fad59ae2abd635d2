import { type Actor, contactOf } from '#access'
import { type Child, getChild, type PersonalData, relationWords, unmask, type Vault } from '#families'
import { formatPhone } from '#kernel/contacts'
import { formatDay, formatInstant } from '#kernel/dates'
import { documentKinds, formatDocument, type IdentityDocument } from '#kernel/documents'
import { fullName, shortName } from '#kernel/names'
import { formatSnils } from '#kernel/snils'
import type { Reader, Tx } from '#platform/db'
import { declineName } from '#platform/pdf'
import { dayOf, getMunicipality, regionZone } from '#region'
import type { Certificate, Statement } from '../model/certificate.ts'
import type { ConsentFacts } from '../papers/consent.ts'
import type { ExtractFacts } from '../papers/extract.ts'
import type { StatementFacts } from '../papers/statement.ts'
import { listCategories } from '../queries/category.ts'
import { getCertificateOfStatement } from '../queries/certificate.ts'
import { listPoints } from '../queries/point.ts'
import { consentText, rulesText } from '../texts.ts'
import { activationWords, fundingWords } from '../words.ts'

/** `site`: where the record is found, for the QR code. */
export type Printing = { statement: Statement; vault: Vault; site: URL }

/** Facts of the printed statement. Opens personal data, so it leaves a journal row. */
export async function printStatement(
  tx: Tx,
  by: Actor,
  printing: Printing,
  now: Temporal.Instant,
): Promise<StatementFacts> {
  const { statement } = printing
  const opened = await openAll(tx, by, printing, now)
  const { child, applicant, zone } = opened
  const certificate = await getCertificateOfStatement(tx, statement.id)
  const { municipalityId } = certificate
  const [municipality, categories, points] = await Promise.all([
    getMunicipality(tx, municipalityId),
    listCategories(tx, municipalityId),
    listPoints(tx, await dayOf(tx, now), municipalityId),
  ])
  return {
    number: statement.number,
    date: formatDay(statement.submittedAt.toZonedDateTimeISO(zone).toPlainDate()),
    certificateNumber: certificate.number,
    authorisedBody: municipality.authorisedBody,
    address: addressOf(printing),
    forWhom: forWhom(statement, child),
    applicantGenitive: declineName(applicant.name, 'genitive'),
    applicantShort: shortName(applicant.name),
    applicant: applicantRows(statement, opened),
    child: childRows(opened),
    category: categories.find(({ id }) => id === statement.categoryId)?.name ?? '',
    dueOn: formatDay(statement.documentsDueOn),
    places: points
      .slice(0, 3)
      .map(({ name, address, hours, phone }) => `${name}: ${address}, ${hours}, ${formatPhone(phone)}`),
    rulesTick: rulesText.tick,
  }
}

type Opened = Awaited<ReturnType<typeof openAll>>

function applicantRows({ relation }: Statement, { applicant, applicantData }: Opened): StatementFacts['applicant'] {
  return [
    ['Фамилия, имя, отчество', fullName(applicant.name)],
    ['Кем приходится ребёнку', relationWords[relation]],
    ['Документ', documentWords(applicantData.document)],
    ...(applicantData.snils ? [['СНИЛС', formatSnils(applicantData.snils)] as const] : []),
    ['Адрес', applicantData.address ?? ''],
    ['Телефон и почта', [applicant.phone && formatPhone(applicant.phone), applicant.email].filter(Boolean).join(', ')],
  ]
}

function childRows({ child, childData }: Opened): StatementFacts['child'] {
  return [
    ['Фамилия, имя, отчество', fullName(child)],
    ['Дата рождения, пол', `${formatDay(child.birthOn)}, ${child.gender === 'female' ? 'женский' : 'мужской'}`],
    ['СНИЛС', childData.snils ? formatSnils(childData.snils) : ''],
    ['Документ', documentWords(childData.document)],
    ['Адрес', childData.address ?? ''],
  ]
}

/** Facts of the consent, a sheet of its own (156-FZ). */
export async function printConsent(
  tx: Tx,
  by: Actor,
  printing: Printing,
  now: Temporal.Instant,
): Promise<ConsentFacts> {
  const { statement } = printing
  const { child, childData, applicant, applicantData, zone } = await openAll(tx, by, printing, now)
  return {
    statementNumber: statement.number,
    address: addressOf(printing),
    signer: statement.relation === 'self' ? 'Заявитель' : 'Законный представитель',
    title: consentText.title,
    version: statement.consentVersion,
    date: formatDay(statement.submittedAt.toZonedDateTimeISO(zone).toPlainDate()),
    applicant: fullName(applicant.name),
    applicantDocument: documentWords(applicantData.document),
    applicantAddress: applicantData.address ?? '',
    applicantShort: shortName(applicant.name),
    child: fullName(child),
    childBirth: formatDay(child.birthOn),
    childDocument: documentWords(childData.document),
    paragraphs: consentText.paragraphs,
    given: `${agreedWhere[statement.way]} ${formatInstant(statement.submittedAt, zone)}`,
  }
}

/** Facts of the extract: nothing of the vault stands on it. */
export async function printExtract(
  reader: Reader,
  certificate: Certificate,
  site: URL,
  now: Temporal.Instant,
): Promise<ExtractFacts> {
  const [child, municipality, categories, zone, today] = await Promise.all([
    getChild(reader, certificate.childId),
    getMunicipality(reader, certificate.municipalityId),
    listCategories(reader, certificate.municipalityId),
    regionZone(reader),
    dayOf(reader, now),
  ])
  return {
    certificateNumber: certificate.number,
    date: formatDay(today),
    authorisedBody: municipality.authorisedBody,
    contacts: `${formatPhone(municipality.phone)}, ${municipality.email}`,
    siteAddress: new URL('/my', site).href,
    signIn: null,
    rows: [
      ['Ребёнок', fullName(child)],
      ['Номер сертификата', certificate.number],
      ['Муниципалитет', municipality.name],
      ['Категория', categories.find(({ id }) => id === certificate.categoryId)?.name ?? ''],
      ['Вид сертификата', fundingWords[certificate.funding]],
      ['Состояние', activationWords[certificate.activation]],
      ['Запись внесена', formatDay(certificate.issuedAt.toZonedDateTimeISO(zone).toPlainDate())],
      ['Действует', `с ${formatDay(certificate.validFrom)} по ${formatDay(certificate.validTo)}`],
    ],
  }
}

const agreedWhere: Record<Statement['way'], string> = {
  cabinet: 'в личном кабинете',
  point: 'на своём экране в пункте приёма',
  gosuslugi: 'на Госуслугах',
}

function addressOf({ statement, site }: Pick<Printing, 'statement' | 'site'>): string {
  return new URL(`/my/statements/${statement.id}`, site).href
}

/** «моей дочери, Петровой Марии Андреевне,»; a child from fourteen asks for oneself. */
export function forWhom({ relation }: Pick<Statement, 'relation'>, child: Child): string {
  if (relation === 'self') return 'мне'
  const { gender } = child
  const ward = gender === 'female' ? 'моей подопечной' : 'моему подопечному'
  const own = gender === 'female' ? 'моей дочери' : 'моему сыну'
  return `${relation === 'guardian' ? ward : own}, ${declineName(child, 'dative', { gender })},`
}

async function openAll(tx: Tx, by: Actor, { statement, vault }: Printing, now: Temporal.Instant) {
  const { childId, applicantId, number, relation } = statement
  const reason = `Печать заявления ${number}`
  const [child, applicant, zone] = await Promise.all([
    getChild(tx, childId),
    contactOf(tx, applicantId),
    regionZone(tx),
  ])
  const childData = await unmask(tx, by, { owner: { childId }, vault, reason }, now)
  // A child from fourteen signs with the very document of the record; another guardian does not read the applicant's.
  const applicantData: PersonalData =
    relation === 'self'
      ? childData
      : by.role === 'family' && by.userId !== applicantId
        ? { snils: null, document: null, address: null }
        : await unmask(tx, by, { owner: { userId: applicantId }, vault, reason }, now)
  return { child, applicant, zone, childData, applicantData }
}

function documentWords(document: IdentityDocument | null): string {
  return document ? `${documentKinds[document.kind]} ${formatDocument(document)}` : ''
}
