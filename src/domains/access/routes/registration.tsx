import type { FastifyReply, FastifyRequest } from 'fastify'
import { maskEmail } from '#kernel/contacts'
import { type App, answerOnce, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { dayOf, findMunicipality, listMunicipalities, settingOf, support } from '#region'
import type { FieldError } from '#ui'
import { askConfirmation, confirmEmail, type Registration, register } from '../actions/registration.ts'
import { confirmationForm, emailForm, type RegistrationForm, registrationForm } from '../forms.ts'
import { DeadLinkPage } from '../pages/dead-link.tsx'
import { AskLetterPage, ConfirmPage, LetterSentPage, type SentFor } from '../pages/letter.tsx'
import { RegisterPage } from '../pages/register.tsx'
import { hashPassword } from '../passwords/hashing.ts'
import { whyNotPassword } from '../passwords/rules.ts'
import { findLink } from '../queries/link.ts'
import { getUser } from '../queries/user.ts'
import { suggestEmail } from '../rules.ts'
import { familyPassword } from '../settings.ts'
import { visitorOf } from './actor.ts'
import { enter, originOf, proveUser } from './entry.ts'

const anyone = { permission: 'anyone' }
const guarded = { ...anyone, rateLimit: { max: 30, timeWindow: '10 minutes' } }
type ByToken = { Params: { token: string } }

export function registrationRoutes(app: App): void {
  app.get('/register', { config: anyone }, async (request, reply) => {
    // S-105: who has a cabinet is not invited to register.
    if (visitorOf(request)) return seeOther(reply, '/cabinet')
    const { reader } = request.kit.db
    const [municipalities, least] = await Promise.all([listMunicipalities(reader), leastOf(request)])
    return show(reply, <RegisterPage municipalities={municipalities} least={least} />)
  })

  app.post('/register', { config: guarded }, async (request, reply) => {
    if (visitorOf(request)) return seeOther(reply, '/cabinet')
    const form = parseForm(registrationForm, request.body)
    const errors = [...(form.ok ? [] : form.errors), ...(await moreErrors(request, form.ok ? form.value : null))]
    if (!form.ok || errors.length > 0) return showAgain(reply, errors)
    const registration = await registrationFrom(form.value)
    const origin = originOf(request, registration.email)
    return answerOnce(request, reply, async (tx) => {
      await register(tx, registration, origin, request.now)
      return { location: sentPath('registration', registration.email) }
    })
  })

  letterRoutes(app)
  confirmationRoutes(app)
}

function letterRoutes(app: App): void {
  app.get<{ Querystring: { to?: string; for?: string } }>('/letter', { config: anyone }, async (request, reply) => {
    const { reader } = request.kit.db
    const help = await settingOf(reader, support, await dayOf(reader, request.now))
    const purpose: SentFor =
      request.query.for === 'recovery' ? 'recovery' : request.query.for === 'email' ? 'email' : 'registration'
    return show(reply, <LetterSentPage purpose={purpose} to={maskedAddress(request.query.to)} support={help} />)
  })

  app.get('/confirmation', { config: anyone }, async (_request, reply) => show(reply, <AskLetterPage />))

  app.post('/confirmation', { config: guarded }, async (request, reply) => {
    const form = parseForm(emailForm, request.body)
    if (!form.ok) return show(reply, <AskLetterPage errors={form.errors} answers={form.answers} />, { status: 422 })
    return sendAgain(request, reply, form.value.email)
  })
}

function confirmationRoutes(app: App): void {
  app.get<ByToken>('/confirmation/:token', { config: anyone }, async (request, reply) => {
    const link = await findLink(request.kit.db.reader, request.params.token, 'confirm-email', request.now)
    if (link?.state !== 'live') return showDead(reply, link)
    return show(reply, <ConfirmPage token={request.params.token} email={link.email} />)
  })

  app.post<ByToken>('/confirmation/:token', { config: { ...guarded, keyless: true } }, async (request, reply) => {
    const { token } = request.params
    const { db } = request.kit
    const link = await findLink(db.reader, token, 'confirm-email', request.now)
    if (link?.state !== 'live') return showDead(reply, link)
    const form = parseForm(confirmationForm, request.body)
    const owner = await getUser(db.reader, link.userId)
    const user = form.ok ? await proveUser(request, owner, form.value.password) : null
    if (!user) {
      const wrong = 'Это не тот пароль, который вы придумали при регистрации. Проверьте раскладку и попробуйте ещё раз'
      const errors = form.ok ? [{ field: 'password', message: wrong }] : form.errors
      return show(reply, <ConfirmPage token={token} email={link.email} errors={errors} />, { status: 422 })
    }
    await db.transaction((tx) => confirmEmail(tx, token, request.now))
    return enter(reply, user.id, undefined, 'Адрес подтверждён, вы вошли в кабинет')
  })

  app.post<ByToken>('/confirmation/:token/renewal', { config: guarded }, async (request, reply) => {
    const link = await findLink(request.kit.db.reader, request.params.token, 'confirm-email', request.now)
    if (!link) return showDead(reply, link)
    return sendAgain(request, reply, link.email)
  })
}

/** What the schema cannot know: the password's rules, the municipality, a slip in the mail's domain. */
async function moreErrors(request: FastifyRequest, value: RegistrationForm | null): Promise<FieldError[]> {
  const { reader } = request.kit.db
  const body = request.body as Record<string, unknown>
  const text = (field: string) => (typeof body?.[field] === 'string' ? (body[field] as string) : '')
  const least = await leastOf(request)
  const errors: FieldError[] = []
  if (value && !(await findMunicipality(reader, value.municipality)))
    errors.push({ field: 'municipality', message: 'Выберите муниципалитет, в котором живёт семья' })
  const email = text('email').trim().toLowerCase()
  const meant = suggestEmail(email)
  if (meant && text('emailIsRight') !== email)
    errors.push({ field: 'email', message: `Проверьте адрес: возможно, вы имели в виду ${meant}?` })
  const wrong = whyNotPassword(text('password'), least, [
    email.split('@')[0] ?? null,
    value?.phone.slice(2) ?? null,
    text('surname'),
  ])
  if (wrong) errors.push({ field: 'password', message: wrong })
  return errors
}

async function leastOf({ kit, now }: FastifyRequest): Promise<number> {
  const { reader } = kit.db
  return settingOf(reader, familyPassword, await dayOf(reader, now))
}

/** Errors in the order of the fields, so that the summary reads from above. */
const order = 'municipality surname name patronymic phone email password siteRules privacyPolicy personalData'.split(
  ' ',
)

async function showAgain(reply: FastifyReply, found: FieldError[]): Promise<FastifyReply> {
  const { request } = reply
  const errors = [...new Map(found.map((error) => [error.field, error])).values()].sort(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field),
  )
  const { answers } = rejectForm(request.body)
  const email = typeof answers.email === 'string' ? answers.email.trim().toLowerCase() : ''
  const [municipalities, least] = await Promise.all([listMunicipalities(request.kit.db.reader), leastOf(request)])
  const doubtful = suggestEmail(email) ? email : undefined
  const page = (
    <RegisterPage
      municipalities={municipalities}
      least={least}
      errors={errors}
      answers={answers}
      doubtfulEmail={doubtful}
    />
  )
  return show(reply, page, { status: 422 })
}

async function registrationFrom(form: RegistrationForm): Promise<Registration> {
  const { surname, name, patronymic, email, phone, municipality, password } = form
  const passwordHash = await hashPassword(password)
  return { name: { surname, name, patronymic }, email, phone, municipalityId: municipality, passwordHash }
}

function sendAgain(request: FastifyRequest, reply: FastifyReply, email: string) {
  const origin = originOf(request, email)
  return answerOnce(request, reply, async (tx) => {
    await askConfirmation(tx, email, origin, request.now)
    return { location: sentPath('registration', email) }
  })
}

async function showDead(reply: FastifyReply, link: Awaited<ReturnType<typeof findLink>>): Promise<FastifyReply> {
  const { token } = reply.request.params as { token: string }
  const user = link ? await getUser(reply.request.kit.db.reader, link.userId) : null
  const confirmed = user !== null && user.emailConfirmedAt !== null
  const reason = !link ? 'unknown' : link.state === 'used' && confirmed && user.email === link.email ? 'done' : 'over'
  const changing = confirmed && user.email !== link?.email
  return show(reply, <DeadLinkPage purpose={changing ? 'email' : 'registration'} reason={reason} token={token} />, {
    status: 410,
  })
}

export function sentPath(purpose: SentFor, email: string): string {
  return `/letter?${new URLSearchParams({ for: purpose, to: maskEmail(email) })}`
}

/** Only what looks like our own mask is shown: an address line is not to carry other people's words. */
function maskedAddress(text: string | undefined): string | null {
  return text && /^\S?···@[\p{L}\p{N}.-]{3,80}$/u.test(text) ? text : null
}
