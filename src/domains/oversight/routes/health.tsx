import { actorOf } from '#access'
import { type App, answerOnce, notFound, show } from '#platform/http'
import { regionZone } from '#region'
import { askCheck, repeatJob } from '../actions.ts'
import { HealthPage } from '../pages/health.tsx'
import { listChecks } from '../queries/check.ts'
import { listRepeated } from '../queries/repetition.ts'
import { entryId } from './journal.tsx'

const CHECKS_SHOWN = 14
const watching = { config: { permission: 'oversight.health.watch' } }

/** `/region/health`: jobs, schedules and the checks of everything that must add up. */
export function healthRoutes(app: App): void {
  const { db, queue } = app.kit

  app.get('/region/health', watching, async (_request, reply) => {
    const [state, checks, zone] = await Promise.all([
      queue.look(),
      listChecks(db.reader, CHECKS_SHOWN),
      regionZone(db.reader),
    ])
    const repeated = await listRepeated(db.reader, state.failed)
    return show(reply, <HealthPage queue={state} repeated={repeated} checks={checks} zone={zone} />)
  })

  app.post('/region/health/checks', watching, async (request, reply) =>
    answerOnce(request, reply, async (tx) => {
      await askCheck(tx, actorOf(request), request.now)
      return { location: '/region/health', toast: 'Проверяем. Обновите страницу через минуту' }
    }),
  )

  app.post<{ Params: { id: string } }>('/region/health/jobs/:id/repetition', watching, async (request, reply) => {
    const id = entryId.safeParse(request.params.id).data ?? notFound()
    return answerOnce(request, reply, async (tx) => {
      const failed = await queue.find(id)
      const first = failed !== null && (await repeatJob(tx, actorOf(request), failed, request.now))
      return { location: '/region/health', toast: first ? 'Повторяем' : 'Это дело уже повторили или сделали' }
    })
  })
}
