import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { openVault, type Vault } from '#families'
import { refuse } from '#kernel/refusal'
import type { Tx } from '#platform/db'
import { type App, sendPaper } from '#platform/http'
import type { Paper } from '#platform/pdf'
import { printConsent, printStatement } from '../actions/papers.ts'
import type { Statement } from '../model/certificate.ts'
import { consentPaper } from '../papers/consent.ts'
import { statementPaper } from '../papers/statement.ts'
import { maySeePersonalData } from '../rules/statement.ts'
import { statementOnDesk } from './reception.tsx'

type One = { Params: { id: string } }
const printing = {
  permission: 'certificates.statement.receive',
  rateLimit: { max: 60, timeWindow: '10 minutes' },
}

/** S-174: the specialist prints the statement and the consent; whole data stand on them, so behind the channel only. */
export function deskPaperRoutes(app: App): void {
  app.get<One>('/reception/statements/:id/statement.pdf', { config: printing }, (request, reply) =>
    print(request, reply, statementPaper, printStatement),
  )
  app.get<One>('/reception/statements/:id/consent.pdf', { config: printing }, (request, reply) =>
    print(request, reply, consentPaper, printConsent),
  )
}

type Gather<F> = (
  tx: Tx,
  by: ReturnType<typeof actorOf>,
  printing: { statement: Statement; vault: Vault; site: URL },
  now: Temporal.Instant,
) => Promise<F>

async function print<F>(request: FastifyRequest<One>, reply: FastifyReply, paper: Paper<F>, gather: Gather<F>) {
  const by = actorOf(request)
  const statement = await statementOnDesk(request)
  if (!maySeePersonalData(by)) refuse('certificates.print-at-home', { statementId: statement.id })
  const { db, config } = request.kit
  const whole = { statement, vault: openVault(config.secretKey), site: config.publicUrl }
  const facts = await db.transaction((tx) => gather(tx, by, whole, request.now))
  return sendPaper(reply, paper, facts)
}
