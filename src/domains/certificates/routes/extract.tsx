import type { FastifyRequest } from 'fastify'
import { actorOf, hashPassword, newPrintKey, plainPrinted, printedPassword, printedPasswordDays } from '#access'
import { getOwnChild, type OwnChild } from '#families'
import { parseId } from '#kernel/ids'
import { refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, sendPaper, show } from '#platform/http'
import { dayOf, regionZone, settingOf } from '#region'
import { findPrintable, printableUntil, renewExtract } from '../actions/extract.ts'
import { printExtract } from '../actions/papers.ts'
import type { Certificate } from '../model/certificate.ts'
import { ExtractReadyPage, NewExtractPage } from '../pages/extract.tsx'
import { extractPaper } from '../papers/extract.ts'
import { getCertificate } from '../queries/certificate.ts'

type One = { Params: { id: string } }
const family = { permission: 'certificates.settings.manage' }
const guarded = { ...family, rateLimit: { max: 10, timeWindow: '10 minutes' } }

/** «Сформировать новую выписку» (S-037, S-038); the extract without a password is printed apart. */
export function extractRoutes(app: App): void {
  app.get<One>('/my/certificates/:id/extract', { config: family }, async (request, reply) => {
    const { reader } = request.kit.db
    const shown = await ownCertificate(request)
    const days = await settingOf(reader, printedPasswordDays, await dayOf(reader, request.now))
    return show(reply, <NewExtractPage {...shown} days={days} />)
  })

  app.post<One>('/my/certificates/:id/extract', { config: guarded }, async (request, reply) => {
    const { certificate } = await ownCertificate(request)
    const renewal = await newPassword(request, certificate)
    return answerOnce(request, reply, async (tx) => {
      await renewExtract(tx, actorOf(request), renewal, request.now)
      return { location: `/my/certificates/${certificate.id}/extract/ready` }
    })
  })

  app.get<One>('/my/certificates/:id/extract/ready', { config: family }, async (request, reply) => {
    const { reader } = request.kit.db
    const shown = await ownCertificate(request)
    const [until, zone] = await Promise.all([
      printableUntil(reader, shown.certificate, request.now),
      regionZone(reader),
    ])
    return show(reply, <ExtractReadyPage {...shown} until={until} zone={zone} />)
  })

  app.get<One>('/my/certificates/:id/new-extract.pdf', { config: guarded }, async (request, reply) => {
    const { db, config } = request.kit
    const { certificate } = await ownCertificate(request)
    const signIn = await findPrintable(db.reader, certificate, config.secretKey, request.now)
    if (!signIn) return refuse('certificates.password-shown', { certificateId: certificate.id })
    const facts = await printExtract(db.reader, certificate, config.publicUrl, request.now)
    return sendPaper(reply, extractPaper, { ...facts, signIn })
  })
}

/** Made and hashed before the transaction; of two presses of one form only the first is written. */
export async function newPassword({ kit }: FastifyRequest, { id, number }: Certificate) {
  const printKey = newPrintKey()
  const password = printedPassword(kit.config.secretKey, number, printKey)
  return { certificateId: id, printKey, passwordHash: await hashPassword(plainPrinted(password)) }
}

export async function ownCertificate(
  request: FastifyRequest<One>,
): Promise<{ certificate: Certificate; child: OwnChild }> {
  const { reader } = request.kit.db
  const certificate = await getCertificate(reader, parseId(request.params.id) ?? notFound())
  return { certificate, child: await getOwnChild(reader, actorOf(request), certificate.childId) }
}
