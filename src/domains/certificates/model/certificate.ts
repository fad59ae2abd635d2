import type { ChildId, Relation } from '#families'
import type { Day, Instant } from '#kernel/dates'
import type { Id } from '#kernel/ids'

export type CertificateId = Id<'certificate'>
export type StatementId = Id<'statement'>
export type PointId = Id<'point'>
export type CategoryId = Id<'category'>

export type StatementState = 'submitted' | 'accepted' | 'approved' | 'refused' | 'withdrawn' | 'expired'
/** A statement for a certificate (заявление). */
export type Statement = {
  id: StatementId
  /** «З-2026-000123» */
  number: string
  childId: ChildId
  applicantId: string
  relation: Relation
  categoryId: CategoryId
  way: 'cabinet' | 'point' | 'gosuslugi'
  state: StatementState
  submittedAt: Instant
  consentVersion: string
  rulesVersion: string
  /** Last day of the term in which papers are brought (S-127). */
  documentsDueOn: Day
  pointId: PointId | null
  acceptedAt: Instant | null
  /** Last day of the term of the decision, from the accepted full package (S-130). */
  decisionDueOn: Day | null
  decidedAt: Instant | null
  refusalGround: RefusalGround | null
  /** What the one who refused explained beside the ground. */
  decisionText: string | null
}

/** S-132…S-135 and S-137, S-138; the region gives each its words and its law. */
export const refusalGroundCodes = ['has-certificate', 'wrong-data', 'no-residence', 'no-consent'] as const
export type RefusalGround = (typeof refusalGroundCodes)[number]
export const exclusionGroundCodes = ['renounced', 'moved'] as const
export type ExclusionGround = (typeof exclusionGroundCodes)[number]
/** A ground of a dictionary: what it says, by which law, and what can be done about it. */
export type GroundWords = { words: string; law: string; explanation: string }

export type Activation = 'not-activated' | 'in-process' | 'activated'
export type Validity = 'valid' | 'frozen' | 'excluded' | 'expired'
export type FundingType = 'accounting' | 'queued' | 'nominal'

/** The registry record of ten digits; activation, validity and funding are independent axes. */
export type Certificate = {
  id: CertificateId
  number: string
  childId: ChildId
  municipalityId: string
  categoryId: CategoryId
  statementId: StatementId
  issuedAt: Instant
  validFrom: Day
  validTo: Day
  activation: Activation
  activatedAt: Instant | null
  validity: Validity
  funding: FundingType
  excludedAt: Instant | null
  exclusionGround: ExclusionGround | null
  exclusionText: string | null
}

/** A reception point as families see it (S-167, S-168). */
export type Point = {
  id: PointId
  municipalityId: string
  name: string
  address: string
  phone: string
  hours: string
  specialist: string
  mayActivate: boolean
}

export type Category = {
  id: CategoryId
  municipalityId: string
  name: string
  /** The paper that proves it; absent for children of the general category. */
  proof: string | null
  funded: boolean
  /** The day of the act that opened it; absent where it was there from the beginning. */
  openedOn: Day | null
  closedOn: Day | null
}

/** What the comparison at a reception point looks at, in the order of the paper. */
export const comparedFields = {
  'applicant-name': 'Фамилия, имя, отчество заявителя',
  'applicant-document': 'Документ, удостоверяющий личность заявителя',
  relation: 'Кем заявитель приходится ребёнку',
  'child-name': 'Фамилия, имя, отчество ребёнка',
  'child-birth': 'Дата рождения ребёнка',
  'child-document': 'Свидетельство о рождении или паспорт ребёнка',
  'child-snils': 'СНИЛС ребёнка',
  address: 'Адрес ребёнка',
  signature: 'Заявление и согласие подписаны заявителем',
} as const
export type ComparedField = keyof typeof comparedFields

/** What the registry holds of one municipality, counted. */
export type RegistryCount = {
  children: number
  /** Valid or frozen; the three of activation make it up, frozen ones are among them. */
  living: number
  notActivated: number
  inProcess: number
  activated: number
  frozen: number
  excluded: number
  expired: number
  /** Statements that wait for papers, those of them whose term is over, and those that wait for activation. */
  waiting: number
  overdue: number
  accepted: number
  points: number
  activating: number
}
export type MunicipalityRegistry = RegistryCount & { municipalityId: string; municipality: string }
