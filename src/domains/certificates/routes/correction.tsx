import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { ageProblem, changeFrom, correctionForm, guardianCorrectionForm, listCorrections, openVault } from '#families'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, type FormAnswers, notFound, parseForm, rejectForm, show } from '#platform/http'
import { regionZone } from '#region'
import type { FieldError } from '#ui'
import { correctApplicantAtPoint, correctAtPoint } from '../actions/correction.ts'
import type { Statement } from '../model/certificate.ts'
import { CorrectionPage } from '../pages/correction.tsx'
import { personOnScreen, statementOnDesk } from './reception.tsx'

type One = { Params: { id: string } }
const desk = { permission: 'certificates.statement.receive' }

/** `/reception/statements/:id/correction`: what the papers say goes over what was typed (S-172). */
export function correctionRoutes(app: App): void {
  app.get<One>('/reception/statements/:id/correction', { config: desk }, async (request, reply) =>
    showForm(request, reply, { of: 'child', statement: await statementOnDesk(request) }),
  )

  app.post<One>('/reception/statements/:id/correction', { config: desk }, async (request, reply) => {
    const statement = await statementOnDesk(request)
    const form = parseForm(correctionForm, request.body)
    if (!form.ok) return showForm(request, reply, { of: 'child', statement }, form)
    const { reason } = form.value
    const wish = {
      ...{ statementId: statement.id, change: changeFrom(form.value), reason },
      ...{ anotherChild: form.value.anotherChild === 'yes', vault: openVault(request.kit.config.secretKey) },
    }
    try {
      return await answerOnce(request, reply, async (tx) => {
        await correctAtPoint(tx, actorOf(request), wish, request.now)
        return { location: `/reception/statements/${statement.id}`, toast: 'Исправлено, семья получит письмо' }
      })
    } catch (error) {
      const complaint = complaintOf(error)
      if (!complaint) throw error
      const alike = error instanceof Refusal && error.code === 'families.correction-known'
      return showForm(request, reply, { of: 'child', statement }, { ...rejectForm(request.body, complaint), alike })
    }
  })
}

/** `/reception/statements/:id/applicant-correction`: the same of whoever signed the statement. */
export function applicantCorrectionRoutes(app: App): void {
  const path = '/reception/statements/:id/applicant-correction'
  app.get<One>(path, { config: desk }, async (request, reply) =>
    showForm(request, reply, { of: 'guardian', statement: await statementOfAdult(request) }),
  )

  app.post<One>(path, { config: desk }, async (request, reply) => {
    const statement = await statementOfAdult(request)
    const form = parseForm(guardianCorrectionForm, request.body)
    if (!form.ok) return showForm(request, reply, { of: 'guardian', statement }, form)
    const { reason } = form.value
    const vault = openVault(request.kit.config.secretKey)
    const wish = { statementId: statement.id, change: changeFrom(form.value), reason, vault }
    try {
      return await answerOnce(request, reply, async (tx) => {
        await correctApplicantAtPoint(tx, actorOf(request), wish, request.now)
        return { location: `/reception/statements/${statement.id}`, toast: 'Исправлено, заявитель получит письмо' }
      })
    } catch (error) {
      const complaint = complaintOf(error)
      if (!complaint) throw error
      return showForm(request, reply, { of: 'guardian', statement }, rejectForm(request.body, complaint))
    }
  })
}

async function statementOfAdult(request: FastifyRequest<One>): Promise<Statement> {
  const statement = await statementOnDesk(request)
  return statement.relation === 'self' ? notFound() : statement
}

/** What the desk can mend by itself stands at the field. */
function complaintOf(error: unknown): FieldError | null {
  if (!(error instanceof Refusal)) return null
  if (error.code === 'families.nothing-corrected')
    return { field: 'surname', message: 'Исправлять нечего: введите хотя бы одно поле, которое в документах другое' }
  if (error.code === 'families.correction-known' && error.facts.certain !== true)
    return {
      field: 'anotherChild',
      message: 'В реестре есть похожий ребёнок. Сверьте документы и отметьте, что это другой',
    }
  if (/^families\.(birth-ahead|too-young|too-old)$/.test(error.code))
    return { field: 'birth', message: 'С такой датой рождения сертификат не дают. Проверьте год по документу' }
  return /^families\.passport-/.test(error.code) ? ageProblem(error) : null
}

type Asked = { of: 'child' | 'guardian'; statement: Statement }
type Again = { errors: FieldError[]; answers: FormAnswers; alike?: boolean }

async function showForm(request: FastifyRequest, reply: FastifyReply, { of, statement }: Asked, again?: Again) {
  const { reader } = request.kit.db
  const look = { purpose: 'Исправление данных, заявление', again: again !== undefined }
  const person = await personOnScreen(request, actorOf(request), statement, look)
  const owner = of === 'child' ? { childId: statement.childId } : { userId: statement.applicantId }
  const [zone, records] = await Promise.all([
    regionZone(reader),
    person ? listCorrections(reader, owner, openVault(request.kit.config.secretKey)) : [],
  ])
  return show(reply, <CorrectionPage {...{ statement, of, person, records, zone }} {...again} />, {
    status: again ? 422 : 200,
  })
}
