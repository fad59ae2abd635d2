import { type App, answerOnce, forgetSession, parseForm, seeOther, show } from '#platform/http'
import { admitFirst } from '../actions/login.ts'
import { sendConfirmation } from '../actions/registration.ts'
import { chooseRole } from '../actions/role.ts'
import { signOut } from '../actions/session.ts'
import { roleForm, signInForm } from '../forms.ts'
import { RolesPage, SignInPage } from '../pages/sign-in.tsx'
import { findPerson } from '../queries/user.ts'
import { homes } from '../rules.ts'
import { actorOf, visitorOf } from './actor.ts'
import { enter, nextPath, proveByPassword, waitOf } from './entry.ts'
import { sentPath } from './registration.tsx'

const anyone = { permission: 'anyone' }
const signedIn = { permission: 'signed-in' }
type Next = { Querystring: { next?: string } }

export function signInRoutes(app: App): void {
  app.get<Next>('/sign-in', { config: anyone }, async (request, reply) => {
    if (visitorOf(request)) return seeOther(reply, nextPath(request.query.next))
    return show(reply, <SignInPage next={request.query.next} />)
  })

  app.post('/sign-in', { config: { ...anyone, keyless: true } }, async (request, reply) => {
    const form = parseForm(signInForm, request.body)
    if (!form.ok) return show(reply, <SignInPage errors={form.errors} answers={form.answers} />, { status: 422 })
    const { email, password, next } = form.value
    const answers = { email, next }
    try {
      const user = await proveByPassword(request, email, password)
      if (!user) return show(reply, <SignInPage wrong answers={answers} />, { status: 422 })
      const { login } = user
      if (login?.printKey) {
        const token = await request.kit.db.transaction((tx) => admitFirst(tx, login, request.now))
        return seeOther(reply, `/sign-in/first/${token}`)
      }
      if (login || user.emailConfirmedAt) return await enter(reply, user.id, next)
      await request.kit.db.transaction((tx) => sendConfirmation(tx, user, email, request.now))
      return seeOther(reply, sentPath('registration', email))
    } catch (error) {
      const minutes = waitOf(error)
      if (minutes === null) throw error
      return show(reply, <SignInPage minutes={minutes} answers={answers} />, { status: 429 })
    }
  })

  app.post('/sign-out', { config: { ...anyone, keyless: true } }, async (request, reply) => {
    const [by, { session }] = [visitorOf(request), request]
    if (by && session) await request.kit.db.transaction((tx) => signOut(tx, by, session.id, request.now))
    forgetSession(reply)
    return seeOther(reply, '/', 'Вы вышли из кабинета')
  })

  roleRoutes(app)
}

function roleRoutes(app: App): void {
  /** The one door that knows every role's home; who has several roles chooses first. */
  app.get('/cabinet', { config: signedIn }, async (request, reply) => {
    const { role, grants } = actorOf(request)
    const { session } = request
    const person =
      grants.length > 1 && session ? await findPerson(request.kit.db.reader, session.userId ?? '', session.id) : null
    return seeOther(reply, person && !person.actingId ? '/roles' : homes[role])
  })

  app.get<Next>('/roles', { config: signedIn }, async (request, reply) => {
    const { session } = request
    const person = session?.userId ? await findPerson(request.kit.db.reader, session.userId, session.id) : null
    return show(reply, <RolesPage grants={person?.grants ?? []} actingId={person?.actingId ?? null} />)
  })

  app.post('/roles', { config: signedIn }, async (request, reply) => {
    const form = parseForm(roleForm, request.body)
    const { session } = request
    if (!form.ok || !session) return seeOther(reply, '/roles')
    return answerOnce(request, reply, async (tx) => {
      await chooseRole(tx, actorOf(request), { roleId: form.value.role, sessionId: session.id }, request.now)
      return { location: '/cabinet' }
    })
  })
}
