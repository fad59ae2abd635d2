import { z } from 'zod'
import { actorOf } from '#access'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce } from '#platform/http'
import { renewExtract } from '../actions/extract.ts'
import { choosePresence, presenceOf } from '../actions/presence.ts'
import { type Presence, presenceModes } from '../model/presence.ts'
import { newPassword, ownCertificate } from '../routes/extract.tsx'
import { hashOf, phraseError, protectedOf } from '../routes/settings.tsx'

const one = z.object({ id: z.uuid() })
const mode = z.enum(Object.keys(presenceModes) as [keyof typeof presenceModes])
const presenceOut = z.object({
  mode: mode.describe('forbidden — запись запрещена, name — по ФИО, phrase — кодовая фраза, code — код из письма'),
  chosen: z.boolean().describe('false: семья ещё не выбрала, действует настройка региона'),
  phraseSetAt: z.iso.datetime().nullable(),
})
const family = { permission: 'certificates.settings.manage' }
const guarded = { ...family, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** `/children/:id/presence`, `/certificates/:id/extract`: the settings of a certificate for machines. */
export function settingsApi(app: App): void {
  const reading = { summary: 'Подтверждение присутствия', params: one, response: { 200: presenceOut } }
  app.get('/children/:id/presence', { config: family, schema: reading }, async (request) =>
    asJson((await protectedOf(request)).presence),
  )

  const body = z.object({ mode, phrase: z.string().max(200).default('').describe('Для phrase; хранится отпечаток') })
  const choosing = { summary: 'Выбрать подтверждение присутствия', params: one, body, response: { 200: presenceOut } }
  app.put('/children/:id/presence', { config: guarded, schema: choosing }, async (request, reply) => {
    const { child, certificate, presence } = await protectedOf(request)
    const { mode, phrase } = request.body
    const why = mode === 'phrase' ? await phraseError(request, child, { phrase, presence }) : null
    if (why) refuse('certificates.weak-phrase', { why })
    const phraseHash = mode === 'phrase' ? await hashOf(request, certificate, phrase) : null
    return answerOnce(request, reply, async (tx) => {
      await choosePresence(tx, actorOf(request), { certificateId: certificate.id, mode, phraseHash }, request.now)
      return { status: 200, body: asJson(await presenceOf(tx, certificate.id, request.now)) }
    })
  })

  const renewing = {
    summary: 'Сформировать новую выписку: прежний пароль номера перестаёт действовать',
    params: one,
    response: { 201: z.object({ paper: z.string().describe('Выписка с паролем, её можно взять 15 минут') }) },
  }
  app.post('/certificates/:id/extract', { config: guarded, schema: renewing }, async (request, reply) => {
    const { certificate } = await ownCertificate(request)
    const renewal = await newPassword(request, certificate)
    return answerOnce(request, reply, async (tx) => {
      await renewExtract(tx, actorOf(request), renewal, request.now)
      return { status: 201, body: { paper: `/my/certificates/${certificate.id}/new-extract.pdf` } }
    })
  })
}

function asJson({ mode, chosen, phraseSetAt }: Presence): z.output<typeof presenceOut> {
  return { mode, chosen, phraseSetAt: phraseSetAt?.toString() ?? null }
}
