import type { FastifyReply, FastifyRequest } from 'fastify'
import { visitorOf, whoIsAt } from '#access'
import {
  consentText,
  getCertificateOfStatement,
  getPoint,
  getStatement,
  listCategories,
  rulesText,
} from '#certificates'
import { openVault } from '#families'
import { isAfter } from '#kernel/dates'
import { type App, answerOnce, parseForm, rejectForm, seeOther, show } from '#platform/http'
import type { FieldError } from '#ui'
import { agreeAtPoint, findVisitOfToken, type OnOwnScreen, takeVisitCode } from '../actions/agreement.ts'
import { visitAgreementForm, visitCodeForm, visitNewcomerForm } from '../forms.ts'
import { AgreedPage, AgreePage, OtherPersonPage, VisitCodePage, VisitOverPage } from '../pages/own-screen.tsx'

type ByToken = { Params: { token: string } }
const anyone = { permission: 'anyone' }
/** Six digits must not be counted through. */
const guesses = { ...anyone, rateLimit: { max: 15, timeWindow: '10 minutes' } }
const guarded = { ...anyone, rateLimit: { max: 30, timeWindow: '10 minutes' } }

/** `/visit`: the applicant's own screen at a reception point; whoever is there proved it by the letter (S-064). */
export function ownScreenRoutes(app: App): void {
  app.get<{ Querystring: { number?: string | string[] } }>('/visit', { config: anyone }, async (request, reply) => {
    const number = String(request.query.number ?? '')
    return show(reply, <VisitCodePage answers={/^П-\d{6,9}$/.test(number) ? { number } : {}} />)
  })

  app.post('/visit', { config: { ...guesses, keyless: true } }, async (request, reply) => {
    const form = parseForm(visitCodeForm, request.body)
    if (!form.ok) return show(reply, <VisitCodePage {...form} />, { status: 422 })
    const tried = { ...form.value, vault: vaultOf(request) }
    const token = await request.kit.db.transaction((tx) => takeVisitCode(tx, tried, request.now))
    if (token) return seeOther(reply, `/visit/${token}`)
    const message = 'Номер или код не подошли. Проверьте их по последнему письму или попросите новое'
    return show(reply, <VisitCodePage {...rejectForm(request.body, { field: 'code', message })} />, { status: 422 })
  })

  app.get<ByToken>('/visit/:token', { config: guarded }, async (request, reply) => {
    const found = await onScreen(request)
    return found ? showAgreement(reply, found) : showEnd(request, reply)
  })

  app.post<ByToken>('/visit/:token', { config: guarded }, async (request, reply) => {
    const found = await onScreen(request)
    const { token } = request.params
    if (found) {
      const form = parseForm(found.consents ? visitNewcomerForm : visitAgreementForm, request.body)
      if (!form.ok) return showAgreement(reply, found, form.errors)
    }
    const given = { consent: { version: consentText.version }, rules: { version: rulesText.version } }
    const agreement = { token, visitor: visitorOf(request), ...given, vault: vaultOf(request) }
    return answerOnce(request, reply, async (tx) => {
      await agreeAtPoint(tx, agreement, request.now)
      return { location: `/visit/${token}` }
    })
  })
}

type Found = OnOwnScreen & Pick<{ [K in 'applicant' | 'child']: NonNullable<OnOwnScreen[K]> }, 'applicant' | 'child'>

/** The statement that waits for its ticks; null when the link is over. */
async function onScreen(request: FastifyRequest<ByToken>): Promise<Found | null> {
  const { token } = request.params
  const found = await findVisitOfToken(request.kit.db.reader, { token, vault: vaultOf(request) }, request.now)
  const { applicant, child } = found ?? {}
  return found?.living && applicant && child ? { ...found, applicant, child } : null
}

async function showAgreement(reply: FastifyReply, found: Found, errors: FieldError[] = []) {
  const request = reply.request as FastifyRequest<ByToken>
  const { reader } = request.kit.db
  const { visit, applicant, child, newcomer, consents } = found
  const visitor = visitorOf(request)
  const who = await whoIsAt(reader, applicant)
  if (visitor && !('userId' in who && who.userId === visitor.userId))
    return show(reply, <OtherPersonPage />, { status: 403 })
  const [point, categories] = await Promise.all([
    getPoint(reader, visit.pointId),
    listCategories(reader, child.municipalityId),
  ])
  const page = (
    <AgreePage
      token={request.params.token}
      applicant={applicant}
      child={child}
      category={categories.find(({ id }) => id === visit.categoryId)?.name ?? ''}
      point={point?.name ?? ''}
      newcomer={newcomer}
      consents={consents}
      errors={errors}
    />
  )
  return show(reply, page, { status: errors.length > 0 ? 422 : 200 })
}

/** Shortly after sending the numbers can be read again under the same link; otherwise it is over. */
async function showEnd(request: FastifyRequest<ByToken>, reply: FastifyReply) {
  const { reader } = request.kit.db
  const { token } = request.params
  const found = await findVisitOfToken(reader, { token, vault: vaultOf(request) }, request.now)
  const { statementId, endedAt } = found?.visit ?? {}
  const fresh = endedAt && isAfter(endedAt.add({ hours: 1 }), request.now)
  if (!statementId || !fresh) return show(reply, <VisitOverPage />, { status: 410 })
  const [statement, certificate] = await Promise.all([
    getStatement(reader, statementId),
    getCertificateOfStatement(reader, statementId),
  ])
  return show(reply, <AgreedPage statement={statement.number} certificate={certificate.number} />)
}

function vaultOf(request: FastifyRequest) {
  return openVault(request.kit.config.secretKey)
}
