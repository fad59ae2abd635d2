import { sampleChild } from '#families'
import type { Certificate, Point, Statement } from '../model/certificate.ts'
import { consentText, rulesText } from '../texts.ts'

export const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
export const today = Temporal.PlainDate.from('2026-11-20')
export const zone = 'Europe/Moscow'
export const id = '0199d1a0-0000-7000-8000-000000000002'

export const child = sampleChild
export const statement: Statement = {
  id: id as Statement['id'],
  number: 'З-2026-000123',
  childId: child.id,
  applicantId: id,
  relation: 'mother',
  categoryId: id as Statement['categoryId'],
  way: 'cabinet',
  state: 'submitted',
  submittedAt: at,
  consentVersion: consentText.version,
  rulesVersion: rulesText.version,
  documentsDueOn: Temporal.PlainDate.from('2026-12-01'),
  pointId: null,
  acceptedAt: null,
  decisionDueOn: null,
  decidedAt: null,
  refusalGround: null,
  decisionText: null,
}
export const certificate: Certificate = {
  id: id as Certificate['id'],
  number: '4705381924',
  childId: child.id,
  municipalityId: id,
  categoryId: statement.categoryId,
  statementId: statement.id,
  issuedAt: at,
  validFrom: today,
  validTo: Temporal.PlainDate.from('2035-03-10'),
  activation: 'not-activated',
  activatedAt: null,
  validity: 'valid',
  funding: 'accounting',
  excludedAt: null,
  exclusionGround: null,
  exclusionText: null,
}
export const point: Point = {
  id: id as Point['id'],
  municipalityId: id,
  name: 'Школа № 3',
  address: 'г. Приозёрск, ул. Школьная, 14',
  phone: '+78137931415',
  hours: 'пн–чт 9:00–17:00, перерыв 13:00–14:00',
  specialist: 'Орлова Ирина Сергеевна',
  mayActivate: true,
}
