import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { type App, answerOnce, localPath, notFound, parseForm, rejectForm, show } from '#platform/http'
import type { FieldError } from '#ui'
import { mendChild, whyNotMendIdentity } from '../actions/mending.ts'
import { childDataForm, mendingFrom } from '../forms.ts'
import type { OwnChild } from '../model.ts'
import { ChildDataPage, type ChildDataProps } from '../pages/data.tsx'
import { ageProblem } from '../problems.ts'
import { getOwnChild } from '../queries/child.ts'
import { openVault } from '../vault.ts'

const family = { permission: 'families.children.manage' }
const guarded = { ...family, rateLimit: { max: 20, timeWindow: '10 minutes' } }

type One = { Params: { id: string }; Querystring: { next?: string } }

/** `/my/children/:id/data`: what the family said of its child, until a statement and then a desk hold it. */
export function childDataRoutes(app: App): void {
  app.get<One>('/my/children/:id/data', { config: family }, async (request, reply) => {
    const child = await ownChild(request)
    return showData(request, reply, { child, back: backTo(child, request.query.next) })
  })

  app.post<One>('/my/children/:id/data', { config: guarded }, async (request, reply) => {
    const child = await ownChild(request)
    const back = backTo(child, (request.body as { next?: string } | null)?.next)
    const form = parseForm(childDataForm, request.body)
    if (!form.ok) return showData(request, reply, { child, back, ...form })
    const { anotherChild, ...typed } = form.value
    const vault = openVault(request.kit.config.secretKey)
    const mending = { childId: child.id, change: mendingFrom(typed), vault, anotherChild: anotherChild === 'yes' }
    try {
      return await answerOnce(request, reply, async (tx) => {
        await mendChild(tx, actorOf(request), mending, request.now)
        return { location: back, toast: 'Данные сохранены' }
      })
    } catch (error) {
      const problem = error instanceof Refusal ? (ageProblem(error) ?? knownProblem(error)) : null
      if (!problem) throw error
      const alike = problem.field === 'anotherChild'
      return showData(request, reply, { child, back, alike, ...rejectForm(request.body, problem) })
    }
  })
}

function ownChild(request: FastifyRequest<One>): Promise<OwnChild> {
  return getOwnChild(request.kit.db.reader, actorOf(request), parseId(request.params.id) ?? notFound())
}

function backTo(child: OwnChild, next: string | undefined): string {
  return next ? localPath(next) : `/my/children/${child.id}`
}

async function showData(request: FastifyRequest, reply: FastifyReply, shown: Omit<ChildDataProps, 'mendable'>) {
  const mendable = (await whyNotMendIdentity(request.kit.db.reader, shown.child)) === null
  return show(reply, <ChildDataPage {...shown} mendable={mendable} />, { status: shown.errors ? 422 : 200 })
}

/** With what is typed the record would be that of a child who is known already. */
function knownProblem({ code, facts }: Refusal): FieldError | null {
  if (code !== 'families.known-child' && code !== 'families.already-yours') return null
  if (facts.certain !== true)
    return { field: 'anotherChild', message: 'Есть похожий ребёнок. Проверьте данные и отметьте, что ваш — другой' }
  const where = code === 'families.already-yours' ? 'в вашем кабинете' : 'в системе'
  return { field: 'child.surname', message: `Такой ребёнок уже есть ${where}. Проверьте имя и дату рождения` }
}
