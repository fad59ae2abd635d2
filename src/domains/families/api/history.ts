import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import type { App } from '#platform/http'
import { type CorrectionRecord, whatOf, whatWas } from '../correction.ts'
import { getOwnChild } from '../queries/child.ts'
import { listCorrections } from '../queries/correction.ts'
import { journalOf } from '../queries/journal.ts'
import type { Owner } from '../queries/vault.ts'
import { openVault } from '../vault.ts'

const family = { permission: 'families.children.manage' }
const one = z.object({ id: z.uuid() })
const entryOut = z.object({
  at: z.iso.datetime(),
  what: z.string(),
  reason: z.string().nullable(),
  byYou: z.boolean(),
  role: z.string(),
  place: z.string().nullable(),
})
const value = z.string().nullable().describe('СНИЛС, документ и адрес показываются частично')
const correctionOut = z.object({
  at: z.iso.datetime(),
  reason: z.string(),
  place: z.string().nullable(),
  changes: z.array(z.object({ what: z.string(), before: value, after: value })),
})
const correctionsOut = { 200: z.object({ corrections: z.array(correctionOut) }) }

/** `/children/:id/journal`, `/children/:id/corrections`, `/personal-data/corrections`: who looked, and what desks changed. */
export function historyApi(app: App): void {
  const journal = {
    summary: 'Кто смотрел и менял данные ребёнка, когда и зачем',
    params: one,
    response: { 200: z.object({ entries: z.array(entryOut) }) },
  }
  app.get('/children/:id/journal', { config: family, schema: journal }, async (request) => {
    const by = actorOf(request)
    const { reader } = request.kit.db
    const { id } = await getOwnChild(reader, by, request.params.id)
    const { entries, places } = await journalOf(reader, id)
    return {
      entries: entries.map((entry) => ({
        ...{ at: entry.at.toString(), what: whatOf(entry), reason: entry.reason, role: entry.role },
        byYou: entry.userId === by.userId,
        place: (entry.scopeId && places.get(entry.scopeId)) ?? null,
      })),
    }
  })

  const ofChild = { summary: 'Что исправили в данных ребёнка по документам', params: one, response: correctionsOut }
  app.get('/children/:id/corrections', { config: family, schema: ofChild }, async (request) => {
    const { id } = await getOwnChild(request.kit.db.reader, actorOf(request), request.params.id)
    return correctionsFor(request, { childId: id })
  })

  const own = { summary: 'Что исправили в ваших данных по документам', response: correctionsOut }
  app.get('/personal-data/corrections', { config: family, schema: own }, async (request) =>
    correctionsFor(request, { userId: actorOf(request).userId }),
  )
}

async function correctionsFor({ kit }: FastifyRequest, owner: Owner) {
  const records = await listCorrections(kit.db.reader, owner, openVault(kit.config.secretKey))
  return { corrections: records.map(correctionAsJson) }
}

function correctionAsJson({ at, reason, place, changes }: CorrectionRecord): z.output<typeof correctionOut> {
  const told = changes.map(({ before, after, ...what }) => ({ what: whatWas(what), before, after }))
  return { at: at.toString(), reason, place, changes: told }
}
