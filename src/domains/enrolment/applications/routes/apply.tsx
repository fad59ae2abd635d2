import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { type ChildId, getOwnChild } from '#families'
import { Refusal, refuse } from '#kernel/refusal'
import { type App, answerOnce, notFound, parseForm, rejectForm, seeOther, show } from '#platform/http'
import { type GroupId, parseArticle } from '#programmes'
import { dayOf } from '#region'
import { wishForm } from '../../quote/forms.ts'
import { calculate } from '../../quote/queries/calculation.ts'
import { submitApplication } from '../actions/filing.ts'
import { submissionForm, submissionSubject } from '../forms.ts'
import { ApplyPage, type ApplyPageProps } from '../pages/apply.tsx'
import { answerDue } from '../queries/answer-due.ts'
import { refusals } from '../refusals.ts'

const file = { permission: 'enrolment.application.file' }

/** From the quote to the number: check answers, then file. */
export function applyRoutes(app: App): void {
  app.get<{ Params: { article: string } }>('/programmes/:article/apply', { config: file }, async (request, reply) => {
    const article = parseArticle(request.params.article)
    const form = parseForm(wishForm, request.query)
    const { child, group } = request.query as { child?: unknown; group?: unknown }
    const wish = form.ok ? form.value : { child: textOf(child), group: textOf(group) }
    if (!wish.child || !wish.group) return seeOther(reply, `/programmes/${article}`)
    const again = form.ok ? {} : { errors: form.errors, answers: form.answers }
    const page = await pageFacts(request, { ...wish, child: wish.child, group: wish.group })
    if (page.programme.article !== article) notFound()
    return show(reply, <ApplyPage {...page} {...again} />, { status: form.ok ? 200 : 422 })
  })

  app.post('/my/applications', { config: file }, async (request, reply) => {
    const subject = parseForm(submissionSubject, request.body)
    if (!subject.ok) refuse('http.malformed')
    const { child, group, startsOn, quoteVersion, seenParent } = subject.value
    const form = parseForm(submissionForm(seenParent !== 0n), request.body)
    if (!form.ok) {
      const page = await pageFacts(request, subject.value)
      return show(reply, <ApplyPage {...page} errors={form.errors} answers={form.answers} />, { status: 422 })
    }
    const by = actorOf(request)
    try {
      return await answerOnce(request, reply, async (tx) => {
        const submission = { childId: child, groupId: group as GroupId, startsOn, quoteVersion }
        const { id } = await submitApplication(tx, by, submission, request.now)
        return { location: `/my/applications/${id}/receipt` }
      })
    } catch (error) {
      return showAgain(error, request, reply, subject.value)
    }
  })
}

type Wish = { child: string; group: string; startsOn?: Temporal.PlainDate; start?: Temporal.PlainDate }
type Seen = { seenTotal?: bigint; seenCertificate?: bigint; seenParent?: bigint }

async function pageFacts(request: FastifyRequest, wish: Wish): Promise<ApplyPageProps> {
  const by = actorOf(request)
  const { reader } = request.kit.db
  const child = await getOwnChild(reader, by, wish.child as ChildId)
  const groupId = wish.group as GroupId
  const [calculated, due] = await Promise.all([
    calculate(reader, { guardianId: by.userId, child, groupId, startsOn: wish.startsOn ?? wish.start }, request.now),
    answerDue(reader, await dayOf(reader, request.now)),
  ])
  if (!calculated) notFound()
  const { calculation, facts } = calculated
  const { article, name, providerName } = facts.programme
  const programme = { article, name, module: facts.module.name, provider: providerName }
  return { ...calculation, child, programme, group: facts.group, answerDueOn: due.on }
}

/** Somebody was quicker, or the money changed: nothing was filed, the answers are kept, the new quote is shown. */
async function showAgain(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: Wish & Seen,
): Promise<never> {
  if (!(error instanceof Refusal) || !/^(enrolment|ledger|funding)\./.test(error.code)) throw error
  const page = await pageFacts(request, wish)
  const { answers } = rejectForm(request.body)
  const { seenTotal, seenCertificate, seenParent } = wish
  const seen =
    seenTotal !== undefined && seenCertificate !== undefined && seenParent !== undefined
      ? { total: seenTotal, certificate: seenCertificate, parent: seenParent }
      : undefined
  const changed = page.quote.allowed && error.code === 'enrolment.quote-changed' ? seen : undefined
  const told = changed || error.code === 'enrolment.not-allowed' ? undefined : refusals[error.code]?.words(error.facts)
  // The page is sent here; a route that answers once may return only what answerOnce returns.
  return show(reply, <ApplyPage {...page} seen={changed} problem={told} answers={answers} />, { status: 409 }) as never
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined
}
