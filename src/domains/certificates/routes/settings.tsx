import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, consentStateOf, contactOf, hashPassword } from '#access'
import { getOwnChild, guardiansOf, listChildrenOf, maskedDataOf, type OwnChild, placeOf } from '#families'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { dayOf, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { choosePresence, presenceOf } from '../actions/presence.ts'
import { presenceForm } from '../forms/settings.ts'
import type { Certificate } from '../model/certificate.ts'
import { isOldPhrase, type Presence, plainPhrase, whyNotPhrase } from '../model/presence.ts'
import { PresencePage } from '../pages/presence.tsx'
import { CertificateSettingsPage, ChildrenSettingsPage } from '../pages/settings.tsx'
import { getCertificateOfChild } from '../queries/certificate.ts'
import { findPresence } from '../queries/presence.ts'
import { phraseDays } from '../settings.ts'

type One = { Params: { id: string } }
const family = { permission: 'certificates.settings.manage' }
const guarded = { ...family, rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** Settings of a certificate: seed 000, point 3. */
export function settingsRoutes(app: App): void {
  app.get('/my/settings/children', { config: family }, async (request, reply) => {
    const children = await listChildrenOf(request.kit.db.reader, actorOf(request).userId)
    const [only] = children
    if (only && children.length === 1) return seeOther(reply, `/my/children/${only.id}/settings`)
    return show(reply, <ChildrenSettingsPage children={children} />)
  })

  app.get<One>('/my/children/:id/settings', { config: family }, async (request, reply) => {
    const { reader } = request.kit.db
    const { userId } = actorOf(request)
    const child = await ownChild(request)
    const [certificate, contact, place, own, consent, zone, days] = await Promise.all([
      getCertificateOfChild(reader, child.id),
      contactOf(reader, userId),
      placeOf(reader, child.id),
      maskedDataOf(reader, { userId }),
      consentStateOf(reader, userId, 'personal-data'),
      regionZone(reader),
      dayOf(reader, request.now).then((today) => settingOf(reader, phraseDays, today)),
    ])
    const presence = certificate ? await presenceOf(reader, certificate.id, request.now) : null
    const page = (
      <CertificateSettingsPage
        {...{ child, certificate, place, presence, consent, zone }}
        guardian={contact.name}
        email={contact.email}
        oldPhrase={presence !== null && isOldPhrase(presence, days, request.now)}
        hasData={Boolean(own.document && own.address)}
      />
    )
    return show(reply, page)
  })

  presenceRoutes(app)
}

function presenceRoutes(app: App): void {
  const path = '/my/children/:id/settings/presence'
  app.get<One>(path, { config: family }, async (request, reply) => {
    const { child, presence } = await protectedOf(request)
    return show(reply, <PresencePage childId={child.id} childName={fullName(child)} presence={presence} />)
  })

  app.post<One>(path, { config: guarded }, async (request, reply) => {
    const { child, certificate, presence } = await protectedOf(request)
    const form = parseForm(presenceForm, request.body)
    if (!form.ok) return showAgain(reply, child, presence, form.errors)
    const { mode, phrase } = form.value
    const why = mode === 'phrase' ? await phraseError(request, child, { phrase, presence }) : null
    if (why) return showAgain(reply, child, presence, [{ field: 'phrase', message: why }])
    const phraseHash = mode === 'phrase' ? await hashOf(request, certificate, phrase) : null
    return answerOnce(request, reply, async (tx) => {
      await choosePresence(tx, actorOf(request), { certificateId: certificate.id, mode, phraseHash }, request.now)
      return { location: `/my/children/${child.id}/settings`, toast: 'Подтверждение присутствия сохранено' }
    })
  })
}

/** An empty phrase keeps the one there is; without one there is nothing to keep. */
export async function phraseError(
  request: FastifyRequest,
  child: OwnChild,
  { phrase, presence }: { phrase: string; presence: Presence },
): Promise<string | null> {
  if (!phrase.trim() && presence.phraseSetAt) return null
  const guardians = await guardiansOf(request.kit.db.reader, child.id)
  return whyNotPhrase(phrase, [child, ...guardians])
}

/** Hashed outside any transaction, as passwords are. */
export async function hashOf(request: FastifyRequest, { id }: Certificate, phrase: string): Promise<string | null> {
  if (phrase.trim()) return hashPassword(plainPhrase(phrase))
  return (await findPresence(request.kit.db.reader, id))?.phraseHash ?? null
}

/** A child of this cabinet with a certificate to protect. */
export async function protectedOf(
  request: FastifyRequest<One>,
): Promise<{ child: OwnChild; certificate: Certificate; presence: Presence }> {
  const { reader } = request.kit.db
  const child = await ownChild(request)
  const certificate = (await getCertificateOfChild(reader, child.id)) ?? notFound()
  return { child, certificate, presence: await presenceOf(reader, certificate.id, request.now) }
}

function ownChild(request: FastifyRequest<One>): Promise<OwnChild> {
  return getOwnChild(request.kit.db.reader, actorOf(request), parseId(request.params.id) ?? notFound())
}

function showAgain(reply: FastifyReply, child: OwnChild, presence: Presence, errors: FieldError[]): FastifyReply {
  const { mode } = rejectForm(reply.request.body).answers
  const page = (
    <PresencePage
      childId={child.id}
      childName={fullName(child)}
      presence={presence}
      errors={errors}
      answers={mode ? { mode } : {}}
    />
  )
  return show(reply, page, { status: 422 })
}
