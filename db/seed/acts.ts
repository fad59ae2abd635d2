import type { Actor } from '#access'
import { system } from '#audit'
import {
  acceptStatement,
  activateCertificate,
  approveStatement,
  comparedFields,
  consentText,
  decisionBy,
  getCertificateOfChild,
  rulesText,
  type StatementId,
  submitStatement,
} from '#certificates'
import { type ApplicationId, quoteFor, submitApplication } from '#enrolment'
import { addChild, type ChildId, keepOwnData, type NewChild } from '#families'
import { creditAt, meltPolicy, nominalOn } from '#funding'
import { ageOn, type Instant } from '#kernel/dates'
import { parseSnils, type Snils } from '#kernel/snils'
import { findAccount, post } from '#ledger'
import type { Tx } from '#platform/db'
import type { GroupId } from '#programmes'
import { settingOf } from '#region'
import type { Stage } from './stage.ts'

/** A child as the family tells about one; SNILS and papers are made from `number`. */
export function aChild(
  { town, moments }: Stage,
  number: number,
  child: Pick<NewChild, 'name' | 'birthOn' | 'gender' | 'relation'> & { place?: 0 | 1 | 2 },
): NewChild {
  const { place = 0, ...told } = child
  const streets = ['ул. Садовая', 'ул. Набережная', 'ул. Лесная'] as const
  const { localities, birthSeries, passports } = town.scene
  const digits = String(200_000 + number * 317)
  const day = moments.enrolled.toZonedDateTimeISO(moments.zone).toPlainDate()
  const passport = told.relation === 'self' || ageOn(told.birthOn, day) >= 14
  return {
    ...told,
    snils: snilsOf(112_400_000 + number * 1013),
    document: passport
      ? { kind: 'passport-rf', series: `${passports}22`, number: digits }
      : { kind: 'birth-certificate-rf', series: birthSeries, number: digits },
    address: `${localities[place]}, ${streets[place]}, д. ${number + 2}, кв. ${number * 3 + 1}`,
    municipalityId: town.municipalities[place].id,
  }
}

function snilsOf(number: number): Snils {
  const digits = String(number)
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
  const snils = parseSnils(`${digits}${String((sum % 101) % 100).padStart(2, '0')}`)
  if (!snils) throw new Error(`no SNILS is made from ${number}`)
  return snils
}

export async function bringChild({ tx, vault }: Stage, by: Actor, child: NewChild, at: Instant): Promise<ChildId> {
  return addChild(tx, by, { child, vault }, at)
}

/** `special`: asks for the category of children with limited health. */
type Filed = { childId: ChildId; child: NewChild; special?: boolean }

/** Fills in the person's own papers, agrees to both texts and files the statement. */
export async function fileStatement(
  { tx, vault, town, funded }: Stage,
  by: Actor,
  { childId, child, special = false }: Filed,
  at: Instant,
): Promise<StatementId> {
  const number = child.document.number
  const document = {
    kind: 'passport-rf',
    series: `${town.scene.passports}08`,
    number: String(900_000 - Number(number)).padStart(6, '0'),
  } as const
  if (child.relation !== 'self') await keepOwnData(tx, by, { vault, document, address: child.address }, at)
  const payer = town.payers.find(({ municipalityId }) => municipalityId === child.municipalityId)
  const categoryId = (special ? payer?.specialId : payer?.categoryId) ?? null
  const consent = { version: consentText.version, at }
  const rules = { version: rulesText.version, at }
  const id = await submitStatement(tx, by, { childId, categoryId, consent, rules }, at)
  // The job of the issue credits the certificate too, and then finds it done: the stories need their money at once.
  const certificate = await certificateOf(tx, childId)
  await creditAt(tx, 'issue', certificate.id, at)
  // Behind a limit the acts of the next period credit in their own order.
  if (!special) funded.push(certificate.id)
  return id
}

async function certificateOf(tx: Tx, childId: ChildId) {
  const certificate = await getCertificateOfChild(tx, childId)
  if (!certificate) throw new Error('a filed statement gives a certificate')
  return certificate
}

/** The papers were compared and found right. */
export async function accept({ tx }: Stage, by: Actor, statementId: StatementId, at: Instant): Promise<void> {
  await acceptStatement(tx, by, { statementId, compared: Object.keys(comparedFields) }, at)
}

/** From the statement to an activated certificate with its nominal, all at one moment. */
export async function certify(
  stage: Stage,
  { by, worker, ...who }: { by: Actor; worker: Actor } & Filed,
  at: Instant,
): Promise<string> {
  const { tx } = stage
  const statementId = await fileStatement(stage, by, who, at)
  await accept(stage, worker, statementId, at)
  const { id } = await certificateOf(tx, who.childId)
  if ((await settingOf(tx, decisionBy, stage.moments.today)) === 'operator')
    await approveStatement(tx, stage.people('karimova'), statementId, at)
  else await activateCertificate(tx, worker, id, at)
  return id
}

/** Months of the running period in which the nominal was not used, each with its entry (S-008). */
export async function melt(stage: Stage, certificateId: string, from: Instant, until: Instant): Promise<void> {
  const { tx, moments, town } = stage
  const [period] = town.periods
  const policy = await settingOf(tx, meltPolicy, moments.today)
  if (policy === 'none') return
  const account = period && (await findAccount(tx, { certificateId, periodId: period.id, unit: 'kopecks' }))
  if (!period || !account) return
  const payer = town.payers.find(({ municipalityId }) => municipalityId === account.payerId)
  const annual = payer?.nominal ?? 0n
  const dayAt = (moment: Instant) => moment.toZonedDateTimeISO(moments.zone).toPlainDate()
  let month = dayAt(from).toPlainYearMonth().add({ months: 1 })
  for (
    ;
    Temporal.PlainYearMonth.compare(month, dayAt(until).toPlainYearMonth()) <= 0;
    month = month.add({ months: 1 })
  ) {
    const first = month.toPlainDate({ day: 1 })
    const worth = (day: Temporal.PlainDate) => nominalOn(annual, period, day, policy)
    const movement = {
      ...{ accountId: account.id, amount: worth(first.subtract({ days: 1 })) - worth(first), month: first },
      ...{ cause: { kind: 'certificate', id: certificateId } as const, key: `melt:${account.id}:${month}` },
      ...{ actId: payer?.actId, by: system.userId },
    }
    const night = first.toZonedDateTime({ timeZone: moments.zone, plainTime: '00:10' }).toInstant()
    await post(tx, 'melt', movement, night)
  }
}

type Wish = {
  childId: ChildId
  groupId: GroupId | undefined
  /** From the next week on, not from tomorrow. */
  later?: boolean
}

/** Applies as the family would; null when the group does not take the child at that season of the year. */
export async function apply({ tx, moments }: Stage, by: Actor, wish: Wish, at: Instant): Promise<ApplicationId | null> {
  const { childId, groupId, later = false } = wish
  if (!groupId) return null
  const asked = { childId, groupId, guardianId: by.userId }
  const wished = later ? await quoteFor(tx, { ...asked, startsOn: moments.today.add({ days: 6 }) }, at) : null
  const quote = wished?.allowed ? wished : await quoteFor(tx, asked, at)
  if (!quote?.allowed) return null
  const submission = { childId, groupId, startsOn: quote.startsOn, quoteVersion: quote.version }
  return (await submitApplication(tx, by, submission, at)).id
}
