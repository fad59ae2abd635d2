import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, listInvitations, listStaff } from '#access'
import { changeFromJson, correctionJson, guardianCorrectionJson, openVault } from '#families'
import { parseId } from '#kernel/ids'
import type { Tx } from '#platform/db'
import { type App, answerOnce, notFound } from '#platform/http'
import { dayOf, regionZone } from '#region'
import { announceCampaign } from '../actions/campaign.ts'
import { correctApplicantAtPoint, correctAtPoint } from '../actions/correction.ts'
import {
  appointPoint,
  authorisePoint,
  changePoint,
  changeSpecialist,
  closePoint,
  dismissSpecialist,
  inviteSpecialist,
  releaseSpecialist,
  withdrawSpecialist,
} from '../actions/point.ts'
import {
  authorityJson,
  campaignJson,
  closingJson,
  invitationJson,
  newPointJson,
  pointFactsForm,
  rightsJson,
} from '../forms/point.ts'
import type { PointId } from '../model/certificate.ts'
import type { Campaign, ManagedPoint } from '../model/point.ts'
import { getCampaign, listCampaigns, listCampaignsOn, listProgress, listProgressByDay } from '../queries/campaign.ts'
import { getManagedPoint, listManagedPoints } from '../queries/managed-point.ts'
import { ownOrAll } from '../routes/campaigns.tsx'

const one = z.object({ id: z.uuid() })
type One = { Params: z.output<typeof one> }
const reading = { permission: 'certificates.point.read' }
const managing = { permission: 'certificates.point.manage' }
/** Who works where and may do what: given after another proof of who gives it. */
const naming = { ...managing, proof: true }
const nothing = { 204: z.null() }
const actOut = z.object({ number: z.string(), title: z.string(), issuedOn: z.iso.date() })
const managedOut = z.object({
  ...{ id: z.uuid(), municipalityId: z.uuid(), name: z.string(), address: z.string(), phone: z.string() },
  ...{ hours: z.string(), specialist: z.string(), mayActivate: z.boolean(), institutionInn: z.string().nullable() },
  ...{ workplace: z.enum(['attested', 'channel', 'both']).nullable(), openedOn: z.iso.date() },
  ...{ closedOn: z.iso.date().nullable(), act: actOut, workers: z.int() },
})
const campaignOut = z.object({
  ...{
    id: z.uuid(),
    municipalityId: z.uuid(),
    title: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    act: actOut,
  },
})
const staffOut = z.object({
  staff: z.array(
    z.object({ id: z.uuid(), name: z.string(), rights: z.array(z.string()), signedInAt: z.iso.datetime().nullable() }),
  ),
  invitations: z.array(z.object({ id: z.uuid(), email: z.string(), expiresAt: z.iso.datetime() })),
})

/** Points, their people and campaigns for machines, by the same rules as the pages. */
export function apiOfPoints(app: App): void {
  pointApi(app)
  staffApi(app)
  campaignApi(app)
  correctionApi(app)
  applicantCorrectionApi(app)
}

function pointApi(app: App): void {
  const listing = {
    summary: 'Пункты приёма с актами и рабочими местами',
    response: { 200: z.object({ points: z.array(managedOut) }) },
  }
  app.get('/municipality/points', { config: reading, schema: listing }, async (request) => ({
    points: (await listManagedPoints(request.kit.db.reader, actorOf(request))).map(pointAsJson),
  }))

  const appointing = { summary: 'Назначить пункт приёма', body: newPointJson, response: { 201: managedOut } }
  app.post('/municipality/points', { config: managing, schema: appointing }, async (request, reply) => {
    const { act, mayActivate, ...facts } = request.body
    return answerOnce(request, reply, async (tx) => {
      const id = await appointPoint(tx, actorOf(request), { act, mayActivate, facts }, request.now)
      return { status: 201, body: pointAsJson(await getManagedPoint(tx, actorOf(request), id)) }
    })
  })

  const changing = {
    summary: 'Изменить данные пункта',
    params: one,
    body: pointFactsForm,
    response: { 200: managedOut },
  }
  app.put('/municipality/points/:id', { config: managing, schema: changing }, async (request, reply) =>
    answerPoint(request, reply, (tx, id) =>
      changePoint(tx, actorOf(request), { id, facts: request.body }, request.now),
    ),
  )
  const authorising = {
    summary: 'Полномочие активировать',
    params: one,
    body: authorityJson,
    response: { 200: managedOut },
  }
  app.post('/municipality/points/:id/authority', { config: managing, schema: authorising }, async (request, reply) =>
    answerPoint(request, reply, (tx, id) => authorisePoint(tx, actorOf(request), { id, ...request.body }, request.now)),
  )
  const closing = { summary: 'Закрыть пункт', params: one, body: closingJson, response: { 200: managedOut } }
  app.post('/municipality/points/:id/closing', { config: managing, schema: closing }, async (request, reply) =>
    answerPoint(request, reply, (tx, id) => closePoint(tx, actorOf(request), { id, ...request.body }, request.now)),
  )
}

async function answerPoint(request: FastifyRequest, reply: FastifyReply, act: (tx: Tx, id: PointId) => Promise<void>) {
  const id = parseId<'point'>((request.params as One['Params']).id) ?? notFound()
  return answerOnce(request, reply, async (tx) => {
    await act(tx, id)
    return { status: 200, body: pointAsJson(await getManagedPoint(tx, actorOf(request), id)) }
  })
}

function staffApi(app: App): void {
  const listing = { summary: 'Сотрудники пункта и приглашения', params: one, response: { 200: staffOut } }
  app.get('/municipality/points/:id/staff', { config: reading, schema: listing }, async (request) => {
    const { reader } = request.kit.db
    const { id } = await getManagedPoint(reader, actorOf(request), request.params.id)
    const [staff, invitations] = await Promise.all([listStaff(reader, [id]), listInvitations(reader, id)])
    return {
      staff: staff.map(({ roleId, surname, name, patronymic, rights, signedInAt }) => ({
        ...{ id: roleId, name: [surname, name, patronymic].filter(Boolean).join(' '), rights: [...rights] },
        signedInAt: signedInAt?.toString() ?? null,
      })),
      invitations: invitations.map(({ id: of, email, expiresAt }) => ({
        id: of,
        email,
        expiresAt: expiresAt.toString(),
      })),
    }
  })

  const inviting = { summary: 'Пригласить сотрудника', params: one, body: invitationJson, response: nothing }
  app.post('/municipality/points/:id/invitations', { config: naming, schema: inviting }, async (request, reply) => {
    const pointId = parseId<'point'>(request.params.id) ?? notFound()
    const { person: name, ...rest } = request.body
    return answerOnce(request, reply, async (tx) => {
      await inviteSpecialist(tx, actorOf(request), { pointId, name, ...rest }, request.now)
      return { status: 204, body: null }
    })
  })
  const withdrawing = { summary: 'Отозвать приглашение', params: one, response: nothing }
  app.post(
    '/municipality/invitations/:id/withdrawal',
    { config: naming, schema: withdrawing },
    async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        await withdrawSpecialist(tx, actorOf(request), request.params.id, request.now)
        return { status: 204, body: null }
      }),
  )
  const changing = { summary: 'Изменить права сотрудника', params: one, body: rightsJson, response: nothing }
  app.put('/municipality/staff/:id/rights', { config: naming, schema: changing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await changeSpecialist(tx, actorOf(request), { roleId: request.params.id, ...request.body }, request.now)
      return { status: 204, body: null }
    }),
  )
  const releasing = {
    summary: 'Отключить второй фактор сотрудника, который потерял телефон',
    params: one,
    response: nothing,
  }
  app.post(
    '/municipality/staff/:id/second-factor-release',
    { config: naming, schema: releasing },
    async (request, reply) =>
      answerOnce(request, reply, async (tx) => {
        await releaseSpecialist(tx, actorOf(request), request.params.id, request.now)
        return { status: 204, body: null }
      }),
  )
  const dismissing = { summary: 'Закрыть вход сотрудника', params: one, response: nothing }
  app.post('/municipality/staff/:id/dismissal', { config: naming, schema: dismissing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await dismissSpecialist(tx, actorOf(request), request.params.id, request.now)
      return { status: 204, body: null }
    }),
  )
}

function campaignApi(app: App): void {
  const campaigns = z.object({ campaigns: z.array(campaignOut) })
  const current = {
    summary: 'Кампании приёма, которые идут или начнутся в ближайший месяц',
    response: { 200: campaigns },
  }
  app.get('/campaigns', { config: { permission: 'anyone' }, schema: current }, async (request) => {
    const { reader } = request.kit.db
    return { campaigns: (await listCampaignsOn(reader, await dayOf(reader, request.now))).map(campaignAsJson) }
  })
  const listing = { summary: 'Кампании муниципалитета', response: { 200: campaigns } }
  app.get('/municipality/campaigns', { config: reading, schema: listing }, async (request) => ({
    campaigns: (await listCampaigns(request.kit.db.reader, ownOrAll(request))).map(campaignAsJson),
  }))
  const announcing = { summary: 'Объявить кампанию приёма', body: campaignJson, response: { 201: campaignOut } }
  app.post('/municipality/campaigns', { config: managing, schema: announcing }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      const id = await announceCampaign(tx, actorOf(request), request.body, request.now)
      return { status: 201, body: campaignAsJson(await getCampaign(tx, id, ownOrAll(request))) }
    }),
  )

  const done = { pointId: z.uuid(), point: z.string(), accepted: z.int(), activated: z.int() }
  const progressOut = z.object({
    points: z.array(z.object(done)),
    days: z.array(z.object({ day: z.iso.date(), ...done })),
  })
  const progress = { summary: 'Ход кампании по учреждениям и дням', params: one, response: { 200: progressOut } }
  app.get('/municipality/campaigns/:id/progress', { config: reading, schema: progress }, async (request) => {
    const { reader } = request.kit.db
    const {
      municipalityId,
      startsOn: from,
      endsOn: to,
    } = await getCampaign(reader, request.params.id, ownOrAll(request))
    const span = { municipalityId, from, to, zone: await regionZone(reader) }
    const [points, days] = await Promise.all([listProgress(reader, span), listProgressByDay(reader, span)])
    return { points, days: days.map(({ day, ...rest }) => ({ day: day.toString(), ...rest })) }
  })
}

function correctionApi(app: App): void {
  const schema = {
    summary: 'Исправить данные ребёнка по документам',
    params: one,
    body: correctionJson,
    response: nothing,
  }
  const config = { permission: 'certificates.statement.receive' }
  app.post('/statements/:id/correction', { config, schema }, async (request, reply) => {
    const statementId = parseId<'statement'>(request.params.id) ?? notFound()
    const { reason, anotherChild = false } = request.body
    const wish = { statementId, reason, anotherChild, change: changeFromJson(request.body) }
    const vault = openVault(request.kit.config.secretKey)
    return answerOnce(request, reply, async (tx) => {
      await correctAtPoint(tx, actorOf(request), { ...wish, vault }, request.now)
      return { status: 204, body: null }
    })
  })
}

function applicantCorrectionApi(app: App): void {
  const schema = {
    summary: 'Исправить данные заявителя по документам',
    params: one,
    body: guardianCorrectionJson,
    response: nothing,
  }
  const config = { permission: 'certificates.statement.receive' }
  app.post('/statements/:id/applicant-correction', { config, schema }, async (request, reply) => {
    const statementId = parseId<'statement'>(request.params.id) ?? notFound()
    const { reason } = request.body
    const vault = openVault(request.kit.config.secretKey)
    const wish = { statementId, reason, change: changeFromJson(request.body), vault }
    return answerOnce(request, reply, async (tx) => {
      await correctApplicantAtPoint(tx, actorOf(request), wish, request.now)
      return { status: 204, body: null }
    })
  })
}

function pointAsJson(point: ManagedPoint): z.output<typeof managedOut> {
  const { act, openedOn, closedOn, closingAct: _, municipality: _name, workplacePaper: _paper, ...rest } = point
  const shown = { openedOn: openedOn.toString(), closedOn: closedOn?.toString() ?? null, act: actAsJson(act) }
  return { ...rest, ...shown }
}

function campaignAsJson({ createdAt: _, startsOn, endsOn, act, ...rest }: Campaign): z.output<typeof campaignOut> {
  return { ...rest, startsOn: startsOn.toString(), endsOn: endsOn.toString(), act: actAsJson(act) }
}

function actAsJson({ number, title, issuedOn }: Campaign['act']) {
  return { number, title, issuedOn: issuedOn.toString() }
}
