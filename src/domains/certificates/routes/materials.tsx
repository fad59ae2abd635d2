import { z } from 'zod'
import { actorOf } from '#access'
import { type App, show } from '#platform/http'
import { MaterialsPage } from '../pages/materials.tsx'
import { getMaterialFacts } from '../queries/material.ts'
import { type MaterialKind, materialKinds, materialsOf } from '../rules/material.ts'

const desk = { permission: 'certificates.statement.receive' }

/** `/reception/materials`: texts for families, of the own point (S-169). */
export function materialRoutes(app: App): void {
  app.get('/reception/materials', { config: desk }, async (request, reply) => {
    const { db, config } = request.kit
    const place = { pointId: actorOf(request).scopeId, site: config.publicUrl }
    const { point, facts } = await getMaterialFacts(db.reader, place, request.now)
    const shown = { materials: materialsOf(facts), point: point.name, municipalityId: point.municipalityId }
    return show(reply, <MaterialsPage {...shown} />)
  })
}

const kinds = Object.keys(materialKinds) as [MaterialKind, ...MaterialKind[]]
const materialsOut = z.object({
  materials: z.array(z.object({ kind: z.enum(kinds), title: z.string(), text: z.string() })),
})

export function materialApi(app: App): void {
  const schema = {
    summary: 'Готовые тексты для родителей, со сведениями своего пункта',
    response: { 200: materialsOut },
  }
  app.get('/reception/materials', { config: desk, schema }, async (request) => {
    const { db, config } = request.kit
    const place = { pointId: actorOf(request).scopeId, site: config.publicUrl }
    const { facts } = await getMaterialFacts(db.reader, place, request.now)
    return { materials: materialsOf(facts) }
  })
}
