import type { FastifyRequest } from 'fastify'
import { refuse } from '#kernel/refusal'
import { type App, keepSession, localPath, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { createSealer, type Sealer } from '#platform/sealing'
import type { FieldError } from '#ui'
import { type CodeAnswer, checkCode, elevate } from '../actions/factor.ts'
import { codeForm, proofForm } from '../forms.ts'
import { CodeLatePage, CodePage, ProofPage } from '../pages/factor.tsx'
import { hasFactor } from '../queries/factor.ts'
import { findLink, takeLink } from '../queries/link.ts'
import { getUser } from '../queries/user.ts'
import { actorOf } from './actor.ts'
import { enterProved, nextPath, proveUser, waitOf } from './entry.ts'

const guarded = { permission: 'anyone', rateLimit: { max: 30, timeWindow: '10 minutes' }, keyless: true }
const signedIn = { permission: 'signed-in' }
type ByToken = { Params: { token: string }; Querystring: { next?: string } }
type Next = { Querystring: { next?: string } }
const purpose = 'second-factor'

/** The second half of signing in, and the proof before a dangerous act. */
export function codeRoutes(app: App): void {
  app.get<ByToken>('/sign-in/code/:token', { config: guarded }, async (request, reply) => {
    const { token } = request.params
    const link = await findLink(request.kit.db.reader, token, purpose, request.now)
    if (link?.state !== 'live') return show(reply, <CodeLatePage />, { status: 410 })
    return show(reply, <CodePage token={token} next={nextPath(request.query.next)} />)
  })

  app.post<ByToken>('/sign-in/code/:token', { config: guarded }, async (request, reply) => {
    const { token } = request.params
    const { db } = request.kit
    const link = await findLink(db.reader, token, purpose, request.now)
    if (link?.state !== 'live') return show(reply, <CodeLatePage />, { status: 410 })
    const form = parseForm(codeForm, request.body)
    const errors = form.ok ? await codeErrors(request, link.userId, form.value.code) : form.errors
    if (!form.ok || errors.length > 0) {
      const next = nextPath(form.ok ? form.value.next : undefined)
      return show(reply, <CodePage token={token} next={next} errors={errors} />, { status: 422 })
    }
    if (!(await db.transaction((tx) => takeLink(tx, token, purpose, request.now))))
      return show(reply, <CodeLatePage />, { status: 410 })
    return enterProved(reply, link.userId, form.value.next)
  })

  proofRoutes(app)
}

function proofRoutes(app: App): void {
  app.get<Next>('/sign-in/confirmation', { config: signedIn }, async (request, reply) => {
    const byCode = await hasFactor(request.kit.db.reader, actorOf(request).userId)
    return show(reply, <ProofPage byCode={byCode} next={localPath(request.query.next ?? '/cabinet')} />)
  })

  app.post('/sign-in/confirmation', { config: { ...signedIn, keyless: true } }, async (request, reply) => {
    const { db } = request.kit
    const by = actorOf(request)
    const byCode = await hasFactor(db.reader, by.userId)
    const form = parseForm(proofForm, request.body)
    const { code, password, next } = form.ok ? form.value : { code: '', password: '', next: undefined }
    const errors = await proofErrors(request, { byCode, code, password })
    const { session } = request
    if (errors.length > 0 || !session)
      return show(
        reply,
        <ProofPage byCode={byCode} next={localPath(next ?? '/cabinet')} {...rejectForm(request.body, ...errors)} />,
        { status: 422 },
      )
    const { token } = await db.transaction((tx) => elevate(tx, by, session, request.now))
    keepSession(reply, token, session.createdAt.add(request.kit.config.sessions.absolute))
    return seeOther(reply, localPath(next ?? '/cabinet'))
  })
}

type Proof = { byCode: boolean; code: string; password: string }

/** What was wrong about the proof of who is signed in; empty when it was right. */
export async function proofErrors(request: FastifyRequest, { byCode, code, password }: Proof): Promise<FieldError[]> {
  const { userId } = actorOf(request)
  if (byCode) return codeErrors(request, userId, code)
  try {
    const user = await getUser(request.kit.db.reader, userId)
    if (password && (await proveUser(request, user, password))) return []
    return [{ field: 'password', message: 'Пароль не подошёл. Проверьте раскладку и Caps Lock' }]
  } catch (error) {
    return [{ field: 'password', message: waitWords(error) }]
  }
}

async function codeErrors(request: FastifyRequest, userId: string, code: string): Promise<FieldError[]> {
  try {
    const answer = await answerTo(request, userId, code)
    return answer === 'right' ? [] : [{ field: 'code', message: words[answer] }]
  } catch (error) {
    return [{ field: 'code', message: waitWords(error) }]
  }
}

const words: Record<Exclude<CodeAnswer, 'right'>, string> = {
  wrong: 'Код не подошёл. Проверьте, что в телефоне верное время, и введите код, который приложение показывает сейчас',
  reused: 'Этот код уже использован. Дождитесь следующего: он сменится не позже чем через полминуты',
}

/** The try is counted whatever becomes of the rest. */
function answerTo(request: FastifyRequest, userId: string, code: string): Promise<CodeAnswer> {
  const checked = { userId, code, sealer: factorSealer(request) }
  return request.kit.db.transaction((tx) => checkCode(tx, checked, request.now))
}

/** For the interface of machines. */
export async function demandCode(request: FastifyRequest, userId: string, code: string | undefined): Promise<void> {
  if (!(await hasFactor(request.kit.db.reader, userId))) return
  if (!code) return refuse('access.code-needed')
  const answer = await answerTo(request, userId, code)
  if (answer !== 'right') refuse('access.wrong-code', { reused: answer === 'reused' })
}

export function factorSealer(request: FastifyRequest): Sealer {
  return createSealer(request.kit.config.secretKey, 'access-factor')
}

function waitWords(error: unknown): string {
  const minutes = waitOf(error)
  if (minutes === null) throw error
  return `Слишком много попыток. Попробуйте через ${minutes} мин.`
}
