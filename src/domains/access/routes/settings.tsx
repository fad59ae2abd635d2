import type { FastifyReply, FastifyRequest } from 'fastify'
import { formatPhone } from '#kernel/contacts'
import { type App, answerOnce, localPath, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { findBounce } from '#platform/mail'
import { listSessions } from '#platform/session'
import { findMunicipality, listMunicipalities, regionZone } from '#region'
import type { FieldError } from '#ui'
import { setPassword } from '../actions/recovery.ts'
import { askEmailChange, changePerson, endOtherSessions, endOwnSession } from '../actions/settings.ts'
import { emailChangeForm, passwordChangeForm, personForm } from '../forms.ts'
import { isStaff } from '../model.ts'
import { EmailPage, PasswordPage, PersonPage, SessionsPage, SettingsPage } from '../pages/settings.tsx'
import { hashPassword } from '../passwords/hashing.ts'
import { whyNotPassword } from '../passwords/rules.ts'
import { consentStateOf, listConsents } from '../queries/consent.ts'
import { getUser, type User } from '../queries/user.ts'
import { suggestEmail } from '../rules.ts'
import { actorOf, securityOf } from './actor.ts'
import { originOf, proveUser, waitOf } from './entry.ts'
import { leastFor } from './recovery.tsx'
import { sentPath } from './registration.tsx'

const own = { permission: 'access.settings.manage' }
const guarded = { ...own, rateLimit: { max: 30, timeWindow: '10 minutes' } }

type Next = { Querystring: { next?: string } }

export function settingsRoutes(app: App): void {
  app.get('/my/settings', { config: own }, async (request, reply) => {
    const { reader } = request.kit.db
    const { userId, role } = actorOf(request)
    const [user, consents, consent, zone] = await Promise.all([
      getUser(reader, userId),
      listConsents(reader, userId),
      consentStateOf(reader, userId, 'personal-data'),
      regionZone(reader),
    ])
    const municipality = user.municipalityId ? await findMunicipality(reader, user.municipalityId) : null
    return show(
      reply,
      <SettingsPage
        user={user}
        bouncedAt={user.email ? await findBounce(reader, user.email) : null}
        municipality={municipality?.name ?? null}
        consents={consents}
        consent={consent}
        family={role === 'family'}
        secured={isStaff(role) ? securityOf(request).secured : null}
        zone={zone}
      />,
    )
  })

  app.get<Next>('/my/settings/person', { config: own }, async (request, reply) => {
    const { surname, name, patronymic, phone, municipalityId } = await getUser(
      request.kit.db.reader,
      actorOf(request).userId,
    )
    const answers = {
      surname,
      name,
      patronymic: patronymic ?? '',
      phone: phone ? formatPhone(phone) : '',
      municipality: municipalityId ?? '',
      next: request.query.next ?? '',
    }
    return showPerson(reply, [], { ...answers, ...(patronymic ? {} : { noPatronymic: 'yes' }) })
  })

  app.post('/my/settings/person', { config: guarded }, async (request, reply) => {
    const form = parseForm(personForm, request.body)
    if (!form.ok) return showPerson(reply, form.errors, form.answers)
    const { surname, name, patronymic, phone, municipality } = form.value
    if (municipality && !(await findMunicipality(request.kit.db.reader, municipality)))
      return showPerson(
        reply,
        [{ field: 'municipality', message: 'Выберите муниципалитет' }],
        rejectForm(request.body).answers,
      )
    return answerOnce(request, reply, async (tx) => {
      const change = { name: { surname, name, patronymic }, phone, municipalityId: municipality }
      await changePerson(tx, actorOf(request), change, request.now)
      return { location: nextOf(form.value.next), toast: 'Данные сохранены' }
    })
  })

  emailRoutes(app)
  passwordRoutes(app)
  sessionRoutes(app)
}

function emailRoutes(app: App): void {
  app.get<Next>('/my/settings/email', { config: own }, async (request, reply) => {
    const { email } = await getUser(request.kit.db.reader, actorOf(request).userId)
    return show(reply, <EmailPage current={email} next={nextOf(request.query.next)} />)
  })

  app.post('/my/settings/email', { config: guarded }, async (request, reply) => {
    const user = await getUser(request.kit.db.reader, actorOf(request).userId)
    const form = parseForm(emailChangeForm, request.body)
    const errors = form.ok ? await emailErrors(request, user, form.value) : form.errors
    if (!form.ok || errors.length > 0) {
      const { answers } = rejectForm(request.body)
      const doubtful = form.ok && suggestEmail(form.value.email) ? form.value.email : undefined
      return show(
        reply,
        <EmailPage current={user.email} errors={errors} answers={answers} doubtfulEmail={doubtful} />,
        { status: 422 },
      )
    }
    const { email } = form.value
    return answerOnce(request, reply, async (tx) => {
      await askEmailChange(tx, actorOf(request), email, originOf(request, email), request.now)
      return { location: sentPath('email', email) }
    })
  })
}

type EmailChange = { email: string; emailIsRight?: string | undefined; currentPassword: string }

async function emailErrors(request: FastifyRequest, user: User, change: EmailChange): Promise<FieldError[]> {
  const meant = suggestEmail(change.email)
  if (meant && change.emailIsRight !== change.email)
    return [{ field: 'email', message: `Проверьте адрес: возможно, вы имели в виду ${meant}?` }]
  return (await currentPasswordError(request, user, change.currentPassword)) ?? []
}

function passwordRoutes(app: App): void {
  app.get('/my/settings/password', { config: own }, async (request, reply) =>
    show(reply, <PasswordPage least={await leastFor(request, actorOf(request))} />),
  )

  app.post('/my/settings/password', { config: { ...guarded, keyless: true } }, async (request, reply) => {
    const { db } = request.kit
    const [least, user] = [await leastFor(request, actorOf(request)), await getUser(db.reader, actorOf(request).userId)]
    const form = parseForm(passwordChangeForm, request.body)
    if (!form.ok) return show(reply, <PasswordPage least={least} errors={form.errors} />, { status: 422 })
    const { currentPassword, newPassword } = form.value
    const own = [user.email?.split('@')[0] ?? null, user.phone?.slice(2) ?? null, user.surname]
    const why = whyNotPassword(newPassword, least, own)
    const errors = why
      ? [{ field: 'newPassword', message: why }]
      : await currentPasswordError(request, user, currentPassword)
    if (errors) return show(reply, <PasswordPage least={least} errors={errors} />, { status: 422 })
    const passwordHash = await hashPassword(newPassword)
    await db.transaction((tx) => setPassword(tx, user, passwordHash, request.now, request.session?.id))
    return seeOther(reply, '/my/settings', 'Пароль изменён. На других устройствах вход закрыт')
  })
}

/** An open cabinet on somebody else's table is not enough for what opens it for ever. */
async function currentPasswordError(
  request: FastifyRequest,
  user: User,
  password: string,
): Promise<FieldError[] | null> {
  const field = 'currentPassword'
  try {
    if (await proveUser(request, user, password)) return null
    return [{ field, message: 'Нынешний пароль не подошёл. Проверьте раскладку и Caps Lock' }]
  } catch (error) {
    const minutes = waitOf(error)
    if (minutes === null) throw error
    return [{ field, message: `Слишком много попыток. Попробуйте через ${minutes} мин.` }]
  }
}

function sessionRoutes(app: App): void {
  app.get('/my/settings/sessions', { config: own }, async (request, reply) => {
    const { reader } = request.kit.db
    const [sessions, zone] = await Promise.all([
      listSessions(reader, actorOf(request).userId, request.now),
      regionZone(reader),
    ])
    return show(reply, <SessionsPage sessions={sessions} currentId={request.session?.id ?? ''} zone={zone} />)
  })

  app.post<{ Params: { id: string } }>('/my/settings/sessions/:id/end', { config: own }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await endOwnSession(tx, actorOf(request), request.params.id, request.now)
      return { location: '/my/settings/sessions', toast: 'Вход на этом устройстве закрыт' }
    }),
  )

  app.post('/my/settings/sessions/end', { config: own }, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await endOtherSessions(tx, actorOf(request), request.session?.id ?? '', request.now)
      return { location: '/my/settings/sessions', toast: 'Вход закрыт везде, кроме этого устройства' }
    }),
  )
}

/** Back to where the person came from: the account's settings or a certificate's. */
function nextOf(next: string | undefined): string {
  return next ? localPath(next) : '/my/settings'
}

async function showPerson(
  reply: FastifyReply,
  errors: readonly FieldError[],
  answers: Record<string, string | string[]>,
): Promise<FastifyReply> {
  const municipalities = await listMunicipalities(reply.request.kit.db.reader)
  const next = nextOf(typeof answers.next === 'string' ? answers.next : undefined)
  const page = <PersonPage municipalities={municipalities} next={next} errors={errors} answers={answers} />
  return show(reply, page, { status: errors.length > 0 ? 422 : 200 })
}
