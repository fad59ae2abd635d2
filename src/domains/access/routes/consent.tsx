import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, answerOnce, localPath, parseForm, seeOther, show } from '#platform/http'
import { dayOf, operator, regionZone, settingOf } from '#region'
import type { FieldError } from '#ui'
import { giveConsent, withdrawConsent } from '../actions/consent.ts'
import { consentForm } from '../forms.ts'
import { ConsentPage, WithdrawalPage } from '../pages/consent.tsx'
import { consentStateOf, hasConsent } from '../queries/consent.ts'
import { consentRetention } from '../settings.ts'
import { actorOf } from './actor.ts'

const kind = 'personal-data'
const path = '/my/settings/consent'
const own = { permission: 'access.settings.manage' }
const guarded = { ...own, rateLimit: { max: 20, timeWindow: '10 minutes' } }
type Next = { Querystring: { next?: string }; Body: { next?: string } | undefined }

/** The consent to personal data: seen, withdrawn with its effect told before, given again (S-035, S-036). */
export function consentRoutes(app: App): void {
  app.get<Next>(path, { config: own }, async (request, reply) => showConsent(request, reply, nextOf(request)))

  app.post<Next>(path, { config: guarded }, async (request, reply) => {
    const next = nextOf(request)
    const form = parseForm(consentForm, request.body)
    if (!form.ok) return showConsent(request, reply, next, form.errors)
    const { version } = form.value
    return answerOnce(request, reply, async (tx) => {
      await giveConsent(tx, actorOf(request), { kind, version }, request.now)
      return { location: next, toast: 'Согласие получено' }
    })
  })

  app.get<Next>(`${path}/withdrawal`, { config: own }, async (request, reply) => {
    const next = nextOf(request)
    if (!(await hasConsent(request.kit.db.reader, actorOf(request).userId, kind))) return seeOther(reply, path)
    return show(reply, <WithdrawalPage days={await retentionOf(request)} next={next} />)
  })

  app.post<Next>(`${path}/withdrawal`, { config: guarded }, async (request, reply) => {
    const next = encodeURIComponent(nextOf(request))
    return answerOnce(request, reply, async (tx) => {
      await withdrawConsent(tx, actorOf(request), kind, request.now)
      return { location: `${path}?next=${next}`, toast: 'Согласие отозвано' }
    })
  })
}

async function showConsent(request: FastifyRequest, reply: FastifyReply, next: string, errors: FieldError[] = []) {
  const { reader } = request.kit.db
  const [state, who, days, zone] = await Promise.all([
    consentStateOf(reader, actorOf(request).userId, kind),
    dayOf(reader, request.now).then((today) => settingOf(reader, operator, today)),
    retentionOf(request),
    regionZone(reader),
  ])
  const page = <ConsentPage state={state} operator={who} days={days} zone={zone} next={next} errors={errors} />
  return show(reply, page, { status: errors.length > 0 ? 422 : 200 })
}

async function retentionOf({ kit, now }: FastifyRequest): Promise<number> {
  return settingOf(kit.db.reader, consentRetention, await dayOf(kit.db.reader, now))
}

function nextOf({ query, body }: { query: Next['Querystring']; body: Next['Body'] }): string {
  const next = body?.next ?? query.next
  return next ? localPath(next) : '/my/settings'
}
