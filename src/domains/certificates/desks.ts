import { defineFiled, definePlaceOfPoint } from '#families'
import type { Manifest } from '#platform/manifest'
import { apiOfPoints } from './api/point.ts'
import { findPlaceOfPoint } from './queries/point.ts'
import { findStatementOfChild } from './queries/statement.ts'
import { refusalsOfPoints } from './refusals/point.ts'
import { campaignRoutes } from './routes/campaigns.tsx'
import { applicantCorrectionRoutes, correctionRoutes } from './routes/correction.tsx'
import { deskPaperRoutes } from './routes/desk-papers.ts'
import { managedPointRoutes } from './routes/managed-points.tsx'
import { materialApi, materialRoutes } from './routes/materials.tsx'
import { specialistRoutes } from './routes/specialists.tsx'
import { desks as samples } from './samples/desks.tsx'

definePlaceOfPoint(findPlaceOfPoint)
defineFiled(async (reader, childId) => (await findStatementOfChild(reader, childId)) !== null)

/** What points, their people and campaigns bring to the manifest of the domain. */
export const desks = {
  permissions: {
    'certificates.point.read': {
      roles: ['municipality', 'region'],
      words: 'видеть пункты приёма, их сотрудников и ход кампаний',
    },
    'certificates.point.manage': {
      roles: ['municipality'],
      words: 'назначать пункты приёма, давать входы их сотрудникам и объявлять кампании',
    },
  },
  routes(app) {
    correctionRoutes(app)
    applicantCorrectionRoutes(app)
    deskPaperRoutes(app)
    managedPointRoutes(app)
    specialistRoutes(app)
    campaignRoutes(app)
    materialRoutes(app)
  },
  api(app) {
    apiOfPoints(app)
    materialApi(app)
  },
  journal: {
    'certificates.search-missed': 'Искали заявление по номерам и не нашли',
    'certificates.point-appointed': 'Назначили пункт приёма',
    'certificates.point-changed': 'Изменили данные пункта приёма',
    'certificates.point-authorised': 'Изменили полномочие пункта приёма',
    'certificates.point-closed': 'Закрыли пункт приёма',
    'certificates.campaign-announced': 'Объявили кампанию приёма',
  },
  refusals: refusalsOfPoints,
  samples,
} satisfies Partial<Manifest>
