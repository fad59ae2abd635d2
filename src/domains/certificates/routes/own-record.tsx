import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '#access'
import { joinOwnRecord, openVault, selfFrom } from '#families'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, type FormAnswers, parseForm, rejectForm, show } from '#platform/http'
import { dayOf, settingOf } from '#region'
import type { FieldError } from '#ui'
import { findOwnRecord } from '../actions/own-record.ts'
import { ownRecordForm } from '../forms/statement.ts'
import { OwnRecordPage } from '../pages/own-record.tsx'

const family = { permission: 'certificates.record.join' }
const guesses = { ...family, rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** The own cabinet from 14 (S-125). */
export function ownRecordRoutes(app: App): void {
  app.get('/my/own-record', { config: family }, async (request, reply) => showForm(request, reply))

  app.post('/my/own-record', { config: guesses }, async (request, reply) => {
    const form = parseForm(ownRecordForm, request.body)
    if (!form.ok) return showForm(request, reply, form)
    const found = await findFor(request, form.value)
    if (!found) {
      // The same words whichever of the two numbers is wrong, or the name.
      const message = 'Карточки с такой парой номеров нет. Проверьте СНИЛС и номер сертификата'
      return showForm(request, reply, rejectForm(request.body, { field: 'snils', message }))
    }
    return answerOnce(request, reply, async (tx) => {
      const id = await joinOwnRecord(tx, actorOf(request), found, request.now)
      return { location: `/my/children/${id}`, toast: 'Карточка теперь и в вашем кабинете' }
    })
  })
}

export function ownRecordApi(app: App): void {
  const joining = {
    summary: 'Подключить свою карточку к собственному кабинету, с 14 лет',
    body: ownRecordForm,
    response: { 201: z.object({ childId: z.uuid() }) },
  }
  app.post('/own-record', { config: guesses, schema: joining }, async (request, reply) => {
    const found = (await findFor(request, request.body)) ?? refuse('families.own-record-unknown')
    return answerOnce(request, reply, async (tx) => {
      const childId = await joinOwnRecord(tx, actorOf(request), found, request.now)
      return { status: 201, body: { childId } }
    })
  })
}

/** In a transaction of its own: a miss stays counted whatever comes after. */
async function findFor(request: FastifyRequest, { snils, certificate }: z.output<typeof ownRecordForm>) {
  const vault = openVault(request.kit.config.secretKey)
  const told = { certificate, snils, vault }
  const childId = await request.kit.db.transaction((tx) => findOwnRecord(tx, actorOf(request), told, request.now))
  return childId ? { childId, snils, vault } : null
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  again: { errors?: FieldError[]; answers?: FormAnswers } = {},
) {
  const { reader } = request.kit.db
  const from = await settingOf(reader, selfFrom, await dayOf(reader, request.now))
  return show(reply, <OwnRecordPage from={from} {...again} />, { status: again.errors ? 422 : 200 })
}
