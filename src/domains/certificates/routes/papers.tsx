import type { FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { getChild, getOwnChild, openVault } from '#families'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { type App, notFound, sendPaper, show } from '#platform/http'
import { calendarOf, dayOf, settingOf } from '#region'
import { groundOf } from '../actions/letters.ts'
import { printConsent, printExtract, printStatement } from '../actions/papers.ts'
import { StatementPage } from '../pages/confirmation.tsx'
import { consentPaper } from '../papers/consent.ts'
import { extractPaper } from '../papers/extract.ts'
import { statementPaper } from '../papers/statement.ts'
import { getCertificate, getCertificateOfStatement } from '../queries/certificate.ts'
import { listPoints } from '../queries/point.ts'
import { getOwnStatement } from '../queries/statement.ts'
import { dueOf, termOf } from '../rules/decision.ts'
import { appeal } from '../settings.ts'

type One = { Params: { id: string } }
const family = { permission: 'certificates.statement.submit' }
const printing = { ...family, rateLimit: { max: 30, timeWindow: '10 minutes' } }

/** A filed statement and its papers, as often as the family wants them. */
export function paperRoutes(app: App): void {
  app.get<One>('/my/statements/:id', { config: family }, async (request, reply) => {
    const { reader } = request.kit.db
    const statement = await ownStatement(request)
    const certificate = await getCertificateOfStatement(reader, statement.id)
    const today = await dayOf(reader, request.now)
    const [child, points] = await Promise.all([
      getChild(reader, statement.childId),
      listPoints(reader, today, certificate.municipalityId),
    ])
    const [ground, appealWords, calendar] = await Promise.all([
      groundOf(reader, { statement, certificate }, today),
      settingOf(reader, appeal, today),
      calendarOf(reader),
    ])
    const decision = { ground, appeal: appealWords }
    const dueOn = dueOf(statement)
    const term = dueOn && termOf(calendar, today, dueOn)
    const page = <StatementPage {...{ statement, certificate, points, term, decision }} childName={fullName(child)} />
    return show(reply, page)
  })

  app.get<One>('/my/statements/:id/statement.pdf', { config: printing }, async (request, reply) => {
    const statement = await ownStatement(request)
    const vault = openVault(request.kit.config.secretKey)
    const facts = await request.kit.db.transaction((tx) =>
      printStatement(tx, actorOf(request), { statement, vault, site: request.kit.config.publicUrl }, request.now),
    )
    return sendPaper(reply, statementPaper, facts)
  })

  app.get<One>('/my/statements/:id/consent.pdf', { config: printing }, async (request, reply) => {
    const statement = await ownStatement(request)
    const vault = openVault(request.kit.config.secretKey)
    const facts = await request.kit.db.transaction((tx) =>
      printConsent(tx, actorOf(request), { statement, vault, site: request.kit.config.publicUrl }, request.now),
    )
    return sendPaper(reply, consentPaper, facts)
  })

  app.get<One>(
    '/my/certificates/:id/extract.pdf',
    { config: { ...printing, permission: 'certificates.extract.print' } },
    async (request, reply) => {
      const { db, config } = request.kit
      const certificate = await getCertificate(db.reader, parseId(request.params.id) ?? notFound())
      await getOwnChild(db.reader, actorOf(request), certificate.childId)
      return sendPaper(reply, extractPaper, await printExtract(db.reader, certificate, config.publicUrl, request.now))
    },
  )
}

async function ownStatement(request: FastifyRequest<One>) {
  return getOwnStatement(request.kit.db.reader, actorOf(request), parseId(request.params.id) ?? notFound())
}
