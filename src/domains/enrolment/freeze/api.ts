import { z } from 'zod'
import { actorOf, scopeOf } from '#access'
import { certificateNumberField, findCertificateByNumber, freezeGroundCodes, listFreezes } from '#certificates'
import { type App, answerOnce, notFound } from '#platform/http'
import { freezeCertificate, liftFreeze } from './actions.ts'
import { freezeForm, liftingForm } from './forms.ts'

const staff = { permission: 'enrolment.certificate.freeze' }
const guesses = { ...staff, rateLimit: { max: 20, timeWindow: '10 minutes' } }
const numbered = z.object({ number: certificateNumberField })
const freezeOut = z.object({
  number: z.string(),
  ground: z.enum(freezeGroundCodes),
  paper: z.string(),
  frozenAt: z.iso.datetime(),
})

/** Freezes of the own municipality for programs, by the acts of the pages. */
export function freezeApi(app: App): void {
  const listing = {
    summary: 'Приостановленные сертификаты муниципалитета',
    response: { 200: z.object({ freezes: z.array(freezeOut) }) },
  }
  app.get('/municipality/freezes', { config: staff, schema: listing }, async (request) => {
    const freezes = await listFreezes(request.kit.db.reader, scopeOf(actorOf(request)))
    return {
      freezes: freezes.map(({ number, ground, paper, frozenAt }) => ({
        ...{ number, ground, paper, frozenAt: frozenAt.toString() },
      })),
    }
  })

  const freezing = {
    summary: 'Приостановить сертификат по документу',
    params: numbered,
    body: freezeForm.omit({ number: true }),
    response: { 200: z.object({ number: z.string(), validity: z.literal('frozen') }) },
  }
  app.post('/certificates/:number/freeze', { config: guesses, schema: freezing }, async (request, reply) => {
    const { number } = request.params
    return answerOnce(request, reply, async (tx) => {
      await freezeCertificate(tx, actorOf(request), { number, ...request.body }, request.now)
      return { status: 200, body: { number, validity: 'frozen' } }
    })
  })

  const lifting = {
    summary: 'Возобновить приостановленный сертификат по документу',
    params: numbered,
    body: liftingForm,
    response: { 200: z.object({ number: z.string(), validity: z.literal('valid') }) },
  }
  app.post('/certificates/:number/freeze/lifting', { config: guesses, schema: lifting }, async (request, reply) => {
    const { number } = request.params
    return answerOnce(request, reply, async (tx) => {
      const { id } = (await findCertificateByNumber(tx, number)) ?? notFound()
      await liftFreeze(tx, actorOf(request), { certificateId: id, paper: request.body.paper }, request.now)
      return { status: 200, body: { number, validity: 'valid' } }
    })
  })
}
