import type { FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { getOwnChild, openVault } from '#families'
import { parseId } from '#kernel/ids'
import { type App, notFound, sendPaper } from '#platform/http'
import { printMemo, printRefusal, printRenunciation } from '../actions/papers-of-decision.ts'
import type { Statement } from '../model/certificate.ts'
import { memoPaper } from '../papers/memo.ts'
import { refusalPaper } from '../papers/refusal.ts'
import { renunciationPaper } from '../papers/renunciation.ts'
import { getCertificate } from '../queries/certificate.ts'
import { getOwnStatement, getStatement, getStatementForPoint } from '../queries/statement.ts'

type One = { Params: { id: string } }
const rateLimit = { max: 60, timeWindow: '10 minutes' }
const family = { permission: 'certificates.statement.submit', rateLimit }

/** The notice of refusal for each who may read the decision, the written renunciation, and the memo for everybody. */
export function decisionPaperRoutes(app: App): void {
  const readers: [string, string, (request: FastifyRequest, id: string) => Promise<Statement>][] = [
    ['/my', family.permission, (request, id) => getOwnStatement(request.kit.db.reader, actorOf(request), id)],
    [
      '/reception',
      'certificates.statement.receive',
      (request, id) => getStatementForPoint(request.kit.db.reader, actorOf(request).scopeId, id),
    ],
    ['/region', 'certificates.statement.decide', (request, id) => getStatement(request.kit.db.reader, id)],
  ]
  for (const [place, permission, find] of readers)
    app.get<One>(
      `${place}/statements/:id/refusal.pdf`,
      { config: { permission, rateLimit } },
      async (request, reply) => {
        const { db, config } = request.kit
        const statement = await find(request, parseId(request.params.id) ?? notFound())
        return sendPaper(reply, refusalPaper, await printRefusal(db.reader, { statement, site: config.publicUrl }))
      },
    )

  app.get<One>('/my/certificates/:id/renunciation.pdf', { config: family }, async (request, reply) => {
    const { db, config } = request.kit
    const by = actorOf(request)
    const certificate = await getCertificate(db.reader, parseId(request.params.id) ?? notFound())
    await getOwnChild(db.reader, by, certificate.childId)
    const printing = { certificate, vault: openVault(config.secretKey), site: config.publicUrl }
    const facts = await db.transaction((tx) => printRenunciation(tx, by, printing, request.now))
    return sendPaper(reply, renunciationPaper, facts)
  })

  app.get<{ Querystring: { municipality?: string | string[] } }>(
    '/papers/memo.pdf',
    { config: { permission: 'anyone', rateLimit } },
    async (request, reply) => {
      const { db, config } = request.kit
      const municipalityId = parseId(String(request.query.municipality ?? ''))
      const place = { municipalityId, regionName: config.regionName, site: config.publicUrl }
      return sendPaper(reply, memoPaper, await printMemo(db.reader, place, request.now))
    },
  )
}
