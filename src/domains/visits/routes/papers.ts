import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import {
  consentPaper,
  extractPaper,
  getCertificateOfStatement,
  getStatement,
  mayAccept,
  printConsent,
  printExtract,
  printStatement,
  type Statement,
  statementPaper,
} from '#certificates'
import { openVault } from '#families'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type App, notFound, sendPaper } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { getVisit } from '../queries.ts'
import { mayPrint } from '../rules.ts'

type One = { Params: { id: string } }
const printing = {
  permission: 'certificates.statement.receive',
  rateLimit: { max: 60, timeWindow: '10 minutes' },
}

/** S-065, S-066, S-174: what the worker prints for the visitor; each print opens data and leaves a journal row. */
export function paperRoutes(app: App): void {
  app.get<One>('/reception/visits/:id/statement.pdf', { config: printing }, (request, reply) =>
    print(request, reply, async (tx, statement) => ({
      paper: statementPaper,
      facts: await printStatement(tx, actorOf(request), printingOf(request, statement), request.now),
    })),
  )
  app.get<One>('/reception/visits/:id/consent.pdf', { config: printing }, (request, reply) =>
    print(request, reply, async (tx, statement) => ({
      paper: consentPaper,
      facts: await printConsent(tx, actorOf(request), printingOf(request, statement), request.now),
    })),
  )
  app.get<One>('/reception/visits/:id/extract.pdf', { config: printing }, (request, reply) =>
    print(request, reply, async (tx, statement) => {
      const certificate = await getCertificateOfStatement(tx, statement.id)
      const { publicUrl } = request.kit.config
      return { paper: extractPaper, facts: await printExtract(tx, certificate, publicUrl, request.now) }
    }),
  )
}

type Printed<F> = { paper: Parameters<typeof sendPaper<F>>[1]; facts: F }

async function print<F>(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  open: (tx: Tx, statement: Statement) => Promise<Printed<F>>,
) {
  const { paper, facts } = await request.kit.db.transaction(async (tx) => open(tx, await printable(tx, request)))
  return sendPaper(reply, paper, facts)
}

async function printable(tx: Tx, request: FastifyRequest<One>): Promise<Statement> {
  const by = actorOf(request)
  const visit = await getVisit(tx, by.scopeId, parseId(request.params.id) ?? notFound())
  if (!visit.statementId) notFound()
  const statement = await getStatement(tx, visit.statementId)
  const [today, zone] = [await dayOf(tx, request.now), await regionZone(tx)]
  if (!mayAccept(by)) refuse('certificates.may-not-accept')
  return mayPrint(visit, statement, { today, zone }) ? statement : notFound()
}

function printingOf({ kit }: FastifyRequest, statement: Statement) {
  return { statement, vault: openVault(kit.config.secretKey), site: kit.config.publicUrl }
}
